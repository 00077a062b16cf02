"""What a new article is called, where it lies, and what its file says."""

from __future__ import annotations

from collections.abc import Callable

from communique.ingest.article_file import Field, to_file_text
from communique.ingest.draft import Draft
from communique.ingest.item import Item, digest
from communique.ingest.ready import with_fields
from communique.ingest.shelf import Shelved
from communique.model import Kind
from communique.slugs import numbered, slug_of

Taken = Callable[[str], bool]


def manuscript(item: Item, draft: Draft, id: str, kind: Kind) -> str:
    """The article file of an item; a ready one only gets the fields that it lacks."""
    if item.ready is None:
        return to_file_text(draft, id=id, kind=kind)
    source = draft.source
    named = {"file": source.file, "sha256": source.sha256} if source else {}
    missing: dict[str, Field] = {
        "id": id,
        "date": draft.date,
        "date_origin": None if item.draft.date == draft.date else draft.date_origin,
        "kind": kind,
        "related": draft.related,
        "review": draft.guessed,
    }
    return with_fields(item.ready, missing, named)


def new_id(item: Item, draft: Draft, taken: Taken) -> str:
    """Day and source: short, and the same on any machine that ingests this source that day."""
    if item.id and not taken(item.id):
        return item.id
    mark = digest((item.key or item.sha256).encode())
    day = (draft.date or "")[:10].replace("-", "")
    names = (f"{day}-{mark[:length]}" for length in range(8, 65))
    return next(name for name in names if not taken(name))


def new_place(item: Item, draft: Draft, taken: Taken) -> str:
    """``content/articles/YEAR/slug.md``, the second of one name being ``slug-2``."""
    slug, year = slug_of(item.slug or draft.title or ""), (draft.date or "")[:4]
    number = 1
    while taken(place := f"content/articles/{year}/{numbered(slug, number)}.md"):
        number += 1
    return place


def on_shelf(item: Item, draft: Draft, id: str, place: str) -> Shelved:
    """What the shelf has to know of the article."""
    return Shelved(
        path=place,
        id=id,
        title=draft.title or "",
        sha256=item.sha256,
        url=(draft.source and draft.source.url) or "",
        date=draft.date or "",
        date_origin=draft.date_origin or "",
        updated=draft.updated or "",
    )
