"""What a text is about: its countries, organisations and people, in order of weight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from communique.gazetteer.context import believed
from communique.gazetteer.dateline import split_dateline
from communique.gazetteer.evidence import Tallies, Tally, count, tallies_of
from communique.gazetteer.index import lexicon_of
from communique.gazetteer.lexicon import Hit
from communique.gazetteer.persons import Found, people_in
from communique.gazetteer.places import Gazetteer, Phrases
from communique.gazetteer.salience import ABOUT, Salience, Scene, Weights
from communique.gazetteer.values import Mention, Organisation, Person, Tags, Words

# What a text begins with that is not all in small letters: three capitals in its first words.
SOME_CAPITALS = re.compile("(?:[^A-Z]*[A-Z]){3}")
PLACES = ("capital", "name", "place", "seat")


class Reading(NamedTuple):
    """What was found in a text: the words and where they stand, who is meant, and how often.

    ``text`` is the headline, up to ``title_end``, and what follows it.
    """

    text: str
    title_end: int
    dateline: str
    found: tuple[Hit, ...]
    hits: tuple[Hit, ...]
    countries: Tallies
    organisations: Tallies
    people: tuple[Found, ...]
    scene: Scene

    @property
    def disbelieved(self) -> tuple[Hit, ...]:
        """The words that point to something in the lexicon, and do not here."""
        believed = set(self.hits)
        return tuple(hit for hit in self.found if hit.term.senses and hit not in believed)


class Tagger:
    """Everything that is known, ready to be looked for in texts."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        phrases: Iterable[Phrases],
        organisations: Iterable[Organisation],
        people: Iterable[Person],
        words: Words,
        weights: Weights,
    ) -> None:
        self.countries = gazetteer.countries
        self.organisations = {organisation.id: organisation for organisation in organisations}
        self.kinds = {key: entry.kind for key, entry in self.organisations.items()}
        self.people = {person.slug: person for person in people}
        self.salience = Salience(weights)
        self._words = words
        self._lexicon = lexicon_of(
            self.countries.values(), phrases, self.organisations.values(), self.people.values()
        )

    def tag(self, title: str, text: str, dateline: str | None = None) -> Tags:
        """What ``text`` under ``title`` is about and what else it names.

        ``text`` is plain. A ``dateline`` that is given counts as strong evidence for its country.
        One that the text begins with is set aside: where a story was written is not what it is
        about. It counts only for a story that names no country at all.
        """
        read = self.read(title, text, dateline)
        weights = self.salience.countries(read.countries, read.scene)
        main, mentioned = self._divided(read.countries, weights)
        return Tags(
            main=main,
            mentioned=mentioned,
            organisations=self._organisations_in(read.organisations, read.scene),
            people=tuple(_ranked(_person_mention(one, read.title_end) for one in read.people)),
        )

    def read(self, title: str, text: str, dateline: str | None = None) -> Reading:
        """All that is found in the text."""
        written_in, body = split_dateline(text)
        words = _words_of(body)
        full = f"{title}\n{' '.join(words)}"
        end = len(title)
        found = self._lexicon.hits(full, title.split() + words)
        hits = believed(found, full, end, self._words)
        countries, organisations = tallies_of(hits, end)
        sure = frozenset(countries) | frozenset(organisations)
        people = people_in(full, end, hits, self.people, self._words, sure)
        self._count_people(people, countries, organisations, end)
        origin = self.place_of(dateline or ("" if countries else written_in))
        if origin:
            countries.setdefault(origin, Tally(len(full)))
        return Reading(
            text=full,
            title_end=end,
            dateline=dateline or written_in,
            found=tuple(found),
            hits=tuple(hits),
            countries=countries,
            organisations=organisations,
            people=people,
            scene=Scene(countries, end, len(full), origin),
        )

    def place_of(self, dateline: str) -> str:
        """The code of the country a dateline such as "SEOUL, Feb 26" lies in, or nothing."""
        found = dateline and [
            (hit, sense.key)
            for hit in self._lexicon.hits(dateline, ())
            for sense in hit.term.senses
            if sense.kind in PLACES
        ]
        if not found:
            return ""
        (city, code), *others = found
        if others and dateline[city.end :].startswith(", "):
            return others[0][1]
        return code

    def _count_people(
        self, people: Iterable[Found], countries: Tallies, organisations: Tallies, end: int
    ) -> None:
        """A known person points to the country or organisation he or she speaks for."""
        for found in people:
            key = found.person.speaks_for if found.person else ""
            tallies = organisations if key in self.organisations else countries
            for start, word in found.places if key else ():
                count(tallies, key, word, "person", start, end)

    def _divided(
        self, tallies: Tallies, weights: Mapping[str, float]
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """The countries the text is about, and those it only names."""
        mentions = _ranked(
            Mention(
                key=code,
                name=self.countries[code].name,
                weight=weights[code],
                words=_most_frequent(tally.words),
            )
            for code, tally in tallies.items()
            if tally.kinds.keys() != {"firm"} or weights[code] >= ABOUT
        )
        main = tuple(mention for mention in mentions if mention.weight >= ABOUT)
        return main, tuple(mention for mention in mentions if mention.weight < ABOUT)

    def _organisations_in(self, tallies: Tallies, scene: Scene) -> tuple[Mention, ...]:
        weights = self.salience.organisations(tallies, scene, self.kinds)
        return tuple(
            _ranked(
                Mention(
                    key=key,
                    name=self.organisations[key].name,
                    weight=weights[key],
                    words=_most_frequent(tally.words),
                )
                for key, tally in tallies.items()
                if tally.named
            )
        )


def _words_of(body: str) -> list[str]:
    """The words of the text; if it is all in small letters, with the capitals that names have."""
    words = body.split()
    if len(body) > 100 and body.isascii() and not SOME_CAPITALS.match(" ".join(words[:100])):
        return " ".join(words).title().split()
    return words


def _person_mention(found: Found, title_end: int) -> Mention:
    words: dict[str, int] = {}
    for _, word in found.places:
        words[word] = words.get(word, 0) + 1
    first = found.places[0][0]
    often = len(found.places)
    early = 0.3 if first <= title_end + 300 else 0.0
    weight = round(min(1.0, 0.2 + early + 0.3 * (first < title_end) + 0.05 * often), 3)
    return Mention(key=found.key, name=found.name, weight=weight, words=_most_frequent(words))


def _most_frequent(words: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    if len(words) == 1:
        return tuple(words.items())
    return tuple(sorted(words.items(), key=lambda item: (-item[1], item[0])))


def _ranked(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (-mention.weight, mention.key, mention.name))
