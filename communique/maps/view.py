"""Which part of the world a locator map shows, and where on the paper a place of it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import atan, ceil, cos, degrees, hypot, log, radians, sin, tan

from communique.maps.projection import (
    Turn,
    apart,
    around,
    natural_earth,
    place_of,
    stereographic,
)
from communique.maps.rooms import Box
from communique.maps.sheet import Cap
from communique.maps.survey import Place
from communique.maps.svg import Size

PAPER: Size = (1600, 900)
MANY = 6  # countries: of more, not all need be in the window, or named
MARGIN = 0.14  # of the width and height, on each side, before a window is moved to the next
WIDEST = 62.0  # degrees from the southern to the northern edge; beyond, the same
LEAST = 11.0  # degrees from the southern to the northern edge: nothing is shown closer
FARTHEST = 58.0  # degrees from the middle: beyond, the map is one of the world
ATLANTIC, PACIFIC = 11.0, 158.0  # the middles of maps of the world
INSET = 0.04  # of the width and height, on each side, whatever the window
ZOOM = 1.25  # from one size of window to the next
SHIFT = 0.15  # of the width and height, from one window to the next: it hides no more than a margin
TILT = 5.0  # degrees: what lies in the middle leans no more than that
CLOSER = 1.4  # how much larger than the whole world a part of it is shown
SNAP = 0.2  # radians between the middles of such parts
LAND = 1.14  # a map of the world is so much larger than its window: the corners are all sea
NORTH, SOUTH = 83.5, -56.0  # its edges
STRETCH = 2.5  # how much longer than true a line of a map of the world may be, far north
SPREAD = 1.5  # the same of any other map


@dataclass(frozen=True, slots=True)
class View:
    """A window on the world: ``turn`` gives pixels of the paper for points of a plane.

    ``paper`` is the width and height of the picture, ``scale`` the pixels a radian takes in its
    middle. The plane is that of ``stereographic``; on a map of the world ``meridian`` is its
    middle, and the plane that of ``natural_earth``. ``reach`` is the tangent of half the angle
    from the middle to the corners.
    """

    paper: Size
    turn: Turn
    scale: float
    centre: complex = 0j
    reach: float = 0.0
    meridian: float | None = None

    def pixels(self, points: Sequence[complex]) -> list[complex]:
        """The pixels of points of the plane."""
        return self.turn.all(points)

    def turns(self, lon: float) -> int:
        """How often around the globe something is to be moved, to be on the nearer side."""
        return 0 if self.meridian is None else -round((lon - self.meridian) / 360)

    def at(self, place: Place) -> complex:
        """The pixel of a place, which may lie outside the paper."""
        if self.meridian is None:
            return self.turn.of(stereographic(*place))
        lon = place[0] + 360 * self.turns(place[0])
        return self.turn.of(natural_earth(self.meridian, lon, place[1]))

    def may_show(self, cap: Cap) -> bool:
        """Whether anything in a round part of the globe can be on the paper. A quick answer."""
        if self.meridian is not None:
            return True
        turned = abs((cap.z - self.centre) / (1 + self.centre.conjugate() * cap.z))
        return turned * (1 - self.reach * cap.tangent) <= self.reach + cap.tangent

    def has(self, pixel: complex, inset: float = 0.0) -> bool:
        """Whether a pixel is on the paper, ``inset`` of the width and height away from its edge."""
        x, y = pixel.real / self.paper[0], pixel.imag / self.paper[1]
        return inset < x < 1 - inset and inset < y < 1 - inset

    def is_within(self, cap: Cap) -> bool:
        """Whether the middle of the paper is in a round part of the globe."""
        turned = (cap.z - self.centre) / (1 + self.centre.conjugate() * cap.z)
        return self.meridian is not None or abs(turned) <= cap.tangent

    def shows(self, cap: Cap) -> bool:
        """Whether anything in a round part of the globe can be on the paper."""
        if self.meridian is not None:
            middle = self.at((cap.lon, cap.lat))
            return self._meets(middle, 2 * atan(cap.tangent) * self.scale * STRETCH)
        turned = (cap.z - self.centre) / (1 + self.centre.conjugate() * cap.z)
        away = abs(turned)
        if away * cap.tangent >= 1:
            return True  # the other side of the globe is in it
        near = (away - cap.tangent) / (1 + away * cap.tangent)
        far = (away + cap.tangent) / (1 - away * cap.tangent)
        middle = complex(*self.paper) / 2
        if away:
            middle += (self.turn.of(cap.z) - middle) * (near + far) / 2 / away
        return self._meets(middle, (far - near) * self.scale)

    def around(self, cap: Cap) -> Box:
        """A part of the plane of the paper that holds a round part of the globe. A quick answer."""
        at = self.at((cap.lon, cap.lat))
        by = 2 * atan(cap.tangent) * self.scale * (STRETCH if self.meridian is not None else SPREAD)
        return Box(at.real - by, at.imag - by, at.real + by, at.imag + by)

    def _meets(self, middle: complex, radius: float) -> bool:
        width, height = self.paper
        return -radius < middle.real < width + radius and -radius < middle.imag < height + radius

    @property
    def neighbours(self) -> int:
        """How many other countries may be named: fewer where nobody needs to be told."""
        return 12 if self.meridian is None else 7

    @property
    def square(self) -> float:
        """The pixels that a square degree takes."""
        return (self.scale * radians(1)) ** 2


def view_of(places: Sequence[Place], paper: Size = PAPER, room: float = LEAST) -> View:
    """A window with the places in it, ``room`` degrees high at least; without any, the world.

    It is one of a few hundred, so that stories share what was drawn: they are of so many sizes, and
    lie so far apart.
    """
    if not places:
        return world_view(ATLANTIC, paper)
    points = [_flat(place) for place in places]
    centre = _mean(points)
    turned = around(centre)
    flat = turned.all(points)
    if room > WIDEST or max(map(abs, flat)) > tan(radians(FARTHEST / 2)):
        return far_view(places, paper)
    for _ in range(2):
        centre = turned.back(_middle(flat))
        turned = around(centre)
        flat = turned.all(points)
    down = max(_height(flat, paper), _plane(room))
    size = ceil(log(down / _plane(LEAST), ZOOM) - 1e-9)
    window = _window(centre, size, paper)
    # Far from the middle of a wide window lands look larger: moved, it may not hold them.
    while not all(window.has(pixel, INSET) for pixel in window.turn.all(points)):
        size += 1
        window = _window(centre, size, paper)
    return window


def _window(centre: complex, size: int, paper: Size) -> View:
    """The window of a size, the closest being 0, with about that middle."""
    down = _plane(LEAST) * ZOOM**size
    centre = _snapped(centre, SHIFT * 4 * degrees(atan(down / 2)), paper)
    # In the middle of the plane a radian is 1/2.
    turn = around(centre).placed(paper[1] / down, complex(*paper) / 2)
    reach = hypot(down, down * paper[0] / paper[1]) / 2
    return View(paper, turn, paper[1] / down / 2, centre, reach)


def _plane(high: float) -> float:
    """How high a window of so many degrees is on the plane that it is in the middle of."""
    return tan(radians(high / 4)) * 2


def _snapped(centre: complex, step: float, paper: Size) -> complex:
    """The nearest of the middles that lie ``step`` degrees apart, and further from west to east."""
    lon, lat = place_of(centre)
    lat = min(round(lat / step) * step, 90.0)
    across = step * paper[0] / paper[1] / max(cos(radians(lat)), 0.01)
    turned = 2 * TILT / max(sin(radians(abs(lat))), 0.01)
    count = ceil(360 / min(across, turned))
    return stereographic(round(lon * count / 360) * 360 / count, lat)


def gathered(places: Sequence[Place]) -> list[Place]:
    """The places without the tenth of them that lies farthest from their middle."""
    points = {place: _flat(place) for place in places}
    middle = _mean(list(points.values()))
    ranked = sorted(points, key=lambda place: (apart(middle, points[place]), place))
    return ranked[: len(ranked) - len(ranked) // 10]


def far_view(places: Sequence[Place], paper: Size) -> View:
    """A window of the world map, its middle in the Atlantic or the Pacific: the narrower one.

    It is the whole map, or one of few windows of it, so that stories share what was drawn.
    """
    meridian = min((_spread(places, m), m) for m in (ATLANTIC, PACIFIC))[1]
    points = [_on_world(place, meridian) for place in places]
    whole = world_view(meridian, paper)
    scale = whole.scale * CLOSER
    if _height(points, paper) * scale > paper[1]:
        return whole
    middle = _middle(points)
    snapped = complex(round(middle.real / SNAP), round(middle.imag / SNAP)) * SNAP
    turn = Turn(scale, complex(*paper) / 2 - snapped * scale, 0, 1)
    return View(paper, turn, scale, meridian=meridian)


def world_view(meridian: float, paper: Size) -> View:
    """The whole world."""
    edge = natural_earth(meridian, meridian + 180, 0).real
    top, bottom = (natural_earth(0, 0, lat).imag for lat in (NORTH, SOUTH))
    scale = paper[0] / (2 * edge) * LAND
    by = complex(*paper) / 2 - complex(0, (top + bottom) / 2) * scale
    return View(paper, Turn(scale, by, 0, 1), scale, meridian=meridian)


@cache
def _flat(place: Place) -> complex:
    # There are as many as shape frames have points, and stories without end.
    return stereographic(*place)


@cache
def _on_world(place: Place, meridian: float) -> complex:
    return natural_earth(meridian, *_near(place, meridian))


def _mean(points: Sequence[complex]) -> complex:
    """The mean of directions, as a point of the plane."""
    weights = [1 + abs(z) ** 2 for z in points]
    flat = sum((2 * z / w for z, w in zip(points, weights, strict=True)), 0j)
    up = sum((2 - w) / w for w in weights)
    return flat / (hypot(abs(flat), up) + up or 1e-9)


def _spread(places: Sequence[Place], meridian: float) -> float:
    """How wide the places lie apart on a map around ``meridian``."""
    longitudes = [_near(place, meridian)[0] for place in places]
    return max(longitudes) - min(longitudes)


def _near(place: Place, meridian: float) -> Place:
    return (place[0] - meridian + 180) % 360 - 180 + meridian, place[1]


def _middle(points: Sequence[complex]) -> complex:
    xs, ys = [z.real for z in points], [z.imag for z in points]
    return complex(min(xs) + max(xs), min(ys) + max(ys)) / 2


def _height(points: Sequence[complex], paper: Size) -> float:
    """How high the closest window is that has the points in it, with a margin."""
    xs, ys = [z.real for z in points], [z.imag for z in points]
    high = max(max(ys) - min(ys), (max(xs) - min(xs)) * paper[1] / paper[0])
    return high / (1 - 2 * MARGIN)
