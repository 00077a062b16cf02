"""The site's icons in every form that browsers and telephones ask for, made from one SVG.

Pure: the same SVG and size give the same bytes, with the same resvg and Pillow.
"""

from __future__ import annotations

from io import BytesIO
from typing import cast

import resvg_py
from PIL import Image

from communique.model import IconForm

# Of the width of a maskable icon, the circle that no platform cuts away (W3C manifest, "maskable").
_SAFE = 0.8
Colour = tuple[int, int, int, int]


def icon(svg: str, size: int, form: IconForm) -> bytes:
    """The picture, ``size`` pixels wide and high.

    ``png`` keeps what is transparent; ``opaque`` lies on the icon's own main colour; ``maskable``
    does too and leaves room at the edge; ``ico`` is a PNG in an ICO file.
    Raises ``ValueError`` for what is not an SVG.
    """
    if form == "ico":
        return _saved(_drawn(svg, size), "ICO", size)
    if form == "png":
        return _saved(_drawn(svg, size), "PNG", size)
    inner = _drawn(svg, round(size * _SAFE) if form == "maskable" else size)
    ground = Image.new("RGBA", (size, size), _main_colour(inner))
    edge = (size - inner.width) // 2
    ground.alpha_composite(inner, (edge, edge))
    return _saved(ground.convert("RGB"), "PNG", size)


def _drawn(svg: str, size: int) -> Image.Image:
    png = resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, skip_system_fonts=True)
    drawn = Image.open(BytesIO(bytes(png))).convert("RGBA")
    if drawn.size == (size, size):
        return drawn
    square = Image.new("RGBA", (size, size))
    drawn.thumbnail((size, size))
    square.alpha_composite(drawn, ((size - drawn.width) // 2, (size - drawn.height) // 2))
    return square


def _main_colour(picture: Image.Image) -> Colour:
    """The opaque colour that most of the picture has; white when it has none."""
    counted = cast(list[tuple[int, Colour]], picture.getcolors(picture.width * picture.height))
    opaque = [(count, colour) for count, colour in counted if colour[3] == 255]
    return max(opaque)[1] if opaque else (255, 255, 255, 255)


def _saved(picture: Image.Image, form: str, size: int) -> bytes:
    written = BytesIO()
    if form == "ICO":
        picture.save(written, "ICO", sizes=[(size, size)])
    else:
        picture.save(written, "PNG", optimize=True)
    return written.getvalue()
