"""What was written under an output folder: the only files a build may ever remove.

Addresses are recorded before the first of their files is written, so that a build which is killed
leaves nothing behind that the next one does not know of.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from communique.fingerprint import digest
from communique.store import Store

VERSION = 2
_TABLES = """
CREATE TABLE outputs (place TEXT, url TEXT, print TEXT, digest TEXT, signature TEXT,
                      PRIMARY KEY (place, url)) WITHOUT ROWID;
CREATE TABLE sites (place TEXT PRIMARY KEY, total INTEGER, made BLOB, seal TEXT) WITHOUT ROWID;
"""
_READ = "SELECT url, print, digest, signature FROM outputs WHERE place = ?"
# Rows can be lost without the file being unreadable: their number is known apart from them.
_COUNTED = "INSERT OR REPLACE INTO sites SELECT ?, count(*), ?, ? FROM outputs WHERE place = ?"


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
        self._lost: str | None = None

    @property
    def complaint(self) -> str | None:
        """Why what was written is not known, or not all of it, in a sentence; None when it is."""
        return self._store.complaint or self._lost

    def heard(self) -> str | None:
        """The complaint, once."""
        complaint = self.complaint
        self._store.complaint = self._lost = None
        return complaint

    def close(self) -> None:
        """The file is closed."""
        self._store.close()

    def forget(self) -> None:
        """It is still known which files are ours, and no longer what is in them."""
        self.record(Written(url) for url in self.written())

    def made(self) -> bytes:
        """What the site was made of, as ``record`` was told of a build that was finished."""
        for made, seal in self._store.rows(
            "SELECT made, seal FROM sites WHERE place = ?", self.place
        ):
            if isinstance(made, bytes) and digest(made) == seal:
                return made
        return b""

    def is_changed_elsewhere(self) -> bool:
        """Whether another process recorded something since this one last read or wrote."""
        return self._written is None or self._store.version_of_data() != self._version

    def written(self) -> dict[str, Written]:
        """Everything that was written, by address."""
        version = self._store.version_of_data()
        if self._written is None or version != self._version:
            rows = list(self._store.rows(_READ, self.place))
            self._written = {row[0]: Written(*row) for row in rows if _is_text(row)}
            self._version = version
            if len(self._written) != self._total():
                self._lost = f"{self._store.path.name} was damaged: not all of it could be read"
                self._store.change(("DELETE FROM outputs WHERE place = ?", [(self.place,)]))
            if self.complaint:
                self.record(self._written.values())  # what is still known is not lost as well
        return self._written.copy()

    def _total(self) -> int:
        for (total,) in self._store.rows("SELECT total FROM sites WHERE place = ?", self.place):
            return total if isinstance(total, int) else -1
        return 0

    def record(
        self, written: Iterable[Written], removed: Iterable[str] = (), *, made: bytes = b""
    ) -> None:
        """Those outputs are as given, and ``removed`` are no more.

        ``made`` is what a finished build made the site of; without it, the site is between builds.
        """
        written = tuple(written)
        removed = tuple(removed)
        if self._written is None:
            self._written = {}
        self._written.update((one.url, one) for one in written)
        for url in removed:
            self._written.pop(url, None)
        if not self._changed(written, removed, made):
            # What was known is lost from the file, not from here.
            self._changed((self._written or {}).values(), (), made)

    def _changed(self, written: Iterable[Written], removed: Iterable[str], made: bytes) -> bool:
        place = self.place
        return self._store.change(
            (
                "DELETE FROM outputs WHERE place = ? AND url = ?",
                ((place, url) for url in removed),
            ),
            (
                "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?)",
                ((place, *one) for one in written),
            ),
            (_COUNTED, [(place, made, digest(made), place)]),
        )


def _is_text(row: tuple[object, ...]) -> bool:
    return all(isinstance(field, str) for field in row)
