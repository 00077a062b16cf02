"""Which part of the world a locator map shows, and where on the paper a place of it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import radians

from communique.maps.projection import (
    Point,
    Projection,
    azimuthal,
    distance,
    middle_of,
    natural_earth,
    unprojected,
)

Size = tuple[int, int]
PAPER: Size = (1600, 900)
MARGIN = 0.16  # of the width and height, on each side
LEAST = radians(11)  # from the southern to the northern edge: nothing is shown closer
FARTHEST = 58.0  # degrees from the middle: beyond, the map is one of the world
ATLANTIC, PACIFIC = 11.0, 158.0  # the middles of maps of the world
LAND = 1.14  # a map of the world is so much larger than its window: the corners are all sea
NORTH, SOUTH = 83.5, -56.0  # its edges


@dataclass(frozen=True, slots=True)
class View:
    """A window on the globe: ``project`` gives units of the plane, ``at`` pixels of the paper.

    ``paper`` is the width and height of the picture. ``reach`` is how far, in degrees, anything in
    the window can be from ``centre``; ``meridian`` is the middle of a map of the world, None for a
    part of it.
    """

    paper: Size
    project: Projection
    scale: float
    origin: Point
    centre: Point
    reach: float
    meridian: float | None = None

    def at(self, place: Point) -> Point:
        """The pixel of a place, which may lie outside the paper."""
        x, y = self.project(*place)
        return (x - self.origin[0]) * self.scale, (y - self.origin[1]) * self.scale

    def line(self, places: list[Point]) -> list[Point]:
        """The pixels of a line; on a map of the world it lies on the nearer side as a whole."""
        if self.meridian is None or not places:
            return [self.at(place) for place in places]
        middle = sum(lon for lon, _ in places) / len(places)
        shift = -360 * round((middle - self.meridian) / 360)
        return [self.at((lon + shift, lat)) for lon, lat in places]

    def wider(self) -> View:
        """A window around the same middle that shows half as much again; in the end, the world."""
        if self.reach > FARTHEST:
            nearer = min(_turned((self.centre,), m) for m in (ATLANTIC, PACIFIC))[1]
            return world_view(nearer, self.paper)
        scale = self.scale / 1.5
        width, height = self.paper
        x = self.origin[0] + width / self.scale / 2 - width / scale / 2
        y = self.origin[1] + height / self.scale / 2 - height / scale / 2
        return replace(self, scale=scale, origin=(x, y), reach=self.reach * 1.6)

    @property
    def neighbours(self) -> int:
        """How many other countries may be named: fewer where nobody needs to be told."""
        return 12 if self.meridian is None else 7

    @property
    def detail(self) -> float:
        """The square degrees that two pixels of the paper stand for."""
        return 2 / (self.scale * radians(1)) ** 2


def view_of(places: tuple[Point, ...], paper: Size = PAPER) -> View:
    """A window with all the places in it; without a place, the whole world."""
    if not places:
        return world_view(ATLANTIC, paper)
    centre = middle_of(places)
    if max(distance(centre, place) for place in places) > FARTHEST:
        return far_view(places, paper)
    for _ in range(3):
        centre = unprojected(centre, _middle([azimuthal(centre)(*place) for place in places]))
    project = azimuthal(centre)
    scale, origin = _fitted([project(*place) for place in places], paper)
    corner = unprojected(centre, origin)
    return View(paper, project, scale, origin, centre, distance(centre, corner) + 3)


def far_view(places: tuple[Point, ...], paper: Size) -> View:
    """A window of the world map, its middle in the Atlantic or the Pacific: the narrower one."""
    meridian = min((_spread(places, m), m) for m in (ATLANTIC, PACIFIC))[1]
    project = natural_earth(meridian)
    scale, origin = _fitted([project(*_near(place, meridian)) for place in places], paper)
    whole = world_view(meridian, paper)
    if scale <= whole.scale * 1.15:
        return whole
    return View(paper, project, scale, origin, (meridian, 0.0), 180, meridian)


def world_view(meridian: float, paper: Size) -> View:
    """The whole world."""
    project = natural_earth(meridian)
    edge = project(meridian + 180, 0)[0]
    top, bottom = project(meridian, NORTH)[1], project(meridian, SOUTH)[1]
    width, height = paper
    scale = width / (2 * edge) * LAND
    origin = (-width / scale / 2, (top + bottom) / 2 - height / scale / 2)
    return View(paper, project, scale, origin, (meridian, 0.0), 180, meridian)


def _turned(places: tuple[Point, ...], meridian: float) -> tuple[float, float]:
    """How far from the middle of a map around ``meridian`` the places lie, and the meridian."""
    return max(abs(_near(place, meridian)[0] - meridian) for place in places), meridian


def _spread(places: tuple[Point, ...], meridian: float) -> float:
    """How wide the places lie apart on a map around ``meridian``."""
    longitudes = [_near(place, meridian)[0] for place in places]
    return max(longitudes) - min(longitudes)


def _near(place: Point, meridian: float) -> Point:
    return (place[0] - meridian + 180) % 360 - 180 + meridian, place[1]


def _middle(points: list[Point]) -> Point:
    xs, ys = zip(*points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _fitted(points: list[Point], paper: Size) -> tuple[float, Point]:
    """(pixels a unit, the upper left corner) of the closest window with the points in it."""
    xs, ys = zip(*points, strict=True)
    width, height = paper
    roomy = 1 / (1 - 2 * MARGIN)
    down = max((max(ys) - min(ys)) * roomy, (max(xs) - min(xs)) * roomy * height / width, LEAST)
    scale = height / down
    x, y = _middle(points)
    return scale, (x - width / scale / 2, y - down / 2)
