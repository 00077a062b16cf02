"""Draws what a view shows of a sheet, with as much detail as there is room for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from communique.maps.rooms import Box, Room, Rows, covers, extent_of, room_in, rows_of
from communique.maps.sheet import COARSEST, Area, Coast, Sheet, coarser, level_for
from communique.maps.svg import Stroke, path_of
from communique.maps.view import View

ISLET = 2000.0  # square pixels: an island that is smaller is no ground
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
    """Draws the areas of a sheet that a view shows, once: any number of maps may be made of them.

    A piece that is not on the paper is drawn straight: it is within a circle that is not.
    """

    def __init__(self, sheet: Sheet, view: View, nib: Nib) -> None:
        self._sheet = sheet
        self._view = view
        self._nib = nib
        self.areas = tuple(self._seen())
        # How often around the globe each piece is to be moved.
        self._turns: dict[int, int] = {}
        for area in self.areas:
            for coast in area.coasts:
                turns = view.turns(coast.cap.lon)
                self._turns.update(dict.fromkeys(coast.numbers, turns))
        self._shown = {index for index in self._turns if self._is_shown(index)}
        self._level = self._affordable()
        self._paths = self._drawn()
        self._rows: dict[Coast, Rows] = {}
        self._rooms: dict[str, Room | None] = {}
        self.dashed = self._dashed()

    def _seen(self) -> Iterable[Area]:
        """Everything that may be on the paper and is large enough to be seen."""
        view, least = self._view, self._nib.speck / self._view.square
        for area in self._sheet.areas:
            if view.may_show(area.cap):
                shown = tuple(
                    one for one in area.coasts if one.area >= least and view.shows(one.cap)
                )
                if shown:
                    yield Area(area.code, shown, area.cap)

    def _is_shown(self, index: int) -> bool:
        return self._view.meridian is not None or self._view.shows(self._sheet.caps[index])

    def _affordable(self) -> str:
        """The finest level that the budget allows, and the map can show."""
        level = level_for(self._nib.detail / self._view.square)
        while level != COARSEST and self._sheet.steps(self._shown, level) > self._nib.budget:
            level = coarser(level, 1)
        return level

    def _line(self, index: int, level: str, turns: int) -> list[complex]:
        return self._view.pixels(self._sheet.line(index, level, self._view.meridian, turns))

    def _drawn(self) -> list[str]:
        """The path of each area."""
        level, shown = self._level, self._shown
        strokes = {
            index: Stroke(self._line(index, level if index in shown else COARSEST, turns))
            for index, turns in self._turns.items()
        }
        return [
            "".join(_ring(coast, strokes) for coast in area.coasts if self._is_near(coast))
            for area in self.areas
        ]

    def drawn(self, codes: Collection[str], but: bool = False) -> str:
        """The areas of these countries as one path; or, with ``but``, all others."""
        areas = zip(self.areas, self._paths, strict=True)
        return "".join([path for area, path in areas if (area.code in codes) != but])

    def _is_near(self, coast: Coast) -> bool:
        """Whether a line of a coast is on the paper, or the land may be all around."""
        return not self._shown.isdisjoint(coast.numbers) or self._view.is_within(coast.cap)

    def _dashed(self) -> str:
        """The borders in dispute that are seen, as one path."""
        strokes = map(Stroke, disputed_in(self._sheet, self._view, self._level))
        return "".join(path_of(one.first, [one.steps()], closed=False) for one in strokes)

    def room(self, area: Area) -> Room | None:
        """The roomiest place for a name in the largest land of an area."""
        if area.code not in self._rooms:
            self._rooms[area.code] = room_in(self.rows(area.coasts[0]))
        return self._rooms[area.code]

    def rows(self, coast: Coast) -> Rows:
        """Where the land within a coast is, row by row."""
        if coast not in self._rows:
            self._rows[coast] = rows_of(self._outline(coast), self._view.paper)
        return self._rows[coast]

    def is_sea(self, box: Box) -> bool:
        """Whether there is no land in that place; islets hardly count."""
        return not any(
            near.meets(box) and covers(box, self.rows(coast)) for near, coast in self._lands
        )

    @cached_property
    def _lands(self) -> Sequence[tuple[Box, Coast]]:
        """The lands that are seen, the largest first, and where on the paper they can be at all."""
        view, least = self._view, ISLET / self._view.square
        coasts = [one for area in self.areas for one in area.coasts if one.area >= least]
        coasts.sort(key=lambda coast: -coast.area)
        return [(view.around(coast.cap), coast) for coast in coasts]

    def extent(self, area: Area) -> Box:
        """What the largest land of an area takes of the paper."""
        return extent_of(self._outline(area.coasts[0]), self._view.paper)

    def _outline(self, coast: Coast) -> Sequence[complex]:
        """The coast with less detail."""
        level = coarser(self._level, COARSER)
        points: list[complex] = []
        for piece, index in zip(coast.pieces, coast.numbers, strict=True):
            near = level if index in self._shown else COARSEST
            line = self._line(index, near, self._turns[index])
            points += line[:-1] if piece >= 0 else line[:0:-1]
        return points


def _ring(coast: Coast, strokes: Mapping[int, Stroke]) -> str:
    first = coast.pieces[0]
    return path_of(
        strokes[first].first if first >= 0 else strokes[~first].last,
        [strokes[n].steps() if n >= 0 else strokes[~n].steps(True) for n in coast.pieces],
    )


def disputed_in(sheet: Sheet, view: View, level: str) -> Iterator[list[complex]]:
    """The borders in dispute that may be on the paper."""
    for line in sheet.disputed:
        if view.shows(line.cap):
            turns = view.turns(line.cap.lon)
            yield view.pixels(sheet.line(line.piece, level, view.meridian, turns))
