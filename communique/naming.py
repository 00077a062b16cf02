"""What countries, regions and people are called on this site, and how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from communique.gazetteer import Gazetteer, Knowledge
from communique.gazetteer.resources import bytes_of
from communique.maps import PAPER, Atlas, Place, Scheme, Size, locator_map, world_map
from communique.maps.locator import lands_of, view_around
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


class Charts:
    """Maps for cards: countries called as the site calls them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def svg(self, codes: tuple[str, ...], width: int, height: int) -> str:
        """A map of those countries, of that size."""
        return located(self._gazetteer, codes, "", size=(width, height))

    def is_far(self, codes: tuple[str, ...], size: Size) -> bool:
        """Whether only a map of the world shows them all."""
        return view_around(lands_of(_atlas(), codes), size).meridian is not None

    def height_of(self, codes: tuple[str, ...], size: Size) -> float | None:
        """Where they lie on a map of the world, from 0 at its top to 1; None where it has none."""
        lands = lands_of(_atlas(), codes)
        view = view_around(lands, size)
        found = [view.at(land.label).imag / size[1] for land in lands]
        return (min(found) + max(found)) / 2 if found else None


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
