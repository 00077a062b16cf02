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
from communique.ingest.article_file import Field, to_file_text
from communique.ingest.completion import completed, kind_for, moment_of
from communique.ingest.conflicts import backup_place, base_place, conflict, incoming_place
from communique.ingest.draft import Draft
from communique.ingest.files import written
from communique.ingest.item import Item, digest
from communique.ingest.ledger import Ledger, Record
from communique.ingest.reading import PARSER
from communique.ingest.ready import with_fields
from communique.ingest.shelf import Shelf, Shelved
from communique.ingest.shingles import RELATED, RELATED_WITHIN, SAME, SAME_WITHIN
from communique.ingest.slugs import numbered, slug_of
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
        same = self.shelf.of_url(item.draft.source.url if item.draft.source else None)
        if same is not None and not self.rules.force:
            self._seen_elsewhere(source, item, same)
            return
        near = self.shelf.nearest(item.draft.markdown)
        if near is not None and not self.rules.force and self._is_twin(source, item, *near):
            return
        self._make(source, item)

    def _seen_elsewhere(self, source: str, item: Item, same: Shelved) -> None:
        """The page is here already: a later version updates it, another copy changes nothing."""
        if self._is_later(item.draft, same):
            record = self._record(source, item, same.id, same.path, written=self._base(same.id))
            self._changed(record, item)
        else:
            self._twin(source, item, same.path)
            self.warnings.append(f"{source} is the page that {same.path} was made from: not added.")

    def _is_later(self, draft: Draft, article: Shelved) -> bool:
        zone = self.rules.zone
        new = moment_of(draft.updated or draft.date, zone)
        old = moment_of(article.updated or article.date, zone)
        return new is not None and old is not None and new > old

    def _is_twin(self, source: str, item: Item, path: str, alike: float, within: float) -> bool:
        if alike >= SAME or within >= SAME_WITHIN:
            self._twin(source, item, path)
            self.warnings.append(f"{source} says what {path} says: not added.")
            return True
        if alike >= RELATED or within >= RELATED_WITHIN:
            self.warnings.append(
                f"{source} is much like {path}: added; look whether both are needed."
            )
        return False

    def _twin(self, source: str, item: Item, path: str) -> None:
        self.ledger.add(
            Record(
                source=source,
                item=item.key,
                sha256=item.sha256,
                article=path,
                parser=PARSER,
                state="twin",
            )
        )

    # --- making -----------------------------------------------------------------------------

    def _make(self, source: str, item: Item) -> None:
        draft = self._completed(source, item, None)
        id, place = self._new_id(item, draft), self._new_place(item, draft)
        text = self._text(item, draft, id)
        self._articles[place] = text.encode(), True
        self._keep(source, item, id, place, text)
        self._shelve(item, draft, id, place)
        self.made.append(_placed(source, place, draft))

    def _changed(self, record: Record, item: Item) -> None:
        """The source says something new of an article that exists."""
        before = self.shelf.of_id(record.id)
        if before is None:  # there is no telling what it was
            self._first_seen(record.source, item)
            return
        draft = self._completed(record.source, item, before)
        text = self._text(item, draft, record.id)
        there = (self.root / before.path).read_bytes()
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
        self._articles[place] = text.encode(), False
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

    def _base(self, id: str) -> str:
        base = self.root / base_place(id)
        return digest(base.read_bytes()) if base.is_file() else ""

    def _completed(self, source: str, item: Item, before: Shelved | None) -> Draft:
        rules = self.rules
        draft = completed(item, source, now=rules.now, zone=rules.zone, before=before)
        self.warnings += [f"{source}: {warning}" for warning in draft.warnings]
        return draft

    def _text(self, item: Item, draft: Draft, id: str) -> str:
        kind = kind_for(draft, self.rules.kind)
        if item.ready is None:
            return to_file_text(draft, id=id, kind=kind)
        source = draft.source
        named = {"file": source.file, "sha256": source.sha256} if source else {}
        missing: dict[str, Field] = {
            "id": id,
            "date": draft.date,
            "date_origin": draft.date_origin,
            "kind": kind,
            "review": draft.guessed,
        }
        return with_fields(item.ready, missing, named)

    def _new_id(self, item: Item, draft: Draft) -> str:
        """Day and source: short, and the same on any machine that ingests this source that day."""
        if item.id and not self._has(item.id):
            return item.id
        mark = digest((item.key or item.sha256).encode())
        day = (draft.date or "")[:10].replace("-", "")
        lengths = (length for length in range(8, 65) if not self._has(f"{day}-{mark[:length]}"))
        return f"{day}-{mark[: next(lengths)]}"

    def _has(self, id: str) -> bool:
        return self.shelf.of_id(id) is not None

    def _new_place(self, item: Item, draft: Draft) -> str:
        slug, year = slug_of(item.slug or draft.title or ""), (draft.date or "")[:4]
        number = 1
        while self._is_taken(place := f"content/articles/{year}/{numbered(slug, number)}.md"):
            number += 1
        return place

    def _is_taken(self, place: str) -> bool:
        return place in self._articles or self.shelf.is_taken(place) or (self.root / place).exists()

    def _shelve(self, item: Item, draft: Draft, id: str, place: str) -> None:
        article = Shelved(
            path=place,
            id=id,
            title=draft.title or "",
            sha256=item.sha256,
            url=(draft.source and draft.source.url) or "",
            date=draft.date or "",
            date_origin=draft.date_origin or "",
            updated=draft.updated or "",
        )
        self.shelf.add(article, draft.markdown)


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
