"""Who is in a text: the people we know, and those it introduces itself.

A full name is found by the lexicon. A surname alone means someone whose full name the text has, or
a famous person nobody else is called like. A new person is two to four capitalised words that are
no place or organisation, where one of these holds: a title stands before them, a calling before or
after them, they speak, they begin with a given name, or the last of them comes again alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from communique.gazetteer.lexicon import Hit
from communique.gazetteer.values import Person, Words

_UPPER = r"(?:[A-Z\u00c0-\u00de\u0100-\u017f]|(?:al|el)-[A-Z])"
_WORD = rf"(?:[A-Z]\.(?:[A-Z]\.)*|{_UPPER}\w*(?:[-’'](?!s\b)\w+)*)"
_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Rev|Prof|Brig)\."
_PARTICLE = r"(?:al|bin|ben|ibn|de|del|della|der|den|da|dos|du|la|le|van|von|zu|ter|ten|ould)"
RUN = re.compile(
    rf"(?:{_ABBREVIATED}|{_WORD})(?: (?:{_PARTICLE} ){{0,2}}(?:{_ABBREVIATED}|{_WORD}))+"
)
PIECE = re.compile(r"\S+")
PREVIOUS = re.compile(r"([\w’'-]+),? $")
SPEAKS = re.compile(r" ([a-z]+)")
APPOSITION = re.compile(r", (?:\d\d, )?((?:[\w’'-]+ ){1,6})")


class Name(NamedTuple):
    """A person's name as it stands in the text."""

    start: int
    end: int
    text: str
    titled: bool


class Found(NamedTuple):
    """A person of a text: ``places`` are where each of ``words`` begins, in order."""

    key: str
    name: str
    person: Person | None
    places: tuple[tuple[int, str], ...]


def people_in(
    text: str,
    title_end: int,
    hits: list[Hit],
    known: Mapping[str, Person],
    words: Words,
    sure: frozenset[str],
) -> tuple[Found, ...]:
    """Everyone in the text, known people first, each group by first mention.

    ``sure`` are the keys of countries and organisations that the text names.
    """
    names = list(names_in(text, title_end, hits, words))
    places = _known_by_full_name(hits)
    taken = _later_words_of(names)
    for hit in hits:
        if hit.start not in taken:
            slug = _meant_by_surname(hit, places, known, words, sure)
            if slug:
                places.setdefault(slug, []).append((hit.start, hit.term.text))
    old = [
        Found(slug, known[slug].name, known[slug], tuple(sorted(found)))
        for slug, found in places.items()
    ]
    old.sort(key=lambda found: found.places)
    return (*old, *new_people(names, text, words))


