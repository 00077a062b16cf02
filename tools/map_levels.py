"""The level of every point of a line: the size of the smallest detail it belongs to.

M. Visvalingam and J. D. Whyatt, Line generalisation by repeated elimination of points, 1993.
"""

from __future__ import annotations

import heapq
from itertools import pairwise
from math import cos, log2, radians

Point = tuple[float, float]

GRID = 100  # points are stored in hundredths of a degree
FINEST = 0.002  # square degrees: details below are in no map


def area(points: list[Point]) -> float:
    """The area of a ring in square degrees of the equator."""
    total = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))
    return abs(total) / 2 * cos(radians(sum(p[1] for p in points) / len(points)))


def levels(points: list[Point], stretch: bool) -> list[float]:
    """The effective area of every point (Visvalingam); the ends have an infinite one.

    ``stretch`` measures in square degrees of the equator, else as the coordinates are.
    """
    squeeze = cos(radians(points[len(points) // 2][1])) if stretch else 1.0
    size = len(points)
    before, after = list(range(-1, size - 1)), list(range(1, size + 1))

    def triangle(i: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[i]], points[i], points[after[i]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * squeeze

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


def arc_record(points: list[Point]) -> dict[str, object]:
    """An arc in steps of a hundredth of a degree, and a letter for the level of each point."""
    sizes = levels(points, stretch=True)
    kept = [(p, s) for p, s in zip(points, sizes, strict=True) if s >= FINEST]
    steps: list[int] = []
    letters = ""
    x = y = 0
    for number, ((lon, lat), size) in enumerate(kept):
        to_x, to_y = round(lon * GRID), round(lat * GRID)
        if number and (to_x, to_y) == (x, y) and number < len(kept) - 1:
            continue
        steps += (to_x - x, to_y - y)
        letters += letter(size)
        x, y = to_x, to_y
    return {"steps": steps, "levels": letters}


def letter(size: float) -> str:
    """'a' for the finest detail, one letter more for each doubling, '~' for ends of arcs."""
    return "~" if size == float("inf") else chr(ord("a") + min(25, int(log2(size / FINEST))))


def simplified(points: list[Point], least: float = 0.002) -> list[Point]:
    sizes = levels(points, stretch=True)
    return [p for p, size in zip(points, sizes, strict=True) if size >= least]
