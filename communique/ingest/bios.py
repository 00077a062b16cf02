"""Lines that say who an author is, which stand above or below the text but are none of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.ingest.bylines import people_named
from communique.ingest.shapes import folded, weight
from communique.ingest.wordlists import phrases

_BIO = re.compile(
    r"^(?:(?:the (?:writer|author)|mr\.?|ms\.?|dr\.?|prof\w*)\b.{0,60}\b(?:is|was|are)\b"
    r"|.{3,60}\bcovers (?!up\b)"
    r"|.{3,60}\b(?:writes|reports|blogs|tweets) (?:on|about|for|from)\b"
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
_ABOUT = phrases(
    "about the author; about the authors; about the writer; about the writers; über den autor;"
    " über die autorin; zur person; à propos de l'auteur; sobre el autor; sobre la firma; sobre o"
    " autor; об авторе; عن الكاتب; 作者简介; 作者簡介; 筆者紹介; 著者プロフィール"
)
_EDGES = " :|-–—"
_LONGEST = 400


def opens_bio(text: str) -> bool:
    """Whether what stands below ``text`` is about the author."""
    return len(text) < 40 and folded(text).strip(_EDGES) in _ABOUT


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
