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
from collections.abc import Iterable, Iterator, Sequence
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

# Seats are for datelines; people are counted by whom they turn out to be.
UNCOUNTED = frozenset({"person", "surname", "seat"})
NOT_COUNTRIES = frozenset({"organisation", "person", "surname"})

CAPITAL = re.compile(r"[A-Z]\w*", re.ASCII)
CAPITAL_OR_FOREIGN = re.compile(r"[^\W\d_a-z]\w*")
WORD = re.compile(r"\w+")
ARABIC = re.compile("[\u0600-\u06ff]")
ARABIC_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "لل")
HAN = re.compile("[\u3400-\u9fff]")

_NEXT = 5  # characters after a word that tell which terms may be there
_FEW = 2  # terms, which are as soon tried as told apart

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
    """A written form and all it may point to; no sense at all means nothing of interest.

    What is asked of every hit is answered once: ``counted`` senses speak of a country or an
    organisation, ``persons`` and ``surnames`` are slugs. One that ``may_be_family`` can be a part
    of somebody's name; ``is_given``: a given name. ``covers``: it is more than a surname.
    """

    text: str
    senses: tuple[Sense, ...]
    counted: tuple[Sense, ...]
    persons: tuple[str, ...]
    surnames: tuple[str, ...]
    may_be_family: bool
    is_given: bool
    covers: bool


Option = tuple[str, str, Term]
"""What stands before the first capitalised word of a term, what after it, the term."""


class Hit(NamedTuple):
    """A term at ``start`` .. ``end`` of a text."""

    start: int
    end: int
    term: Term


def term_of(text: str, senses: tuple[Sense, ...]) -> Term:
    """The term with that text and those senses."""
    persons, surnames, counted = [], [], []
    may_be_family = is_given = False
    for sense in senses:
        kind = sense.kind
        may_be_family = may_be_family or sense.family or kind in ("place", "capital")
        is_given = is_given or sense.given
        if kind not in UNCOUNTED:
            counted.append(sense)
        elif kind == "person":
            persons.append(sense.key)
        elif kind == "surname":
            surnames.append(sense.key)
    return Term(
        text,
        senses,
        tuple(counted),
        tuple(persons),
        tuple(surnames),
        may_be_family,
        is_given,
        covers=not senses or len(surnames) < len(senses),
    )


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
        self._small_words = frozenset(self._small)
        self._han = _han(self._terms)

    def hits(self, text: str, words: Sequence[str]) -> list[Hit]:
        """Every term in ``text``, in order, the longest where several begin, none overlapping.

        ``words`` are those of the text, as they stand between spaces.
        """
        plain = text.isascii()
        found = self._in_capitals(text, CAPITAL if plain else CAPITAL_OR_FOREIGN)
        if not self._small_words.isdisjoint(words):
            small = self._small_words.intersection(words)
            found = sorted((*found, *self._in_small_letters(text, small)))
        if not plain and (ARABIC.search(text) or HAN.search(text)):
            found = sorted((*found, *self._in_arabic(text), *self._in_han(text)))
        return found

    def _in_capitals(self, text: str, capital: re.Pattern[str]) -> list[Hit]:
        found: list[Hit] = []
        around_word = self._around.get
        free = 0
        for word in capital.finditer(text):
            around = around_word(word[0])
            if around is None or word.start() < free:
                continue
            start, after = word.span()
            for before, rest, term in around.get(text[after : after + _NEXT], around[""]):
                end = after + len(rest)
                # A word ends where its last letter does: only what was added may go on.
                if (
                    not rest or (text.startswith(rest, after) and not text[end : end + 1].isalnum())
                ) and (not before or _stands_before(before, text, start)):
                    found.append(Hit(start - len(before), end, term))
                    free = end
                    break
        return found

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
    return {form: term_of(form, tuple(found.values())) for form, found in gathered.items()}


def shouted(text: str) -> tuple[str, ...]:
    """A written form, and how a headline in capitals writes it."""
    return (text, text.upper()) if len(text) > 3 and not text.islower() else (text,)


def _stands_before(before: str, text: str, start: int) -> bool:
    begin = start - len(before)
    return text.startswith(before, max(begin, 0)) and not text[max(begin - 1, 0) : begin].isalnum()


def _by_first_capital(terms: dict[str, Term]) -> dict[str, dict[str, tuple[Option, ...]]]:
    """First capitalised word -> the few characters after it -> the terms that may be there.

    Under "" are those for any other characters: some words, such as "The", begin many terms.
    """
    around: dict[str, list[Option]] = {}
    for text, term in terms.items():
        word = CAPITAL_OR_FOREIGN.search(text)
        if word and not HAN.match(text):
            start, end = word.span()
            around.setdefault(word[0], []).append((text[:start], text[end:], term))
    return {word: _by_what_follows(found) for word, found in around.items()}


def _by_what_follows(options: list[Option]) -> dict[str, tuple[Option, ...]]:
    if len(options) > 1:
        options.sort(key=_longest_first)
    if len(options) <= _FEW:
        return {"": tuple(options)}
    keys = {rest[:_NEXT] for _, rest, _ in options if len(rest) >= _NEXT}
    return {
        key: tuple([o for o in options if len(o[1]) < _NEXT or (key and o[1].startswith(key))])
        for key in ("", *keys)
    }


def _longest_first(parts: Option) -> tuple[int, str]:
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
