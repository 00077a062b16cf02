"""The world by coverage: five shades, every country that has stories a link.

The number of stories is in the name of the link, and the legend has the numbers in words of no
language; a page shows the same in a table (``shades`` gives the class of each number).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from communique.maps.atlas import Atlas
from communique.maps.svg import SANS, path, svg

SHADES = 5
FILLS = ("#e3dfd6", "#edc9b8", "#e09f88", "#cc6f5b", "#ad4135", "#8c1d18")
SEA = 'fill="#eef1f2"'
EDGE = 'stroke="#fdfcf9" stroke-width="1.5"'
PALE = 'fill="none" stroke="#fdfcf9" stroke-width="3"'
DASHED = 'fill="none" stroke="#59554e" stroke-width="1.5" stroke-dasharray="5 4"'
RADIUS, UNLINKED = 8, 5


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


def world_map(atlas: Atlas, places: Sequence[Place], *, title: str, dashed: bool = True) -> str:
    """A picture of the world, each of ``places`` shaded by its number of stories and a link."""
    sheet = atlas.world
    classes = shades([place.count for place in places])
    linked = {place.code: place for place in places if place.count}
    paths: dict[str, str] = {}
    for shape in atlas.shapes:
        code = shape.code if shape.code in linked else ""
        paths[code] = paths.get(code, "") + sheet.paths.get(shape.id, "")
    dots = [(code, at) for code, at in sheet.dots.items() if code not in linked]
    links = (
        _link(place, _shade(place.count, classes), paths.get(place.code, ""), sheet.dots)
        for place in sorted(linked.values(), key=lambda place: place.name)
    )
    parts = [
        f'<rect class="map-sea" {SEA} width="{sheet.width}" height="{sheet.height}"/>',
        f"<g {EDGE}>",
        path("map-0", paths.get("", ""), f'fill="{FILLS[0]}"'),
        f'<g class="map-0" fill="{FILLS[0]}">',
        *(_dot(at, UNLINKED) for _, at in dots),
        "</g>",
        *links,
        "</g>",
        *(
            (path("map-pale", sheet.dashed, PALE), path("map-dashed", sheet.dashed, DASHED))
            if dashed
            else ()
        ),
        _legend(classes, sheet.height),
    ]
    return svg(sheet.width, sheet.height, "map-world", title, parts)


def _shade(count: int, classes: Sequence[tuple[int, int]]) -> int:
    """The number of the shade of a count, the darkest five."""
    place = next(number for number, (_, most) in enumerate(classes) if count <= most)
    return SHADES - len(classes) + 1 + place


def _link(place: Place, shade: int, d: str, dots: Mapping[str, tuple[int, int]]) -> str:
    name = escape(f"{place.name}: {place.count}")
    shape = f'<path d="{d}"/>' if d else ""
    shape += _dot(dots[place.code]) if place.code in dots else ""
    return (
        f'<a class="map-{shade}" href="{escape(place.url)}" fill="{FILLS[shade]}">'
        f"<title>{name}</title>{shape}</a>"
    )


def _dot(at: tuple[int, int], radius: int = RADIUS) -> str:
    return f'<circle cx="{at[0]}" cy="{at[1]}" r="{radius}"/>'


def _legend(classes: Sequence[tuple[int, int]], height: int) -> str:
    """A square for each class with its numbers, in the lower left corner."""
    rows = []
    for number, (least, most) in enumerate(classes):
        shade = SHADES - len(classes) + 1 + number
        y = height - 60 - 44 * (len(classes) - 1 - number)
        text = str(least) if least == most else f"{least}\N{EN DASH}{most}"
        rows.append(
            f'<rect class="map-{shade}" fill="{FILLS[shade]}" x="40" y="{y}"'
            ' width="44" height="30"/>'
            f'<text class="map-near" fill="#59554e" x="98" y="{y + 25}">{text}</text>'
        )
    return f'<g class="map-legend" font-size="30" font-family="{SANS}">{"".join(rows)}</g>'
