"""A text as the lines its author meant: wrapping undone, paragraphs told apart.

Paragraphs are marked by a blank line, by a new line where no blank lines are used, or by an
indent (four spaces in wire copy, U+3000 in Chinese and Japanese).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from communique.ingest.wrapping import BULLET, WIDEST, Row, columns, rows_of, unwrapped


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


def lines_of(text: str, stands_alone: Callable[[str], bool]) -> tuple[Line, ...]:
    """The lines of ``text``, joined where it was wrapped and without empty ones.

    ``stands_alone`` tells which rows are a byline, a date or a credit by themselves.
    """
    return tuple(_spaced(unwrapped(rows_of(text), stands_alone)))


def _spaced(rows: Sequence[Row]) -> Iterator[Line]:
    """Lines set off by blank lines, or all of them where blank lines mean nothing."""
    long = [row for row in rows[1:] if columns(row.text) > WIDEST]
    uses_blanks = sum(row.below_blank for row in long) * 2 >= len(long) and len(long) > 0
    for row in rows:
        yield _line(row, row.below_blank or not uses_blanks)


def _line(row: Row, is_apart: bool) -> Line:
    mark = BULLET.match(row.text)
    if mark is None or mark.end() == len(row.text):
        return Line(row.text, is_apart)
    bullet = mark[0].strip()
    # A number is part of the words: it may be a year, or the number of a heading.
    text = row.text if bullet[0].isdigit() else row.text[mark.end() :]
    return Line(text, is_apart, bullet=bullet)
