"""What a site may say of maps and names under ``[geo]``, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from communique.gazetteer import shipped
from communique.gazetteer.resources import bytes_of
from communique.maps import Gazette

POLICIES = ("un", "de_facto", "plain")
ALL = "all"

Wrong = tuple[tuple[str, str], str, str]


def wrong_in(
    names: Mapping[str, str], disputes: Mapping[str, str], fold: Mapping[str, str]
) -> Iterator[Wrong]:
    """(table and key, what is wrong, what to write instead) for every mistake in them."""
    if not (names or disputes or fold):
        return
    gazette = Gazette.from_json(bytes_of("places.json"))
    known = shipped()
    countries = {code: country.name for code, country in known.countries.items()}
    areas = {**countries, **{code: region.name for code, region in known.regions.items()}}
    for code in sorted(names.keys() - areas.keys()):
        yield ("names", code), f"no country or region has the code '{code}'", _code(code, areas)
    yield from _wrong_rows(disputes, (ALL, *(row.name for row in gazette.rows)))
    yield from _wrong_owners(fold, {shape.id for shape in gazette.shapes}, countries)


def _wrong_rows(disputes: Mapping[str, str], rows: Collection[str]) -> Iterator[Wrong]:
    for row, policy in disputes.items():
        if row not in rows:
            yield ("disputes", row), f"nothing in dispute is called '{row}'", _close(row, rows)
        if policy not in POLICIES:
            said = f"'{row}' cannot be '{policy}'"
            yield ("disputes", row), said, _close(policy, POLICIES)


def _wrong_owners(
    fold: Mapping[str, str], shapes: Collection[str], countries: Mapping[str, str]
) -> Iterator[Wrong]:
    lands = {**dict.fromkeys(shapes, ""), **countries}
    for shape, owner in fold.items():
        if shape not in shapes:
            yield ("fold", shape), f"no land has the code '{shape}'", _code(shape, lands)
        elif owner not in {"", shape, *countries}:
            said = f"'{shape}' cannot be given to '{owner}': no country has that code"
            yield ("fold", shape), said, _code(owner, countries)


def _close(word: str, known: Collection[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return f"did you mean '{close[0]}'?" if close else f"one of: {', '.join(known)}"


def _code(word: str, named: Mapping[str, str]) -> str:
    """A code for what may be one in small letters, or a name."""
    if word.upper() in named:
        return f"did you mean '{word.upper()}'?"
    names = {name.casefold(): code for code, name in named.items()}
    names |= {code.casefold(): code for code in named}
    close = get_close_matches(word.casefold(), names, n=1)
    if close and close[0]:
        return f"did you mean '{names[close[0]]}'?"
    return "a code of ISO 3166-1 such as FR, or one of docs/geography.md"
