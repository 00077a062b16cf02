"""From longitude and latitude in degrees to a plane, y growing to the south.

The globe is laid on the complex plane by the stereographic projection. To turn the globe, so that
another place is in the middle, is then one transformation of that plane, ``(az + b) / (cz + d)``
(A. F. Möbius): points are projected once and turned for every map. Shapes stay true (Hipparchus),
and a circle on the globe is a circle on the map.

A map of the whole world has the Natural Earth projection, for which a transformation with c = 0
only moves and scales.
"""

from __future__ import annotations

from cmath import phase, rect
from collections.abc import Iterable
from math import atan, degrees, radians, tan
from typing import NamedTuple

from communique.maps.survey import Place


class Turn(NamedTuple):
    """The transformation ``(az + b) / (cz + d)``."""

    a: complex
    b: complex
    c: complex
    d: complex

    def of(self, z: complex) -> complex:
        """Where a point goes."""
        return (self.a * z + self.b) / (self.c * z + self.d)

    def all(self, points: Iterable[complex]) -> list[complex]:
        """Where points go."""
        a, b, c, d = self
        return [(a * z + b) / (c * z + d) for z in points]

    def back(self, w: complex) -> complex:
        """Which point goes there."""
        return (self.d * w - self.b) / (self.a - self.c * w)

    def placed(self, scale: float, by: complex) -> Turn:
        """The same transformation, what it gives then scaled and moved."""
        a, b, c, d = self
        return Turn(a * scale + by * c, b * scale + by * d, c, d)


def stereographic(lon: float, lat: float) -> complex:
    """The globe on a plane seen from outside, the North Pole at 0, the South Pole nowhere."""
    return rect(tan(radians(90 - lat) / 2), -radians(lon))


def place_of(z: complex) -> Place:
    """Longitude and latitude of a point of ``stereographic``."""
    return -degrees(phase(z)), 90 - 2 * degrees(atan(abs(z)))


def around(z: complex) -> Turn:
    """The globe turned so that ``z`` is at 0 and north above it; 1 is a right angle away."""
    north = 1j * abs(z) / z if z else 1.0
    return Turn(north, -north * z, z.conjugate(), 1.0)


def natural_earth(meridian: float, lon: float, lat: float) -> complex:
    """The Natural Earth projection (T. Patterson; polynomial of B. Šavrič and others, 2011).

    ``meridian`` is in the middle. A longitude may lie beyond the edges; it is not wrapped.
    """
    turn, p = radians(lon - meridian), radians(lat)
    q = p * p
    r = q * q
    x = turn * (0.8707 - 0.131979 * q + r * (-0.013791 + r * (0.003971 * q - 0.001529 * r)))
    y = p * (1.007226 + q * (0.015085 + r * (-0.044475 + 0.028874 * q - 0.005916 * r)))
    return complex(x, -y)


def apart(z: complex, w: complex) -> float:
    """How far apart two points of ``stereographic`` are on the globe, in degrees."""
    turned = abs((z - w) / (1 + w.conjugate() * z)) if 1 + w.conjugate() * z else 1e9
    return 2 * degrees(atan(turned))
