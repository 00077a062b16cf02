"""The words of SVG that maps need. Colours are attributes that any style sheet may overrule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain
from operator import sub

Size = tuple[int, int]
SANS = "system-ui,sans-serif"


class Stroke:
    """A line in whole units: where it begins, and its steps in words; it may be drawn backwards."""

    __slots__ = ("_steps", "_xs", "_ys", "first", "last")

    def __init__(self, pixels: Sequence[complex]) -> None:
        self._xs = [round(z.real) for z in pixels]
        self._ys = [round(z.imag) for z in pixels]
        self._steps = ["", ""]
        self.first = self._xs[0], self._ys[0]
        self.last = self._xs[-1], self._ys[-1]

    def steps(self, backwards: bool = False) -> str:
        """The steps as numbers with a space between: '3 4 -1 9'."""
        found = self._steps[backwards]
        if not found:
            xs, ys = self._xs, self._ys
            if backwards:
                xs, ys = xs[::-1], ys[::-1]
            across, down = map(sub, xs[1:], xs), map(sub, ys[1:], ys)
            found = " ".join(map(str, chain.from_iterable(zip(across, down, strict=True))))
            self._steps[backwards] = found
        return found


def path_of(first: tuple[int, int], steps: Iterable[str], closed: bool = True) -> str:
    """A line in relative steps: 'M12 7l3 4-1 9z'."""
    text = " ".join(steps).replace(" -", "-")
    return f"M{first[0]} {first[1]}l{text}{'z' if closed else ''}"


def svg(size: Size, name: str, title: str, parts: Iterable[str], role: str = "img") -> str:
    """A picture with a name for those who cannot see it; a ``role`` but "img" lets them into it."""
    width, height = size
    return (
        f'<svg class="map {name}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' role="{role}"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )


def path(name: str, d: str, paint: str) -> str:
    """A path of class ``name``; nothing where there is nothing to draw."""
    return f'<path class="{name}" {paint} d="{d}"/>' if d else ""


def dot(name: str, at: complex, radius: int, paint: str) -> str:
    """A small state."""
    x, y = round(at.real), round(at.imag)
    return f'<circle class="{name}" {paint} cx="{x}" cy="{y}" r="{radius}"/>'


def group(name: str, paint: str, parts: Iterable[str]) -> str:
    """Parts that are painted alike; nothing where there are none."""
    inside = "".join(parts)
    return f'<g class="{name}" {paint}>{inside}</g>' if inside else ""


def label(at: complex, text: str, anchor: str = "middle") -> str:
    """A name, its middle line at that height. Its size and colours are those of its group."""
    x, y = round(at.real), round(at.imag)
    end = "" if anchor == "middle" else f' text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}" dy=".35em"{end}>{escape(text)}</text>'
