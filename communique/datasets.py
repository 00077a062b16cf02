"""A dataset as JSON, or as CSV that spreadsheets open and never run.

JSON (RFC 8259) has one article a line, so that two versions compare well. CSV is that of RFC 4180
in UTF-8 with a byte order mark, without which Excel takes it for another encoding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec

from communique.model import Dataset, NoteRecord, Record, SourceRecord, StoryRecord, Value

VERSION = 1
"""Grows when a field leaves or means something else, not when one is added."""

BETWEEN, UNKNOWN = " | ", "?"
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_BROKEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# What makes a cell a formula, as keyboards of East Asia write it too (OWASP, CSV Injection), even
# behind marks that nobody sees.
_FORMULA = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]")
_encode = msgspec.json.Encoder().encode

_FIELDS: dict[type[Value], tuple[str, ...]] = {
    kind: tuple(field.name for field in msgspec.structs.fields(kind))
    for kind in (Record, StoryRecord, SourceRecord, NoteRecord)
}
_MADE: dict[str, Callable[[Record], str]] = {
    "story": lambda one: one.story.title if one.story else "",
    "sources": lambda one: _joined(source.name for source in one.sources),
    "source_urls": lambda one: _joined(source.url or UNKNOWN for source in one.sources),
    "source_countries": lambda one: _joined(source.country or UNKNOWN for source in one.sources),
    "source_ownerships": lambda one: _joined(source.ownership or UNKNOWN for source in one.sources),
    "corrections": lambda one: str(sum(note.kind != "update" for note in one.notes)),
    "updates": lambda one: str(sum(note.kind == "update" for note in one.notes)),
}
_PLAIN = tuple(name for name in _FIELDS[Record] if name not in (*_MADE, "notes"))
COLUMNS = (*_PLAIN, *_MADE)
"""What a line of CSV holds, in this order."""


def dataset_bytes(dataset: Dataset) -> bytes:
    """The dataset in its format; equal ones give equal bytes."""
    return _json(dataset) if dataset.format == "json" else _csv(dataset).encode()


def _json(dataset: Dataset) -> bytes:
    head = {
        "version": VERSION,
        "title": dataset.title,
        "home": dataset.home,
        "language": dataset.language,
        "generator": dataset.generator,
    }
    opening = _encode(head).removesuffix(b"}")
    records = b",\n".join([_encode(_told(record)) for record in dataset.records])
    return opening + b',"articles":[\n' + records + b"\n]}\n"


def _told(value: Value) -> dict[str, object]:
    """A record by the names of its fields: all of them, also those that say nothing."""
    told = {name: getattr(value, name) for name in _FIELDS[type(value)]}
    if isinstance(value, Record):
        told["story"] = _told(value.story) if value.story else None
        told["sources"] = [_told(one) for one in value.sources]
        told["notes"] = [_told(one) for one in value.notes]
    return told


def _csv(dataset: Dataset) -> str:
    lines = [_line(COLUMNS), *(_line(_cells(record)) for record in dataset.records)]
    return _MARK + "".join(lines)


def _cells(record: Record) -> Iterable[str]:
    yield from (_text(getattr(record, name)) for name in _PLAIN)
    yield from (make(record) for make in _MADE.values())


def _text(value: str | int | tuple[str, ...] | None) -> str:
    if isinstance(value, tuple):
        return _joined(value)
    return "" if value is None else str(value)


def _joined(names: Iterable[str]) -> str:
    """Names in one cell; what stands between them is in none of them."""
    return BETWEEN.join(name.replace("|", "/") for name in names)


def _line(cells: Iterable[str]) -> str:
    return ",".join([_quoted(cell) for cell in cells]) + "\r\n"


def _quoted(cell: str) -> str:
    """A cell on one line that no program takes for a formula: an apostrophe keeps it a text."""
    if not cell:
        return '""'
    text = cell
    if not (cell.isprintable() and cell[0].isalnum()):
        text = _BROKEN.sub(" ", cell).strip()
        if _FORMULA.match(text):
            text = f"'{text}"
    return '"' + text.replace('"', '""') + '"'
