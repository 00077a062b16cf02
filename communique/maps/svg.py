"""The words of SVG that maps need. Colours are attributes that any style sheet may overrule."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from communique.maps.projection import Point

Pixel = tuple[int, int]
SANS = "system-ui,sans-serif"


def path_of(points: Iterable[Point], closed: bool = True) -> str:
    """A line in relative steps of whole units: 'M12 7l3 4-1 9z'; empty when it has no extent."""
    pixels = [(round(x), round(y)) for x, y in points]
    steps = [(x - u, y - v) for (u, v), (x, y) in pairwise(pixels) if (x, y) != (u, v)]
    if len(steps) < (2 if closed else 1):
        return ""
    text = "".join(f"{x if x < 0 else f' {x}'}{y if y < 0 else f' {y}'}" for x, y in steps)
    return f"M{pixels[0][0]} {pixels[0][1]}l{text.strip()}{'z' if closed else ''}"


def svg(width: int, height: int, name: str, title: str, parts: Iterable[str]) -> str:
    """A picture with a name for those who cannot see it."""
    return (
        f'<svg class="map {name}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' role="img"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )


def path(name: str, d: str, paint: str) -> str:
    """A path of class ``name``; nothing where there is nothing to draw."""
    return f'<path class="{name}" {paint} d="{d}"/>' if d else ""


def dot(name: str, at: Point, radius: int, paint: str) -> str:
    """A small state."""
    return f'<circle class="{name}" {paint} cx="{round(at[0])}" cy="{round(at[1])}" r="{radius}"/>'


def label(name: str, at: Point, text: str, size: int, anchor: str, paint: str) -> str:
    """A name on the map, with a halo that keeps it legible on land and sea."""
    x, y = round(at[0]), round(at[1] + size * 0.35)
    return (
        f'<text class="{name}" {paint} x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}"'
        f' font-family="{SANS}" stroke-width="{size // 5}" stroke-linejoin="round"'
        f' paint-order="stroke">{escape(text)}</text>'
    )
