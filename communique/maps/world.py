"""The world by coverage: five shades, every country that has stories a link.

The number of stories is in the name of the link; a page shows the same in a table. ``legend`` says
which numbers each shade stands for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from communique.maps.atlas import Atlas
from communique.maps.pen import Nib, Pen
from communique.maps.projection import Turn, natural_earth
from communique.maps.svg import group, path, svg
from communique.maps.view import View

SHADES = 5
FILLS = ("#e3dfd6", "#edc9b8", "#e09f88", "#cc6f5b", "#ad4135", "#8c1d18")
SEA = 'fill="#eef1f2"'
EDGE = 'fill-rule="evenodd" stroke="#fdfcf9" stroke-width="1.5"'
PALE = 'fill="none" stroke="#fdfcf9" stroke-width="3"'
DASHED = 'fill="none" stroke="#59554e" stroke-width="1.5" stroke-dasharray="5 4"'
RADIUS, UNLINKED = 8, 5
WIDTH = 2000
MERIDIAN = 11.0  # the middle; the edges run through the Bering Strait
NORTH, SOUTH = 84.6, -57.2
NIB = Nib(detail=1.0, speck=4.0, budget=8000)
SMALL = 14.0  # square pixels: a smaller country is a dot


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country with stories: its page and how many it has."""

    code: str
    name: str
    url: str
    count: int


def shades(counts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The classes of a map: (least, most) stories of each, at most five, growing by a factor.

    Every count above zero is in one of them; classes without a whole number in them are left out.
    """
    most = max(counts, default=0)
    bounds = sorted({round(most ** (part / SHADES)) for part in range(1, SHADES + 1)} - {0})
    lows = [1, *(bound + 1 for bound in bounds[:-1])]
    return tuple(zip(lows, bounds, strict=True)) if most else ()


def legend(counts: Sequence[int]) -> tuple[tuple[int, int, int], ...]:
    """(shade, least, most) of each class, the palest first."""
    classes = shades(counts)
    first = SHADES - len(classes) + 1
    return tuple((first + number, *one) for number, one in enumerate(classes))


def world_map(atlas: Atlas, places: Sequence[Place], *, title: str) -> str:
    """A picture of the world, each of ``places`` shaded by its number of stories and a link."""
    view = _view()
    pen = atlas.pen(view, nib=NIB)
    classes = shades([place.count for place in places])
    linked = {place.code: place for place in places if place.count}
    paths = {area.code: pen.drawn([area.code]) for area in pen.areas if area.code in linked}
    dots = _dots(atlas, pen, view)
    others = [code for code in dots if code not in linked and not atlas.lands.by_code[code].is_part]
    links = (
        _link(place, _shade(place.count, classes), paths.get(place.code, ""), dots)
        for place in sorted(linked.values(), key=lambda place: place.name)
    )
    parts = [
        f'<rect class="map-sea" {SEA} width="{view.paper[0]}" height="{view.paper[1]}"/>',
        f"<g {EDGE}>",
        path("map-0", pen.drawn(linked, but=True), _fill(0)),
        group("map-0", _fill(0), (_dot(dots[code], UNLINKED) for code in others)),
        *links,
        "</g>",
        path("map-pale", pen.dashed, PALE),
        path("map-dashed", pen.dashed, DASHED),
    ]
    return svg(view.paper, "map-world", title, parts, role="group")


def _view() -> View:
    """The world from edge to edge."""
    edge = natural_earth(MERIDIAN, MERIDIAN + 180, 0).real
    top, bottom = (natural_earth(0, 0, lat).imag for lat in (NORTH, SOUTH))
    scale = WIDTH / (2 * edge)
    turn = Turn(scale, complex(edge, -top) * scale, 0, 1)
    return View((WIDTH, round((bottom - top) * scale)), turn, scale, meridian=MERIDIAN)


def _dots(atlas: Atlas, pen: Pen, view: View) -> dict[str, complex]:
    """Where the countries are that are too small to be seen, by code."""
    large = {area.code for area in pen.areas if area.coasts[0].area * view.square >= SMALL}
    return {
        code: view.at(land.label) for code, land in atlas.lands.by_code.items() if code not in large
    }


def _shade(count: int, classes: Sequence[tuple[int, int]]) -> int:
    """The number of the shade of a count, the darkest five."""
    place = next(number for number, (_, most) in enumerate(classes) if count <= most)
    return SHADES - len(classes) + 1 + place


def _fill(shade: int) -> str:
    return f'fill="{FILLS[shade]}"'


def _link(place: Place, shade: int, d: str, dots: Mapping[str, complex]) -> str:
    name = escape(f"{place.name}: {place.count}")
    shape = f'<path d="{d}"/>' if d else ""
    shape += _dot(dots[place.code]) if place.code in dots else ""
    return (
        f'<a class="map-{shade}" href="{escape(place.url)}" {_fill(shade)}>'
        f"<title>{name}</title>{shape}</a>"
    )


def _dot(at: complex, radius: int = RADIUS) -> str:
    return f'<circle cx="{round(at.real)}" cy="{round(at.imag)}" r="{radius}"/>'
