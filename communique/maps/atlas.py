"""The shapes of map.json, and the parts of them that a map of some scale needs."""

from __future__ import annotations

from itertools import pairwise
from math import floor, log2

import msgspec

from communique.maps.projection import Point

GRID = 100  # map.json has hundredths of a degree
FINEST = 0.002  # square degrees of the finest level, 'a'; see tools/build_map_data.py
ENDS = "~"


class Arc(msgspec.Struct, frozen=True):
    """A line between two junctions of borders, in steps; ``levels`` has a letter a point."""

    steps: tuple[int, ...]
    levels: str


class Shape(msgspec.Struct, frozen=True):
    """The land of a country, or of a part of one that is disputed.

    ``rings`` are arcs, the largest first, ``areas`` in square degrees of the equator. ``label`` is
    a place well inside, ``frame`` are places around what a map of it should show; both are
    longitudes and latitudes in turn. A country too small for the map has no rings.
    """

    id: str
    code: str
    rings: tuple[tuple[int, ...], ...]
    areas: tuple[float, ...]
    label: tuple[float, float]
    frame: tuple[float, ...]

    def places(self) -> tuple[Point, ...]:
        """The frame as points."""
        return tuple(zip(self.frame[::2], self.frame[1::2], strict=True))


class Sheet(msgspec.Struct, frozen=True):
    """The world map, drawn once: paths by the id of a shape, dots by code, disputed borders."""

    width: int
    height: int
    paths: dict[str, str]
    dots: dict[str, tuple[int, int]]
    dashed: str


class Atlas(msgspec.Struct, frozen=True):
    """All of map.json."""

    arcs: tuple[Arc, ...]
    shapes: tuple[Shape, ...]
    dashed: tuple[tuple[int, ...], ...]
    world: Sheet


def atlas_from_json(text: bytes) -> Atlas:
    """What map.json describes. Raises ``msgspec.DecodeError`` if it is something else."""
    return msgspec.json.decode(text, type=Atlas)


def letter_for(detail: float) -> str:
    """The level of points that matter where ``detail`` square degrees are the smallest seen."""
    if detail <= FINEST:
        return "a"
    return chr(ord("a") + min(25, floor(log2(detail / FINEST))))


def points_of(arc: Arc, level: str) -> list[Point]:
    """The points of an arc that are of ``level`` or coarser, in degrees."""
    x = y = 0
    points = []
    for step, letter in enumerate(arc.levels):
        x += arc.steps[2 * step]
        y += arc.steps[2 * step + 1]
        if letter >= level:
            points.append((x / GRID, y / GRID))
    return points


def unwrapped(points: list[Point]) -> list[Point]:
    """The same line with longitudes that go on beyond 180 degrees instead of jumping back."""
    turned = points[:1]
    for (before, _), (lon, lat) in zip(turned_of(points), points[1:], strict=True):
        turned.append((before + (lon - before + 180) % 360 - 180, lat))
    return turned


def turned_of(points: list[Point]) -> list[Point]:
    """The running start of each step of ``unwrapped``."""
    running = points[:1]
    for (before, _), (lon, lat) in pairwise(points):
        last = running[-1][0]
        running.append((last + (lon - before + 180) % 360 - 180, lat))
    return running[:-1]
