"""Text wrapped to a number of columns, as plain-text mail is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

WIDTH = 72
# A no-break space keeps words together, also at the end of a line.
_SPACE = re.compile(r"[ \t\n\r]+")


def columns(text: str) -> int:
    """How many columns the text takes: two for a wide character, none for a mark on another."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text
    )


def wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    """The text in lines of up to ``WIDTH`` columns.

    ``first`` stands before the first line, ``rest`` before every other, the same if not given. A
    word that is longer stays whole, for it may be an address; one of wide characters is divided.
    """
    rest = first if rest is None else rest
    lines = [""]
    room = WIDTH - columns(first)
    for word in _words(text, WIDTH - columns(rest)):
        tried = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and columns(tried) > room:
            room = WIDTH - columns(rest)
            lines.append(word)
        else:
            lines[-1] = tried
    return "\n".join(
        f"{rest if number else first}{line}".rstrip() for number, line in enumerate(lines)
    )


def _words(text: str, room: int) -> Iterator[str]:
    for word in _SPACE.split(text.strip()):
        if columns(word) <= room or not any(east_asian_width(sign) in "WF" for sign in word):
            yield word
        else:
            yield from _divided(word, room)


def _divided(word: str, room: int) -> Iterator[str]:
    piece = ""
    for sign in word:
        if piece and columns(piece + sign) > room:
            yield piece
            piece = ""
        piece += sign
    yield piece
