"""The level of every point of a line: the size of the smallest detail it belongs to.

M. Visvalingam and J. D. Whyatt, Line generalisation by repeated elimination of points, 1993.
"""

from __future__ import annotations

import heapq
import sys
from itertools import pairwise
from math import cos, degrees, log2, radians
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from communique.maps.projection import apart, place_of, stereographic

Point = tuple[float, float]

GRID = 100  # points are stored in hundredths of a degree
FINEST = 0.002  # square degrees: details below are in no map
LONGEST = 2.0  # degrees that are drawn as a straight line, though the line on the globe is none


def levels(points: list[Point]) -> list[float]:
    """The effective area of every point (Visvalingam) in square degrees; infinite at the ends."""
    flat = [stereographic(*point) for point in points]
    size = len(points)
    before, after = list(range(-1, size - 1)), list(range(1, size + 1))

    def triangle(i: int) -> float:
        a, b, c = flat[before[i]], flat[i], flat[after[i]]
        scale = degrees(2 / (1 + abs(b) ** 2))
        return abs(((b - a) * (c - a).conjugate()).imag) / 2 * scale**2

    found = [float("inf")] * size
    heap = [(triangle(i), i) for i in range(1, size - 1)]
    heapq.heapify(heap)
    current = {i: a for a, i in heap}
    least = 0.0
    while heap:
        size_of, i = heapq.heappop(heap)
        if current.get(i) != size_of:
            continue
        least = max(least, size_of)
        found[i] = least
        del current[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in current:
                current[j] = triangle(j)
                heapq.heappush(heap, (current[j], j))
    return found


def dense(points: list[Point]) -> list[Point]:
    """The line with points in its long stretches: on a map a parallel is no straight line."""
    found = points[:1]
    for (west, south), (lon, lat) in pairwise(points):
        across = (lon - west + 180) % 360 - 180
        parts = int(abs(across) * cos(radians(lat)) / LONGEST) + 1
        found += [
            (west + across * part / parts, south + (lat - south) * part / parts)
            for part in range(1, parts)
        ]
        found.append((lon, lat))
    return found


def pieces_of(points: list[Point], least: float, longest: int) -> list[dict[str, object]]:
    """An arc as records of pieces, with details of ``least`` square degrees and more.

    Each piece has ``longest`` points at most: a map leaves out those it does not show.
    """
    points = dense(points)
    sizes = levels(points)
    kept = [(p, s) for p, s in zip(points, sizes, strict=True) if s >= least]
    return [record(part) for part in divided(kept, longest)]


def divided(points: list[tuple[Point, float]], longest: int) -> list[list[tuple[Point, float]]]:
    """The line cut where a point matters most, until no part is too long."""
    if len(points) <= longest:
        return [points]
    inner = range(longest // 4, len(points) - longest // 4)
    at = max(inner, key=lambda n: points[n][1])
    return [*divided(points[: at + 1], longest), *divided(points[at:], longest)]


def record(points: list[tuple[Point, float]]) -> dict[str, object]:
    """A piece in steps of a hundredth of a degree, and a letter for the level of each point."""
    steps: list[int] = []
    letters = ""
    x = y = 0
    last = len(points) - 1
    for number, ((lon, lat), size) in enumerate(points):
        to_x, to_y = round(lon * GRID), round(lat * GRID)
        if 0 < number < last and (to_x, to_y) == (x, y):
            continue
        steps += (to_x - x, to_y - y)
        letters += "~" if number in (0, last) else letter(size)
        x, y = to_x, to_y
    return {"steps": steps, "levels": letters, "disc": disc([point for point, _ in points])}


def letter(size: float) -> str:
    """'a' for the finest detail, one letter more for each doubling."""
    return chr(ord("a") + min(25, int(log2(size / FINEST))))


def middle_of(points: list[Point]) -> Point:
    """The middle of the box that holds the points, their longitudes going on beyond 180."""
    turned = [points[0][0] + (lon - points[0][0] + 180) % 360 - 180 for lon, _ in points]
    lats = [lat for _, lat in points]
    return (min(turned) + max(turned)) / 2, (min(lats) + max(lats)) / 2


def disc(points: list[Point]) -> list[float]:
    """A round part of the globe that holds the points: its middle, and its reach in degrees."""
    flat = [stereographic(*point) for point in points]
    scales = [1 + abs(z) ** 2 for z in flat]
    # The mean of the directions, on the plane: as good a middle as another.
    x = sum(2 * z.real / s for z, s in zip(flat, scales, strict=True))
    y = sum(2 * z.imag / s for z, s in zip(flat, scales, strict=True))
    up = sum((2 - s) / s for s in scales)
    length = (x * x + y * y + up * up) ** 0.5
    middle = complex(x, y) / (length + up)
    lon, lat = place_of(middle)
    reach = max(apart(middle, z) for z in flat)
    return [round(lon, 1), round(lat, 1), round(reach + 0.1, 1)]
