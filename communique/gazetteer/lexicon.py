"""Every word of news that points to a place, an organisation or a person, found in one pass.

A ``Term`` is what is written, a ``Sense`` what it points to. The lexicon is a dictionary from the
first word of a term to its longer forms, longest first: a text costs one look-up a word.

Kinds of sense: ``name`` ``demonym`` ``capital`` ``institution`` ``place`` ``firm`` ``phrase`` point
to a country, ``organisation`` to an organisation, ``person`` and ``surname`` to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Kind = Literal[
    "name",
    "demonym",
    "capital",
    "institution",
    "place",
    "firm",
    "phrase",
    "organisation",
    "person",
    "surname",
]

WORD = re.compile(r"\w+")
ARABIC = re.compile("[\u0600-\u06ff]")
ARABIC_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "لل")
HAN = re.compile("[\u3400-\u9fff]")

# Acronyms that are an English word when a headline is all capitals.
SHOUTED_WORDS = frozenset({"IS", "WHO", "IT", "ICE", "SWIFT", "QUAD", "FANO", "AU", "CAR", "ALBA"})


class Sense(NamedTuple):
    """What a term may point to: ``key`` is a country code, an organisation's id, a person's slug.

    A ``doubtful`` sense counts only beside another word for the same thing. A ``given`` one is also
    a given name, a ``family`` one also a surname.
    """

    kind: Kind
    key: str
    doubtful: bool = False
    given: bool = False
    family: bool = False


class Term(NamedTuple):
    """A written form and all it may point to; no sense at all means nothing of interest."""

    text: str
    senses: tuple[Sense, ...]


class Hit(NamedTuple):
    """A term at ``start`` .. ``end`` of a text."""

    start: int
    end: int
    term: Term


def marked(word: str, kind: Kind, key: str) -> tuple[str, Sense]:
    """A word as the lists write it, its marks ``?`` ``~`` ``*`` ``^`` read into the sense."""
    text = word.rstrip("?~*^")
    marks = word[len(text) :]
    kind = "firm" if "~" in marks else kind
    return text, Sense(kind, key, "?" in marks, "*" in marks, "*" in marks or "^" in marks)


class Lexicon:
    """All terms, ready to be looked for."""

    def __init__(self, senses: Iterable[tuple[str, Sense | None]]) -> None:
        terms = _merged(senses)
        self._starting: dict[str, tuple[tuple[str, Term], ...]] = _by_first_word(terms)
        self._han = _han(terms)
        self._terms = terms

    def hits(self, text: str) -> list[Hit]:
        """Every term in ``text``, in order, the longest where several begin, none overlapping."""
        found = list(self._in_words(text))
        if not text.isascii():
            found += self._in_arabic(text) if ARABIC.search(text) else ()
            found += self._in_han(text) if HAN.search(text) else ()
            found.sort()
        return found

    def _in_words(self, text: str) -> Iterator[Hit]:
        starting = self._starting
        free = 0
        for word in WORD.finditer(text):
            options = starting.get(word[0])
            if options is None or word.start() < free:
                continue
            after = word.end()
            for rest, term in options:
                end = after + len(rest)
                if text.startswith(rest, after) and not text[end : end + 1].isalnum():
                    yield Hit(word.start(), end, term)
                    free = end
                    break

    def _in_arabic(self, text: str) -> Iterator[Hit]:
        """Terms behind a particle written together with them, as in "and Russia"."""
        for word in WORD.finditer(text):
            for prefix in ARABIC_PREFIXES if ARABIC.match(word[0]) else ():
                stem = word[0].removeprefix(prefix)
                stem = "ال" + stem if prefix == "لل" else stem
                term = self._terms.get(stem)
                if term and stem != word[0]:
                    yield Hit(word.start(), word.end(), term)
                    break

    def _in_han(self, text: str) -> Iterator[Hit]:
        for found in self._han.finditer(text):
            yield Hit(found.start(), found.end(), self._terms[found[0]])


def _merged(senses: Iterable[tuple[str, Sense | None]]) -> dict[str, Term]:
    """Written form -> term, with its forms in capitals and with a typographic apostrophe."""
    gathered: dict[str, dict[Sense, None]] = {}
    for text, sense in senses:
        for form in _forms(text):
            gathered.setdefault(form, {}).update({sense: None} if sense else {})
    return {form: Term(form, tuple(found)) for form, found in gathered.items()}


def _forms(text: str) -> set[str]:
    forms = {text, text.replace("'", "’")}
    shout = text.upper()
    return (
        forms | {shout, shout.replace("'", "’")} if len(text) > 3 and text[0].isupper() else forms
    )


def _by_first_word(terms: dict[str, Term]) -> dict[str, tuple[tuple[str, Term], ...]]:
    starting: dict[str, list[tuple[str, Term]]] = {}
    for text, term in terms.items():
        first = WORD.match(text)
        if first and not HAN.match(text):
            starting.setdefault(first[0], []).append((text[first.end() :], term))
    return {
        first: tuple(sorted(rests, key=lambda rest: (-len(rest[0]), rest[0])))
        for first, rests in starting.items()
    }


def _han(terms: dict[str, Term]) -> re.Pattern[str]:
    han = sorted((text for text in terms if HAN.match(text)), key=lambda text: (-len(text), text))
    return re.compile("|".join(map(re.escape, han)) or r"(?!)")
