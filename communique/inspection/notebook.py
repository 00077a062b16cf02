"""What was found in files of content/, kept in ``.communique/`` until they change.

It may be lost at any time: then the files are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from communique.check.values import Facts
from communique.store import Store

_VERSION = 1
_TABLES = "CREATE TABLE facts (path TEXT PRIMARY KEY, key TEXT, record BLOB) WITHOUT ROWID"

_decode = msgspec.msgpack.Decoder(Facts).decode
_encode = msgspec.msgpack.Encoder().encode


class Notebook:
    """Facts about files, by path and by the fingerprint of what the file says."""

    def __init__(self, cache: Path) -> None:
        self._store = Store(cache / "check.sqlite", tables=_TABLES, version=_VERSION)

    def close(self) -> None:
        """What was remembered is on disk."""
        self._store.close()

    def facts(self, keys: dict[str, str]) -> Iterator[Facts]:
        """The facts that are known of those files, which have those fingerprints."""
        for path, key, record in self._store.rows("SELECT path, key, record FROM facts"):
            if keys.get(path) == key:
                with suppress(msgspec.DecodeError, TypeError):  # they are found again
                    yield _decode(record)

    def remember(self, facts: Iterable[Facts], keys: dict[str, str]) -> None:
        """From now on these facts are known."""
        rows = ((one.path, keys[one.path], _encode(one)) for one in facts)
        self._store.change(("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", rows))

    def keep(self, keys: dict[str, str]) -> None:
        """Nothing is known of files that are gone."""
        gone = [(p,) for (p,) in self._store.rows("SELECT path FROM facts") if p not in keys]
        if gone:
            self._store.change(("DELETE FROM facts WHERE path = ?", gone))
