"""What an article is about: what its front matter says, and what is found in its text.

What front matter gives stands as it is, even if empty. What it does not give is found in the text,
less what it excludes. Names are those of the gazetteer where it knows what is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from difflib import get_close_matches
from typing import NamedTuple

from communique.fields import Fields
from communique.gazetteer import Knowledge, Tags
from communique.gazetteer.places import folded

Called = Callable[[str], str | None]


class Choices(NamedTuple):
    """What front matter says of what an article is about; None where it says nothing."""

    countries: tuple[str, ...] | None
    organisations: tuple[str, ...] | None
    people: tuple[str, ...] | None
    no_countries: tuple[str, ...]
    no_organisations: tuple[str, ...]
    no_people: tuple[str, ...]


class Subjects(NamedTuple):
    """Codes of the countries it is about and of those it mentions; names of the others."""

    countries: tuple[str, ...]
    mentioned: tuple[str, ...]
    organisations: tuple[str, ...]
    people: tuple[str, ...]


def choices_in(fields: Fields, known: Knowledge) -> Choices:
    """What the front matter says; mistakes are noted in ``fields``."""
    countries = _countries(fields, "countries", known)
    organisations = _named(fields, "organisations", known.organisation)
    people = _named(fields, "people", known.person)
    return Choices(
        countries=countries if fields.has("countries") else None,
        organisations=organisations if fields.has("organisations") else None,
        people=people if fields.has("people") else None,
        no_countries=_countries(fields, "countries_exclude", known),
        no_organisations=_excluded_organisations(fields, known),
        no_people=_named(fields, "people_exclude", known.person),
    )


def _countries(fields: Fields, field: str, known: Knowledge) -> tuple[str, ...]:
    codes = []
    for name, line in fields.lined_texts(field).items():
        country = known.gazetteer.country(name)
        if country is None:
            near = known.gazetteer.nearest(name)
            hint = f"did you mean '{near}'?" if near else "an ISO 3166-1 code or a name"
            fields.wrong(f"no country is called '{name}'", line, hint)
        else:
            codes.append(country.code)
    return tuple(dict.fromkeys(codes))


def _named(fields: Fields, field: str, known_as: Called) -> tuple[str, ...]:
    """The names in a field, as the gazetteer has them where it knows what is meant."""
    return tuple(dict.fromkeys(known_as(name) or name for name in fields.texts(field)))


def _excluded_organisations(fields: Fields, known: Knowledge) -> tuple[str, ...]:
    """Only known organisations are ever found, so that leaving out others is a slip of the pen."""
    found = []
    for name, line in fields.lined_texts("organisations_exclude").items():
        meant = known.organisation(name)
        if meant is None:
            close = get_close_matches(name, known.organisations_called, n=1)
            hint = f"did you mean '{close[0]}'?" if close else "none is found that is not known"
            fields.wrong(f"no organisation is called '{name}'", line, hint)
        else:
            found.append(meant)
    return tuple(found)


def subjects_of(choices: Choices, found: Tags) -> Subjects:
    """What front matter chose, and otherwise what was found."""
    countries, organisations, people = choices.countries, choices.organisations, choices.people
    if countries is None:
        countries = _less((one.key for one in found.main), choices.no_countries)
    if organisations is None:
        names = (one.name for one in found.organisations)
        organisations = _less(names, choices.no_organisations)
    if people is None:
        no_people = {folded(name) for name in choices.no_people}
        people = tuple(one.name for one in found.people if folded(one.name) not in no_people)
    named = (one.key for one in (*found.main, *found.mentioned))
    return Subjects(
        countries=countries,
        mentioned=_less(named, (*countries, *choices.no_countries)),
        organisations=organisations,
        people=people,
    )


def _less(names: Iterable[str], excluded: Container[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in excluded)
