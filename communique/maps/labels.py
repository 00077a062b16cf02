"""Where the names of countries stand on a map: inside when there is room, else beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from communique.maps.projection import Point
from communique.maps.svg import label
from communique.maps.view import Size, View

LARGE, MEDIUM, LITTLE = 44, 34, 26  # pixels of the paper, which is 1600 wide
LETTER = 0.56  # of the size: how wide a letter is on average
GAP = 16

MARKED = 'fill="#1c1b19" stroke="#fdfcf9" font-weight="700"'
MUTED = 'fill="#59554e" stroke="#fdfcf9"'


class Box(NamedTuple):
    """A part of the paper that is taken."""

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


class Named(NamedTuple):
    """Something with a name: its rings on the paper, or the dot that stands for it."""

    name: str
    rings: tuple[tuple[Point, ...], ...]
    dot: Point | None


def labels_of(marked: Sequence[Named], muted: Sequence[Named], view: View) -> Iterator[str]:
    """The names of the marked countries, all of them, then of some others, where they fit."""
    most, paper = view.neighbours, view.paper
    taken: list[Box] = [Box(d[0] - 12, d[1] - 12, d[0] + 12, d[1] + 12) for *_, d in marked if d]
    for named in marked:
        places = list(_places(named, paper))
        place, size = next((p for p in places if _is_free(p[0], taken, paper)), places[-1])
        taken.append(place)
        yield label("map-name", _middle(place), named.name, size, "middle", MARKED)
    for named in muted:
        inside = next(_inside(named, LITTLE, paper), None)
        if most and inside and _is_free(inside, taken, paper):
            taken.append(inside)
            most -= 1
            yield label("map-near", _middle(inside), named.name, LITTLE, "middle", MUTED)


def _is_free(box: Box, taken: Iterable[Box], paper: Size) -> bool:
    right, bottom = paper[0] - 8, paper[1] - 8
    on_paper = box.left > 8 and box.right < right and box.top > 8 and box.bottom < bottom
    return on_paper and not any(box.meets(other) for other in taken)


def _middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _places(named: Named, paper: Size) -> Iterator[tuple[Box, int]]:
    """Where a name may stand and how large, best first; the last resort is on the paper."""
    for size in (LARGE, MEDIUM):
        yield from ((box, size) for box in _inside(named, size, paper))
    width = len(named.name) * LARGE * LETTER
    around = _extent(named, paper)
    x, y = _middle(around)
    right, left = around.right + GAP + width / 2, around.left - GAP - width / 2
    for across in (right, left):
        for down in (y, y - 1.4 * LARGE, y + 1.4 * LARGE):
            yield _box(across, down, width, LARGE), LARGE
    for down in (around.top - GAP - LARGE / 2, around.bottom + GAP + LARGE / 2):
        yield _box(x, down, width, LARGE), LARGE
    across = min(max(x, width / 2 + 10), paper[0] - width / 2 - 10)
    yield _box(across, min(max(y, LARGE), paper[1] - LARGE), width, LARGE), LARGE


def _box(x: float, y: float, width: float, size: float) -> Box:
    return Box(x - width / 2, y - size * 0.6, x + width / 2, y + size * 0.6)


def _extent(named: Named, paper: Size) -> Box:
    """What a country takes of the paper: its largest ring, or its dot."""
    if named.dot or not named.rings:
        x, y = named.dot or (paper[0] / 2, paper[1] / 2)
        return Box(x - 8, y - 8, x + 8, y + 8)
    xs, ys = zip(*named.rings[0], strict=True)
    return Box(max(min(xs), 0), max(min(ys), 0), min(max(xs), paper[0]), min(max(ys), paper[1]))


def _inside(named: Named, size: int, paper: Size) -> Iterator[Box]:
    """The widest place of the largest ring, when the name fits into it."""
    width = len(named.name) * size * LETTER
    if not named.rings or named.dot:
        return
    room, x, y = max(_stretches(named.rings[0], paper), default=(0.0, 0.0, 0.0))
    if room >= width:
        yield _box(x, y, width, size)


def _stretches(ring: Sequence[Point], paper: Size) -> Iterator[tuple[float, float, float]]:
    """(width, middle x, y) of horizontal stretches of land, those in the middle favoured."""
    top = max(min(y for _, y in ring), 0)
    bottom = min(max(y for _, y in ring), paper[1])
    for part in range(2, 19):
        y = top + (bottom - top) * part / 20
        cuts = sorted(
            a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
            for a, b in pairwise([*ring, ring[0]])
            if (a[1] > y) != (b[1] > y)
        )
        for west, east in zip(cuts[::2], cuts[1::2], strict=False):
            left, right = max(west, 0), min(east, paper[0])
            yield (right - left) * (1 - abs(part - 10) / 40), (left + right) / 2, y
