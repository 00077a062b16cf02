"""Everything the gazetteer knows, in one value: as the package ships it, or with a site's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import msgspec

from communique.errors import CommuniqueError, ContentError
from communique.gazetteer.additions import Addition, slug_of
from communique.gazetteer.outlets import Outlet, Outlets
from communique.gazetteer.places import Atlas, Country, Gazetteer
from communique.gazetteer.tagging import Tagger
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
        """A tagger of all that is known; making it takes a fifth of a second."""
        return Tagger(
            self.gazetteer(), self.atlas.phrases, self.organisations, self.people, self.words
        )

    def extended(self, additions: Iterable[Addition]) -> Library:
        """The same with what a site adds or says otherwise.

        Raises an ``ExceptionGroup`` of a ``ContentError`` for every addition that is incomplete,
        or that names a country there is not.
        """
        given = [self._placed(addition) for addition in additions]
        problems: list[CommuniqueError] = []
        countries = _merged(self.atlas.countries, "countries", "code", given, Country, problems)
        extended = replace(
            self,
            atlas=msgspec.structs.replace(self.atlas, countries=countries),
            organisations=_merged(
                self.organisations, "organisations", "id", given, Organisation, problems
            ),
            people=_merged(self.people, "people", "name", given, Person, problems),
            outlets=_merged(self.outlets, "outlets", "name", given, Outlet, problems),
        )
        problems += extended._unknown_countries(given)
        if problems:
            raise ExceptionGroup("content/data", problems)
        return extended

    def _placed(self, addition: Addition) -> Addition:
        """An addition whose subregion, if it names one, is a code, with its region."""
        named = addition.fields.get("subregion")
        for region in self.atlas.regions if named else ():
            if region.name == named or region.code == named:
                where = {"subregion": region.code, "region": region.parent}
                return addition._replace(fields={**addition.fields, **where})
        return addition

    def _unknown_countries(self, additions: Iterable[Addition]) -> Iterable[CommuniqueError]:
        codes = {country.code for country in self.atlas.countries}
        for addition in additions:
            fields = addition.fields
            named = (fields.get("country"), *fields.get("members", ()), *fields.get("borders", ()))
            for code in named:
                if code and code not in codes:
                    yield ContentError(
                        f"'{addition.key}': there is no country '{code}'",
                        addition.at,
                        hint="a code such as GB; new ones go into content/data/countries.yml",
                    )


def _merged(
    entries: tuple[Entry, ...],
    of: str,
    key: str,
    additions: Iterable[Addition],
    kind: type[Entry],
    problems: list[CommuniqueError],
) -> tuple[Entry, ...]:
    """The entries, those that an addition names changed by it, new ones after them."""
    merged = {getattr(entry, key): entry for entry in entries}
    for addition in additions:
        if addition.of != of:
            continue
        old = merged.get(addition.key)
        fields = msgspec.to_builtins(old) if old else _new(addition, key)
        try:
            merged[addition.key] = msgspec.convert(_changed(fields, addition.fields), kind)
        except msgspec.ValidationError as error:
            message = f"'{addition.key}': {error}"
            problems.append(ContentError(message, addition.at, hint="a new entry needs it"))
    return tuple(merged.values())


def _new(addition: Addition, key: str) -> dict[str, Any]:
    name = addition.fields.get("name", addition.key)
    entry = {key: addition.key, "slug": slug_of(name)}
    if addition.of == "countries":
        return {**entry, "alpha3": "", "un": False, "words": {"name": [name]}}
    return entry


def _changed(entry: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    """An entry with fields replaced and lists made longer."""
    changed = dict(entry)
    for name, value in fields.items():
        if isinstance(value, tuple):
            changed[name] = [*changed.get(name, ()), *value]
        elif isinstance(value, dict):
            changed[name] = _changed(changed.get(name, {}), value)
        else:
            changed[name] = value
    return changed
