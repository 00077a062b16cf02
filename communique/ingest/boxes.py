"""Boxes of links to other articles, and where the article goes on after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.ingest.roles import Reading, Role
from communique.ingest.shapes import is_ended, weight, words_in

_SENTENCES = re.compile(r"[.!?।。！？][\"”»’']?\s*(?=\S)")


# Somebody's words, and who said them: no teaser ends in that.
_QUOTED = re.compile(r"^[\"“„«‘][^\"”“»’]{8,}[\"”“»’],?\s+\w+.*\.$")
_END = re.compile(r"end of (?:list|recommended stories)$|after newsletter promotion$")


def without_boxes(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The lines, those of a related box turned to furniture.

    A box begins with a phrase such as “You might also like” and lasts until a full paragraph that
    another one follows: teasers in a box are followed by the next headline. Above the title such
    a phrase is the name of a section.
    """
    result: list[Reading] = []
    in_box = False
    is_begun = False
    for number, reading in enumerate(readings):
        is_begun = is_begun or (reading.is_text and words_in(reading.text) > 3)
        opens = is_begun and reading.role is Role.RELATED
        in_box = (in_box or opens) and not _resumes(readings, number)
        if in_box and _END.match(reading.text.strip().lower()):
            result.append(reading.as_role(Role.FURNITURE))
            in_box = False
            continue
        is_boxed = in_box and reading.role in (Role.TEXT, Role.STAMP, Role.CAPTION, Role.RELATED)
        result.append(reading.as_role(Role.FURNITURE) if is_boxed else reading)
    return tuple(result)


def _resumes(readings: Sequence[Reading], number: int) -> bool:
    """Whether the article itself goes on with this line."""
    reading = readings[number]
    size = weight(reading.text)
    if not reading.is_sentence or size < 60 or not is_ended(reading.text):
        return False
    if size >= 240 or _SENTENCES.search(reading.text) or _QUOTED.match(reading.text):
        return True
    return _is_followed_by_text(readings, number)


def _is_followed_by_text(readings: Sequence[Reading], number: int) -> bool:
    """Whether the next line that says something is a paragraph, or there is none."""
    for following in readings[number + 1 : number + 12]:
        if following.role in (Role.TEXT, Role.STAMP):
            return following.is_sentence
        if following.role in (Role.TAGS, Role.ENDNOTE, Role.RELATED):
            return True
    return True
