"""Why a text is said to be about what it is about: words, places, and what each thing adds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from communique.gazetteer.evidence import LEAD
from communique.gazetteer.salience import (
    ABOUT,
    COUNTRY_FACTORS,
    ORGANISATION_FACTORS,
    country_factors,
    organisation_factors,
)
from communique.gazetteer.tagging import Reading, Tagger
from communique.gazetteer.values import Mention

AROUND = 28  # characters shown before and after a word
KINDS = {
    "name": "name",
    "demonym": "adjective",
    "capital": "capital",
    "institution": "institution",
    "place": "place",
    "firm": "firm",
    "phrase": "phrase",
    "person": "person",
    "organisation": "name",
}


class Sight(NamedTuple):
    """A word of the text, the ``kind`` of it, where it stands, and what stands around it."""

    word: str
    kind: str
    where: str
    around: str


class Reason(NamedTuple):
    """Why a text is, or is not, about something: what was seen, and what each ``factor`` adds.

    The factors are added up, and the sum made a weight from 0 to 1; an empty tuple says that the
    weight is no sum. ``is_main``: the text is about it, not only naming it.
    """

    key: str
    name: str
    weight: float
    is_main: bool
    sights: tuple[Sight, ...]
    factors: tuple[tuple[str, float], ...] = ()


class Reasons(NamedTuple):
    """All reasons, each group heaviest first. ``disbelieved`` are words that mean something else.

    ``written_in`` is the dateline that the text begins with, or that was given.
    """

    written_in: str
    countries: tuple[Reason, ...]
    organisations: tuple[Reason, ...]
    people: tuple[Reason, ...]
    disbelieved: tuple[Sight, ...]


def reasons_for(tagger: Tagger, title: str, text: str, dateline: str | None = None) -> Reasons:
    """Why the tagger gives the text the tags it gives it; the parameters are those of ``tag``."""
    read = tagger.read(title, text, dateline)
    tags = tagger.tag(title, text, dateline)
    seen = dict(_seen(read))
    scene, salience = read.scene, tagger.salience

    def of_country(key: str) -> Sequence[tuple[str, float]]:
        values = country_factors(key, read.countries[key], scene)
        return _adding(COUNTRY_FACTORS, salience.of_countries, values)

    def of_organisation(key: str) -> Sequence[tuple[str, float]]:
        values = organisation_factors(tagger.kinds[key], read.organisations[key], scene)
        return _adding(ORGANISATION_FACTORS, salience.of_organisations, values)

    return Reasons(
        written_in=read.dateline,
        countries=_reasons((*tags.main, *tags.mentioned), seen, of_country),
        organisations=_reasons(tags.organisations, seen, of_organisation),
        people=tuple(_reason_for_person(read, mention) for mention in tags.people),
        disbelieved=tuple(_sight(read, hit.start, hit.term.text, "") for hit in read.disbelieved),
    )


def _seen(read: Reading) -> Iterator[tuple[str, list[Sight]]]:
    """Key -> what was seen of it, in the order of the text."""
    found: dict[str, list[tuple[int, Sight]]] = {}
    for hit in read.hits:
        for sense in hit.term.counted:
            sight = _sight(read, hit.start, hit.term.text, sense.kind)
            found.setdefault(sense.key, []).append((hit.start, sight))
    for person in read.people:
        key = person.person.speaks_for if person.person else ""
        for start, word in person.places:
            found.setdefault(key, []).append((start, _sight(read, start, word, "person")))
    for key, sights in found.items():
        yield key, [sight for _, sight in sorted(sights)]


def _sight(read: Reading, start: int, word: str, kind: str) -> Sight:
    end = start + len(word)
    opening = read.title_end + LEAD
    where = "headline" if start < read.title_end else "opening" if start < opening else "text"
    part = read.text[: read.title_end] if where == "headline" else read.text
    before = part[read.title_end + 1 if where != "headline" else 0 : start]
    return Sight(word, KINDS.get(kind, kind), where, f"{_end(before)}{word}{_start(part[end:])}")


def _end(before: str) -> str:
    """The last whole words of what stands before a word."""
    if len(before) <= AROUND:
        return before
    return "… " + before[-AROUND:].partition(" ")[2]


def _start(after: str) -> str:
    """The first whole words of what stands after a word."""
    if len(after) <= AROUND:
        return after
    return after[:AROUND].rpartition(" ")[0] + " …"


def _adding(
    names: Sequence[str], weights: Sequence[float], values: Sequence[float]
) -> Sequence[tuple[str, float]]:
    """What each factor adds to the sum, the greatest first, without those that add nothing."""
    added = [
        (name, round(weight * value, 2))
        for name, weight, value in zip(names, weights, values, strict=True)
    ]
    return sorted((one for one in added if one[1]), key=lambda one: (-abs(one[1]), one[0]))


def _reasons(
    mentions: Iterable[Mention],
    seen: Mapping[str, Sequence[Sight]],
    factors_of: Callable[[str], Sequence[tuple[str, float]]],
) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            key=one.key,
            name=one.name,
            weight=one.weight,
            is_main=one.weight >= ABOUT,
            sights=tuple(seen.get(one.key, ())),
            factors=tuple(factors_of(one.key)),
        )
        for one in mentions
    )


def _reason_for_person(read: Reading, mention: Mention) -> Reason:
    found = next(one for one in read.people if (one.key, one.name) == (mention.key, mention.name))
    sights = tuple(_sight(read, start, word, "person") for start, word in found.places)
    return Reason(mention.key, mention.name, mention.weight, True, sights)
