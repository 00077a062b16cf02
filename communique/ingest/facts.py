"""What the lines above and below a text say of it: who wrote it, when, and the picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from communique.ingest.datelines import dated
from communique.ingest.dates import (
    DateFound,
    dates_in,
    is_label_of_publication,
    is_label_of_update,
)
from communique.ingest.endings import Ending
from communique.ingest.names import is_outlet, is_post
from communique.ingest.openings import Opening
from communique.ingest.roles import Reading, Role
from communique.ingest.shapes import kernel
from communique.ingest.stamps import is_label
from communique.model import Image

_LONGEST_ORIGIN = 80


@dataclass(frozen=True, slots=True)
class Dates:
    """When an article appeared and was changed, as ISO 8601, and where that is said."""

    published: str | None = None
    updated: str | None = None
    origin: str | None = None
    is_guessed: bool = False


@dataclass(frozen=True, slots=True)
class Authors:
    """Who wrote an article; ``is_guessed`` when no line says “by”."""

    names: tuple[str, ...] = ()
    is_guessed: bool = False


def authors_of(head: Sequence[Reading], bare: Sequence[str] = ()) -> Authors:
    """The people the lines name, or else those who stand alone."""
    stamps = [reading.stamp for reading in head if reading.stamp]
    said = [name for stamp in stamps if stamp.is_byline for name in stamp.names]
    beside = [name for stamp in stamps for name in stamp.names]
    names = tuple(dict.fromkeys(said or beside or bare))
    return Authors(names, bool(names) and not said and not beside)


def dates_of(
    head: Sequence[Reading],
    opening: Opening,
    ending: Ending,
    sent: str | None,
    dateline: str | None,
) -> Dates:
    """The dates of the lines above the text, or else of those below, the dateline, the message."""
    lines = [
        *((date, opening.title or "") for date in opening.dates),
        *_dated(head),
    ]
    below = [*_dated(ending.below)]
    found = lines or below
    published = [(date, line) for date, line in found if not date.is_update]
    updates = [(date, line) for date, line in found if date.is_update]
    if published or updates:
        date, line = (published or updates)[0]
        is_sure = bool(published) and date.is_certain and bool(lines)
        changed = updates[0][0].iso if published and updates else None
        return Dates(date.iso, changed, f"line '{_shortened(line)}'", not is_sure)
    written = dated(dateline)
    if written:
        return Dates(written.iso, None, f"dateline '{dateline}'", is_guessed=True)
    posted = dates_in(sent or "")
    if posted:
        return Dates(posted[0].iso, None, "the date of the message", is_guessed=True)
    return Dates()


def _dated(readings: Iterable[Reading]) -> list[tuple[DateFound, str]]:
    """The dates, each with its line; one that a line of its own calls published comes first."""
    found = []
    label = ""
    for reading in readings:
        for date in reading.stamp.dates if reading.stamp else ():
            is_update = date.is_update or is_label_of_update(label)
            found.append((replace(date, is_update=is_update), f"{label} {reading.text}".strip()))
        label = reading.text if is_label(reading.text) else ""
    return sorted(found, key=lambda one: not is_label_of_publication(one[1]))


def _shortened(line: str) -> str:
    """A line short enough for a message, without the page's glue."""
    line = re.sub(r"\s+", " ", line)
    return line if len(line) <= _LONGEST_ORIGIN else line[: _LONGEST_ORIGIN - 1].rstrip() + "…"


def image_of(readings: Sequence[Reading], opening: Opening) -> Image | None:
    """The first picture somebody is credited for, with its caption.

    A caption that only repeats the title is left out.
    """
    for number, reading in enumerate(readings):
        if reading.credit is None or not reading.credit.credit:
            continue
        above = readings[number - 1] if number else None
        below = readings[number + 1] if number + 1 < len(readings) else None
        caption = reading.credit.caption
        if caption is None and below is not None and _is_caption_alone(below):
            caption = below.text
        if caption is None and above is not None and number <= opening.begins + 1:
            caption = _caption(above, opening)
        return Image(credit=reading.credit.credit, caption=caption)
    return None


def _is_caption_alone(reading: Reading) -> bool:
    """Whether a line is the caption of the credit above it."""
    credit = reading.credit
    return reading.role is Role.CAPTION and credit is not None and not credit.credit


def _caption(above: Reading, opening: Opening) -> str | None:
    """The line above a credit, if it is about the picture."""
    if above.role is Role.CAPTION and above.credit:
        return above.credit.caption
    is_taken = above.text in (opening.title, opening.standfirst, *opening.key_points)
    if is_post(above.text) and is_outlet(above.text):
        return None
    if not above.is_text or is_taken or kernel(above.text) == kernel(opening.title or ""):
        return None
    return above.text
