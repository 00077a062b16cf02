"""Before anything is read: the ledger is made to agree with the articles there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from communique.errors import ContentError
from communique.frontmatter import Mapping, Scalar, document
from communique.ingest.item import digest
from communique.ingest.ledger import Ledger, Record
from communique.ingest.shelf import Shelf, Shelved, documents, shelved

_MOST_TOLD = 5


def settle(root: Path, ledger: Ledger, shelf: Shelf) -> tuple[str, ...]:
    """Articles that moved are followed, those that are gone are marked as deleted.

    A deleted article that is back, for instance out of git, counts again. Gives what to tell.
    """
    gone = []
    for record in ledger.records():
        is_there = bool(record.article) and (root / record.article).is_file()
        if record.state in ("made", "conflict") and not is_there:
            moved = shelf.of_id(record.id)
            ledger.add(_moved(record, moved) if moved else _deleted(record))
            gone += [] if moved else [record.article]
        elif record.state == "deleted" and is_there and _is_article(root, record):
            ledger.add(msgspec.structs.replace(record, state="made"))
    return _told(gone)


def _told(gone: list[str]) -> tuple[str, ...]:
    how = "ingest --force with its source makes it again."
    told = tuple(f"{path} was deleted and stays so; {how}" for path in gone[:_MOST_TOLD])
    more = len(gone) - _MOST_TOLD
    return (*told, f"{more} more articles were deleted and stay so.") if more > 0 else told


def restore(root: Path, ledger: Ledger, shelf: Shelf) -> None:
    """Records that the ledger has lost are there again, worked out from content/.ingest/base/."""
    lost = [
        (base, found, source)
        for base, found, source in _bases(root)
        if ledger.of_digest(found.sha256) is None
    ]
    of_source = Counter(source for _, _, source in lost)
    for base, found, source in lost:
        article = shelf.of_id(found.id)
        ledger.add(
            Record(
                source=source,
                # The items of a feed get their keys back when the feed is read.
                item=found.id if of_source[source] > 1 else "",
                sha256=found.sha256,
                article=article.path if article else "",
                id=found.id,
                written=digest(base),
                state="made" if article else "deleted",
            )
        )


def _moved(record: Record, article: Shelved) -> Record:
    return msgspec.structs.replace(record, article=article.path)


def _deleted(record: Record) -> Record:
    return msgspec.structs.replace(record, state="deleted")


def _is_article(root: Path, record: Record) -> bool:
    try:
        found = document((root / record.article).read_bytes(), record.article)
    except (ContentError, OSError):
        return False
    return shelved(found, record.article).id == record.id


def _bases(root: Path) -> Iterator[tuple[bytes, Shelved, str]]:
    for raw, found in documents(root / "content" / ".ingest" / "base"):
        table = found.fields.get("source")
        file = table.items.get("file") if isinstance(table, Mapping) else None
        if isinstance(file, Scalar):
            yield raw, shelved(found, found.path), file.text
