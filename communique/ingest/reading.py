"""A source file becomes items: its kind decided, its size checked, the right reader asked."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

from msgspec.structs import replace

from communique.errors import ContentError, IngestError, Location
from communique.ingest.files import head_of
from communique.ingest.item import Item
from communique.ingest.kinds import HEAD, LARGEST, SourceKind, foreign, kind_of
from communique.markdown import Converter

# Counts up when the same source would give another article.
PARSER = 2

Reader = Callable[[bytes, str], tuple[Item, ...]]

# Named, not imported: the libraries behind a page or a document take a second to load, and a build
# without new sources, or `communique --help`, needs none of them.
_READERS: dict[SourceKind, str] = {
    "text": "communique.ingest.pasted",
    "ready": "communique.ingest.ready",
    "page": "communique.ingest.pages",
    "archive": "communique.ingest.archives",
    "feed": "communique.ingest.feeds",
    "mail": "communique.ingest.mail",
    "document": "communique.ingest.documents",
}


def kind_at(path: Path, source: str) -> SourceKind:
    """What kind of source the file is. Raises ``IngestError`` for none, and for one too large."""
    at = Location(source)
    head = head_of(path, HEAD, at)
    if not head.strip():
        raise IngestError("the file is empty", at)
    kind = kind_of(head, path.name)
    if kind is None or kind not in _READERS:
        what = foreign(head) or "not a text, a page, a feed, an e-mail or a document"
        raise IngestError(f"cannot be ingested: {what}", at, hint="paste its text into a .txt file")
    size, most = path.stat().st_size, LARGEST[kind]
    if size > most:
        raise IngestError(f"too large: {size >> 20} MB, and {most >> 20} MB are read at most", at)
    return kind


def items_at(path: Path, source: str, kind: SourceKind) -> tuple[Item, ...]:
    """The articles in the file. Raises ``IngestError`` when there is none."""
    module = importlib.import_module(_READERS[kind])
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise IngestError(f"cannot be read: {error.strerror}", Location(source)) from error
    items = cast("Reader", module.items_from)(raw, source)
    items = tuple(item for item in items if _says_something(item))
    if not items:
        raise IngestError("no article was found in it", Location(source))
    return _readable(items, Location(source))


def _readable(items: tuple[Item, ...], at: Location) -> tuple[Item, ...]:
    """The items that a build can show; the first says why others are left out.

    Raises ``IngestError`` when there is none: no source may keep the site from being built.
    """
    fit: list[Item] = []
    unfit: list[str] = []
    for item in items:
        try:
            _converter().converted(item.draft.markdown)
        except ContentError as error:
            unfit.append(error.message)
        else:
            fit.append(item)
    if not fit:
        raise IngestError(f"cannot be an article: {unfit[0]}", at)
    if unfit:
        warning = f"{len(unfit)} of {len(items)} entries were left out: {unfit[0]}."
        draft = fit[0].draft
        draft = replace(draft, warnings=(*draft.warnings, warning))
        fit[0] = replace(fit[0], draft=draft)
    return tuple(fit)


@cache
def _converter() -> Converter:
    # To make one takes longer than most texts do.
    return Converter()


def _says_something(item: Item) -> bool:
    return bool(item.draft.markdown.strip() or item.draft.description)
