"""A map of where a story is: its countries marked and named, their neighbours muted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from communique.maps.atlas import Atlas
from communique.maps.labels import NAME, NEAR, Named, labels_of
from communique.maps.pen import Pen
from communique.maps.rooms import Box
from communique.maps.sheet import Area
from communique.maps.svg import Size, dot, path, svg
from communique.maps.view import MANY, PAPER, View

SMALL = 260.0  # square pixels: a marked country that is smaller gets a dot
NAMABLE = 2000.0  # square pixels: no name fits into less
CANDIDATES = 18  # the largest neighbours: nobody misses the names of others
RADIUS = 10

SEA = 'fill="#eef1f2"'
LAND = 'fill="#d8d3c8" fill-rule="evenodd" stroke="#fdfcf9" stroke-width="2"'
MARKED = 'fill="#8c1d18" fill-rule="evenodd" stroke="#fdfcf9" stroke-width="2"'
PALE = 'fill="none" stroke="#fdfcf9" stroke-width="4"'
DASHED = 'fill="none" stroke="#59554e" stroke-width="2.5" stroke-dasharray="7 5"'

Scheme = Literal["light", "reader"]
# The colours of layouts/map.css in the dark, and larger letters where a map is no wider than a
# phone: a picture knows nothing of the page it stands in but that.
STYLE = (
    "<style>@media(max-width:520px)"
    f"{{.map-name,.map-inside{{font-size:{NAME}px}}.map-near,.map-small{{font-size:{NEAR}px}}"
    ".map-more{display:none}}"
    "@media screen and (prefers-color-scheme:dark){.map-sea{fill:#1b2023}"
    ".map-land{fill:#37342f;stroke:#161513}.map-marked{fill:#eba298;stroke:#161513}"
    ".map-pale{stroke:#161513}.map-dashed{stroke:#aca69b}.map-name{fill:#e6e2d9;stroke:#161513}"
    ".map-near{fill:#aca69b;stroke:#161513}.map-inside{fill:#161513}}</style>"
)


def locator_map(
    atlas: Atlas,
    codes: Collection[str],
    names: Mapping[str, str],
    *,
    title: str,
    size: Size = PAPER,
    scheme: Scheme = "light",
) -> str:
    """A picture of the countries ``codes`` and what lies around them; of the world without any.

    ``names`` are the names of all countries by code: without any, nothing is lettered. ``size`` is
    that of the picture, in units of which ``PAPER`` has 1600 by 900: letters and lines have as many
    units on any size. The ``scheme`` of colours is light, or the reader's, who may prefer dark;
    then the picture holds a style sheet.
    """
    view = atlas.lands.view(codes, size)
    pen = atlas.pen(view)
    chosen = [area for area in pen.areas if area.code in codes]
    drawn = {area.code: area for area in chosen if area.coasts[0].area * view.square >= SMALL}
    dots = {
        land.code: view.at(land.label) for land in atlas.lands.of(codes) if land.code not in drawn
    }
    named = list(_marked(pen, drawn, dots, names))
    parts = [
        STYLE if scheme == "reader" else "",
        f'<rect class="map-sea" {SEA} width="{size[0]}" height="{size[1]}"/>',
        path("map-land", pen.drawn(codes, but=True), LAND),
        path("map-marked", pen.drawn(codes), MARKED),
        # Dashes on a pale line are seen on any ground.
        path("map-pale", pen.dashed, PALE),
        path("map-dashed", pen.dashed, DASHED),
        *(dot("map-marked", at, RADIUS, MARKED) for at in dots.values()),
        *labels_of(named, list(_muted(pen, view, codes, names)), view.neighbours, size, pen.is_sea),
    ]
    return svg(size, "map-locator", title, parts)


def _marked(
    pen: Pen, drawn: Mapping[str, Area], dots: Mapping[str, complex], names: Mapping[str, str]
) -> Iterator[Named]:
    """The countries of the story: dots first, then the smallest. Of many the largest first."""
    known = ((names[code], at) for code, at in dots.items() if code in names)
    named = [Named(name, _around(at), is_dot=True) for name, at in known]
    for code, area in sorted(drawn.items(), key=lambda one: one[1].coasts[0].area):
        if code in names:
            named.append(
                Named(names[code], pen.extent(area), pen.room(area), pen.rows(area.coasts[0]))
            )
    yield from reversed(named) if len(named) > MANY else named


def _muted(
    pen: Pen, view: View, codes: Collection[str], names: Mapping[str, str]
) -> Iterator[Named]:
    """The other countries that may be named, the largest first."""
    least = NAMABLE / view.square
    large = [
        area
        for area in pen.areas
        if area.code in names and area.code not in codes and area.coasts[0].area >= least
    ]
    large.sort(key=lambda area: -area.coasts[0].area)
    for area in large[:CANDIDATES]:
        yield Named(names[area.code], NOWHERE, pen.room(area))


NOWHERE = Box(0, 0, 0, 0)


def _around(at: complex) -> Box:
    by = RADIUS + 3
    return Box(at.real - by, at.imag - by, at.real + by, at.imag + by)
