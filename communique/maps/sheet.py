"""The coasts of the world as a site divides it, on a plane: every point is projected once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from math import floor, log2, radians, tan
from typing import NamedTuple

from communique.maps.projection import apart, natural_earth, stereographic
from communique.maps.survey import Disc, Drawing, Outline, Piece, Ring

FINEST = 0.002  # square degrees of the finest level, 'a'; see tools/map_levels.py
COARSEST = "~"  # only the ends of lines


class Cap(NamedTuple):
    """A round part of the globe: its middle, as a point of ``stereographic``, and its reach.

    ``tangent`` is that of half the reach. ``lon`` and ``lat`` are the middle in degrees.
    """

    z: complex
    tangent: float
    lon: float
    lat: float
    reach: float


def cap_of(disc: Disc) -> Cap:
    """The part of the globe that a disc is."""
    lon, lat, reach = disc
    reach = min(reach, 179.0)
    return Cap(stereographic(lon, lat), tan(radians(reach) / 2), lon, lat, reach)


class Coast(NamedTuple):
    """A ring of land: its pieces, its area in square degrees, and where it is.

    ``numbers`` are those of the pieces, whichever way they run.
    """

    pieces: Ring
    numbers: Ring
    area: float
    cap: Cap


class Area(NamedTuple):
    """The land of a country, or as much of it as a map shows, the largest first."""

    code: str
    coasts: tuple[Coast, ...]
    cap: Cap


class Line(NamedTuple):
    """A piece of a border in dispute, and where it is."""

    piece: int
    cap: Cap


class _Steps(dict[int, int]):
    """How many steps each piece has in the points of a level."""

    def __init__(self, pieces: Sequence[Piece], level: str) -> None:
        super().__init__()
        self._pieces = pieces
        self._level = level

    def __missing__(self, index: int) -> int:
        self[index] = steps = sum(map(self._level.__le__, self._pieces[index].levels)) - 1
        return steps


class Sheet:
    """The lines of the world; ``codes`` says of each shape whose it is, of ``plain`` lines that

    nothing is in dispute there.
    """

    def __init__(
        self, drawing: Drawing, codes: Mapping[str, str], plain: frozenset[str] = frozenset()
    ) -> None:
        self._pieces = drawing.pieces
        self.caps = tuple(cap_of(piece.disc) for piece in drawing.pieces)
        found: dict[str, list[Coast]] = {}
        for id, outlines in drawing.coasts.items():
            # What is nobody's is not put together with what else is nobody's.
            found.setdefault(codes[id] or f"?{id}", []).extend(map(_coast, outlines))
        self.areas = tuple(self._area(code, coasts) for code, coasts in found.items())
        self.disputed = tuple(
            Line(index, self.caps[index])
            for name, ring in drawing.lines.items()
            if name not in plain
            for index in (piece if piece >= 0 else ~piece for piece in ring)
        )
        self._steps: dict[str, _Steps] = {}
        self._projected: dict[tuple[float | None, int, str, int], list[complex]] = {}

    def line(
        self, index: int, level: str, meridian: float | None = None, turns: int = 0
    ) -> list[complex]:
        """The points of a piece that are of ``level`` or coarser, on a plane.

        That is the plane of ``stereographic``, or with a ``meridian`` that of ``natural_earth``,
        where a piece may be ``turns`` times around the globe.
        """
        key = meridian, index, level, turns
        found = self._projected.get(key)
        if found is None:
            places = self._pieces[index].places(level)
            flat = stereographic if meridian is None else partial(natural_earth, meridian)
            found = [flat(lon + 360 * turns, lat) for lon, lat in places]
            self._projected[key] = found
        return found

    def steps(self, indexes: Iterable[int], level: str) -> int:
        """How many steps these pieces have together, drawn in the points of ``level``."""
        if level not in self._steps:
            self._steps[level] = _Steps(self._pieces, level)
        return sum(map(self._steps[level].__getitem__, indexes))

    def _area(self, code: str, coasts: list[Coast]) -> Area:
        """The coasts as one land, without the borders between its parts."""
        joined = sorted(self._joined(coasts), key=lambda coast: -coast.area)
        name = "" if code.startswith("?") else code
        return Area(name, tuple(joined), _around([coast.cap for coast in joined]))

    def _joined(self, coasts: list[Coast]) -> list[Coast]:
        counted = Counter(piece for coast in coasts for piece in coast.pieces)
        inner = {piece for piece in counted if ~piece in counted}
        meeting = [coast for coast in coasts if not inner.isdisjoint(coast.pieces)]
        if not meeting:
            return coasts
        left = [piece for coast in meeting for piece in coast.pieces if piece not in inner]
        area = sum(coast.area for coast in meeting)
        where = _around([coast.cap for coast in meeting])
        rings = sorted(self._rings(left), key=len, reverse=True)
        apart_from = [coast for coast in coasts if coast not in meeting]
        return [*(_ring(ring, area, where) for ring in rings), *apart_from]

    def _rings(self, pieces: Iterable[int]) -> Iterable[Ring]:
        """Pieces put together where one ends and the next begins."""
        begins: dict[tuple[int, int], list[int]] = {}
        for piece in pieces:
            begins.setdefault(self._ends(piece)[0], []).append(piece)
        while begins:
            at = next(iter(begins))
            ring = []
            while at in begins:
                piece = begins[at].pop()
                if not begins[at]:
                    del begins[at]
                ring.append(piece)
                at = self._ends(piece)[1]
            yield tuple(ring)

    def _ends(self, piece: int) -> tuple[tuple[int, int], tuple[int, int]]:
        first, last = self._pieces[piece if piece >= 0 else ~piece].ends()
        return (first, last) if piece >= 0 else (last, first)


def _coast(outline: Outline) -> Coast:
    return _ring(outline.pieces, outline.area, cap_of(outline.disc))


def _ring(pieces: Ring, area: float, where: Cap) -> Coast:
    return Coast(pieces, tuple([n if n >= 0 else ~n for n in pieces]), area, where)


def _around(caps: list[Cap]) -> Cap:
    """A part of the globe that all the parts are in, around the first."""
    first = caps[0]
    return cap_of((first.lon, first.lat, max(apart(first.z, one.z) + one.reach for one in caps)))


def level_for(detail: float) -> str:
    """The level of points that matter where ``detail`` square degrees are the smallest seen."""
    return "a" if detail <= FINEST else chr(ord("a") + min(25, floor(log2(detail / FINEST))))


def coarser(level: str, by: int) -> str:
    """A level ``by`` doublings coarser."""
    return chr(min(ord(level) + by, ord(COARSEST)))
