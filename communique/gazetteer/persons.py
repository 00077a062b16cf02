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

from communique.gazetteer.lexicon import Hit, places_of
from communique.gazetteer.values import Person, Words

_PARTICLE = r"(?:al|bin|ben|ibn|de|del|della|der|den|da|dos|du|la|le|van|von|zu|ter|ten|ould)"


def _run(first: str, inner: str) -> re.Pattern[str]:
    """Capitalised words in a row, with particles between them, for words of those characters."""
    word = rf"[{first}][{inner}]*+"
    # The first letter comes first: to look behind every letter of a text takes ten times as long.
    begin = rf"[{first}](?<![{inner}][{first}])[{inner}]*+"
    return re.compile(rf"{begin}(?> (?:{word}|(?:al-|el-|(?:{_PARTICLE} ){{1,2}}){word}))++")


RUN = _run(r"A-Z\u00c0-\u017f", r"\w.’'-")
PLAIN_RUN = _run("A-Z", "A-Za-z0-9_.'-")  # of a text that is all ASCII: the same, sooner
SHORTENED = re.compile(
    r"(?:[A-Z]\.)+$|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|Rev|Prof|Brig|Jr)\.$"
)
PIECE = re.compile(r"\S+")
ENDS = ".'’-s"  # the last letters of words that end in what is no part of a name
MOST = 400  # names that are looked at: no story introduces as many people
ENOUGH = 300  # characters by which an English text has said "the"
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
    surnames = [hit for hit in hits if hit.term.surnames]
    taken = _later_words_of(names) if surnames else set()
    for hit in surnames:
        if hit.start not in taken:
            slug = _meant_by_surname(hit, places, known, words, sure)
            if slug:
                places.setdefault(slug, []).append((hit.start, hit.term.text))
    old = [
        Found(slug, known[slug].name, known[slug], tuple(sorted(found)))
        for slug, found in places.items()
    ]
    old.sort(key=lambda found: found.places)
    family = {hit.start for hit in surnames}
    return (*old, *new_people(names, text, family, words))


