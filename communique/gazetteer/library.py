"""Everything the gazetteer knows, in one value: as the package ships it, or with a site's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from communique.gazetteer.additions import Addition
from communique.gazetteer.outlets import Outlet, Outlets
from communique.gazetteer.places import Atlas, Country, Gazetteer
from communique.gazetteer.tagger import Tagger
from communique.gazetteer.values import Organisation, Person, Words

Entry = TypeVar("Entry", Country, Organisation, Person, Outlet)


@dataclass(frozen=True)
class Library:
    """Countries with the phrases around them, organisations, people, outlets, and word lists."""

    atlas: Atlas
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    outlets: tuple[Outlet, ...]
    words: Words

    def gazetteer(self) -> Gazetteer:
        """All countries, by code and by any name."""
        return Gazetteer(self.atlas.countries, self.atlas.regions)

    def register(self) -> Outlets:
        """All outlets, by name and by address."""
        return Outlets(self.outlets)

    def tagger(self) -> Tagger:
        """A tagger of all that is known; making it takes a tenth of a second."""
        return Tagger(
            self.gazetteer(), self.atlas.phrases, self.organisations, self.people, self.words
        )

    def extended(self, additions: Iterable[Addition]) -> Library:
        """The same with what a site adds or says otherwise."""
        given = tuple(additions)
        return Library(
            atlas=msgspec.structs.replace(
                self.atlas, countries=_merged(self.atlas.countries, given, Country, "code")
            ),
            organisations=_merged(self.organisations, given, Organisation, "id"),
            people=_merged(self.people, given, Person, "slug"),
            outlets=_merged(self.outlets, given, Outlet, "slug"),
            words=self.words,
        )


def _merged(
    entries: tuple[Entry, ...], additions: Iterable[Addition], kind: type[Entry], key: str
) -> tuple[Entry, ...]:
    """The entries, those that an addition names changed by it, new ones after them."""
    by_key = {getattr(entry, key): msgspec.to_builtins(entry) for entry in entries}
    for addition in additions:
        if addition.of == kind.__name__:
            entry = by_key.setdefault(addition.key, {key: addition.key})
            for name, value in addition.fields.items():
                old = entry.get(name, ())
                entry[name] = [*old, *value] if isinstance(value, tuple) else value
                if name == "words":
                    entry[name] = {k: [*dict(old).get(k, ()), *v] for k, v in value.items()}
    return tuple(msgspec.convert(entry, kind) for entry in by_key.values())
