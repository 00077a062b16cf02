"""Draws what a view shows of a sheet, with as much detail as there is room for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from communique.maps.rooms import Box, Room, extent_of, room_in
from communique.maps.sheet import COARSEST, Area, Coast, Sheet, coarser, level_for
from communique.maps.svg import Stroke, path_of
from communique.maps.view import View

COARSER = 5  # levels: enough of an outline to find the place for a name


class Nib(NamedTuple):
    """How fine a map is drawn: the smallest detail of a coast and the smallest island, in square

    pixels of the paper, and how many points there may be in all.
    """

    detail: float
    speck: float
    budget: int


# About 6 kB when compressed.
FINE_NIB = Nib(detail=6.0, speck=12.0, budget=1600)


class Pen:
    """Draws areas of a sheet. ``marked`` countries are seen even where they are very small.

    A piece that is not on the paper is drawn straight: it is within a circle that is not.
    """

    def __init__(self, sheet: Sheet, view: View, nib: Nib, marked: Collection[str] = ()) -> None:
        self._sheet = sheet
        self._view = view
        self._nib = nib
        self.areas = tuple(self._seen(marked))
        # How often around the globe each piece is to be moved.
        self._turns: dict[int, int] = {}
        for area in self.areas:
            for coast in area.coasts:
                turns = view.turns(coast.cap.lon)
                for piece in coast.pieces:
                    self._turns[piece if piece >= 0 else ~piece] = turns
        self._shown = {index for index in self._turns if self._is_shown(index)}
        self._level = self._affordable()
        self._strokes: dict[int, Stroke] = {}
        # By code: the pen of a map of the world draws many.
        self._paths: dict[str, str] = {}
        self._rooms: dict[str, Room | None] = {}

    def _seen(self, marked: Collection[str]) -> Iterable[Area]:
        """Everything that may be on the paper and is large enough to be seen."""
        view, least = self._view, self._nib.speck / self._view.square
        for area in self._sheet.areas:
            if not view.may_show(area.cap):
                continue
            always = area.coasts[0] if area.code in marked else None
            shown = tuple(
                coast
                for coast in area.coasts
                if (coast.area >= least or coast is always) and view.shows(coast.cap)
            )
            if shown:
                yield Area(area.code, shown, area.cap)

    def _is_shown(self, index: int) -> bool:
        return self._view.meridian is not None or self._view.shows(self._sheet.caps[index])

    def _affordable(self) -> str:
        """The finest level that the budget allows, and the map can show."""
        level = level_for(self._nib.detail / self._view.square)
        line, meridian = self._sheet.line, self._view.meridian
        while level != COARSEST:
            if sum(len(line(n, level, meridian)) - 1 for n in self._shown) <= self._nib.budget:
                break
            level = coarser(level, 1)
        return level

    def _line(self, index: int, level: str, turns: int) -> list[complex]:
        return self._view.pixels(self._sheet.line(index, level, self._view.meridian, turns))

    def _stroke(self, index: int) -> Stroke:
        stroke = self._strokes.get(index)
        if stroke is None:
            level = self._level if index in self._shown else COARSEST
            stroke = Stroke(self._line(index, level, self._turns[index]))
            self._strokes[index] = stroke
        return stroke

    def drawn(self, areas: Iterable[Area]) -> str:
        """The areas as one path."""
        return "".join(self._path(area) for area in areas)

    def _path(self, area: Area) -> str:
        found = self._paths.get(area.code) if area.code else None
        if found is None:
            found = "".join(self._ring(coast) for coast in area.coasts if self._is_near(coast))
            self._paths[area.code] = found
        return found

    def _ring(self, coast: Coast) -> str:
        stroke = self._stroke
        first = coast.pieces[0]
        return path_of(
            stroke(first).first if first >= 0 else stroke(~first).last,
            [stroke(n).steps() if n >= 0 else stroke(~n).steps(True) for n in coast.pieces],
        )

    def _is_near(self, coast: Coast) -> bool:
        """Whether a line of a coast is on the paper, or the land may be all around."""
        shown = (n in self._shown or ~n in self._shown for n in coast.pieces)
        return any(shown) or self._view.is_within(coast.cap)

    def dashed(self) -> str:
        """The borders in dispute that are seen, as one path."""
        strokes = map(Stroke, disputed_in(self._sheet, self._view, self._level))
        return "".join(path_of(one.first, [one.steps()], closed=False) for one in strokes)

    def room(self, area: Area) -> Room | None:
        """The roomiest place for a name in the largest land of an area."""
        if area.code not in self._rooms:
            self._rooms[area.code] = room_in(self._outline(area.coasts[0]), self._view.paper)
        return self._rooms[area.code]

    def extent(self, area: Area) -> Box:
        """What the largest land of an area takes of the paper."""
        return extent_of(self._outline(area.coasts[0]), self._view.paper)

    def _outline(self, coast: Coast) -> Sequence[complex]:
        """The coast with less detail."""
        level = coarser(self._level, COARSER)
        points: list[complex] = []
        for piece in coast.pieces:
            index = piece if piece >= 0 else ~piece
            near = level if index in self._shown else COARSEST
            line = self._line(index, near, self._turns[index])
            points += line[:-1] if piece >= 0 else line[:0:-1]
        return points


def disputed_in(sheet: Sheet, view: View, level: str) -> Iterator[list[complex]]:
    """The borders in dispute that may be on the paper."""
    for line in sheet.disputed:
        if view.shows(line.cap):
            turns = view.turns(line.cap.lon)
            yield view.pixels(sheet.line(line.piece, level, view.meridian, turns))
