"""Where on a map there is room: how far a land goes, and its widest place, for a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from communique.maps.svg import Size

ROW = 28  # pixels between the lines on which room is looked for
EDGE = 10  # pixels at the edge of the paper that stay free

Stretch = tuple[float, float]
Rows = Mapping[int, Sequence[Stretch]]  # number of a row -> where there is land on it


class Box(NamedTuple):
    """A part of the paper."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have anything in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_on(self, paper: Size) -> bool:
        """Whether all of it is on the paper, with some space at the edge."""
        return (
            self.left >= EDGE
            and self.right <= paper[0] - EDGE
            and self.top >= EDGE / 2
            and self.bottom <= paper[1] - EDGE / 2
        )


class Room(NamedTuple):
    """The widest place within a land, high enough for a name."""

    left: float
    right: float
    y: float


def extent_of(outline: Sequence[complex], paper: Size) -> Box:
    """What a land takes of the paper."""
    xs, ys = [z.real for z in outline], [z.imag for z in outline]
    return Box(max(min(xs), 0), max(min(ys), 0), min(max(xs), paper[0]), min(max(ys), paper[1]))


def room_in(rows: Rows) -> Room | None:
    """The roomiest place for a name within a land: wide for three rows, and near its middle."""
    best, found = 0.0, None
    middle, half = sum(rows) / max(1, len(rows)), len(rows) + 2
    for row, stretches in rows.items():
        for left, right in stretches:
            if right - left > best:
                for others in (rows.get(row - 1), rows.get(row + 1)):
                    left, right = _common(left, right, others or ())
                worth = (right - left) / (1 + abs(row - middle) / half)
                if worth > best:
                    best, found = worth, Room(left, right, row * ROW)
    return found


def _common(left: float, right: float, others: Iterable[Stretch]) -> Stretch:
    """The widest part of a stretch that is also in one of the others."""
    widest, found = 0.0, (left, left)
    for west, east in others:
        start, end = max(west, left), min(east, right)
        if end - start > widest:
            widest, found = end - start, (start, end)
    return found


def covers(box: Box, rows: Rows) -> bool:
    """Whether something in that place hides some of the land."""
    left, right = box.left, box.right
    for row in range(ceil(box.top / ROW), int(box.bottom / ROW) + 1):
        for west, east in rows.get(row, ()):
            if west < right and left < east:
                return True
    return False


def rows_of(outline: Sequence[complex], paper: Size) -> Rows:
    """Where horizontal lines, ``ROW`` apart, are on land and on the paper."""
    cuts: dict[int, list[float]] = defaultdict(list)
    end = int(paper[1] / ROW)
    for a, b in pairwise([*outline, outline[0]]):
        upper, lower = (a, b) if a.imag < b.imag else (b, a)
        first, last = max(1, int(upper.imag // ROW) + 1), min(end, int(lower.imag // ROW))
        if first <= last:
            slope = (lower.real - upper.real) / (lower.imag - upper.imag)
            start = upper.real - upper.imag * slope
            for row in range(first, last + 1):
                cuts[row].append(start + row * ROW * slope)
    edge = paper[0] - EDGE
    rows = {}
    for row in sorted(cuts):
        found = sorted(cuts[row])
        pairs = zip(found[::2], found[1::2], strict=False)
        rows[row] = [(max(west, EDGE), min(east, edge)) for west, east in pairs]
    return rows
