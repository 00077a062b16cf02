"""A font's letters, and how wide each is: as much of OpenType as breaking lines takes.

Sources: the OpenType specification 1.9, tables ``cmap``, ``head``, ``hhea``, ``hmtx``, ``name``.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# They are never seen, only what they do to the letters beside them.
JOINERS = "\u200c\u200d"
_OUTLINES = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_FAMILY, _BETTER_FAMILY = 1, 16
_WINDOWS, _UNICODE = 3, 0


@dataclass(frozen=True, slots=True)
class Font:
    """A font in a file: ``widths`` are those of its characters, in ems.

    ``scale`` is how much larger it is set than others, so that its letters look as large.
    """

    path: str
    family: str
    widths: Mapping[int, float]
    scale: float = 1.0

    def has(self, text: str) -> bool:
        """Whether all of a text can be set in it."""
        return all(ord(letter) in self.widths or letter in JOINERS for letter in text)

    def width(self, text: str) -> float:
        """How wide a text is, in ems; joined letters may take less."""
        return self.scale * sum(self.widths.get(ord(letter), 0.0) for letter in text)


def font_in(content: bytes, path: str, scale: float = 1.0) -> Font:
    """The font that the bytes of the file at ``path`` are.

    Raises ``ValueError`` with a sentence for what is not a font of one face.
    """
    if content[:4] not in _OUTLINES:
        raise ValueError("is not a font of one face (TrueType or OpenType)")
    try:
        tables = _tables(content)
        em = struct.unpack_from(">H", tables["head"], 18)[0]
        advances = _advances(tables)
        widths = {point: advances[glyph] / em for point, glyph in _letters(tables["cmap"])}
        return Font(path, _family(tables["name"]), widths, scale)
    except (struct.error, KeyError, IndexError, ZeroDivisionError, UnicodeDecodeError) as error:
        raise ValueError("is damaged: it cannot be read as a font") from error


def _tables(content: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", content, 4)[0]
    found = {}
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", content, 12 + 16 * number)
        found[tag.decode("latin-1")] = content[start : start + length]
    return found


def _advances(tables: Mapping[str, bytes]) -> list[int]:
    """How far each glyph moves on; those after the last one given move as it does."""
    given: int = struct.unpack_from(">H", tables["hhea"], 34)[0]
    glyphs: int = struct.unpack_from(">H", tables["maxp"], 4)[0]
    found: list[int] = list(struct.unpack_from(">" + "H2x" * given, tables["hmtx"]))
    return found + found[-1:] * (glyphs - given)


def _letters(cmap: bytes) -> Iterator[tuple[int, int]]:
    """The (code point, glyph) of every character, from the fullest table of Unicode's."""
    formats = {}
    for number in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, _, start = struct.unpack_from(">HHI", cmap, 4 + 8 * number)
        if platform in (_WINDOWS, _UNICODE):
            formats[struct.unpack_from(">H", cmap, start)[0]] = cmap[start:]
    found = _in_groups(formats[12]) if 12 in formats else _in_segments(formats[4])
    return ((point, glyph) for point, glyph in found if glyph)


def _in_groups(table: bytes) -> Iterator[tuple[int, int]]:
    for number in range(struct.unpack_from(">I", table, 12)[0]):
        first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * number)
        for point in range(first, min(last, 0x10FFFF) + 1):
            yield point, glyph + point - first


def _in_segments(table: bytes) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    columns = [14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count]
    ends, starts, deltas, offsets = (struct.unpack_from(f">{count}H", table, at) for at in columns)
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point
            if offsets[number]:
                at = columns[3] + 2 * number + offsets[number] + 2 * (point - first)
                glyph = struct.unpack_from(">H", table, at)[0]
            yield point, (glyph + deltas[number]) % 0x10000 if glyph else 0


def _family(table: bytes) -> str:
    """What the font is called by those who look for it."""
    count, strings = struct.unpack_from(">HH", table, 2)
    names = {}
    for number in range(count):
        platform, _, _, kind, length, start = struct.unpack_from(">6H", table, 6 + 12 * number)
        if platform == _WINDOWS:
            raw = table[strings + start : strings + start + length]
            names[kind] = raw.decode("utf-16-be")
    return names.get(_BETTER_FAMILY) or names[_FAMILY]
