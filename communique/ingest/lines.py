"""A text as the lines its author meant: wrapping undone, paragraphs told apart.

Paragraphs are marked by a blank line, by a new line where no blank lines are used, or by an
indent (four spaces in wire copy, U+3000 in Chinese and Japanese).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.ingest.scripts import is_unspaced

_WIDEST = 100  # columns; nobody wraps wider than this
_BULLET = re.compile(r"(?:(?!-\s.+\s-$)[-*+•▪◦‣·●○►▶■]|\d{1,2}[.)])\s+|[•▪◦‣●○►■](?=\w)")
_ENDED = re.compile(r"[.!?…:;。！？।؟۔][\"'”’»)\]」』）]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or other line of its own, without outer spaces.

    ``is_apart`` is true when it is set off from the line above as paragraphs are in this text.
    A text that is Markdown already also has its ``source``, with the marks within the line, and
    the ``level`` of a heading. ``bullet`` is what stood before an entry of a list.
    """

    text: str
    is_apart: bool = True
    source: str | None = None
    level: int = 0
    bullet: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as it stands in the file."""

    text: str
    indent: int
    below_blank: bool


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of ``text``, joined where it was wrapped and without empty ones."""
    rows = _rows(text)
    width = _wrap_width(rows)
    joined = tuple(_unwrapped(rows, width)) if width else rows
    return tuple(_spaced(joined))


def _rows(text: str) -> tuple[_Row, ...]:
    rows = []
    below_blank = True
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            rows.append(_Row(bare, _indent(raw), below_blank))
        below_blank = not bare
    return tuple(rows)


def _indent(raw: str) -> int:
    return sum(8 if char == "\t" else 1 for char in raw[: len(raw) - len(raw.lstrip())])


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _wrap_width(rows: Sequence[_Row]) -> int:
    """The column at which the text was wrapped; 0 when it was not."""
    widths = [_columns(row.text) for row in rows]
    narrow = [width for width in widths if width <= _WIDEST]
    if len(widths) < 4 or len(narrow) < 0.97 * len(widths):
        return 0
    width = max(narrow)
    pairs = [(a, b) for a, b in pairwise(rows) if not b.below_blank]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    return width if len(pairs) >= 3 and full >= 0.55 * len(pairs) and width >= 40 else 0


def _is_full(row: _Row, following: _Row, width: int) -> bool:
    """Whether the first word below would not have fitted at the end of ``row``."""
    first = following.text.split(maxsplit=1)[0][:_WIDEST]
    if is_unspaced(first[0]):
        first = first[0]
    room = width - row.indent - _columns(row.text)
    if room < _columns(first) + 1:
        return True
    unended = not _ENDED.search(row.text[-4:])
    return unended and room < 0.3 * width and first[0] == first[0].lower()


def _unwrapped(rows: Sequence[_Row], width: int) -> Iterator[_Row]:
    """Rows with the wrapped ones put together again."""
    by_indent = _is_by_indent(rows)
    parts: list[str] = []
    first = last = rows[0]
    for row in rows:
        if parts and _continues(last, row, width, by_indent):
            parts.append(row.text if _joins_tightly(last.text, row.text) else " " + row.text)
        else:
            if parts:
                yield _Row("".join(parts), first.indent, first.below_blank)
            first, parts = row, [row.text]
        last = row
    yield _Row("".join(parts), first.indent, first.below_blank)


def _is_by_indent(rows: Sequence[_Row]) -> bool:
    """Whether an indent begins a paragraph, as in wire copy."""
    inner = [row for row in rows if not row.below_blank]
    indented = sum(row.indent >= 2 for row in inner)
    return indented >= 3 and 0.08 * len(inner) < indented < 0.7 * len(inner)


def _continues(above: _Row, row: _Row, width: int, by_indent: bool) -> bool:
    if row.below_blank or _BULLET.match(row.text):
        return False
    if by_indent:
        return row.indent == 0 and (above.indent < 2 or len(above.text) * 2 > width)
    return _is_full(above, row, width)


def _joins_tightly(above: str, row: str) -> bool:
    return bool(_BROKEN_WORD.search(above)) or (is_unspaced(above[-1]) and is_unspaced(row[0]))


def _spaced(rows: Sequence[_Row]) -> Iterator[Line]:
    """Lines set off by blank lines, or all of them where blank lines mean nothing."""
    long = [row for row in rows[1:] if _columns(row.text) > _WIDEST]
    uses_blanks = sum(row.below_blank for row in long) * 2 >= len(long) and len(long) > 0
    for row in rows:
        mark = _BULLET.match(row.text)
        bullet = mark[0].strip() if mark and mark.end() < len(row.text) else ""
        text = row.text[mark.end() :] if mark and bullet and not bullet[0].isdigit() else row.text
        yield Line(text, row.below_blank or not uses_blanks, bullet=bullet)
