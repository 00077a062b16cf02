"""What is known of every article, as tables for programs and spreadsheets."""

from __future__ import annotations

from typing import Literal

from communique.model.content import CorrectionClass, Kind, Value
from communique.passages import Genre

Standing = Literal["published", "withdrawn"]
TableFormat = Literal["json", "csv"]


class SourceRecord(Value, frozen=True, kw_only=True):
    """A report that an article rests on, as its front matter names it.

    ``outlet``, its ``country`` and ``ownership`` are known of some.
    """

    name: str
    url: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    outlet: str | None = None
    country: str | None = None
    ownership: str | None = None


class NoteRecord(Value, frozen=True, kw_only=True):
    """A correction or an update; ``at`` is RFC 3339."""

    at: str
    kind: CorrectionClass | Literal["update"]
    text: str


class StoryRecord(Value, frozen=True, kw_only=True):
    """The story that an article belongs to; ``url`` is absolute."""

    title: str
    url: str


class Record(Value, frozen=True, kw_only=True):
    """All that is published of an article but its text.

    ``id`` is the tag: URI that feeds know it by, ``url`` is absolute, times are RFC 3339, countries
    are codes, ``minutes`` are those a reader needs. ``genre`` is None for news. Of a withdrawn
    article nothing is told but its identity, its times and its notes.
    """

    id: str
    url: str
    status: Standing
    kind: Kind
    title: str
    description: str | None = None
    language: str
    section: str | None = None
    genre: Genre | None = None
    published: str
    modified: str | None = None
    expires: str | None = None
    minutes: int | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    story: StoryRecord | None = None
    sources: tuple[SourceRecord, ...] = ()
    notes: tuple[NoteRecord, ...] = ()


class Dataset(Value, frozen=True, kw_only=True):
    """The records of all articles that lists show or showed, newest first, in one format."""

    url: str
    format: TableFormat
    title: str
    home: str
    language: str
    generator: str
    records: tuple[Record, ...]
