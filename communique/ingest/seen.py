"""What this machine remembers of the source files, so that a run with nothing new reads none.

Kept in ``.communique/``, which is not the site's: it may be deleted at any time, and costs a
reading of every file when it is. What was wrong with a file is kept too, and said again without
trying again until the file changes.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from communique.errors import IngestError, Location

_FILE = ".communique/sources.json"
# Files changed this shortly before the note was written are read again: clocks are coarse.
_SLACK = 2_000_000_000


class Note(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was: bytes, time of change in ns, SHA-256, and what was wrong with it."""

    size: int
    changed: int
    sha256: str
    problem: str | None = None
    hint: str | None = None
    line: int | None = None


class Seen:
    """The notes of earlier runs, and those of this one."""

    def __init__(self, root: Path, parser: int) -> None:
        self._path = root / _FILE
        self._parser = parser
        self._old, self._written = self._read()
        self._new: dict[str, Note] = {}

    def _read(self) -> tuple[dict[str, Note], int]:
        try:
            raw, changed = self._path.read_bytes(), self._path.stat().st_mtime_ns
            parser, notes = msgspec.json.decode(raw, type=tuple[int, dict[str, Note]])
        except (OSError, msgspec.MsgspecError):
            return {}, 0
        return (notes, changed) if parser == self._parser else ({}, 0)

    def note(self, path: Path, source: str) -> Note:
        """The file as it is. Raises ``IngestError`` when it cannot be read."""
        try:
            now = path.stat()
            old = self._old.get(source)
            if old is None or not self._is_current(old, now.st_size, now.st_mtime_ns):
                with path.open("rb") as file:
                    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
                known = old if old and old.sha256 == sha256 else Note(0, 0, sha256)
                old = msgspec.structs.replace(known, size=now.st_size, changed=now.st_mtime_ns)
        except OSError as error:
            raise IngestError(f"cannot be read: {error.strerror}", Location(source)) from error
        self._new[source] = old
        return old

    def _is_current(self, old: Note, size: int, changed: int) -> bool:
        return (old.size, old.changed) == (size, changed) and changed < self._written - _SLACK

    def failed(self, source: str, problem: IngestError | None) -> None:
        """Remembers what was wrong with a source that was noted in this run; None clears it."""
        self._new[source] = msgspec.structs.replace(
            self._new[source],
            problem=problem and problem.message,
            hint=problem and problem.hint,
            line=problem.at.line if problem and problem.at else None,
        )

    def write(self) -> None:
        """The notes are kept for the next run; nothing is written when none changed."""
        notes = self._old | self._new
        if notes == self._old:
            return
        self._path.parent.mkdir(exist_ok=True)
        raw = msgspec.json.encode((self._parser, dict(sorted(notes.items()))))
        draft = self._path.with_name(self._path.name + ".tmp")
        draft.write_bytes(raw)
        draft.replace(self._path)
