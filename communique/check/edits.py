"""A file with findings mended: the edits asked for, and everything else byte for byte as it was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from communique.check.values import Edit

_END = re.compile(r"\r\n|\r|\n")


def mended(raw: bytes, edits: Iterable[Edit]) -> tuple[bytes, int]:
    """The file's bytes with the edits made, and how many were.

    Line ends, a byte order mark and the lack of a last line end stay as they are. An edit whose
    text is not there, or that overlaps one made before, is not made. Raises ``UnicodeDecodeError``
    for what is not UTF-8.
    """
    pieces = _pieces(raw.decode("utf-8"))
    by_line: dict[int, set[Edit]] = defaultdict(set)
    for edit in edits:
        by_line[edit.line].add(edit)
    count = 0
    for number, wanted in by_line.items():
        if 1 <= number <= len(pieces):
            text, end = pieces[number - 1]
            text, made = _line(text, end or _usual(pieces), wanted)
            pieces[number - 1] = text, end
            count += made
    return "".join(text + end for text, end in pieces).encode(), count


def _line(text: str, end: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """The line with the edits made from its end to its start, so that columns stay true."""
    limit, made = len(text) + 1, 0
    for edit in sorted(edits, key=lambda one: (one.start, one.was, one.now), reverse=True):
        stop = edit.start + len(edit.was)
        if stop <= limit and text[edit.start : stop] == edit.was:
            text = text[: edit.start] + edit.now.replace("\n", end) + text[stop:]
            limit, made = edit.start, made + 1
    return text, made


def _pieces(text: str) -> list[tuple[str, str]]:
    """Each line and its end."""
    ends = _END.findall(text)
    return list(zip(_END.split(text), [*ends, ""], strict=True))


def _usual(pieces: list[tuple[str, str]]) -> str:
    return next((end for _, end in pieces if end), "\n")
