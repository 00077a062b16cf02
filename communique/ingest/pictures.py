"""Captions that only their neighbours give away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.ingest.bylines import people_named
from communique.ingest.credits import Credit
from communique.ingest.datelines import dateline_of
from communique.ingest.names import is_name
from communique.ingest.roles import Reading, Role
from communique.ingest.shapes import is_ended, kernel, weight

_HEAD = 12  # lines above the text
_LONGEST = 120  # in weight: a longer sentence under a credit is the first paragraph


def with_captions(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The lines, those that are a caption by their place told apart.

    That is a caption that comes again, with its credit or without, and the line right under a
    credit that stands above its caption.
    """
    said = {kernel(r.credit.caption) for r in readings if r.credit and r.credit.caption}
    result = list(readings)
    above = True
    for number, reading in enumerate(readings):
        above = above and not (reading.is_sentence and weight(reading.text) > _LONGEST)
        if _is_photographer(readings, number):
            result[number] = replace(reading, role=Role.CREDIT, credit=Credit(credit=reading.text))
        elif reading.is_text and (
            kernel(reading.text) in said or _is_under(readings, number, above)
        ):
            result[number] = replace(
                reading, role=Role.CAPTION, credit=Credit(caption=reading.text)
            )
    return tuple(result)


def _is_photographer(readings: Sequence[Reading], number: int) -> bool:
    """Whether a bare name stands close under a line, and other names below sign the article."""
    reading = readings[number]
    if not reading.is_text or reading.line.is_apart or not 1 < number < _HEAD:
        return False
    if not is_name(reading.text) or not readings[number - 1].is_text:
        return False
    below = readings[number + 1 : number + 4]
    named = {name for r in below for name in (r.stamp.names if r.stamp else people_named(r.text))}
    return bool(below) and below[0].line.is_apart and bool(named - {reading.text})


def _is_under(readings: Sequence[Reading], number: int, is_head: bool) -> bool:
    """Whether a line stands close under a credit, and apart from the text below.

    ``is_head``: nothing above it is text.
    """
    if not 0 < number < len(readings) - 1 or readings[number - 1].role is not Role.CREDIT:
        return False
    reading, above, below = readings[number], readings[number - 1], readings[number + 1]
    if is_head and reading.is_fragment and not is_ended(reading.text) and below.is_sentence:
        return True
    if reading.line.is_apart or not below.line.is_apart or dateline_of(reading.text):
        return False
    is_short = not is_ended(reading.text) or weight(reading.text) <= _LONGEST
    return above.line.is_apart and is_short and below.role in (Role.TEXT, Role.STAMP)
