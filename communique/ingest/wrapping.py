"""Lines that were broken at a column, put together again.

A line was broken where the first word of the next would not have fitted, measured in columns or,
for programs that count characters, in characters. Wire copy marks its paragraphs by an indent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.ingest.scripts import is_unspaced

WIDEST = 100  # columns; nobody wraps wider than this
BULLET = re.compile(r"(?:(?!-\s.+\s-$)[-*+•▪◦‣·●○►▶■]|\d{1,2}[.)])\s+|[•▪◦‣●○►■](?=\w)")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]"
)
_ENDED = re.compile(r"[.!?…:;。！？।؟۔][\"'”’»)\]」』）]*$")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")
_CREDIT_TAIL = re.compile(r"[(\[（【][^()\[\]]*/[^()\[\]]*[)\]）】]$|[.!?] [(\[][^()\[\]]+[)\]]$")
_HEAD = 25  # rows among which a byline, a date or a credit is expected


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it stands in the file, without outer spaces."""

    text: str
    indent: int
    below_blank: bool


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a text was wrapped: the width, what it counts, and whether indents begin paragraphs."""

    width: int
    measure: Callable[[str], int]
    by_indent: bool


def rows_of(text: str) -> tuple[Row, ...]:
    """The lines of ``text`` that are not empty."""
    rows = []
    below_blank = True
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            rows.append(Row(bare, _indent(raw), below_blank))
        below_blank = not bare
    return tuple(rows)


def unwrapped(rows: Sequence[Row], stands_alone: Callable[[str], bool]) -> tuple[Row, ...]:
    """The rows, those of one paragraph joined if the text was wrapped.

    ``stands_alone`` tells a byline, date or credit near the top, which belongs to no paragraph.
    """
    wrap = _wrap_of(rows)
    if wrap is None:
        return tuple(rows)
    alone: list[bool] = []
    for n, row in enumerate(rows):
        is_begun = n > 0 and not alone[n - 1] and _ends_caption(rows[n - 1], row, wrap)
        may = n < _HEAD and not is_begun and _may_stand_alone(row, wrap)
        alone.append(may and stands_alone(row.text))
    return tuple(_joined(rows, wrap, alone))


def columns(text: str) -> int:
    """The width of ``text`` on a terminal."""
    if text.isascii():
        return len(text)
    return len(text) + len(_WIDE.findall(text))


def _indent(raw: str) -> int:
    return sum(8 if char == "\t" else 1 for char in raw[: len(raw) - len(raw.lstrip())])


def _wrap_of(rows: Sequence[Row]) -> _Wrap | None:
    for measure in (columns, len):
        width = _width(rows, measure)
        if width:
            return _Wrap(width, measure, _is_by_indent(rows))
    return None


def _width(rows: Sequence[Row], measure: Callable[[str], int]) -> int:
    """The column at which the text was wrapped; 0 when it was not."""
    widths = [measure(row.text) for row in rows]
    narrow = [width for width in widths if width <= WIDEST]
    if len(widths) < 4 or len(narrow) < 0.97 * len(widths):
        return 0
    width = max(narrow)
    by_indent = _is_by_indent(rows)
    pairs = [
        (a, b) for a, b in pairwise(rows) if not b.below_blank and not (by_indent and b.indent >= 2)
    ]
    wrap = _Wrap(width, measure, by_indent=False)
    full = sum(_is_full(a, b, wrap) for a, b in pairs)
    if len(pairs) < 2 or width < 30:
        return 0
    is_filled = len(pairs) > 2 and full >= 0.5 * len(pairs)
    return width if is_filled or _is_run_on(pairs, wrap) else 0


def _is_run_on(pairs: Sequence[tuple[Row, Row]], wrap: _Wrap) -> bool:
    """Whether nearly every long row goes on below, whatever short rows stand around."""
    long = [(a, b) for a, b in pairs if wrap.measure(a.text) >= 0.75 * wrap.width]
    full = sum(_is_full(a, b, wrap) for a, b in long)
    onward = sum(not _ENDED.search(a.text[-4:]) and b.text[0].islower() for a, b in long)
    has_case = any(b.text[0].lower() != b.text[0].upper() for _, b in long)
    is_filled = full >= 0.8 * len(long) and (onward >= 0.3 * len(long) or not has_case)
    is_sure = full == len(long) > 1 and onward > 0
    return (
        is_sure
        or onward == len(long) > 1
        or (len(long) > 2 and (is_filled or onward > 0.5 * len(long)))
    )


def _is_full(row: Row, following: Row, wrap: _Wrap) -> bool:
    """Whether the first word below would not have fitted at the end of ``row``."""
    first = following.text.split(maxsplit=1)[0][:WIDEST]
    if is_unspaced(first[0]):
        first = first[0]
    room = wrap.width - row.indent - wrap.measure(row.text)
    if room < wrap.measure(first) + 1:
        return True
    unended = not _ENDED.search(row.text[-4:])
    return unended and room < 0.3 * wrap.width and first[0] == first[0].lower()


def _ends_caption(above: Row, row: Row, wrap: _Wrap) -> bool:
    """Whether a row is the end of a caption that begins above, with the credit in brackets."""
    if not _CREDIT_TAIL.search(row.text):
        return False
    is_long = wrap.measure(above.text) >= 0.75 * wrap.width
    is_cut = is_long and not _ENDED.search(above.text[-4:]) and not row.below_blank
    return is_cut and row.indent == above.indent and _is_full(above, row, wrap)


def _may_stand_alone(row: Row, wrap: _Wrap) -> bool:
    return row.text[-1] not in ".," and wrap.measure(row.text) < 0.9 * wrap.width


def _joined(rows: Sequence[Row], wrap: _Wrap, alone: Sequence[bool]) -> Iterator[Row]:
    parts: list[str] = []
    first = rows[0]
    for number, row in enumerate(rows):
        is_free = alone[number] or (number > 0 and alone[number - 1])
        if parts and not is_free and _continues(rows[number - 1], row, wrap):
            above = rows[number - 1].text
            parts.append(row.text if _joins_tightly(above, row.text) else " " + row.text)
            continue
        if parts:
            yield Row("".join(parts), first.indent, first.below_blank)
        first, parts = row, [row.text]
    yield Row("".join(parts), first.indent, first.below_blank)


def _is_by_indent(rows: Sequence[Row]) -> bool:
    """Whether an indent begins a paragraph, as in wire copy."""
    inner = [row for row in rows if not row.below_blank]
    indented = sum(row.indent >= 2 for row in inner)
    return indented >= 3 and 0.08 * len(inner) < indented < 0.7 * len(inner)


def _continues(above: Row, row: Row, wrap: _Wrap) -> bool:
    if row.below_blank or BULLET.match(row.text):
        return False
    if wrap.by_indent:
        return row.indent == 0 and (above.indent < 2 or len(above.text) * 2 > wrap.width)
    return _is_full(above, row, wrap)


def _joins_tightly(above: str, row: str) -> bool:
    return bool(_BROKEN_WORD.search(above)) or (is_unspaced(above[-1]) and is_unspaced(row[0]))
