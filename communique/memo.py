"""What builds remember of their work: files read, bodies converted.

Both tables are keyed by content, so that a memo can only save time and never change a byte:

- ``sources``: a file's signature (times, size, inode), the fingerprint of its bytes, what it said;
- ``bodies``: HTML by the fingerprint of its Markdown, the converter and its options.

Every result carries a seal, its own fingerprint, and is dropped when the seal is broken: a memo
that is damaged, or comes from another machine or version, costs a rebuild and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any, NamedTuple

from communique.errors import MemoError
from communique.fingerprint import digest
from communique.store import Change, Store

VERSION = 4
_TABLES = """
CREATE TABLE sources (path TEXT PRIMARY KEY, signature TEXT, seen INTEGER, key TEXT,
                      record BLOB, seal TEXT) WITHOUT ROWID;
CREATE TABLE bodies (key TEXT PRIMARY KEY, html BLOB, seal TEXT);
CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB, seal TEXT) WITHOUT ROWID;
"""
# A damaged file may give back anything, whatever was put in.
_SOUND = """typeof(path) = 'text' AND typeof(signature) = 'text'
            AND typeof(seen) = 'integer' AND typeof(key) = 'text'"""


class Known(NamedTuple):
    """A source file as it was seen, and when, in nanoseconds since 1970.

    ``key`` is the fingerprint of what it says, which the memo keeps as a record.
    """

    path: str
    signature: str
    seen: int
    key: str


class Memo:
    """The memory of the builds of one site."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path, tables=_TABLES, version=VERSION)

    def heard(self) -> str | None:
        """Why an unusable file was set aside, in a sentence, once; None when it was not."""
        complaint, self._store.complaint = self._store.complaint, None
        return complaint

    def close(self) -> None:
        """The file is closed."""
        self._store.close()

    def forget(self) -> None:
        """Nothing is remembered."""
        for table in ("sources", "bodies", "facts"):
            self._store.change((f"DELETE FROM {table}", [()]))

    def sources(self) -> dict[str, Known]:
        """Every file known, by path."""
        rows = self._store.rows(f"SELECT path, signature, seen, key FROM sources WHERE {_SOUND}")
        return {row[0]: Known(*row) for row in rows}

    def records(self) -> Iterator[tuple[str, str, bytes]]:
        """The (path, key, record) of every file known, where the record is whole."""
        for path, key, record, seal in self._store.rows(
            f"SELECT path, key, record, seal FROM sources WHERE {_SOUND}"
        ):
            if _is_whole(key, record, seal):
                yield path, key, record

    def bodies(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The stored (key, HTML) of those keys that are known and whole."""
        for key in keys:
            for html, seal in self._store.rows("SELECT html, seal FROM bodies WHERE key = ?", key):
                if _is_whole(key, html, seal):
                    yield key, html.decode()

    def keys(self) -> frozenset[str]:
        """The keys of all stored bodies."""
        return frozenset(key for (key,) in self._store.rows("SELECT key FROM bodies"))

    def fact(self, name: str) -> bytes | None:
        """What was remembered under that name; None when nothing, or no longer whole."""
        for value, seal in self._store.rows("SELECT value, seal FROM facts WHERE name = ?", name):
            if _is_whole(name, value, seal):
                return bytes(value)
        return None

    def remember_sources(
        self,
        read: Iterable[tuple[Known, bytes]],
        touched: Iterable[Known],
        gone: Iterable[str],
    ) -> None:
        """``read`` have those records, ``touched`` say what they said, ``gone`` are no more."""
        rows = ((*known, record, _seal(known.key, record)) for known, record in read)
        again = ((known.signature, known.seen, known.path, known.key) for known in touched)
        self._remember(
            ("DELETE FROM sources WHERE path = ?", ((path,) for path in gone)),
            ("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?)", rows),
            ("UPDATE sources SET signature = ?, seen = ? WHERE path = ? AND key = ?", again),
        )

    def remember_bodies(self, bodies: Iterable[tuple[str, str]]) -> None:
        """Those bodies, as (key, HTML), are stored."""
        raw = ((key, html.encode()) for key, html in bodies)
        rows = ((key, html, _seal(key, html)) for key, html in raw)
        self._remember(("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?)", rows))

    def keep_bodies(self, keys: Set[str]) -> None:
        """Bodies outside ``keys`` are dropped, once they are more than those inside."""
        stored = self.keys()
        if len(stored) > 2 * len(keys) + 100:
            dead = ((key,) for key in stored - keys)
            self._remember(("DELETE FROM bodies WHERE key = ?", dead))

    def remember_fact(self, name: str, value: bytes) -> None:
        """``fact(name)`` is ``value``."""
        row = (name, value, _seal(name, value))
        self._remember(("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", [row]))

    def _remember(self, *changes: Change) -> None:
        """All the changes; where they cannot be written, the next build does that work again."""
        try:
            self._store.change(*changes)
        except MemoError as error:
            self._store.complaint = f"{error}\n  hint: nothing is lost, but builds take longer"


def _seal(key: str, content: bytes) -> str:
    return digest(content, key=digest(key.encode()).encode())


def _is_whole(key: Any, content: Any, seal: Any) -> bool:
    return isinstance(key, str) and isinstance(content, bytes) and _seal(key, content) == seal
