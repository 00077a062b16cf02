"""Where an article ends: its last paragraph, and the notes, topics and names under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.ingest.bylines import people_named
from communique.ingest.roles import Reading, Role
from communique.ingest.shapes import folded, is_ended, weight
from communique.ingest.stamps import Stamp
from communique.ingest.taglines import Tags, undelimited_tags

_BIO = re.compile(
    r"^(?:(?:the (?:writer|author)|mr\.?|ms\.?|dr\.?|prof\w*)\b.{0,60}\b(?:is|was|are)\b"
    r"|.{3,60}\b(?:is|are) (?:an?|the|bbc|cnn|ap|senior|chief|staff)\b.{0,120}\b(?:correspondent|reporter"
    r"|editor|writer|columnist|journalist|fellow|professor|analyst|author of|freelance|contributor))",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^[\W_]*(?:reuters?|ap|afp|dpa|xinhua|pti|ani|ians|enditem|end(?:s)?|item|tass|efe|ansa|fin|"
    r"完|終|끝|अंत|النهاية|###+|-30-)[\W_]*$"
)


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands below the text; ``ends`` is the number of the line after its last one."""

    ends: int
    tags: Tags | None = None
    endnote: str | None = None
    stamps: tuple[Stamp, ...] = ()


def ending_of(
    readings: Sequence[Reading], begins: int, authors: Sequence[str], plain: str
) -> Ending:
    """The ending of the article whose text begins at line ``begins``.

    ``plain`` are the words that topics without anything between them are looked up in.
    """
    last = _last_paragraph(readings, begins, authors)
    below = readings[last + 1 :]
    tags, is_in_text = _tags(readings, begins, last, plain)
    notes = [reading.text for reading in readings[begins:] if reading.role is Role.ENDNOTE]
    notes += [reading.text for reading in below if reading.is_text and _BIO.match(reading.text)]
    return Ending(
        ends=last if is_in_text else last + 1,
        tags=tags,
        endnote=" ".join(dict.fromkeys(notes)) or None,
        stamps=tuple(reading.stamp for reading in below[:6] if reading.stamp),
    )


def _last_paragraph(readings: Sequence[Reading], begins: int, authors: Sequence[str]) -> int:
    """The number of the last line that belongs to the text."""
    last = len(readings) - 1
    while last > begins and not _can_be_last(readings, last, authors):
        last -= 1
    return last


def _can_be_last(readings: Sequence[Reading], number: int, authors: Sequence[str]) -> bool:
    reading = readings[number]
    if not reading.is_text or _SIGN_OFF.match(folded(reading.text)):
        return False
    if weight(reading.text) < 300 and _is_about(reading.text, authors):
        return False
    return (
        reading.is_sentence
        or bool(reading.line.bullet)
        or (is_ended(reading.text) and weight(reading.text) >= 16)
    )


def _is_about(text: str, authors: Sequence[str]) -> bool:
    """Whether a line is the author's name again, or says who the author is."""
    people = people_named(text)
    if people and {folded(name) for name in people} <= {folded(name) for name in authors}:
        return True
    return bool(_BIO.match(text)) and (
        any(folded(text).startswith(folded(name)) for name in authors)
        or folded(text).startswith(("the writer", "the author"))
    )


def _tags(
    readings: Sequence[Reading], begins: int, last: int, plain: str
) -> tuple[Tags | None, bool]:
    """The topics, and whether they stand in the line taken for the last of the text."""
    for reading in reversed(readings):
        if reading.tags and reading.tags.names:
            return reading.tags, False
    for reading in readings[last + 1 : last + 6]:
        if reading.is_text:
            tags = undelimited_tags(reading.text, plain)
            if tags:
                return tags, False
    return None, False
