"""The source of map.json: shapes that share arcs, which may be cut and given away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import cos, radians

Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Source:
    """Arcs in degrees, and shapes as rings of arcs; a negative one is turned round."""

    def __init__(self, topology: dict[str, object], left_out: frozenset[str]) -> None:
        scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs = [_absolute(arc, scale, move) for arc in topology["arcs"]]
        self.shapes: dict[str, list[list[int]]] = {}
        for shape in topology["objects"]["countries"]["geometries"]:
            a3 = shape["properties"]["a3"]
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            if a3 not in left_out:
                self.shapes[a3] = [ring for polygon in polygons for ring in polygon]

    def line(self, index: int) -> list[Point]:
        """The points of an arc."""
        return self.arcs[index] if index >= 0 else self.arcs[~index][::-1]

    def ring(self, arcs: Iterable[int]) -> list[Point]:
        """The points of a ring, its longitudes going on where they pass 180 degrees."""
        points: list[Point] = []
        for index in arcs:
            points += self.line(index)[1:] if points else self.line(index)
        return unwrapped(points)

    def between(self, first: str, second: str, box: Box | None = None) -> list[int]:
        """The arcs of the border of two shapes, or of its part within a box."""
        mine = {i if i >= 0 else ~i for ring in self.shapes[first] for i in ring}
        theirs = {i if i >= 0 else ~i for ring in self.shapes[second] for i in ring}
        shared = sorted(mine & theirs)
        if box is None:
            return shared
        whole = [part for index in shared for part in self._parted(index, box)]
        return [index for index in whole if all(_inside(p, box) for p in self.arcs[index])]

    def _parted(self, index: int, box: Box) -> list[int]:
        """An arc divided where it enters or leaves a box."""
        parts = [index]
        places = [_inside(point, box) for point in self.arcs[index]]
        turns = [n if places[n] else n + 1 for n, (a, b) in enumerate(pairwise(places)) if a != b]
        for at in reversed(turns):
            if 0 < at < len(self.arcs[index]) - 1:
                parts.append(self.divide(index, at))
        return parts

    def divide(self, index: int, at: int) -> int:
        """The arc ends at a point of it; the index of a new arc from there on."""
        new = len(self.arcs)
        self.arcs.append(self.arcs[index][at:])
        self.arcs[index] = self.arcs[index][: at + 1]
        for rings in self.shapes.values():
            for ring in rings:
                ring[:] = _divided(ring, index, new)
        return new

    def cut(self, a3: str, line: list[Point], new: str) -> int:
        """The smaller part of a shape beyond a line is a shape of its own; the index of the line.

        Each end of the line is moved to the nearest point of the shape.
        """
        first = self._junction(a3, line[0])
        last = self._junction(a3, line[-1])
        rings = self.shapes[a3]
        number = next(n for n, ring in enumerate(rings) if first in map(self._start, ring))
        ring = rings.pop(number)
        start = [self._start(index) for index in ring].index(first)
        ring = ring[start:] + ring[:start]
        end = [self._start(index) for index in ring].index(last)
        across = len(self.arcs)
        self.arcs.append([first, *line[1:-1], last])
        parts = ([*ring[:end], ~across], [across, *ring[end:]])
        smaller, larger = sorted(parts, key=lambda part: area(self.ring(part)))
        rings.insert(number, larger)
        self.shapes[new] = [smaller]
        return across

    def _start(self, index: int) -> Point:
        return self.line(index)[0]

    def _junction(self, a3: str, near: Point) -> Point:
        """The point of a shape that is nearest to a place; from now on arcs end there."""
        arcs = {i if i >= 0 else ~i for ring in self.shapes[a3] for i in ring}
        points = ((n, at) for n in sorted(arcs) for at in range(len(self.arcs[n])))
        index, at = min(points, key=lambda one: _far(self.arcs[one[0]][one[1]], near))
        point = self.arcs[index][at]
        if 0 < at < len(self.arcs[index]) - 1:
            self.divide(index, at)
        return point


def _divided(ring: list[int], index: int, new: int) -> Iterator[int]:
    for one in ring:
        if one == index:
            yield from (index, new)
        elif one == ~index:
            yield from (~new, ~index)
        else:
            yield one


def _far(point: Point, other: Point) -> float:
    squeeze = cos(radians(other[1]))
    return ((point[0] - other[0]) * squeeze) ** 2 + (point[1] - other[1]) ** 2


def _inside(point: Point, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _absolute(arc: list[list[int]], scale: list[float], move: list[float]) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
    return points


def unwrapped(points: list[Point]) -> list[Point]:
    """The same line with longitudes going on beyond 180 degrees instead of jumping back."""
    turned = points[:1]
    for lon, lat in points[1:]:
        before = turned[-1][0]
        turned.append((before + (lon - before + 180) % 360 - 180, lat))
    return turned


def area(points: list[Point]) -> float:
    """The area of a ring in square degrees of the equator."""
    total = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))
    return abs(total) / 2 * cos(radians(sum(p[1] for p in points) / len(points)))


class Raster:
    """Where there is land, in cells of half a degree."""

    def __init__(self, rings: Iterable[list[Point]]) -> None:
        self.rows = [bytearray(720) for _ in range(360)]
        for ring in rings:
            for row in range(360):
                for west, east in stretches(ring, row / 2 - 89.75):
                    for cell in range(round(west * 2), max(round(west * 2) + 1, round(east * 2))):
                        self.rows[row][cell % 720] = 1

    def is_land(self, place: Point) -> bool:
        """Whether a place is on land."""
        row = min(359, max(0, int((place[1] + 90) * 2)))
        return bool(self.rows[row][int(place[0] * 2) % 720])


def stretches(ring: list[Point], lat: float) -> Iterator[Point]:
    """From where to where a parallel is in a ring."""
    cuts = sorted(
        a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in pairwise(ring)
        if (a[1] > lat) != (b[1] > lat)
    )
    yield from zip(cuts[::2], cuts[1::2], strict=False)


def share(raster: Raster, places: Callable[[float, float], Point]) -> float:
    """How much of a window is land; ``places`` gives a place by parts of its width and height."""
    steps = [(x / 24, y / 14) for x in range(1, 24) for y in range(1, 14)]
    return sum(raster.is_land(places(x, y)) for x, y in steps) / len(steps)
