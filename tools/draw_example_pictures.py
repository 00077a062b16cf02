"""Draw the pictures of the example site: content/static/pictures/.

    python tools/draw_example_pictures.py

A chart of a vote and a map of two sea routes, from what their articles say and from the package's
own map. They are this project's own work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image

from communique.gazetteer.resources import bytes_of
from communique.maps import Atlas, locator_map
from communique.maps.locator import view_around

OUT = Path(__file__).parent.parent / "content" / "static" / "pictures"
FONTS = Path(__file__).parent.parent / "communique" / "data" / "fonts"
PAPER, INK, SOFT, ACCENT, SEA = "#fdfcf9", "#1c1b19", "#59554e", "#8c1d18", "#0b57a4"

VOTES = (("In favour", 153, ACCENT), ("Abstaining", 23, SOFT), ("Against", 10, INK))

WORLD = (3200, 1600)
CORNERS = ((-30.0, 57.0), (122.0, -43.0))  # longitude and latitude of what is shown
HOME = ((-9.6, 38.5), (-10.0, 43.5), (-5.8, 48.7), (-1.0, 50.0), (1.6, 51.1), (4.0, 52.0))
EAST = ((103.8, 1.2), (100.2, 3.6), (95.2, 6.2))
SUEZ = (
    *EAST, (80.6, 5.4), (60.0, 12.6), (51.0, 12.4), (45.0, 12.0), (43.3, 12.7), (39.8, 18.5),
    (36.6, 23.5), (34.0, 27.6), (32.6, 29.9), (32.4, 31.5), (26.0, 33.4), (18.5, 35.4),
    (11.3, 37.8), (3.0, 37.6), (-2.2, 36.3), (-5.6, 35.9), (-9.0, 36.6), *HOME,
)  # fmt: skip
CAPE = (
    *EAST, (83.0, -6.0), (60.0, -24.0), (36.0, -34.6), (20.0, -36.4), (15.5, -32.0), (2.0, -14.0),
    (-11.0, 2.0), (-18.6, 14.0), (-18.4, 21.0), (-14.0, 30.5), *HOME,
)  # fmt: skip
PLACES = (
    ("Singapore", (103.8, 1.2), -8, 76, "end"),
    ("Rotterdam", (4.0, 52.0), 34, 10, "start"),
    ("Suez Canal", (32.5, 30.4), 34, -20, "start"),
    ("Bab al-Mandab", (43.3, 12.7), -26, 40, "end"),
    ("Cape of Good Hope", (18.5, -34.4), 40, 74, "start"),
)


def chart() -> str:
    """How the General Assembly voted on 12 December 2023."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1440 620">'
        f'<rect width="1440" height="620" fill="{PAPER}"/>'
    ]
    for row, (name, votes, colour) in enumerate(VOTES):
        y, width = 70 + 180 * row, votes * 6.2
        parts.append(
            f'<text x="60" y="{y + 30}" font-size="40" fill="{INK}">{name}</text>'
            f'<rect x="60" y="{y + 52}" width="{width}" height="72" fill="{colour}"/>'
            f'<text x="{60 + width + 20}" y="{y + 106}" font-size="52" fill="{INK}">{votes}</text>'
        )
    return "".join((*parts, "</svg>"))


def routes() -> str:
    """The ways from Singapore to Rotterdam through the Suez Canal and around the Cape."""
    atlas = Atlas.from_json(bytes_of("map.json"))
    view = view_around((), WORLD)
    land = locator_map(atlas, (), {}, title="", size=WORLD)
    start, end = (view.at(corner) for corner in CORNERS)
    box = f"{start.real:.0f} {start.imag:.0f} {(end - start).real:.0f} {(end - start).imag:.0f}"
    land = re.sub(r'viewBox="[^"]*"', f'viewBox="{box}"', land, count=1)

    def line(places: Iterable[tuple[float, float]], colour: str, dashes: str) -> str:
        points = " ".join(f"{view.at(p).real:.0f},{view.at(p).imag:.0f}" for p in places)
        return (
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="8"'
            f' stroke-linejoin="round" stroke-linecap="round" stroke-dasharray="{dashes}"/>'
        )

    def label(name: str, place: tuple[float, float], across: int, down: int, anchor: str) -> str:
        at = view.at(place)
        return (
            f'<circle cx="{at.real:.0f}" cy="{at.imag:.0f}" r="11" fill="{INK}"/>'
            f'<text x="{at.real + across:.0f}" y="{at.imag + down:.0f}" text-anchor="{anchor}"'
            f' font-size="44" fill="{INK}" stroke="{PAPER}" stroke-width="9"'
            f' stroke-linejoin="round" paint-order="stroke">{name}</text>'
        )

    over = (line(CAPE, SEA, "2 18"), line(SUEZ, ACCENT, "none"), *(label(*one) for one in PLACES))
    return land.replace("</svg>", "".join((*over, "</svg>")))


def drawn(svg: str, width: int) -> bytes:
    """The SVG as PNG of few colours."""
    png = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=True,
        font_family="Noto Sans",
        font_files=[str(FONTS / "sans.ttf")],
    )
    written = BytesIO()
    picture = Image.open(BytesIO(bytes(png))).convert("RGB")
    picture.quantize(64, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    """Writes both."""
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "assembly-vote.png").write_bytes(drawn(chart(), 1440))
    (OUT / "suez-and-cape.png").write_bytes(drawn(routes(), 1920))


if __name__ == "__main__":
    main()
