"""Files are hashed again when they may have changed, and not otherwise."""

from __future__ import annotations

import os
from pathlib import Path

from communique.errors import IngestError
from communique.ingest.seen import Seen

LONG_AGO = 1_600_000_000_000_000_000


def source(tmp_path: Path, text: str, changed: int = LONG_AGO) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    os.utime(path, ns=(changed, changed))
    return path


def test_a_file_that_is_older_than_its_note_is_not_read(tmp_path: Path) -> None:
    path = source(tmp_path, "one")
    seen = Seen(tmp_path, 1)
    first = seen.note(path, "a.txt")
    seen.write()
    source(tmp_path, "two")  # as long and as old
    assert Seen(tmp_path, 1).note(path, "a.txt") == first
    assert Seen(tmp_path, 2).note(path, "a.txt").sha256 != first.sha256


def test_a_file_changed_with_its_note_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one", "utf-8")
    seen = Seen(tmp_path, 1)
    first = seen.note(path, "a.txt")
    seen.write()
    source(tmp_path, "two", path.stat().st_mtime_ns)
    assert Seen(tmp_path, 1).note(path, "a.txt").sha256 != first.sha256


def test_what_was_wrong_is_remembered_until_the_file_changes(tmp_path: Path) -> None:
    path = source(tmp_path, "one")
    seen = Seen(tmp_path, 1)
    seen.note(path, "a.txt")
    seen.failed("a.txt", IngestError("is odd", hint="mend it"))
    seen.write()
    note = Seen(tmp_path, 1).note(path, "a.txt")
    assert (note.problem, note.hint) == ("is odd", "mend it")
    source(tmp_path, "other", LONG_AGO + 1)
    assert Seen(tmp_path, 1).note(path, "a.txt").problem is None


def test_a_damaged_memory_is_none(tmp_path: Path) -> None:
    (tmp_path / ".communique").mkdir()
    (tmp_path / ".communique" / "sources.json").write_text("{", "utf-8")
    assert Seen(tmp_path, 1).note(source(tmp_path, "one"), "a.txt").size == 3
