"""Where the names of countries stand on a map: inside when there is room, else beside.

Room is kept for letters as large as they must be where the map is no wider than a phone; where it
is wider they are smaller, around the same point, so that none can meet another on any screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from communique.maps.rooms import EDGE, Box, Room, Rows, covers
from communique.maps.svg import SANS, Size, group, label
from communique.maps.view import MANY

NAME, NEAR = 68, 50  # pixels of the paper, which is 1600 wide: letters on a phone
NAME_WIDE, NEAR_WIDE = 46, 31  # and where a map is shown large
GAP = 14
CLOSE = 1.15  # of the size: how high a name is, with what must be free around it

INK = 'fill="#1c1b19" stroke="#fdfcf9"'
SOFT = 'fill="#59554e" stroke="#fdfcf9"'
INSIDE = 'fill="#fdfcf9" stroke="none"'
LETTERS = f'font-family="{SANS}" text-anchor="middle" stroke-linejoin="round" paint-order="stroke"'
BOLD = f'font-size="{NAME_WIDE}" stroke-width="9" font-weight="700" {LETTERS}'
SMALL = f'font-size="{NEAR_WIDE}" font-weight="700" {INSIDE} {LETTERS}'
PLAIN = f'font-size="{NEAR_WIDE}" stroke-width="6" {SOFT} {LETTERS}'


class Named(NamedTuple):
    """Something with a name: what it takes of the paper, the room inside and the land, if any."""

    name: str
    extent: Box
    room: Room | None = None
    land: Rows = MappingProxyType({})
    is_dot: bool = False


class Spot(NamedTuple):
    """Where a name may stand: the box it takes, the point it hangs on, and by which end.

    It ``is_straight`` unless it is to be found at a corner of its country.
    """

    box: Box
    at: complex
    anchor: str
    is_inside: bool = False
    is_straight: bool = True


def labels_of(
    marked: Sequence[Named],
    muted: Sequence[Named],
    most: int,
    paper: Size,
    is_sea: Callable[[Box], bool],
) -> Iterator[str]:
    """The names of the marked countries, then of ``most`` others, where they fit.

    All marked countries are named, unless they are many: then those in which there is room.
    A name best stands at sea: ``is_sea`` tells where no land is.
    """
    taken = [one.extent for one in marked if one.is_dot]
    if len(marked) > MANY:
        names = list(_within(marked, len(marked), taken, paper, "map-inside map-small", SMALL))
    else:
        names = list(_beside(marked, taken, paper, is_sea))
    yield from _within(muted, most, taken, paper, "map-near", PLAIN)
    yield from names


def _beside(
    marked: Sequence[Named], taken: list[Box], paper: Size, is_sea: Callable[[Box], bool]
) -> Iterator[str]:
    """A name for each: within it, or else beside it, or else somewhere on the paper."""
    names: list[tuple[Spot, str]] = []
    for named in marked:
        spots = list(_spots(named, paper))
        free = [spot for spot in spots if _is_free(spot.box, taken, paper)] or spots[-1:]
        others = [one.land for one in marked if one is not named]
        clear = [one for one in free if not any(covers(one.box, land) for land in others)] or free
        at_sea = (one for one in clear if one.is_straight and is_sea(one.box))
        spot = clear[0] if clear[0].is_inside else next(at_sea, clear[0])
        taken.append(spot.box)
        names.append((spot, label(spot.at, named.name, spot.anchor)))
    yield group("map-name", f"{INK} {BOLD}", (text for spot, text in names if not spot.is_inside))
    yield group("map-inside", f"{INSIDE} {BOLD}", (text for spot, text in names if spot.is_inside))


def _within(
    named: Sequence[Named], most: int, taken: list[Box], paper: Size, kind: str, paint: str
) -> Iterator[str]:
    """Names of those in which there is room: on a phone for large letters, else for small ones."""
    large = dict(_placed(named, NEAR, most, taken, paper))
    others = (one for one in named if one.name not in large)
    more = dict(_placed(others, NEAR_WIDE, most - len(large), taken, paper))
    yield group(f"{kind} map-more", paint, more.values())
    yield group(kind, paint, large.values())


def _placed(
    muted: Iterable[Named], size: int, most: int, taken: list[Box], paper: Size
) -> Iterator[tuple[str, str]]:
    """As many names as there may be, each inside of its land: the name, and its label."""
    for named in muted:
        if most <= 0:
            return
        spot = _inside(named, size)
        if spot and _is_free(spot.box, taken, paper):
            taken.append(spot.box)
            most -= 1
            yield named.name, label(spot.at, named.name)


def _is_free(box: Box, taken: Iterable[Box], paper: Size) -> bool:
    return box.is_on(paper) and not any(box.meets(other) for other in taken)


def width_of(text: str, size: float) -> float:
    """How wide a name is about, in bold letters without serifs."""
    return size * _letters(text)


@cache
def _letters(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter >= "\u2e80":
        return 1.0
    return 0.68 if letter.isupper() or "\u0400" <= letter < "\u0530" else 0.54


def _spots(named: Named, paper: Size) -> Iterator[Spot]:
    """Where a name may stand, best first; the last resort is on the paper."""
    if inside := _inside(named, NAME):
        yield inside
    width, high = width_of(named.name, NAME), NAME * CLOSE
    around = named.extent
    x, y = (around.left + around.right) / 2, (around.top + around.bottom) / 2
    right, left = around.right + GAP, around.left - GAP
    for down in (y, y - high, y + high):
        is_straight = down == y
        on_right, on_left = _box(right, down, width), _box(left - width, down, width)
        yield Spot(on_right, complex(right, down), "start", is_straight=is_straight)
        yield Spot(on_left, complex(left, down), "end", is_straight=is_straight)
    for down in (around.top - GAP / 2 - high / 2, around.bottom + GAP / 2 + high / 2):
        yield Spot(_box(x - width / 2, down, width), complex(x, down), "middle")
    x = min(max(x, width / 2 + EDGE), paper[0] - width / 2 - EDGE)
    y = min(max(y, NAME), paper[1] - NAME)
    yield Spot(_box(x - width / 2, y, width), complex(x, y), "middle")


def _box(left: float, y: float, width: float, size: float = NAME) -> Box:
    return Box(left, y - size * CLOSE / 2, left + width, y + size * CLOSE / 2)


def _inside(named: Named, size: int) -> Spot | None:
    """Where a name stands within its land, if it fits into the room there is."""
    room = named.room
    if room is None:
        return None
    width = width_of(named.name, size)
    if room.right - room.left < width:
        return None
    x = (room.left + room.right) / 2
    return Spot(_box(x - width / 2, room.y, width, size), complex(x, room.y), "middle", True)
