"""The words of a card as SVG: site, kicker, headline and date, in the room that a map leaves.

A map of a part of the world stands at the side, over the whole height. One of the world lies above
the words, and so does any where the headline is long. Everything that must be read is within the
middle 1080 by 600 pixels.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from communique.model import SocialCard
from communique.social.fonts import JOINERS, Font
from communique.social.lines import Setting, Size, fitted

WIDTH, HEIGHT = 1200, 630
PAPER, INK, SOFT, ACCENT = "#fdfcf9", "#1c1b19", "#59554e", "#8c1d18"
LEADING = 1.17
# A right-to-left text is one even where it begins with a Latin letter (UAX #9, RLE and PDF).
_RIGHT_TO_LEFT = "\u202b{}\u202c"
_VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # of what stands before them
_INDIC = 0x0900
_SPACES = {0x202F: 0xA0, 0x2009: 0x20, 0x200A: 0x20, 0xAD: None}


Area = tuple[int, int, int, int]


class Room(NamedTuple):
    """Where things stand: ``map`` and ``words`` are left, top, width and height on the card.

    Within the words: ``margin`` is left free on either side, ``head`` is the line of the site's
    name, ``top`` and ``bottom`` are those of kicker and headline together, ``foot`` is the line of
    the date, and of the site's name where there is no head.
    """

    map: Area
    words: Area
    margin: int
    head: int | None
    top: int
    bottom: int
    foot: int
    sizes: tuple[Size, ...]

    @property
    def column(self) -> int:
        """The width of the words."""
        return self.words[2] - 2 * self.margin

    def mirrored(self) -> Room:
        """The same for a language that is written from right to left."""
        return self._replace(map=_mirrored(self.map), words=_mirrored(self.words))


def _mirrored(area: Area) -> Area:
    left, top, width, height = area
    return WIDTH - left - width, top, width, height


_WIDE = (Size(76, 2), Size(66, 3), Size(60, 4), Size(54, 4), Size(48, 4), Size(42, 4))
ASIDE = Room(
    map=(740, 0, 460, HEIGHT), words=(0, 0, 740, HEIGHT), margin=64,
    head=96, top=146, bottom=506, foot=566, sizes=_WIDE,
)  # fmt: skip
ABOVE = Room(
    map=(0, 0, WIDTH, 270), words=(0, 270, WIDTH, HEIGHT - 270), margin=64,
    head=None, top=22, bottom=282, foot=320,
    sizes=(Size(60, 2), Size(50, 3), Size(44, 4), Size(40, 4)),
)  # fmt: skip


class Cast(NamedTuple):
    """The fonts of a card, in the order in which they are tried."""

    serif: tuple[Font, ...]
    sans: tuple[Font, ...]


def room_for(card: SocialCard, cast: Cast, *, is_far: bool) -> Room:
    """The room of the card; ``is_far``: no map of a part of the world shows its countries."""
    title = plainly(card.title)
    font = font_for(title, cast.serif)
    if is_far or (font and not fitted(title, font, ASIDE.column, ASIDE.sizes).is_whole):
        return ABOVE
    return ASIDE.mirrored() if card.dir == "rtl" else ASIDE


def words_svg(card: SocialCard, room: Room, cast: Cast) -> tuple[str, frozenset[str]]:
    """The words of a card as SVG, and the paths of the fonts that they take.

    What no font has the letters of is left out.
    """
    pen = _Pen(room, card.dir == "rtl")
    site, kicker, title, note = (
        plainly(one or "") for one in (card.site, card.kicker, card.title, card.note)
    )
    written = [
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {room.words[2]} {room.words[3]}"><rect width="100%" height="100%" '
        f'fill="{PAPER}"/>'
    ]
    if room.head:
        written += pen.bar(room.head - 52)
        written += pen.line(site, cast.serif, 27, room.head, INK)
    else:
        written += pen.line(site, cast.serif, 25, room.foot, INK, at_end=True)
    written += pen.headline(kicker, title, cast)
    written += pen.line(note, cast.sans, 25, room.foot, SOFT)
    return "".join((*written, "</svg>")), frozenset(pen.paths)


def plainly(text: str) -> str:
    """The text in one line, without what is not seen, such as pictures of faces and controls."""
    seen = "".join(filter(_is_seen, text.translate(_SPACES)))
    return " ".join(word for word in seen.split(" ") if word)


def _is_seen(letter: str) -> bool:
    is_word = unicodedata.category(letter)[0] not in "CS" and letter not in _VARIANTS
    return is_word or letter in JOINERS or letter in _SIGNS


# Signs that stand for a word.
_SIGNS = frozenset("$£¥€₴₽₹₪₺₩%+−±×=<>°§№™^~`|")


def font_for(text: str, fonts: Sequence[Font]) -> Font | None:
    """The first font that has all letters of a text."""
    return next((font for font in fonts if font.has(text)), None) if text else None


class _Pen:
    """Writes into the column of a room, and notes what fonts it took."""

    def __init__(self, room: Room, is_mirrored: bool) -> None:
        self._room = room
        self._is_mirrored = is_mirrored
        self.paths: set[str] = set()

    def bar(self, y: int) -> Iterator[str]:
        """The short bar above everything."""
        width = 56
        room = self._room
        x = room.margin + (room.column - width if self._is_mirrored else 0)
        yield f'<rect x="{x}" y="{y}" width="{width}" height="6" fill="{ACCENT}"/>'

    def headline(self, kicker: str, title: str, cast: Cast) -> Iterator[str]:
        """Kicker and headline, together in the middle of their room."""
        room = self._room
        font = font_for(title, cast.serif)
        setting = fitted(title, font, room.column, room.sizes) if font else Setting(0, ())
        above = 46 if font_for(kicker, cast.sans) else 0
        high = above + round(LEADING * setting.size * len(setting.lines))
        top = room.top + max(0, room.bottom - room.top - high) // 2
        yield from self.line(kicker, cast.sans, 27, top + 24, ACCENT)
        for number, line in enumerate(setting.lines):
            y = top + above + round(LEADING * setting.size * number + 0.86 * setting.size)
            yield from self._text(line, font, setting.size, y, INK) if font else ()

    def line(
        self, text: str, fonts: Sequence[Font], size: int, y: int, ink: str, *, at_end: bool = False
    ) -> Iterator[str]:
        """A text that takes one line, cut where it does not."""
        font = font_for(text, fonts)
        if font:
            width = self._room.column // (1 if self._room.head else 2)
            (shown,) = fitted(text, font, width, (Size(size, 1),)).lines
            yield from self._text(shown, font, size, y, ink, at_end=at_end)

    def _text(
        self, text: str, font: Font, size: int, y: int, ink: str, *, at_end: bool = False
    ) -> Iterator[str]:
        self.paths.add(font.path)
        is_left = self._is_mirrored == at_end
        x = self._room.margin + (0 if is_left else self._room.column)
        shown = _RIGHT_TO_LEFT.format(text) if self._is_mirrored else text
        # In quotes: a family may be called Source Serif 4.
        family, pixels = escape(font.family.replace("'", "")), f"{size * font.scale:g}"
        said = f'y="{y}" font-family="&apos;{family}&apos;" font-size="{pixels}" fill="{ink}"'
        if is_left and not self._is_mirrored:
            for across, part in _parts(shown, font, size):
                yield f'<text x="{x + across}" {said}>{escape(part)}</text>'
        else:
            anchor = "start" if is_left else "end"
            yield f'<text x="{x}" text-anchor="{anchor}" {said}>{escape(shown)}</text>'


def _parts(text: str, font: Font, size: int) -> Iterator[tuple[float, str]]:
    """A line, or its Latin beginning and an Indic rest, each with its place.

    resvg sets a line by the rules of the script that it begins with. Plain Latin letters are as
    wide as the font says.
    """
    start = next((at for at, one in enumerate(text) if _INDIC <= ord(one) < 0x0E00), 0)
    if start:
        yield 0, text[:start]
    yield round(font.width(text[:start]) * size, 2), text[start:]
