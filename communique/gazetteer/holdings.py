"""Everything the gazetteer knows, in one value: as the package ships it, or with a site's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from communique.errors import CommuniqueError
from communique.gazetteer.additions import Addition
from communique.gazetteer.merging import merged, placed, with_codes
from communique.gazetteer.outlets import Outlet, Outlets
from communique.gazetteer.places import Atlas, Country, Gazetteer
from communique.gazetteer.salience import Weights
from communique.gazetteer.tagging import Tagger
from communique.gazetteer.values import Organisation, Person, Words


@dataclass(frozen=True)
class Library:
    """Countries with the phrases around them, organisations, people, outlets, words, weights."""

    atlas: Atlas
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    outlets: tuple[Outlet, ...]
    words: Words
    weights: Weights

    def gazetteer(self) -> Gazetteer:
        """All countries, by code and by any name."""
        return Gazetteer(self.atlas.countries, self.atlas.regions)

    def register(self) -> Outlets:
        """All outlets, by name and by address."""
        return Outlets(self.outlets)

    def tagger(self) -> Tagger:
        """A tagger of all that is known; making it takes a fifth of a second."""
        return Tagger(
            self.gazetteer(),
            self.atlas.phrases,
            self.organisations,
            self.people,
            self.words,
            self.weights,
        )

    def extended(
        self, additions: Iterable[Addition]
    ) -> tuple[Library, tuple[CommuniqueError, ...]]:
        """The same with what a site adds or says otherwise, and what is wrong with that.

        Wrong is an addition that is incomplete, or names a country or region there is not; that
        much of it is left out.
        """
        problems: list[CommuniqueError] = []
        given = [placed(one, self.atlas.regions, problems) for one in additions]
        unbound = [one.without("borders") for one in given]
        countries = merged(self.atlas.countries, "countries", unbound, Country, problems)
        known = Gazetteer(countries, self.atlas.regions)
        served = {one.id for one in self.organisations}
        served |= {one.key for one in given if one.of == "organisations"}
        given = [with_codes(one, known, served, problems) for one in given]
        bound = [one for one in given if "borders" in one.fields and one.key in known.countries]
        countries = merged(countries, "countries", map(_only_borders, bound), Country, problems)
        extended = replace(
            self,
            atlas=msgspec.structs.replace(self.atlas, countries=countries),
            organisations=merged(
                self.organisations, "organisations", given, Organisation, problems
            ),
            people=merged(self.people, "people", given, Person, problems),
            outlets=merged(self.outlets, "outlets", given, Outlet, problems),
        )
        return extended, tuple(problems)


def _only_borders(addition: Addition) -> Addition:
    return addition._replace(fields={"borders": addition.fields["borders"]})