def _known_by_full_name(hits: Iterable[Hit]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for hit in hits:
        for slug in hit.term.persons:
            found.setdefault(slug, []).append((hit.start, hit.term.text))
    return found


def _meant_by_surname(
    hit: Hit,
    full: Mapping[str, list[tuple[int, str]]],
    known: Mapping[str, Person],
    words: Words,
    sure: frozenset[str],
) -> str | None:
    """The person a lone surname means, if it can be told."""
    slugs = hit.term.surnames
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
    covered = {hit.start: hit for hit in hits if hit.term.covers}
    begin = title_end if _capitalises_all(text[:title_end]) else 0
    for run in (PLAIN_RUN if text.isascii() else RUN).finditer(text, begin):
        start, end = run.span()
        if start not in covered or covered[start].end < end:
            yield from _names_of_run(text, start, end, covered, words)


def _capitalises_all(headline: str) -> bool:
    words = [word for word in headline.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _names_of_run(
    text: str, start: int, end: int, covered: Mapping[int, Hit], words: Words
) -> Iterator[Name]:
    """The names in a run of capitalised words: what is left between titles, places and the like."""
    first = last = -1
    titled = False
    free = start
    for piece in PIECE.finditer(text, start, end):
        word = piece[0]
        begin = piece.start()
        hit = covered.get(begin)
        if hit:
            free = hit.end
        bare = _bare(word) if word[-1] in ENDS else word
        if begin < free or _is_no_name(word, bare, first, text, words):
            if first >= 0:
                yield Name(first, last, text[first:last], titled)
            first, titled = -1, begin >= free and word in words.title
            continue
        if word.islower() and "-" not in word:
            continue
        first = begin if first < 0 else first
        last = begin + len(bare)
        if last < piece.end():
            yield Name(first, last, text[first:last], titled)
            first, titled = -1, False
    if first >= 0:
        yield Name(first, last, text[first:last], titled)


def _bare(word: str) -> str:
    """A word without what ends a name: "Putin's" and "Putin." are "Putin", "J." stays."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word[-1] in ".'’-" and not SHORTENED.match(word) else word


def _is_no_name(word: str, bare: str, first: int, text: str, words: Words) -> bool:
    """Whether a word ends a name that begins at ``first``; some do not after a given name."""
    if word not in words.no_name and bare not in words.no_name:
        return False
    return first < 0 or word not in words.double or not _is_given(text[first:], words)


def _is_given(name: str, words: Words) -> bool:
    return name.split(" ", 1)[0] in words.given


def _later_words_of(names: Iterable[Name]) -> set[int]:
    """Where a surname would begin that is part of somebody's full name: "Hunter Biden"."""
    return {
        name.start + piece.start()
        for name in names
        if " " in name.text
        for piece in PIECE.finditer(name.text)
        if piece.start()
    }


def new_people(names: Iterable[Name], text: str, family: set[int], words: Words) -> Iterator[Found]:
    """The people whom an English text introduces, by first mention.

    ``family`` is where surnames of known people begin: others of their family have them too.
    """
    if len(text) > ENOUGH and " the " not in text:
        return
    spans: dict[str, list[Name]] = {}
    for name in names:
        own = _without_first_word(name, text, words)
        if _is_possible(own.text) and (own.text in spans or len(spans) < MOST):
            spans.setdefault(own.text, []).append(own)
    for full, mentions in spans.items():
        again = _again(full, mentions, text)
        if (
            any(_is_introduced(name, text, words) for name in mentions)
            or any(_speaks(place, place + len(last), text, words) for place, last in again)
            or any(name.end - len(full.rsplit(" ", 1)[-1]) in family for name in mentions)
        ):
            places = [(name.start, full) for name in mentions]
            yield Found("", full, None, tuple(sorted(places + again)))


def _without_first_word(name: Name, text: str, words: Words) -> Name:
    """A name without the verb that begins its sentence: "Named Peter Smith" is Peter Smith."""
    first, _, rest = name.text.partition(" ")
    begins = name.start == 0 or text[max(name.start - 2, 0) : name.start] in (
        ". ",
        "\n",
        "? ",
        "! ",
    )
    if begins and rest and first not in words.given and _is_given(rest, words):
        return name._replace(start=name.start + len(first) + 1, text=rest)
    return name


def _again(full: str, mentions: list[Name], text: str) -> list[tuple[int, str]]:
    """Where the last word of a name stands without the others."""
    last = full.rsplit(" ", 1)[-1]
    if text.count(last) == len(mentions):
        return []
    inside = {name.end - len(last) for name in mentions}
    return [(place, last) for place in places_of(last, text) if place not in inside]


def _is_possible(name: str) -> bool:
    parts = name.split(" ")
    return 2 <= len(parts) <= 5 and not any(
        part.isupper() and len(part) > 2 and "." not in part for part in parts
    )


def _is_introduced(name: Name, text: str, words: Words) -> bool:
    """Whether what stands around the name shows that it is a person's."""
    if name.titled or _is_given(name.text, words) or _speaks(name.start, name.end, text, words):
        return True
    before = PREVIOUS.search(text, max(0, name.start - 30), name.start)
    if before and before[1] in words.calling:
        return True
    apposition = APPOSITION.match(text, name.end)
    return apposition is not None and not words.calling.isdisjoint(apposition[1].split())


def _speaks(start: int, end: int, text: str, words: Words) -> bool:
    """Whether somebody named at ``start`` .. ``end`` says or does what only people do."""
    if text.endswith((" said ", " told ", " says "), 0, start) or text.startswith(", who ", end):
        return True
    spoken = SPEAKS.match(text, end)
    return spoken is not None and spoken[1] in words.speech