def _known_by_full_name(hits: Iterable[Hit]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for hit in hits:
        for sense in hit.term.senses:
            if sense.kind == "person":
                found.setdefault(sense.key, []).append((hit.start, hit.term.text))
    return found


def _meant_by_surname(
    hit: Hit,
    full: Mapping[str, list[tuple[int, str]]],
    known: Mapping[str, Person],
    words: Words,
    sure: frozenset[str],
) -> str | None:
    """The person a lone surname means, if it can be told."""
    slugs = [sense.key for sense in hit.term.senses if sense.kind == "surname"]
    if not slugs:
        return None
    seen = [slug for slug in slugs if slug in full]
    if seen:
        return max(seen, key=lambda slug: len(full[slug]))
    famous = [slug for slug in slugs if known[slug].famous]
    near = [slug for slug in famous if known[slug].speaks_for in sure]
    if near:
        return near[0]
    return famous[0] if len(famous) == 1 and hit.term.text not in words.common else None


def names_in(text: str, title_end: int, hits: Iterable[Hit], words: Words) -> Iterator[Name]:
    """Every run of words that may be a name, without titles, places and the like around it.

    None from a headline that capitalises every word: there nothing can be told apart.
    """
    covered = {
        hit.start: hit
        for hit in hits
        if not hit.term.senses or any(sense.kind != "surname" for sense in hit.term.senses)
    }
    begin = title_end if _capitalises_all(text[:title_end]) else 0
    for run in RUN.finditer(text, begin):
        yield from _names_of_run(text, run.start(), run.end(), covered, words)


def _capitalises_all(headline: str) -> bool:
    words = [word for word in headline.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _names_of_run(
    text: str, start: int, end: int, covered: Mapping[int, Hit], words: Words
) -> Iterator[Name]:
    first = last = None
    titled = False
    free = start
    for piece in PIECE.finditer(text, start, end):
        if piece.start() < free:
            continue
        hit = covered.get(piece.start())
        word = piece[0]
        if hit or _is_no_name(word, last is not None and _is_given(text, first, words), words):
            if first is not None and last is not None:
                yield Name(first, last, text[first:last], titled)
            first = last = None
            titled = hit is None and word in words.title
            free = hit.end if hit else free
        else:
            first = piece.start() if first is None else first
            last = piece.end()
    if first is not None and last is not None:
        yield Name(first, last, text[first:last], titled)


def _is_no_name(word: str, after_given: bool, words: Words) -> bool:
    """Whether a word ends a name; after a given name only a title or an organisation's does."""
    if word not in words.no_name:
        return False
    return not (after_given and word in SURNAMES)


SURNAMES = frozenset(
    "White Black Green Brown Gray Gold Silver King Pope Bishop Young Long Little Street Park Hill "
    "Price Rice Law Day Peace Judge Law Power Bond Steel Stock Field Fields Bank Banks Guard Best "
    "Rose Count Marshal Duke Major Price Sun Mars West North Gates May March Bill Court Church "
    "Early Close Head Bush House Post Father Christian Prince Noble Moon Fox".split()
)


def _is_given(text: str, first: int | None, words: Words) -> bool:
    return first is not None and text[first:].split(" ", 1)[0] in words.given


def _later_words_of(names: Iterable[Name]) -> set[int]:
    """Where a surname would begin that is part of somebody's full name: "Hunter Biden"."""
    return {
        name.start + piece.start()
        for name in names
        if " " in name.text
        for piece in PIECE.finditer(name.text)
        if piece.start()
    }


def new_people(names: Iterable[Name], text: str, words: Words) -> Iterator[Found]:
    """The people whom the text introduces, by first mention."""
    spans: dict[str, list[Name]] = {}
    for name in names:
        if _is_possible(name.text):
            spans.setdefault(name.text, []).append(name)
    for full, mentions in spans.items():
        again = _again(full, mentions, text)
        if again or any(_is_introduced(name, text, words) for name in mentions):
            places = [(name.start, full) for name in mentions]
            yield Found("", full, None, tuple(sorted(places + again)))


def _again(full: str, mentions: list[Name], text: str) -> list[tuple[int, str]]:
    """Where the last word of a name stands without the others."""
    last = full.rsplit(" ", 1)[-1]
    if text.count(last) == len(mentions):
        return []
    inside = {name.end - len(last) for name in mentions}
    alone = re.finditer(rf"(?<![\w’'-]){re.escape(last)}(?![\w-])", text)
    return [(found.start(), last) for found in alone if found.start() not in inside]


def _is_possible(name: str) -> bool:
    parts = name.split(" ")
    return 2 <= len(parts) <= 5 and not any(
        part.isupper() and len(part) > 2 and "." not in part for part in parts
    )


def _is_introduced(name: Name, text: str, words: Words) -> bool:
    """Whether what stands around the name shows that it is a person's."""
    if name.titled or name.text.split(" ", 1)[0] in words.given:
        return True
    before = PREVIOUS.search(text, max(0, name.start - 30), name.start)
    if before and (before[1] in words.calling or before[1] in ("said", "told", "says")):
        return True
    spoken = SPEAKS.match(text, name.end)
    if spoken and spoken[1] in words.speech:
        return True
    apposition = APPOSITION.match(text, name.end)
    return bool(apposition) and any(word in words.calling for word in apposition[1].split())
