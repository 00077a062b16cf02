"""Placing: what each item becomes, decided by what is on the shelf and what the ledger says.

Nothing is written while deciding. ``Placing`` gathers what would be, ``commit`` does it: articles
first, the ledger last, so that a run that is killed is finished by the next.

    source unchanged                      nothing
    changed, article as ingest wrote it   updated in place: id, path and slug stay
    changed, article edited               put aside, a problem until resolved; --force backs up
    article moved                         followed, by its id
    article deleted                       stays deleted
    the same text or address elsewhere    not written, the twin named
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

import msgspec

from communique.errors import IngestError
from communique.ingest.completion import completed, kind_for
from communique.ingest.conflicts import backup_place, base_place, conflict, incoming_place
from communique.ingest.draft import Draft
from communique.ingest.files import written
from communique.ingest.item import Item, digest
from communique.ingest.ledger import Ledger, Record
from communique.ingest.manuscripts import manuscript, new_id, new_place, on_shelf
from communique.ingest.reading import PARSER
from communique.ingest.shelf import Shelf, Shelved
from communique.ingest.twins import twin_of
from communique.model import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An article that was made or updated; ``review`` names the fields that are guesses."""

    source: str
    article: str
    title: str
    review: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a run goes by: the clock, the site's zone, whose text it is, and whether to insist."""

    now: datetime
    zone: tzinfo
    kind: Kind
    force: bool = False


