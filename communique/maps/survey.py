"""What places.json and map.json hold: countries, what is in dispute, the lines of the world."""

from __future__ import annotations

import msgspec

GRID = 100  # map.json has hundredths of a degree
TURN = 360 * GRID
Ring = tuple[int, ...]
Place = tuple[float, float]
Disc = tuple[float, float, float]


class Piece(msgspec.Struct, frozen=True):
    """A line, in steps; ``levels`` has a letter a point, '~' for the ends, which no map leaves out.

    ``disc`` is where it is: longitude, latitude and reach in degrees.
    """

    steps: tuple[int, ...]
    levels: str
    disc: Disc

    def places(self, level: str) -> list[Place]:
        """The points that are of ``level`` or coarser; no longitude is far from the disc's."""
        middle = self.disc[0]
        x = y = 0
        places = []
        steps = iter(self.steps)
        for letter, across, up in zip(self.levels, steps, steps, strict=True):
            x += across
            y += up
            if letter >= level:
                lon = x / GRID
                places.append((lon - 360 * round((lon - middle) / 360), y / GRID))
        return places

    def ends(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The first and the last point, as map.json has them, longitudes modulo a whole turn."""
        x, y = self.steps[:2]
        return (x % TURN, y), (sum(self.steps[::2]) % TURN, sum(self.steps[1::2]))


class Outline(msgspec.Struct, frozen=True):
    """A ring of land: its pieces (a negative one, ``~n``, is turned round), its area in square

    degrees of the equator, and a disc that holds it.
    """

    pieces: Ring
    area: float
    disc: Disc


class Drawing(msgspec.Struct, frozen=True):
    """The lines of the world: the coasts of each shape, the largest first, and those in dispute."""

    pieces: tuple[Piece, ...]
    coasts: dict[str, tuple[Outline, ...]]
    lines: dict[str, Ring]


class Shape(msgspec.Struct, frozen=True):
    """A country, or a part of one that is disputed.

    ``label`` is a place well inside. ``frame`` are places around what a map of the country should
    show, longitudes and latitudes in turn, and ``room`` is how many degrees it is high at least, to
    hold land by which the place is known. ``is_part``: its land is drawn as that of another.
    """

    id: str
    code: str
    label: Place
    frame: tuple[float, ...]
    room: float
    is_part: bool = False

    def places(self) -> tuple[Place, ...]:
        """The frame as points."""
        return tuple(zip(self.frame[::2], self.frame[1::2], strict=True))


class Row(msgspec.Struct, frozen=True):
    """A territory in dispute: its name, and the id of its shape if it has one of its own.

    ``un`` is the country it belongs to by the United Nations, ``held`` the one that holds it, as
    codes. ``where`` are places on its borders in dispute, longitudes and latitudes in turn.
    """

    name: str
    shape: str
    un: str
    held: str
    where: tuple[float, ...]

    def places(self) -> tuple[Place, ...]:
        """Where its borders are."""
        return tuple(zip(self.where[::2], self.where[1::2], strict=True))


class Gazette(msgspec.Struct, frozen=True):
    """All of places.json: enough to know what a map would show, and not how to draw it."""

    shapes: tuple[Shape, ...]
    rows: tuple[Row, ...]

    @classmethod
    def from_json(cls, text: bytes) -> Gazette:
        """What places.json says. Raises ``msgspec.DecodeError`` if it is something else."""
        return msgspec.json.decode(text, type=cls)


class Survey(msgspec.Struct, frozen=True):
    """All of map.json. ``near`` has what maps of a part of the world need, ``wide`` what others."""

    near: Drawing
    wide: Drawing

    @classmethod
    def from_json(cls, text: bytes) -> Survey:
        """What map.json describes. Raises ``msgspec.DecodeError`` if it is something else."""
        return msgspec.json.decode(text, type=cls)
