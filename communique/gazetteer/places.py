"""Countries and regions as frozen values, and the one place that knows all their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

import msgspec


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """A region or subregion of UN M49. ``parent`` is a region's code, or empty for a region."""

    code: str
    name: str
    slug: str
    parent: str = ""


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country or territory that has a page of its own.

    ``code`` is ISO 3166-1 alpha-2 (XK for Kosovo), ``region`` and ``subregion`` are M49 codes,
    ``borders`` the codes of its neighbours on land. ``abroad`` are its names in other languages.
    ``words`` are all the words of news that point to it, by kind (see ``lexicon``).
    """

    code: str
    alpha3: str
    name: str
    slug: str
    region: str
    subregion: str
    un: bool
    borders: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]]


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """Phrases that hold the name of a place and ``means`` other countries, or none."""

    means: tuple[str, ...]
    phrases: tuple[str, ...]


class Atlas(msgspec.Struct, frozen=True):
    """The contents of geo.json."""

    regions: tuple[Region, ...]
    countries: tuple[Country, ...]
    phrases: tuple[Phrases, ...] = ()


class Gazetteer:
    """Every country by code and by any of its names; never changes once made."""

    def __init__(self, countries: Iterable[Country], regions: Iterable[Region]) -> None:
        self.countries = {country.code: country for country in countries}
        self.regions = {region.code: region for region in regions}
        self._known = _names_of(self.countries.values())

    def renamed(self, names: Mapping[str, str]) -> Gazetteer:
        """The same gazetteer with some countries or regions called otherwise, by their codes.

        Their addresses stay.
        """
        countries = (
            msgspec.structs.replace(country, name=names.get(country.code, country.name))
            for country in self.countries.values()
        )
        regions = (
            msgspec.structs.replace(region, name=names.get(region.code, region.name))
            for region in self.regions.values()
        )
        return Gazetteer(countries, regions)

    def country(self, text: str) -> Country | None:
        """The country that a code ('KP', 'PRK') or any of its names means, or None."""
        return self.countries.get(self._known.get(folded(text), ""))

    def nearest(self, text: str) -> str | None:
        """The name most like ``text``, for "did you mean"; None when nothing is like it."""
        close = get_close_matches(folded(text), self._known, n=1, cutoff=0.75)
        if not close or len(close[0]) < 4:
            return None
        return self.countries[self._known[close[0]]].name


def folded(text: str) -> str:
    """``text`` without case, accents, punctuation and a leading article, for comparing names."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    words = re.sub(r"[^\w]+", " ", re.sub(r"[.'’]", "", letters)).split()
    return " ".join("saint" if word == "st" else word for word in words if word != "the")


def _names_of(countries: Iterable[Country]) -> dict[str, str]:
    """Folded name -> code. A country's own name wins over another's alias or foreign name."""
    ranked = tuple(countries)
    known: dict[str, str] = {}
    for country in ranked:
        own = country.words["name"][0].rstrip("?~!*^")
        known.update((folded(name), country.code) for name in (country.name, own))
    for country in ranked:
        for name in (country.code, country.alpha3, *country.aliases, *country.abroad):
            known.setdefault(folded(name), country.code)
    known.pop("", None)
    return known
