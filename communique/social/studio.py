"""A social card as PNG: resvg draws words and map, a palette of our own keeps the file small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Protocol

import resvg_py
from PIL import Image

from communique.encoded import Encoded
from communique.fingerprint import fingerprint
from communique.model import SocialCard
from communique.social.card import ASIDE, HEIGHT, WIDTH, Cast, Room, room_for, words_svg
from communique.social.fonts import Font, font_in


class Maps(Protocol):
    """Draws countries, given by their codes; without any, the world."""

    def svg(self, codes: tuple[str, ...], width: int, height: int) -> str:
        """A map of them, of that size."""

    def is_far(self, codes: tuple[str, ...], size: tuple[int, int]) -> bool:
        """Whether only a map of the world shows them all."""

    def height_of(self, codes: tuple[str, ...], size: tuple[int, int]) -> float | None:
        """Where they lie on a map of the world, from 0 at its top to 1; None where it has none."""


DETAIL = 2  # units of a map to a pixel of the card
WORLD = 600  # pixels: the height of a map of the world that is as wide as a card
NORTH = 0.42  # of its height: what most of the world's news is from
ARABIC_SCALE = 1.2
SANS = "system-ui,sans-serif"
FONTS = Path(__file__).parent.parent / "data" / "fonts"
SERIF, SANS_SERIF = "serif", "sans"
OTHERS = ("arabic", "hebrew", "devanagari", "thai", "georgian", "armenian")

# The colours of words and map, and how many steps lie between those that meet.
_PAPER, _INK, _SOFT, _ACCENT = (253, 252, 249), (28, 27, 25), (89, 85, 78), (140, 29, 24)
_SEA, _LAND = (238, 241, 242), (216, 211, 200)
_MEETINGS = (
    (_PAPER, _INK, 24), (_PAPER, _SOFT, 16), (_PAPER, _ACCENT, 20), (_PAPER, _SEA, 4),
    (_PAPER, _LAND, 8), (_LAND, _SEA, 8), (_LAND, _ACCENT, 12), (_SEA, _ACCENT, 16),
    (_LAND, _SOFT, 12), (_SEA, _SOFT, 12), (_LAND, _INK, 12), (_SEA, _INK, 12), (_ACCENT, _INK, 6),
)  # fmt: skip


@cache
def shipped_fonts() -> tuple[Font, ...]:
    """The fonts that come with the package: serif, sans, then those of other scripts."""
    paths = [FONTS / f"{name}.ttf" for name in (SERIF, SANS_SERIF, *OTHERS)]
    return tuple(
        font_in(path.read_bytes(), str(path), ARABIC_SCALE if path.stem == "arabic" else 1.0)
        for path in paths
    )


class Studio:
    """Draws the cards of one site.

    ``own`` are the site's fonts, tried after those of the package; ``encoded`` keeps what was
    drawn; ``state`` is the fingerprint of all that fonts and maps are.
    """

    def __init__(
        self,
        *,
        maps: Maps,
        state: str,
        encoded: Encoded,
        own: Sequence[Font] = (),
    ) -> None:
        self._own = tuple(own)
        self._maps = maps
        self.encoded = encoded
        self.state = state

    def drawn(self, card: SocialCard) -> bytes:
        """The card's PNG, 1200 by 630 pixels."""
        return self.encoded.made(fingerprint(card, key=self._key()), lambda: self._made(card))

    @cached_property
    def _cast(self) -> Cast:
        # resvg knows fonts by their family: one of the site's own takes the place of ours.
        families = {font.family for font in self._own}
        serif, sans, *others = shipped_fonts()

        def cast(first: Font) -> tuple[Font, ...]:
            ours = (font for font in (first, *others) if font.family not in families)
            return (*ours, *self._own)

        return Cast(cast(serif), cast(sans))

    def _key(self) -> bytes:
        return self.state[:32].encode()

    def _made(self, card: SocialCard) -> bytes:
        is_far = not card.countries or self._maps.is_far(card.countries, ASIDE.map[2:])
        room = room_for(card, self._cast, is_far=is_far)
        svg, fonts = words_svg(card, room, self._cast)
        picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
        picture.paste(_raster(svg, room.words[2], room.words[3], sorted(fonts)), room.words[:2])
        picture.paste(self._map(tuple(sorted(card.countries)), room, is_far), room.map[:2])
        return _saved(picture)

    def _map(self, codes: tuple[str, ...], room: Room, is_far: bool) -> Image.Image:
        """The map of those countries, drawn once for all cards that show it."""
        key = fingerprint((codes, room.map[2:]), key=self._key())
        make = self._world if is_far else self._part
        width, height = room.map[2:]
        return _opened(self.encoded.made(key, lambda: _saved(make(codes, width, height))))

    def _part(self, codes: tuple[str, ...], width: int, height: int) -> Image.Image:
        svg = self._maps.svg(codes, width * DETAIL, height * DETAIL)
        _, lettering, *_ = shipped_fonts()
        named = svg.replace(SANS, lettering.family)
        return _raster(named, width, height, [lettering.path])

    def _world(self, codes: tuple[str, ...], width: int, height: int) -> Image.Image:
        """A map of the world, cut at top and bottom to where the countries lie."""
        whole = self._part(codes, width, WORLD)
        middle = self._maps.height_of(codes, (width * DETAIL, WORLD * DETAIL)) or NORTH
        top = min(max(0, round(WORLD * middle - height / 2)), WORLD - height)
        return whole.crop((0, top, width, top + height))


def _raster(svg: str, width: int, height: int, fonts: Sequence[str]) -> Image.Image:
    png = resvg_py.svg_to_bytes(
        svg_string=svg, width=width, height=height, skip_system_fonts=True, font_files=list(fonts)
    )
    return _opened(bytes(png))


def _opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def _saved(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.quantize(palette=_palette(), dither=Image.Dither.NONE).save(
        written, "PNG", compress_level=6
    )
    return written.getvalue()


@cache
def _palette() -> Image.Image:
    """Every colour of a card, with those between any two that meet."""
    colours = dict.fromkeys(colour for meeting in _MEETINGS for colour in _between(*meeting))
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    return palette


def _between(
    first: tuple[int, int, int], last: tuple[int, int, int], steps: int
) -> Iterator[tuple[int, ...]]:
    for step in range(steps + 1):
        yield tuple(round(a + (b - a) * step / steps) for a, b in zip(first, last, strict=True))
