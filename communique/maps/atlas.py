"""The world as a site has it: whose every shape is, what is dashed, and the sheets to draw from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from communique.maps.pen import FINE_NIB, Nib, Pen
from communique.maps.sheet import Sheet
from communique.maps.survey import Place, Shape, Survey
from communique.maps.view import View

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


class Atlas:
    """The world as a site has it. ``codes`` gives shapes, by id, to other countries than map.json.

    A shape may also be nobody's: ''. ``plain`` are the names of rows that are not dashed.
    """

    def __init__(
        self,
        survey: Survey,
        codes: Mapping[str, str] | None = None,
        plain: Collection[str] = (),
    ) -> None:
        given = {shape.id: (codes or {}).get(shape.id, shape.code) for shape in survey.shapes}
        parts: dict[str, list[Shape]] = {}
        for shape in survey.shapes:
            parts.setdefault(given[shape.id], []).append(shape)
        self.lands = {code: _land(code, shapes) for code, shapes in parts.items() if code}
        self._near = Sheet(survey.near, given, frozenset(plain))
        self._wide = Sheet(survey.wide, given, frozenset(plain))
        self._whole: dict[View, Pen] = {}

    @classmethod
    def from_json(cls, text: bytes) -> Atlas:
        """The world as map.json has it.

        Raises ``msgspec.DecodeError`` if it is something else.
        """
        return cls(Survey.from_json(text))

    def sheet(self, view: View, nib: Nib = FINE_NIB) -> Sheet:
        """The sheet with as much detail as the view can show."""
        return self._wide if view.square * WIDE <= nib.detail else self._near

    def pen(self, view: View, marked: Collection[str] = (), nib: Nib = FINE_NIB) -> Pen:
        """A pen for a map of these countries; all maps of the same part of the world share one."""
        if view.meridian is None:
            return Pen(self.sheet(view, nib), view, nib, marked)
        if view not in self._whole:
            self._whole[view] = Pen(self.sheet(view, nib), view, nib)
        return self._whole[view]


def _land(code: str, shapes: list[Shape]) -> Land:
    main = next((shape for shape in shapes if shape.id == code), shapes[0])
    places = tuple(place for shape in shapes for place in shape.places())
    return Land(code, places, main.room, main.label, main.is_part)
