"""What a site knows of the world, ready to be asked: as the package ships it, or with its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from communique.gazetteer.holdings import Library
from communique.gazetteer.outlets import Outlets
from communique.gazetteer.places import Gazetteer, folded
from communique.gazetteer.resources import library, shipped, tagger
from communique.gazetteer.tagging import Tagger


class Knowledge:
    """Countries, organisations, people and outlets, and the tagger that finds them in texts.

    ``names`` are what a site calls countries, by code; ``state`` is the fingerprint of all that is
    a site's own in it. What is asked for is made once.
    """

    def __init__(self, holdings: Library, names: Mapping[str, str], state: str) -> None:
        self.library = holdings
        self.state = state
        self._names = names

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Every country, called as the site wants it."""
        known = shipped() if self.library is library() else self.library.gazetteer()
        return known.renamed(self._names) if self._names else known

    @cached_property
    def tagger(self) -> Tagger:
        """The tagger of all that is known; it takes a fifth of a second to make."""
        return tagger() if self.library is library() else self.library.tagger()

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of all people of whom it is known who they are."""
        return frozenset(person.name for person in self.library.people)

    @cached_property
    def outlets(self) -> Outlets:
        """Every outlet, by name and by address."""
        return self.library.register()

    def organisation(self, called: str) -> str | None:
        """The name of the organisation that an id, a name or an alias means; None if unknown."""
        return self._organisations.get(called) or self._organisations.get(folded(called))

    def person(self, called: str) -> str | None:
        """The name of the person known by a full name; None if unknown."""
        return self._persons.get(folded(called))

    @property
    def organisations_called(self) -> tuple[str, ...]:
        """The names of all organisations, for "did you mean"."""
        return tuple(organisation.name for organisation in self.library.organisations)

    @cached_property
    def _organisations(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for entry in self.library.organisations:
            found |= {entry.id: entry.name, folded(entry.name): entry.name}
        for entry in self.library.organisations:
            for alias in entry.aliases:
                found.setdefault(folded(alias), entry.name)
        return found

    @cached_property
    def _persons(self) -> dict[str, str]:
        found = {folded(person.name): person.name for person in self.library.people}
        for person in self.library.people:
            for alias in person.aliases:
                if " " in alias:
                    found.setdefault(folded(alias), person.name)
        return found
