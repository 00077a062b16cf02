"""The lexicon of all that is known: countries, phrases around them, organisations, people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from communique.gazetteer.lexicon import Kind, Lexicon, Sense, marked, shouted
from communique.gazetteer.places import Country, Phrases
from communique.gazetteer.values import Organisation, Person

KINDS: dict[str, Kind] = {
    "name": "name",
    "demonym": "demonym",
    "capital": "capital",
    "city_abroad": "capital",
    "institution": "institution",
    "place": "place",
}
NUMERAL = re.compile("[IVX]+")


def lexicon_of(
    countries: Iterable[Country],
    phrases: Iterable[Phrases],
    organisations: Iterable[Organisation],
    people: Iterable[Person],
) -> Lexicon:
    """Everything to be looked for. Entries may repeat each other; a word keeps all its senses."""
    return Lexicon(
        [
            *_of_countries(countries),
            *_of_phrases(phrases),
            *_of_organisations(organisations),
            *_of_people(people),
        ]
    )


def _of_countries(countries: Iterable[Country]) -> Iterator[tuple[str, Sense]]:
    for country in countries:
        for column, words in country.words.items():
            for word in words:
                text, sense = marked(word, KINDS[column], country.code)
                for form in (text,) if column == "city_abroad" else shouted(text):
                    yield form, sense
        for name in country.abroad:
            yield name, Sense("name", country.code)


def _of_phrases(phrases: Iterable[Phrases]) -> Iterator[tuple[str, Sense | None]]:
    for group in phrases:
        senses = [Sense("phrase", code) for code in group.means]
        for form in (form for phrase in group.phrases for form in shouted(phrase)):
            yield form, None
            yield from ((form, sense) for sense in senses)


def _of_organisations(organisations: Iterable[Organisation]) -> Iterator[tuple[str, Sense]]:
    for organisation in organisations:
        for name in (organisation.name, *organisation.aliases):
            text, sense = marked(name, "organisation", organisation.id)
            for form in shouted(text):
                yield form, sense


def _of_people(people: Iterable[Person]) -> Iterator[tuple[str, Sense]]:
    for person in people:
        for name in full_names(person):
            yield from ((form, Sense("person", person.slug)) for form in shouted(name))
        for name in short_names(person):
            yield from ((form, Sense("surname", person.slug)) for form in shouted(name))


def full_names(person: Person) -> tuple[str, ...]:
    """The names that nobody else has: those of several words."""
    return tuple(name for name in (person.name, *person.aliases) if _is_full(name))


def short_names(person: Person) -> tuple[str, ...]:
    """What a second mention says: the surname, or the given short forms. A king has none."""
    single = tuple(alias for alias in person.aliases if not _is_full(alias))
    last = person.name.removesuffix(" Jr.").rsplit(" ", 1)[-1]
    own = () if NUMERAL.fullmatch(last) else (last,)
    return (*(person.short or own), *single)


def _is_full(name: str) -> bool:
    """Whether a name has a family name and another: two words, or four signs without a space."""
    return " " in name or ("\u3400" <= name[0] <= "\u9fff" and len(name) > 3)
