"""Entries changed and added by a site: fields replaced, lists made longer, names made codes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec

from communique.errors import CommuniqueError
from communique.gazetteer.additions import Addition, slug_of
from communique.gazetteer.outlets import Outlet
from communique.gazetteer.places import Country, Gazetteer, Region
from communique.gazetteer.values import Organisation, Person

Entry = TypeVar("Entry", Country, Organisation, Person, Outlet)

KEYS = {"countries": "code", "organisations": "id", "people": "name", "outlets": "name"}
NEEDED = {
    "countries": ("name", "subregion"),
    "organisations": ("name", "kind"),
    "people": ("country", "role"),
    "outlets": ("country", "ownership"),
}
NAMING_COUNTRIES = ("country", "speaks_for", "members", "borders")


def merged(
    entries: Sequence[Entry],
    of: str,
    additions: Iterable[Addition],
    kind: type[Entry],
    problems: list[CommuniqueError],
) -> tuple[Entry, ...]:
    """The entries, those that an addition names changed by it, new ones after them."""
    own = {getattr(entry, KEYS[of]): entry for entry in entries}
    slugs = {entry.slug: key for key, entry in own.items()}
    for addition in additions:
        if addition.of != of:
            continue
        old = own.get(addition.key)
        problem = None if old else _why_not(addition, slugs, own)
        if problem:
            problems.append(problem)
            continue
        fields = msgspec.to_builtins(old) if old else _new(addition)
        entry = msgspec.convert(_changed(fields, addition.fields), kind)
        own[addition.key] = entry
        slugs.setdefault(entry.slug, addition.key)
    return tuple(own.values())


def _why_not(
    addition: Addition, slugs: dict[str, str], known: Collection[str]
) -> CommuniqueError | None:
    """Why a new entry cannot be added, if it cannot."""
    missing = [name for name in NEEDED[addition.of] if not addition.fields.get(name)]
    if missing:
        names = " and ".join(f"'{name}'" for name in missing)
        said = f"'{addition.key}' is new, and says no {names}"
        return addition.wrong(said, hint=meant(addition.key, known))
    name = addition.fields["name"]
    slug = slug_of(name)
    if not slug:
        return addition.wrong(f"'{name}' has no letter that can stand in an address")
    if slug in slugs:
        return addition.wrong(
            f"'{name}' would have the address of '{slugs[slug]}'",
            hint=f"if it is the same, write it under '{slugs[slug]}', as one of its aliases",
        )
    return None


def meant(given: str, known: Iterable[str]) -> str | None:
    """A hint at the name that may have been meant, if one is much like it."""
    close = get_close_matches(given, known, n=1)
    return f"did you mean '{close[0]}'?" if close else None


def _new(addition: Addition) -> dict[str, Any]:
    name = addition.fields["name"]
    entry = {KEYS[addition.of]: addition.key, "slug": slug_of(name)}
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


def placed(
    addition: Addition, regions: Iterable[Region], problems: list[CommuniqueError]
) -> Addition:
    """An addition whose subregion, if it names one, is a code, with its region."""
    named = addition.fields.get("subregion")
    if named is None:
        return addition
    subregions = {region.name: region for region in regions if region.parent}
    subregions |= {region.code: region for region in subregions.values()}
    found = subregions.get(named)
    if found:
        where = {"subregion": found.code, "region": found.parent}
        return addition._replace(fields={**addition.fields, **where})
    said = f"'{addition.key}': there is no subregion '{named}'"
    problems.append(addition.wrong(said, "subregion", meant(named, subregions)))
    return addition.without("subregion")


def with_codes(
    addition: Addition, known: Gazetteer, served: Collection[str], problems: list[CommuniqueError]
) -> Addition:
    """An addition whose countries are codes, whatever it calls them; unknown ones are left out.

    ``served`` are the ids of organisations, for which a person may speak.
    """
    for field in NAMING_COUNTRIES:
        given = addition.fields.get(field)
        if not given:
            continue
        codes = []
        for called in (given,) if isinstance(given, str) else given:
            country = known.country(called)
            if field == "speaks_for" and called in served:
                codes.append(called)
            elif country:
                codes.append(country.code)
            else:
                problems.append(_unknown(called, field, addition, known))
        if not codes and isinstance(given, str):
            addition = addition.without(field)
            continue
        value = codes[0] if isinstance(given, str) else tuple(codes)
        addition = addition._replace(fields={**addition.fields, field: value})
    return addition


def _unknown(called: str, field: str, addition: Addition, known: Gazetteer) -> CommuniqueError:
    near = known.nearest(called)
    hint = f"did you mean '{near}'?" if near else "a code such as GB, or a name"
    return addition.wrong(f"'{addition.key}': there is no country '{called}'", field, hint)
