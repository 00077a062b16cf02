"""Lines that say who an author is, which stand above or below the text but are none of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.ingest.bylines import people_named
from communique.ingest.shapes import folded, weight

_BIO = re.compile(
    r"^(?:(?:the (?:writer|author)|mr\.?|ms\.?|dr\.?|prof\w*)\b.{0,60}\b(?:is|was|are)\b"
    r"|.{3,60}\b(?:is|are|was|serves as|works as|covers|has covered|writes|reports|joined"
    r"|specializes) .{0,120}\b(?:correspondents?|reporters?|editor|writer|columnist|journalists?"
    r"|fellow|professor|analyst|author of|freelance|contributor|based in|bureau|director|expert"
    r"|covering|covers|news|politics|policy|security|affairs|programs?))",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:contact|follow|email|e-mail|write to|reach|you can (?:follow|reach)|read more from) "
    r"|.{3,40} can be (?:reached|contacted|followed) "
)
_LONGEST = 400


def is_bio(text: str) -> bool:
    """Whether ``text`` says what somebody does for a living."""
    return weight(text) < _LONGEST and bool(_BIO.match(text))


def is_about(text: str, authors: Sequence[str]) -> bool:
    """Whether a line is an author's name again, or says who the author is."""
    if weight(text) >= _LONGEST:
        return False
    people = people_named(text)
    if people and {folded(name) for name in people} <= {folded(name) for name in authors}:
        return True
    parts = [part for name in authors for part in (name, name.split()[0], name.split()[-1])]
    plain = folded(text)
    starts = tuple(folded(f"{part} ") for part in parts)
    if is_bio(text) and plain.startswith(("the writer ", "the author ", *starts)):
        return True
    return bool(_CONTACT.match(plain)) and any(folded(part) in plain for part in parts)