class Placing:
    """One run's decisions, and what they would write."""

    def __init__(self, root: Path, ledger: Ledger, shelf: Shelf, rules: Rules) -> None:
        self.root = root
        self.ledger = ledger
        self.shelf = shelf
        self.rules = rules
        self.made: list[Placed] = []
        self.updated: list[Placed] = []
        self.unchanged = 0
        self.problems: list[IngestError] = []
        self.warnings: list[str] = []
        self._articles: dict[str, tuple[bytes, bool]] = {}
        self._beside: dict[str, bytes] = {}
        self._removed: list[str] = []

    def place(self, source: str, sha256: str, items: Iterable[Item]) -> None:
        """Each item of a source has its place; ``sha256`` is that of the file."""
        is_feed = False
        for item in items:
            is_feed = is_feed or bool(item.key)
            self._place(source, item)
        if is_feed:
            self.ledger.add(Record(source=source, sha256=sha256, parser=PARSER, state="feed"))

    def commit(self) -> None:
        """What was decided is on the disk. Raises ``IngestError`` where it cannot be."""
        content = self.root / "content"
        for place, (raw, new) in self._articles.items():
            written(self.root / place, content, raw, new=new)
        for place, raw in self._beside.items():
            written(self.root / place, content, raw, new=False)
        for place in self._removed:
            (self.root / place).unlink(missing_ok=True)
        self.shelf.remember()
        ledger, path = self.ledger.to_bytes(), content / ".ingest" / "ledger.jsonl"
        if self.ledger.records() and not (path.is_file() and path.read_bytes() == ledger):
            written(path, content, ledger, new=False)

    def is_known(self, source: str, sha256: str) -> bool:
        """Whether a file with this content needs no reading: nothing new can be in it.

        A known file under a new name is the same source; an open conflict is reported again.
        """
        if self.rules.force:
            return False
        record = self.ledger.of_source(source) or self._record_of(source, _file(sha256))
        if record is None:
            return False
        if record.state == "conflict" and record.offered == sha256:
            return self._is_still_open(record)
        if record.sha256 != sha256 and record.state != "deleted":
            return False
        if record.state != "feed":
            self.unchanged += 1
        return True

    def _is_still_open(self, record: Record) -> bool:
        aside = self.root / incoming_place(record.article)
        if not aside.is_file():
            return False
        incoming = aside.read_text("utf-8", "replace")
        self.problems.append(conflict(self.root, record.article, record.id, incoming))
        return True

    # --- deciding ---------------------------------------------------------------------------

    def _place(self, source: str, item: Item) -> None:
        record = self._record_of(source, item)
        if record is None or (self.rules.force and record.state in ("deleted", "twin")):
            self._first_seen(source, item)
        elif record.state == "deleted" or self._is_known(record, item):
            self.unchanged += 1
        elif record.state == "twin":
            self._first_seen(source, item)
        else:
            self._changed(record, item)

    def _is_known(self, record: Record, item: Item) -> bool:
        return record.sha256 == item.sha256 and not self.rules.force

    def _record_of(self, source: str, item: Item) -> Record | None:
        """The item's record; one under another name that is gone is taken over."""
        record = self.ledger.of_source(source, item.key)
        if record is not None:
            return record
        record = self.ledger.of_digest(item.sha256) or self._adopted(source, item)
        if record is None:
            return None
        moved = msgspec.structs.replace(record, source=source, item=item.key)
        if (self.root / record.source).is_file() and record.source != source:
            moved = msgspec.structs.replace(moved, state="twin")
        else:
            self.ledger.forget(record)
        self.ledger.add(moved)
        return moved

    def _adopted(self, source: str, item: Item) -> Record | None:
        """A record for an article that the ledger has lost."""
        article = self.shelf.of_digest(item.sha256)
        if article is None:
            return None
        return self._record(source, item, article.id, article.path, written="")

    def _first_seen(self, source: str, item: Item) -> None:
        twin = None if self.rules.force else twin_of(item.draft, self.shelf, self.rules.zone)
        remark = twin.remark(source) if twin else None
        self.warnings += [remark] if remark else []
        if twin is None or twin.relation == "related":
            related = (twin.article, *twin.others) if twin else ()
            self._make(source, item, tuple(article.id for article in related))
        elif twin.relation == "newer":
            self._changed(self._of(source, item, twin.article), item)
        else:
            record = self._record(source, item, "", twin.article.path, written="")
            self.ledger.add(msgspec.structs.replace(record, state="twin"))

    # --- making -----------------------------------------------------------------------------

    def _make(self, source: str, item: Item, related: tuple[str, ...]) -> None:
        draft = self._completed(source, item, None)
        draft = msgspec.structs.replace(draft, related=related)
        id = new_id(item, draft, self._has)
        place = new_place(item, draft, self._is_taken)
        text = manuscript(item, draft, id, kind_for(draft, self.rules.kind))
        self._articles[place] = text.encode(), True
        self._keep(source, item, id, place, text)
        self.shelf.add(on_shelf(item, draft, id, place), draft.markdown)
        self.made.append(_placed(source, place, draft))

    def _changed(self, record: Record, item: Item) -> None:
        """The source says something new of an article that exists."""
        before = self.shelf.of_id(record.id)
        if before is None:  # there is no telling what it was
            self._first_seen(record.source, item)
            return
        draft = self._completed(record.source, item, before)
        text = manuscript(item, draft, record.id, kind_for(draft, self.rules.kind))
        there = self._now(before.path)
        if _same_words(there, text.encode()):
            self._keep(record.source, item, record.id, before.path, there.decode())
            self.unchanged += 1
        elif digest(there) == record.written or self.rules.force:
            if digest(there) != record.written:
                self._beside[backup_place(before.path, digest(there))] = there
            self._replace(record, item, draft, text, before.path)
        else:
            self._contend(record, item, before.path, text)

    def _replace(self, record: Record, item: Item, draft: Draft, text: str, place: str) -> None:
        is_new = place in self._articles and self._articles[place][1]
        self._articles[place] = text.encode(), is_new
        self._keep(record.source, item, record.id, place, text)
        self._removed.append(incoming_place(place))
        self.updated.append(_placed(record.source, place, draft))

    def _contend(self, record: Record, item: Item, place: str, text: str) -> None:
        """Source and article have both changed: nothing is overwritten."""
        aside = incoming_place(place)
        if record.offered == item.sha256 and not (self.root / aside).exists():
            # The editor has dealt with it: the article as it is answers this source.
            self._keep(record.source, item, record.id, place, text)
            self.unchanged += 1
            return
        self._beside[aside] = text.encode()
        self.ledger.add(
            msgspec.structs.replace(record, article=place, offered=item.sha256, state="conflict")
        )
        self.problems.append(conflict(self.root, place, record.id, text))

    def _keep(self, source: str, item: Item, id: str, place: str, text: str) -> None:
        """The ledger and the base say that this text is what ingest made of the item."""
        self._beside[base_place(id)] = text.encode()
        self.ledger.add(self._record(source, item, id, place, written=digest(text.encode())))

    def _record(self, source: str, item: Item, id: str, place: str, *, written: str) -> Record:
        return Record(
            source=source,
            item=item.key,
            sha256=item.sha256,
            article=place,
            id=id,
            written=written,
            parser=PARSER,
        )

    def _of(self, source: str, item: Item, article: Shelved) -> Record:
        """The record of an article that was made from another file."""
        place = base_place(article.id)
        base = self._beside.get(place)
        if base is None and (self.root / place).is_file():
            base = (self.root / place).read_bytes()
        return self._record(source, item, article.id, article.path, written=digest(base or b""))

    def _completed(self, source: str, item: Item, before: Shelved | None) -> Draft:
        rules = self.rules
        draft = completed(item, source, now=rules.now, zone=rules.zone, before=before)
        self.warnings += [f"{source}: {warning}" for warning in draft.warnings]
        return draft

    def _has(self, id: str) -> bool:
        return self.shelf.of_id(id) is not None

    def _is_taken(self, place: str) -> bool:
        return place in self._articles or self.shelf.is_taken(place) or (self.root / place).exists()

    def _now(self, place: str) -> bytes:
        """The article as it is, or as this run is going to write it."""
        pending = self._articles.get(place)
        return pending[0] if pending else (self.root / place).read_bytes()


def _file(sha256: str) -> Item:
    """A file of one article that has not been read yet."""
    return Item(sha256=sha256, draft=Draft())


def _placed(source: str, place: str, draft: Draft) -> Placed:
    return Placed(source=source, article=place, title=draft.title or "", review=draft.guessed)


def _same_words(one: bytes, other: bytes) -> bool:
    """Whether two article files differ in nothing but the SHA-256 of their source."""
    return [line for line in one.splitlines() if not line.startswith(b"  sha256: ")] == [
        line for line in other.splitlines() if not line.startswith(b"  sha256: ")
    ]
