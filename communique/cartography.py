"""The maps of one site: whose each land is there, what countries are called, and the pictures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from communique.fingerprint import fingerprint
from communique.gazetteer.resources import bytes_of, flags
from communique.maps import (
    PAPER,
    Atlas,
    Gazette,
    Lands,
    Place,
    Scheme,
    Size,
    Survey,
    View,
    locator_map,
    world_map,
)
from communique.model import Locator, Spot


class Cartographer:
    """Draws the maps of a site. ``names`` are those of all countries, by code.

    ``fold`` gives shapes to other countries, or to nobody, after ``disputes`` did: it says of each
    row of places.json, or of ``all``, whether its land is drawn as the United Nations have it
    ("un"), with who holds it ("de_facto"), or as the first, with borders like any other ("plain").
    ``state`` is the fingerprint of all of this: maps of equal states are equal.
    """

    def __init__(
        self, names: Mapping[str, str], disputes: Mapping[str, str], fold: Mapping[str, str]
    ) -> None:
        self._names = dict(names)
        gazette = Gazette.from_json(bytes_of("places.json"))
        default = disputes.get("all", "un")
        said = {row: disputes.get(row.name, default) for row in gazette.rows}
        held = {row.shape: row.held for row, how in said.items() if how == "de_facto" and row.shape}
        plain = [row.name for row, how in said.items() if how == "plain"]
        self.lands = Lands(gazette, {**held, **fold}, plain)
        self.state = fingerprint([sorted(self._names.items()), sorted(held), sorted(plain), fold])

    def can_show(self, code: str) -> bool:
        """Whether the country is on any map."""
        return code in self.lands.by_code

    def has_dispute(self, codes: Collection[str]) -> bool:
        """Whether the map of these countries shows a border in dispute."""
        return self.lands.has_dispute(codes)

    def names_of(self, codes: Collection[str]) -> tuple[str, ...]:
        """What the countries are called, by name."""
        return tuple(sorted(map(self.name_of, codes)))

    def name_of(self, code: str) -> str:
        """What a country is called."""
        return self._names.get(code, code)

    def has_flag(self, code: str) -> bool:
        """Whether the country has a flag."""
        return code in flags()

    def flag(self, code: str) -> str:
        """The flag of a country that has one, as SVG."""
        return flags()[code]

    @cached_property
    def _atlas(self) -> Atlas:
        return Atlas(self.lands, Survey.from_json(bytes_of("map.json")))

    def locator(self, output: Locator) -> str:
        """The picture that an output stands for, in the colours that its reader prefers."""
        return self.located(output.codes, output.title, scheme="reader")

    def window(self, output: Locator) -> View:
        """What the picture shows: those of equal windows have most of their lines in common."""
        return self.lands.view(output.codes)

    def located(
        self,
        codes: Collection[str],
        title: str,
        *,
        size: Size = PAPER,
        scheme: Scheme = "light",
        is_lettered: bool = True,
    ) -> str:
        """The countries on a map of what lies around them, as SVG: see ``maps.locator_map``."""
        names = self._names if is_lettered else {}
        return locator_map(self._atlas, codes, names, title=title, size=size, scheme=scheme)

    def svg(self, codes: tuple[str, ...], width: int, height: int) -> str:
        """A map of the countries for a card, of that size."""
        return self.located(codes, "", size=(width, height))

    def is_far(self, codes: tuple[str, ...], size: Size) -> bool:
        """Whether only a map of the world shows all of the countries."""
        return self.lands.view(codes, size).meridian is not None

    def height_of(self, codes: tuple[str, ...], size: Size) -> float | None:
        """Where they lie on a map of the world, from 0 at its top to 1; None where it has none."""
        view = self.lands.view(codes, size)
        found = [view.at(land.label).imag / size[1] for land in self.lands.of(codes)]
        return (min(found) + max(found)) / 2 if found else None

    def world(self, spots: Sequence[Spot], title: str) -> str:
        """The countries on a map of the world, as SVG."""
        places = [Place(code=x.code, name=x.name, url=x.url, count=x.count) for x in spots]
        return world_map(self._atlas, places, title=title)
