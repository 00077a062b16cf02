"""Small SQLite files that may be lost or damaged at any time without harm."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from communique.errors import Location, MemoError

# Faults of the system, not of the file: it is no better without the file, and keeps what it knows.
_NOT_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_IOERR,
    }
)
Change = tuple[str, Iterable[tuple[object, ...]]]

_PRIMARY = 0xFF  # of an extended result code (sqlite.org/rescode.html)


class Store:
    """One SQLite file with the given tables.

    A file that cannot be understood, or was made for another ``version`` of the tables, is set
    aside and begun anew; ``complaint`` then says so in a sentence. Everything raises ``MemoError``
    for a file that cannot be read or written at all, as when the disk is full.
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
            self._db = self._begun_anew(error, self._db)

    def change(self, *changes: Change) -> bool:
        """All the changes, each a statement and its rows; none where the file is damaged.

        Returns whether they were made; if not, the file was begun anew.
        """
        try:
            with self._db:
                for statement, rows in changes:
                    self._db.executemany(statement, rows)
        except sqlite3.DatabaseError as error:
            self._db = self._begun_anew(error, self._db)
            return False
        return True

    def _begun_anew(
        self, error: sqlite3.DatabaseError, damaged: sqlite3.Connection | None = None
    ) -> sqlite3.Connection:
        if _is_of_the_system(error):
            raise MemoError(
                f"cannot be used: {error}",
                Location(f"{self.path.parent.name}/{self.path.name}"),
                hint="builds keep notes there; nothing is lost: mend this and build again",
            ) from error
        self.complaint = f"{self.path.name} was damaged ({error}) and is begun anew"
        if damaged:
            damaged.close()
        return self._emptied()

    def _opened(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=30, check_same_thread=False)
        try:
            version = self._prepared(db)
        except sqlite3.DatabaseError:
            db.close()
            raise
        if version == self._version:
            return db
        db.close()
        self.complaint = f"{self.path.name} was made by another version and is begun anew"
        return self._emptied()

    def _prepared(self, db: sqlite3.Connection) -> int:
        """The version of the tables in the file, which has those of this version if it had none."""
        # Whole when the process is killed; what a power failure tears is noticed on reading.
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")
        if _version_in(db) == 0:
            # Another process may be at it: the first to come makes the tables, all or none.
            with db:
                db.execute("BEGIN IMMEDIATE")
                if _version_in(db) == 0:
                    for statement in filter(str.strip, self._tables.split(";")):
                        db.execute(statement)
                    db.execute(f"PRAGMA user_version = {self._version}")
        return _version_in(db)

    def _emptied(self) -> sqlite3.Connection:
        self._remove()
        try:
            return self._opened()
        except sqlite3.DatabaseError as error:
            raise MemoError(f"cannot be made: {error}", Location(str(self.path))) from error

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)


def _version_in(db: sqlite3.Connection) -> int:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def _is_of_the_system(error: sqlite3.DatabaseError) -> bool:
    if isinstance(error, sqlite3.ProgrammingError | sqlite3.NotSupportedError):
        raise error  # a mistake of ours
    # Only errors that SQLite itself reports carry a code: text that is not UTF-8 does not.
    code = error.__dict__.get("sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code != sqlite3.SQLITE_IOERR_SHORT_READ and (code & _PRIMARY) in _NOT_DAMAGE
