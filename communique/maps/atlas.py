"""The shapes of map.json, and the parts of them that a map of some scale needs."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor, log2

import msgspec

from communique.maps.projection import Point

GRID = 100  # map.json has hundredths of a degree
FINEST = 0.002  # square degrees of the finest level, 'a'; see tools/build_map_data.py
STRAIGHT = 5.0  # degrees of longitude that may be drawn as a straight line


class Arc(msgspec.Struct, frozen=True):
    """A line between two junctions of borders, in steps; ``levels`` has a letter a point."""

    steps: tuple[int, ...]
    levels: str


class Shape(msgspec.Struct, frozen=True):
    """The land of a country, or of a part of one that is disputed.

    ``rings`` are arcs (a negative one is turned round), the largest first; ``areas`` are in square
    degrees of the equator; ``discs`` say where each ring is: longitude, latitude and reach in
    degrees, in turn. ``frame`` are places around what a map of the country should show, longitudes
    and latitudes in turn. A country too small for the map has a ``label`` place and no rings.
    """

    id: str
    code: str
    rings: tuple[tuple[int, ...], ...]
    areas: tuple[float, ...]
    discs: tuple[float, ...]
    label: Point
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

    @classmethod
    def from_json(cls, text: bytes) -> Atlas:
        """What map.json describes. Raises ``msgspec.DecodeError`` if it is something else."""
        return msgspec.json.decode(text, type=cls)

    def folded(self, codes: Mapping[str, str]) -> Atlas:
        """The same atlas with the shapes of some ids given to other countries, or to none ('')."""
        shapes = tuple(
            msgspec.structs.replace(shape, code=codes.get(shape.id, shape.code))
            for shape in self.shapes
        )
        return msgspec.structs.replace(self, shapes=shapes)

    def ring(self, arcs: tuple[int, ...], level: str) -> list[Point]:
        """The points of a ring that are of ``level`` or coarser, longitudes never jumping back."""
        points: list[Point] = []
        for index in arcs:
            line = line_of(self.arcs[index if index >= 0 else ~index], level)
            line = line if index >= 0 else line[::-1]
            points += line[1:] if points else line
        return unwrapped(points)


def line_of(arc: Arc, level: str) -> list[Point]:
    """The points of an arc in degrees."""
    x = y = 0
    points = []
    steps = iter(arc.steps)
    for letter, across, up in zip(arc.levels, steps, steps, strict=True):
        x += across
        y += up
        if letter >= level:
            points.append((x / GRID, y / GRID))
    return points


def unwrapped(points: list[Point]) -> list[Point]:
    """The same line with longitudes going on beyond 180 degrees instead of jumping back.

    A long stretch along a parallel gets points in between: on a map it is a curve.
    """
    turned = points[:1]
    for lon, lat in points[1:]:
        west, south = turned[-1]
        across = (lon - west + 180) % 360 - 180
        parts = int(abs(across) / STRAIGHT) + 1
        turned += [
            (west + across * part / parts, south + (lat - south) * part / parts)
            for part in range(1, parts + 1)
        ]
    return turned


def level_for(detail: float) -> str:
    """The level of points that matter where ``detail`` square degrees are the smallest seen."""
    return "a" if detail <= FINEST else chr(ord("a") + min(25, floor(log2(detail / FINEST))))
