"""From longitude and latitude in degrees to a plane, y growing to the south.

Both projections are for showing news, not for measuring: Natural Earth for the whole world,
Lambert's azimuthal equal-area projection for a part of it, around its own middle.
"""

from __future__ import annotations

from collections.abc import Callable
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

Point = tuple[float, float]
Projection = Callable[[float, float], Point]


def natural_earth(meridian: float) -> Projection:
    """The Natural Earth projection (T. Patterson; polynomial of B. Šavrič and others, 2011).

    ``meridian`` is in the middle. A longitude may lie beyond the edges; it is not wrapped.
    """

    def projected(lon: float, lat: float) -> Point:
        turn, p = radians(lon - meridian), radians(lat)
        q = p * p
        r = q * q
        x = turn * (0.8707 - 0.131979 * q + r * (-0.013791 + r * (0.003971 * q - 0.001529 * r)))
        y = p * (1.007226 + q * (0.015085 + r * (-0.044475 + 0.028874 * q - 0.005916 * r)))
        return x, -y

    return projected


def azimuthal(centre: Point) -> Projection:
    """Lambert's azimuthal equal-area projection around ``centre``; the antipode is far outside."""
    lon0, lat0 = radians(centre[0]), radians(centre[1])
    sin0, cos0 = sin(lat0), cos(lat0)

    def projected(lon: float, lat: float) -> Point:
        turn, p = radians(lon) - lon0, radians(lat)
        sin_p, cos_p, cos_turn = sin(p), cos(p), cos(turn)
        nearness = max(1 + sin0 * sin_p + cos0 * cos_p * cos_turn, 1e-6)
        k = sqrt(2 / nearness)
        return k * cos_p * sin(turn), -k * (cos0 * sin_p - sin0 * cos_p * cos_turn)

    return projected


def unprojected(centre: Point, point: Point) -> Point:
    """Longitude and latitude of a point of ``azimuthal(centre)``."""
    lon0, lat0 = radians(centre[0]), radians(centre[1])
    x, y = point[0], -point[1]
    rho = hypot(x, y)
    if rho == 0:
        return centre
    c = 2 * asin(min(1.0, rho / 2))
    lat = asin(cos(c) * sin(lat0) + y * sin(c) * cos(lat0) / rho)
    lon = lon0 + atan2(x * sin(c), rho * cos(lat0) * cos(c) - y * sin(lat0) * sin(c))
    return (degrees(lon) + 180) % 360 - 180, degrees(lat)


def middle_of(points: tuple[Point, ...]) -> Point:
    """The middle of places on the globe, as the mean of their directions."""
    x = y = z = 0.0
    for lon, lat in points:
        a, p = radians(lon), radians(lat)
        x, y, z = x + cos(p) * cos(a), y + cos(p) * sin(a), z + sin(p)
    return degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))


def distance(first: Point, second: Point) -> float:
    """The angle between two places on the globe, in degrees."""
    (a, p), (b, q) = first, second
    cosine = sin(radians(p)) * sin(radians(q)) + cos(radians(p)) * cos(radians(q)) * cos(
        radians(a - b)
    )
    return degrees(2 * asin(sqrt(max(0.0, (1 - min(1.0, cosine)) / 2))))
