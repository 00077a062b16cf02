"""The ledger: which source became which article. One line of JSON per record, in git.

``content/.ingest/ledger.jsonl`` is sorted, so that two people's lines merge as lines do. When git
leaves conflict marks in it, both sides count. When a line or the whole file is lost, what it said
is worked out again from ``source.sha256`` in the articles and from ``content/.ingest/base/``,
which keeps each article as ingest wrote it: the common ancestor when source and article have both
changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from communique.errors import IngestError, Location

FOLDER = ".ingest"
_HEADER = "# Which source became which article. Written by ingest; merge both sides as they are.\n"
_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")

State = Literal["made", "deleted", "twin", "conflict", "feed"]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one source, or of one item of a feed.

    ``article`` is the path it had when last seen, ``written`` the SHA-256 of the article file as
    ingest wrote it ("" when that is not known: it then counts as edited). ``state``: "deleted" is
    an article that somebody removed and that must not come back; "twin" a source that says what
    ``article`` says already; "conflict" one whose new text, of the SHA-256 ``offered``, waits
    beside an edited article; "feed" a feed as a whole.
    """

    source: str
    item: str = ""
    sha256: str
    article: str = ""
    id: str = ""
    written: str = ""
    offered: str = ""
    parser: int = 0
    state: State = "made"


class Ledger:
    """The records by source and item, and by what was read."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._by_source: dict[tuple[str, str], Record] = {}
        self._by_digest: dict[str, Record] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """From now on this is the record of its source."""
        self._by_source[record.source, record.item] = record
        known = self._by_digest.get(record.sha256)
        if known is None or known.state == "twin" or known.source == record.source:
            self._by_digest[record.sha256] = record

    def forget(self, record: Record) -> None:
        """There is no record of that source any more."""
        self._by_source.pop((record.source, record.item), None)
        if self._by_digest.get(record.sha256) == record:
            del self._by_digest[record.sha256]

    def of_source(self, source: str, item: str = "") -> Record | None:
        """What became of this source."""
        return self._by_source.get((source, item))

    def of_digest(self, sha256: str) -> Record | None:
        """What became of a source with this content, whatever its name."""
        return self._by_digest.get(sha256)

    def records(self) -> list[Record]:
        """Every record, in the order of the file."""
        return [self._by_source[key] for key in sorted(self._by_source)]

    def to_bytes(self) -> bytes:
        """The file."""
        lines = [msgspec.json.encode(record) + b"\n" for record in self.records()]
        return _HEADER.encode() + b"".join(lines)


def ledger_in(content: Path) -> tuple[Ledger, tuple[str, ...]]:
    """The ledger of a site, empty when there is none; and what was odd about it.

    Raises ``IngestError`` when the file is there and cannot be read.
    """
    path = content / FOLDER / "ledger.jsonl"
    if not path.exists():
        return Ledger(), ()
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError as error:
        at = Location(f"content/{FOLDER}/ledger.jsonl")
        raise IngestError(f"cannot be read: {error.strerror}", at) from error
    ledger, odd = Ledger(), []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith(("#", *_MARKS)):
            continue
        try:
            ledger.add(msgspec.json.decode(line, type=Record))
        except msgspec.MsgspecError:
            odd.append(str(number))
    return ledger, _remarks(lines, odd)


def _remarks(lines: list[str], odd: list[str]) -> tuple[str, ...]:
    remarks = []
    if any(line.startswith(_MARKS) for line in lines):
        remarks.append("content/.ingest/ledger.jsonl holds marks of a merge: both sides are used.")
    if odd:
        listed = ", ".join(odd[:5])
        remarks.append(
            f"content/.ingest/ledger.jsonl, line {listed}: not readable and passed over;"
            " what it said is worked out from the articles."
        )
    return tuple(remarks)
