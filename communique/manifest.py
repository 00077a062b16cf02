"""What was written under an output folder: the only files a build may ever remove.

Addresses are recorded before the first of their files is written, so that a build which is killed
leaves nothing behind that the next one does not know of.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from communique.store import Store

VERSION = 1
_TABLES = """
CREATE TABLE outputs (place TEXT, url TEXT, print TEXT, digest TEXT, signature TEXT,
                      PRIMARY KEY (place, url)) WITHOUT ROWID;
"""


class Written(NamedTuple):
    """An output as it was written.

    ``print`` is the fingerprint of its value and layout, ``digest`` that of its bytes,
    ``signature`` the times and size of its file. All but ``url`` are empty for one that was about
    to be written when the build ended.
    """

    url: str
    print: str = ""
    digest: str = ""
    signature: str = ""


class Manifest:
    """The outputs of one site under one folder, ``place``."""

    def __init__(self, path: Path, place: str) -> None:
        self._store = Store(path, tables=_TABLES, version=VERSION)
        self.place = place
        self._written: dict[str, Written] | None = None
        self._version = -1

    @property
    def complaint(self) -> str | None:
        """Why an unusable file was set aside, in a sentence; None when it was not."""
        return self._store.complaint

    def close(self) -> None:
        """The file is closed."""
        self._store.close()

    def forget(self) -> None:
        """It is still known which files are ours, and no longer what is in them."""
        self.record(Written(url) for url in self.written())

    def written(self) -> dict[str, Written]:
        """Everything that was written, by address."""
        version = self._store.version_of_data()
        if self._written is None or version != self._version:
            query = "SELECT url, print, digest, signature FROM outputs WHERE place = ?"
            rows = self._store.rows(query, self.place)
            self._written = {row[0]: Written(*row) for row in rows}
            self._version = version
        return self._written.copy()

    def record(self, written: Iterable[Written], removed: Iterable[str] = ()) -> None:
        """Those outputs are as given, and ``removed`` are no more."""
        place = self.place
        written = tuple(written)
        removed = tuple(removed)
        if self._written is not None:
            self._written.update((one.url, one) for one in written)
            for url in removed:
                self._written.pop(url, None)
        self._store.change(
            (
                "DELETE FROM outputs WHERE place = ? AND url = ?",
                ((place, url) for url in removed),
            ),
            (
                "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?)",
                ((place, *one) for one in written),
            ),
        )
