"""A text in lines: broken where its language breaks, as equal in width as they can be.

Widths are those of single letters. Where letters join, a line is narrower than that, never wider.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from communique.social.fonts import Font

ELLIPSES = ("…", "...")

# A line may end beside any of these (UAX #14, class ID), but for marks that belong to what is
# before or after them (classes CL, NS, EX; OP).
_IDEOGRAPH = (
    "\u2e80-\u2fff\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffef"
)
_CLOSING = "、。，．・：；？！’”）〕］｝〉》」』】〗々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ…,.!?)%"
_OPENING = "‘“（〔［｛〈《「『【〖("
# Spaces at which a line may end; the no-break space is none of them.
_PIECE = re.compile(
    rf"([ \u3000]*)([{_OPENING}]*(?:(?![{_OPENING}{_CLOSING}])[{_IDEOGRAPH}]|[^ {_IDEOGRAPH}]+)?"
    rf"[{_CLOSING}]*)"
)
# A letter with the marks above and below it.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e"
_LETTERS = re.compile(rf".[{_MARKS}]*", re.DOTALL)


class Word(NamedTuple):
    """What no line breaks: its text, its width in ems, and whether a space stands before it."""

    text: str
    width: float
    is_apart: bool


class Size(NamedTuple):
    """A size of letters in pixels, and how many lines of it there may be."""

    pixels: int
    most: int


class Setting(NamedTuple):
    """Lines of a text, and the size of their letters."""

    size: int
    lines: tuple[str, ...]
    is_whole: bool = True


def fitted(text: str, font: Font, width: int, sizes: Sequence[Size]) -> Setting:
    """The text in lines of at most that width, in the first size in which it fits.

    In the last size a word that is wider than a line is divided, and the text is cut with an
    ellipsis where it does not fit.
    """
    words = words_of(text, font)
    widest = max((word.width for word in words), default=0.0)
    for size, most in sizes:
        fits = widest <= width / size
        if fits and len(_broken(words, font, width / size)) <= most:
            return Setting(size, _balanced(words, font, width / size))
    words = _divided(words, font, width / size)
    lines = _broken(words, font, width / size)
    if len(lines) <= most:
        return Setting(size, _balanced(words, font, width / size))
    return Setting(size, _cut(lines, font, width / size, most), is_whole=False)


def words_of(text: str, font: Font) -> tuple[Word, ...]:
    """The pieces of a text that no line breaks."""
    found = ((space, piece) for space, piece in _PIECE.findall(text) if piece)
    return tuple(Word(piece, font.width(piece), bool(space)) for space, piece in found)


def _divided(words: Sequence[Word], font: Font, width: float) -> tuple[Word, ...]:
    """The words, those that are wider than a line in parts that are not."""
    found: list[Word] = []
    for word in words:
        if word.width <= width:
            found.append(word)
            continue
        part, is_apart = "", word.is_apart
        for letter in _LETTERS.findall(word.text):
            if part and font.width(part + letter) > width:
                found.append(Word(part, font.width(part), is_apart))
                part, is_apart = "", False
            part += letter
        found.append(Word(part, font.width(part), is_apart))
    return tuple(found)


def _broken(words: Sequence[Word], font: Font, width: float) -> tuple[str, ...]:
    """Each line as full as it can be."""
    space = font.width(" ")
    lines: list[str] = []
    taken = 0.0
    for word in words:
        gap = space if word.is_apart else 0.0
        if lines and taken + gap + word.width <= width:
            lines[-1] += (" " if word.is_apart else "") + word.text
            taken += gap + word.width
        else:
            lines.append(word.text)
            taken = word.width
    return tuple(lines)


def _balanced(words: Sequence[Word], font: Font, width: float) -> tuple[str, ...]:
    """The same number of lines, such that the squares of what is left free add up to the least.

    The method of Knuth and Plass (1981), for lines that are not stretched.
    """
    space = font.width(" ")
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in _broken(words, font, width):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, starts) in best.items():
            taken = -space
            for end in range(start, len(words)):
                word = words[end]
                taken += word.width + (space if word.is_apart or end == start else 0.0)
                if taken > width:
                    break
                one = cost + (width - taken) ** 2, (*starts, start)
                found[end + 1] = min(found.get(end + 1, one), one)
        best = found
    ends = (*best[len(words)][1][1:], len(words)) if words else ()
    starts = best[len(words)][1] if words else ()
    return tuple(_joined(words[a:b]) for a, b in zip(starts, ends, strict=True))


def _joined(words: Sequence[Word]) -> str:
    return "".join(f" {word.text}" if word.is_apart else word.text for word in words).lstrip()


def _cut(lines: Sequence[str], font: Font, width: float, most: int) -> tuple[str, ...]:
    """The first lines, with an ellipsis at the end of the last one."""
    last = lines[most - 1]
    ellipsis = next((mark for mark in ELLIPSES if font.has(mark)), "")
    while last and font.width(last + ellipsis) > width:
        shorter = last.rpartition(" ")[0]
        last = shorter or "".join(_LETTERS.findall(last)[:-1])
    return (*lines[: most - 1], last.rstrip(" ,;:.–—-") + ellipsis)
