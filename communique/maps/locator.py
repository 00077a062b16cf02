"""A map of where a story is: its countries marked and named, their neighbours muted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from communique.maps.atlas import GRID, Atlas, Shape, level_for
from communique.maps.labels import Named, labels_of
from communique.maps.projection import Point, distance
from communique.maps.svg import dot, path, path_of, svg
from communique.maps.view import PAPER, Size, View, view_of

BUDGET = 2600  # points: about 8 kB when compressed
OUTSIDE = 12  # pixels beyond the paper where lines are cut, so that no cut is seen
SPECK = 9.0  # square pixels: smaller islands are left out
SMALL = 220.0  # square pixels: a marked country that is smaller gets a dot
RADIUS = 9
ENOUGH = 0.05  # of the paper: with less land on it, an island could be anywhere

SEA = 'fill="#eef1f2"'
LAND = 'fill="#d8d3c8" fill-rule="evenodd" stroke="#fdfcf9" stroke-width="2"'
MARKED = 'fill="#8c1d18" fill-rule="evenodd" stroke="#fdfcf9" stroke-width="2"'
PALE = 'fill="none" stroke="#fdfcf9" stroke-width="4"'
DASHED = 'fill="none" stroke="#59554e" stroke-width="2" stroke-dasharray="6 5"'

Scheme = Literal["light", "reader"]
# The colours of layouts/map.css in the dark. A picture knows nothing of the page it stands in.
DARK = (
    "<style>@media screen and (prefers-color-scheme:dark){.map-sea{fill:#1b2023}"
    ".map-land{fill:#37342f;stroke:#161513}.map-marked{fill:#eba298;stroke:#161513}"
    ".map-pale{stroke:#161513}.map-dashed{stroke:#aca69b}.map-name{fill:#e6e2d9;stroke:#161513}"
    ".map-near{fill:#aca69b;stroke:#161513}}</style>",
)


@dataclass(frozen=True, slots=True)
class Area:
    """A shape on the paper: the rings of it that are seen, cut at the edges."""

    shape: Shape
    rings: tuple[tuple[Point, ...], ...]

    @property
    def size(self) -> float:
        """Square pixels of the largest ring."""
        return max((size_of(ring) for ring in self.rings), default=0.0)


def locator_map(
    atlas: Atlas,
    codes: Sequence[str],
    names: Mapping[str, str],
    *,
    title: str,
    dashed: bool = True,
    size: Size = PAPER,
    scheme: Scheme = "light",
) -> str:
    """A picture of the countries ``codes`` and what lies around them; of the world without any.

    ``names`` are the names of all countries by code: without any, nothing is lettered. ``dashed``
    marks disputed borders. ``size`` is that of the picture, in units of which ``PAPER`` has 1600
    by 900: letters and lines have as many units on any size. The ``scheme`` of colours is light,
    or the reader's, who may prefer dark; then the picture holds a style sheet.
    """
    marked = [shape for shape in atlas.shapes if shape.code in codes]
    view, areas = _seen(atlas, marked, frozenset(codes), size)
    chosen = [area for area in areas if area.shape.code in codes]
    muted = [area for area in areas if area.shape.code not in codes]
    dots = {
        shape.code: view.line([shape.label])[0]
        for shape in marked
        if shape.id == shape.code and _is_small(shape, chosen)
    }
    parts = [
        f'<rect class="map-sea" {SEA} width="{size[0]}" height="{size[1]}"/>',
        path("map-land", _drawn(muted), LAND),
        path("map-marked", _drawn(chosen), MARKED),
        *_disputed(_dashed_lines(atlas, view) if dashed else ""),
        *(dot("map-marked", at, RADIUS, MARKED) for at in dots.values()),
        *labels_of(_named(chosen, dots, names)[::-1], _named(muted, {}, names), view),
    ]
    return svg(*size, "map-locator", title, [*(DARK if scheme == "reader" else ()), *parts])


def _disputed(d: str) -> tuple[str, str]:
    """Dashes on a pale line, so that they are seen on any ground."""
    return path("map-pale", d, PALE), path("map-dashed", d, DASHED)


def _seen(
    atlas: Atlas, marked: list[Shape], codes: frozenset[str], paper: Size
) -> tuple[View, list[Area]]:
    """A window with the marked shapes, and with enough land around them to know the place."""
    view = view_of(tuple(place for shape in marked for place in shape.places()), paper)
    while True:
        areas = _areas_within_budget(atlas, view, codes)
        land = sum(size_of(ring) for area in areas for ring in area.rings)
        if land >= ENOUGH * paper[0] * paper[1] or view.meridian is not None:
            return view, areas
        view = view.wider()


def _areas_within_budget(atlas: Atlas, view: View, codes: frozenset[str]) -> list[Area]:
    """Everything seen, with less detail the more there is of it."""
    detail = view.detail
    while True:
        areas = [
            area
            for shape in atlas.shapes
            if (area := _area(atlas, shape, view, detail, codes)).rings
        ]
        points = sum(len(ring) for area in areas for ring in area.rings)
        if points <= BUDGET:
            return areas
        detail *= max(1.5, (points / BUDGET) ** 1.6)


def _area(atlas: Atlas, shape: Shape, view: View, detail: float, codes: frozenset[str]) -> Area:
    level = level_for(detail)
    discs = iter(shape.discs)
    rings = []
    for arcs, size, lon, lat, reach in zip(
        shape.rings, shape.areas, discs, discs, discs, strict=True
    ):
        largest = arcs is shape.rings[0] and shape.code in codes
        if distance(view.centre, (lon, lat)) - reach > view.reach:
            continue
        if size < detail * SPECK / 2 and not largest:
            continue
        ring = clipped(view.line(atlas.ring(arcs, level)), view.paper)
        if len(ring) > 3 and (largest or size_of(ring) >= SPECK):
            rings.append(tuple(ring))
    return Area(shape, tuple(rings))


def _is_small(shape: Shape, areas: list[Area]) -> bool:
    return not any(area.shape is shape and area.size >= SMALL for area in areas)


def _drawn(areas: list[Area]) -> str:
    return "".join(path_of(ring) for area in areas for ring in area.rings)


def _dashed_lines(atlas: Atlas, view: View) -> str:
    """The disputed borders that are seen."""
    text = ""
    width, height = view.paper
    for steps in atlas.dashed:
        places = [(x / GRID, y / GRID) for x, y in zip(steps[::2], steps[1::2], strict=True)]
        if distance(view.centre, places[0]) <= view.reach + 10:
            line = view.line(places)
            if any(-OUTSIDE < x < width + OUTSIDE and -OUTSIDE < y < height for x, y in line):
                text += path_of(line, closed=False)
    return text


def _named(areas: list[Area], dots: Mapping[str, Point], names: Mapping[str, str]) -> list[Named]:
    """What is to be labelled, the largest first, dots last."""
    found = [
        Named(names[area.shape.code], area.rings, None)
        for area in sorted(areas, key=lambda area: -area.size)
        if area.shape.code in names
        and area.shape.id == area.shape.code
        and area.shape.code not in dots
    ]
    return found + [Named(names[code], (), at) for code, at in dots.items() if code in names]


def clipped(points: list[Point], paper: Size) -> list[Point]:
    """A ring cut at the edges of the paper (Sutherland and Hodgman, 1974)."""
    for axis, limit, sign in (
        (0, -OUTSIDE, 1),
        (0, paper[0] + OUTSIDE, -1),
        (1, -OUTSIDE, 1),
        (1, paper[1] + OUTSIDE, -1),
    ):
        if all((point[axis] - limit) * sign >= 0 for point in points):
            continue
        points = _cut(points, axis, limit, sign)
        if not points:
            return []
    return points


def _cut(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for start, end in pairwise([*points, points[0]]):
        inside, then = ((p[axis] - limit) * sign >= 0 for p in (start, end))
        if inside:
            kept.append(start)
        if inside != then:
            part = (limit - start[axis]) / (end[axis] - start[axis])
            kept.append(
                (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
            )
    return kept


def size_of(ring: Sequence[Point]) -> float:
    """The area of a ring in square pixels."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2
