"""Where an article ends: its last paragraph, and the notes, topics and names under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from communique.ingest.bios import is_about, is_bio, opens_bio
from communique.ingest.bylines import people_named
from communique.ingest.furniture import is_appeal
from communique.ingest.roles import Reading, Role, is_page
from communique.ingest.shapes import folded, is_ended, weight
from communique.ingest.taglines import Tags, stacked_tags, undelimited_tags

_SIGN_OFF = re.compile(
    r"^[\W_]*(?:reuters?|ap|afp|dpa|xinhua|pti|ani|ians|enditem|ends?|item|tass|efe|ansa|fin"
    r"|完|終|끝|अंत|النهاية|#+|-30-)[\W_]*$"
)
_SIGNED = re.compile(r"^(?:[-–—]{1,2}|~|\()\s*(?P<names>[^()]{4,60})\)?$")
_LONG_RUN = 5  # lines of links and buttons that can be the beginning of a footer
_LITTLE_BIO = 600  # in weight
_LITTLE = 0.25  # of the text above, in weight
_FURTHEST = 6  # lines under the text that may still be about it


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands below the text; ``ends`` is the number of the line after its last one.

    ``below`` are the lines right under it.

    ``names`` are those that sign it, without a “by”.
    """

    ends: int
    tags: Tags | None = None
    endnote: str | None = None
    below: tuple[Reading, ...] = ()
    names: tuple[str, ...] = ()


def ending_of(
    readings: Sequence[Reading], begins: int, authors: Sequence[str], title: str
) -> Ending:
    """The ending of the article whose text begins at line ``begins``."""
    last = _last_paragraph(readings, begins, authors)
    below = readings[last + 1 :]
    body = [reading.text for reading in readings[begins : last + 1] if reading.is_text]
    return Ending(
        ends=last + 1,
        tags=_tags(readings, below, "\n".join((title, *body))),
        endnote=_endnote(readings[begins:], below),
        below=tuple(below[:_FURTHEST]),
        names=_signature(below[:_FURTHEST]),
    )


def _last_paragraph(readings: Sequence[Reading], begins: int, authors: Sequence[str]) -> int:
    """The number of the last line that belongs to the text."""
    last = _above_bio(readings, begins)
    while last > begins and not _can_be_last(readings[last], authors):
        last -= 1
    if is_page(readings):
        last = _before_footer(readings, begins, last)
    return last


def _above_bio(readings: Sequence[Reading], begins: int) -> int:
    """The last line, or the one above a box about the author that little text follows."""
    texts = [weight(r.text) if r.is_sentence else 0 for r in readings]
    for number in range(len(readings) - 1, begins, -1):
        if opens_bio(readings[number].text):
            above, below = sum(texts[begins:number]), sum(texts[number:])
            return number - 1 if below < _LITTLE * above or below < _LITTLE_BIO else number
    return len(readings) - 1


def _before_footer(readings: Sequence[Reading], begins: int, last: int) -> int:
    """The last paragraph above a long run of links and buttons that little text follows."""
    total = sum(weight(r.text) for r in readings[begins : last + 1] if r.is_sentence)
    above = 0
    paragraph, run = begins, 0
    for number, reading in enumerate(readings[begins : last + 1], begins):
        if reading.is_sentence:
            if run >= _LONG_RUN and total - above < _LITTLE * above:
                return paragraph
            paragraph, run = number, 0
            above += weight(reading.text)
        elif reading.role in (Role.TEXT, Role.FURNITURE, Role.STAMP) and not reading.line.bullet:
            run += 1
    return last


def _can_be_last(reading: Reading, authors: Sequence[str]) -> bool:
    if not reading.is_text or (len(reading.text) < 40 and _SIGN_OFF.match(folded(reading.text))):
        return False
    if is_appeal(reading.text):
        return False
    if is_about(reading.text, authors):
        return False
    return (
        reading.is_sentence
        or bool(reading.line.bullet)
        or (
            is_ended(reading.text) and reading.text[-1] not in "?？؟" and weight(reading.text) >= 16
        )
    )


def _endnote(body: Sequence[Reading], below: Sequence[Reading]) -> str | None:
    notes = [reading.text for reading in body if reading.role is Role.ENDNOTE]
    notes += [reading.text for reading in below if reading.is_text and is_bio(reading.text)]
    return " ".join(dict.fromkeys(notes)) or None


def _signature(below: Sequence[Reading]) -> tuple[str, ...]:
    """The names an article is signed with, such as “— Ann Lee”."""
    for reading in below:
        found = _SIGNED.match(reading.text) if reading.is_text else None
        names = people_named(found["names"]) if found else ()
        if names:
            return names
    return ()


def _fragments(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The first lines as far as they are fragments of text."""
    return tuple(r.text for r in takewhile(lambda r: r.is_fragment, readings[:20]))


def _tags(readings: Sequence[Reading], below: Sequence[Reading], plain: str) -> Tags | None:
    """The topics of the article, whose words are ``plain``."""
    for number in range(len(readings) - 1, -1, -1):
        tags = readings[number].tags
        if tags is not None:
            tags = tags if tags.names else stacked_tags(_fragments(readings[number + 1 :]))
            if tags.names:
                return tags
    for number, reading in enumerate(below[:_FURTHEST]):
        tags = undelimited_tags(reading.text, plain) if reading.is_fragment else None
        if tags:
            return _stack(below[number:], plain) or tags
    return None


def _stack(below: Sequence[Reading], plain: str) -> Tags | None:
    """The topics that begin ``below``, one to a line; None where they are not a stack."""
    names = stacked_tags(_fragments(below)).names
    text = folded(plain)
    known = sum(folded(name)[:5] in text for name in names)
    return Tags(names=names, is_guessed=True) if 1 < len(names) <= 2 * known else None
