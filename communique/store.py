"""Small SQLite files that may be lost or damaged at any time without harm."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


class Store:
    """One SQLite file with the given tables.

    A file that cannot be read, or was made for another ``version`` of the tables, is set aside and
    begun anew; ``complaint`` then says so in a sentence.
    """

    def __init__(self, path: Path, *, tables: str, version: int) -> None:
        self.path = path
        self.complaint: str | None = None
        self._tables = tables
        self._version = version
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = self._opened()
        except sqlite3.DatabaseError as error:
            self._db = self._begun_anew(error)

    def close(self) -> None:
        """The file is closed."""
        self._db.close()

    def version_of_data(self) -> int:
        """A number that changes when another process changes the file."""
        for (number,) in self.rows("PRAGMA data_version"):
            return int(number)
        return -1

    def rows(self, query: str, *given: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a query; none, and the file begun anew, where it is damaged."""
        try:
            yield from self._db.execute(query, given)
        except sqlite3.DatabaseError as error:
            self._db.close()
            self._db = self._begun_anew(error)

    def change(self, *changes: tuple[str, Iterable[tuple[object, ...]]]) -> None:
        """All the changes, each a statement and its rows, or none of them."""
        try:
            self._execute(changes)
        except sqlite3.DatabaseError as error:
            self._db.close()
            self._db = self._begun_anew(error)

    def _execute(self, changes: Iterable[tuple[str, Iterable[tuple[object, ...]]]]) -> None:
        with self._db:
            for statement, rows in changes:
                self._db.executemany(statement, rows)

    def _begun_anew(self, error: sqlite3.DatabaseError) -> sqlite3.Connection:
        self.complaint = f"{self.path.name} cannot be used ({error}) and is begun anew"
        self._remove()
        return self._opened()

    def _opened(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=30, check_same_thread=False)
        # Whole when the process is killed; what a power failure tears is noticed on reading.
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version not in {0, self._version}:
            db.close()
            self._remove()
            return self._opened()
        if version == 0:
            with db:
                db.executescript(self._tables)
                db.execute(f"PRAGMA user_version = {self._version}")
        return db

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
