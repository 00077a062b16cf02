"""The world as a site has it: whose every shape is, what is in dispute, and the sheets to draw."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from communique.maps.pen import FINE_NIB, Nib, Pen
from communique.maps.sheet import Sheet
from communique.maps.survey import Gazette, Place, Shape, Survey
from communique.maps.svg import Size
from communique.maps.view import MANY, PAPER, View, gathered, view_of

WIDE = 0.016  # square degrees: the finest detail of the wide sheet; see tools/build_map_data.py


class Land(NamedTuple):
    """A country, with the shapes that are its own.

    ``places`` are around what a map of it should show, ``room`` how many degrees that is high at
    least; ``label`` is well inside. ``is_part``: its land is drawn as that of another.
    """

    code: str
    places: tuple[Place, ...]
    room: float
    label: Place
    is_part: bool


class Lands:
    """Which countries there are, and what a map of them shows; nothing of it is drawn.

    ``codes`` gives shapes, by id, to other countries than places.json, or to nobody: ''. ``plain``
    are the names of rows whose borders are like any other.
    """

    def __init__(
        self,
        gazette: Gazette,
        codes: Mapping[str, str] | None = None,
        plain: Collection[str] = (),
    ) -> None:
        self.plain = frozenset(plain)
        self.owners = {one.id: (codes or {}).get(one.id, one.code) for one in gazette.shapes}
        parts: dict[str, list[Shape]] = {}
        for shape in gazette.shapes:
            parts.setdefault(self.owners[shape.id], []).append(shape)
        self.by_code = {code: _land(code, shapes) for code, shapes in parts.items() if code}
        rows = (row for row in gazette.rows if row.name not in self.plain)
        self._disputed = tuple(place for row in rows for place in row.places())
        self._shows_dispute: dict[View, bool] = {}
        self._views: dict[tuple[Collection[str], Size], View] = {}

    def of(self, codes: Collection[str]) -> list[Land]:
        """The countries of these codes that can be shown."""
        return [self.by_code[code] for code in sorted(codes) if code in self.by_code]

    def view(self, codes: Collection[str], size: Size = PAPER) -> View:
        """The window of the map of these countries.

        Of very many, a few that lie apart from the others may be outside of it.
        """
        key = tuple(codes), size
        if key not in self._views:
            self._views[key] = self._view(codes, size)
        return self._views[key]

    def _view(self, codes: Collection[str], size: Size) -> View:
        lands = self.of(codes)
        places = [place for land in lands for place in land.places]
        if len(lands) > MANY:
            places = gathered([land.label for land in lands])
        return view_of(places, size, min((land.room for land in lands), default=0.0))

    def has_dispute(self, codes: Collection[str]) -> bool:
        """Whether the map of these countries shows a border in dispute."""
        view = self.view(codes)
        if view not in self._shows_dispute:
            self._shows_dispute[view] = any(view.has(view.at(place)) for place in self._disputed)
        return self._shows_dispute[view]


def _land(code: str, shapes: list[Shape]) -> Land:
    main = next((shape for shape in shapes if shape.id == code), shapes[0])
    places = tuple(place for shape in shapes for place in shape.places())
    return Land(code, places, main.room, main.label, main.is_part)


class Atlas:
    """The lands with the sheets that they are drawn from."""

    def __init__(self, lands: Lands, survey: Survey) -> None:
        self.lands = lands
        self._near = Sheet(survey.near, lands.owners, lands.plain)
        self._wide = Sheet(survey.wide, lands.owners, lands.plain)
        self._pens: dict[tuple[View, Nib], Pen] = {}

    def sheet(self, view: View, nib: Nib = FINE_NIB) -> Sheet:
        """The sheet with as much detail as the view can show."""
        return self._wide if view.square * WIDE <= nib.detail else self._near

    def pen(self, view: View, nib: Nib = FINE_NIB) -> Pen:
        """A pen for maps of what the view shows: all of them share it."""
        if (view, nib) not in self._pens:
            self._pens[view, nib] = Pen(self.sheet(view, nib), view, nib)
        return self._pens[view, nib]
