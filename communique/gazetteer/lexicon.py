"""Every word of news that points to a place, an organisation or a person, found in one pass.

A ``Term`` is what is written, a ``Sense`` what it points to. The lexicon is a dictionary from the
first capitalised word of a term to what stands around it, longest first: a text costs one look-up
for each capital. The few terms in small letters (yen, roubles) are looked for only when there.

Kinds of sense: ``name`` ``demonym`` ``capital`` ``institution`` ``place`` ``firm`` ``phrase`` point
to a country, and so does ``seat``, but only in a dateline; ``organisation`` points to an
organisation, ``person`` and ``surname`` to a person.
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
    "seat",
    "organisation",
    "person",
    "surname",
]

NOT_COUNTRIES = frozenset({"organisation", "person", "surname"})

CAPITAL = re.compile(r"[A-Z]\w*")
CAPITAL_OR_FOREIGN = re.compile(r"[^\W\d_a-z]\w*")
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
    """A word as the lists write it, its marks ``?`` ``~`` ``!`` ``*`` ``^`` read into the sense."""
    text = word.rstrip("?~!*^")
    marks = word[len(text) :]
    kind = "firm" if "~" in marks else "seat" if "!" in marks else kind
    return text, Sense(kind, key, "?" in marks, "*" in marks, "*" in marks or "^" in marks)


class Lexicon:
    """All terms, ready to be looked for."""

    def __init__(self, senses: Iterable[tuple[str, Sense | None]]) -> None:
        self._terms = _merged(senses)
        self._around = _by_first_capital(self._terms)
        self._small = _by_first_word(self._terms)
        self._han = _han(self._terms)

    def hits(self, text: str) -> list[Hit]:
        """Every term in ``text``, in order, the longest where several begin, none overlapping."""
        plain = text.isascii()
        found = list(self._in_capitals(text, CAPITAL if plain else CAPITAL_OR_FOREIGN))
        small = self._small.keys() & text.split()
        if small:
            found = sorted((*found, *self._in_small_letters(text, small)))
        if not plain and (ARABIC.search(text) or HAN.search(text)):
            found = sorted((*found, *self._in_arabic(text), *self._in_han(text)))
        return found

    def _in_capitals(self, text: str, capital: re.Pattern[str]) -> Iterator[Hit]:
        around = self._around
        free = 0
        for word in capital.finditer(text):
            options = around.get(word[0])
            if options is None:
                continue
            start, after = word.span()
            if start < free:
                continue
            for before, rest, term in options:
                end = after + len(rest)
                if (
                    text.startswith(rest, after)
                    and not text[end : end + 1].isalnum()
                    and (not before or _stands_before(before, text, start))
                ):
                    yield Hit(start - len(before), end, term)
                    free = end
                    break

    def _in_small_letters(self, text: str, words: Iterable[str]) -> Iterator[Hit]:
        for term in {term for word in words for term in self._small[word]}:
            for start in places_of(term.text, text):
                yield Hit(start, start + len(term.text), term)

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
    """Written form, also with a typographic apostrophe -> term; one sense for each key."""
    gathered: dict[str, dict[tuple[str, bool], Sense]] = {}
    for text, sense in senses:
        for form in {text, text.replace("'", "’")}:
            found = gathered.setdefault(form, {})
            if sense:
                slot = (sense.key, sense.kind in NOT_COUNTRIES)
                if slot not in found or found[slot].doubtful:
                    found[slot] = sense
    return {form: Term(form, tuple(found.values())) for form, found in gathered.items()}


def shouted(text: str) -> tuple[str, ...]:
    """A written form, and how a headline in capitals writes it."""
    return (text, text.upper()) if len(text) > 3 and not text.islower() else (text,)


def _stands_before(before: str, text: str, start: int) -> bool:
    begin = start - len(before)
    return text.startswith(before, max(begin, 0)) and not text[max(begin - 1, 0) : begin].isalnum()


def _by_first_capital(terms: dict[str, Term]) -> dict[str, tuple[tuple[str, str, Term], ...]]:
    """First capitalised word -> (what stands before it, what after it, the term)."""
    around: dict[str, list[tuple[str, str, Term]]] = {}
    for text, term in terms.items():
        word = CAPITAL_OR_FOREIGN.search(text)
        if word and not HAN.match(text):
            parts = (text[: word.start()], text[word.end() :], term)
            around.setdefault(word[0], []).append(parts)
    return {word: tuple(sorted(parts, key=_longest_first)) for word, parts in around.items()}


def _longest_first(parts: tuple[str, str, Term]) -> tuple[int, str]:
    return -len(parts[2].text), parts[2].text


def _by_first_word(terms: dict[str, Term]) -> dict[str, tuple[Term, ...]]:
    """First word -> the terms without a capital that begin with it, as it stands between spaces."""
    starting: dict[str, list[Term]] = {}
    for text, term in terms.items():
        if text.isascii() and text.islower():
            for mark in ("", ",", ".") if text.isalpha() else ("",):
                starting.setdefault(text.split()[0] + mark, []).append(term)
    return {word: tuple(found) for word, found in starting.items()}


def places_of(word: str, text: str) -> Iterator[int]:
    """Where ``word`` stands in ``text`` as a word of its own."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        around = text[max(place - 1, 0) : place] + text[end : end + 1]
        if not any(mark.isalnum() or mark == "-" for mark in around):
            yield place
        place = text.find(word, end)


def _han(terms: dict[str, Term]) -> re.Pattern[str]:
    han = sorted((text for text in terms if HAN.match(text)), key=lambda text: (-len(text), text))
    return re.compile("|".join(map(re.escape, han)) or r"(?!)")
