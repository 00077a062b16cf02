"""What countries, regions and people are called on this site, and how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique.gazetteer import Gazetteer, Knowledge
from communique.gazetteer.resources import bytes_of
from communique.maps import PAPER, Atlas, Place, Scheme, Size, locator_map, world_map
from communique.model import Spot
from communique.organise import Names


def names_in(knowledge: Knowledge) -> Names:
    """The names that a site is organised by."""
    gazetteer = knowledge.gazetteer

    def regions(code: str) -> tuple[str, ...]:
        country = gazetteer.countries[code]
        codes = (country.region, country.subregion)
        return tuple(gazetteer.regions[one].name for one in codes if one in gazetteer.regions)

    return Names(
        country=lambda code: gazetteer.countries[code].name,
        regions=regions,
        neighbours=lambda code: gazetteer.countries[code].borders,
        is_known=knowledge.people.__contains__,
    )


@cache
def _atlas() -> Atlas:
    return Atlas.from_json(bytes_of("map.json"))


def drawn(spots: Sequence[Spot], title: str) -> str:
    """The countries on a map of the world, as SVG."""
    places = [Place(code=x.code, name=x.name, url=x.url, count=x.count) for x in spots]
    return world_map(_atlas(), places, title=title)


def located(
    gazetteer: Gazetteer,
    codes: Sequence[str],
    title: str,
    *,
    size: Size = PAPER,
    scheme: Scheme = "light",
    is_lettered: bool = True,
) -> str:
    """The countries of those codes on a map of what lies around them, as SVG: see ``maps``."""
    countries = gazetteer.countries.values() if is_lettered else ()
    names = {country.code: country.name for country in countries}
    return locator_map(_atlas(), codes, names, title=title, size=size, scheme=scheme)
