"""Which files stand in content/, and the signatures by which a change is seen."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from communique.errors import CommuniqueError, ContentError, Location
from communique.paths import refusal


class Found(NamedTuple):
    """A file of content/: its '/'-separated path from the root, and its signature."""

    path: str
    signature: str
    changed: int


def unreadable(error: OSError, path: str) -> ContentError:
    """What is said of a file that the system does not let us read."""
    return ContentError(f"cannot be read: {error.strerror}", Location(path))


def files_under(
    root: Path, folders: Sequence[str], ending: str = ".md"
) -> tuple[list[Found], list[CommuniqueError]]:
    """The files with that ending, sorted by path, and what stands in the way of reading them.

    Hidden files and folders are passed over. A link is followed only to a file inside content/.
    """
    found: list[Found] = []
    problems: list[CommuniqueError] = []
    for folder in folders:
        if (root / folder).is_dir():
            _gather(root, folder, ending, found, problems)
    return sorted(found), problems


def _gather(
    root: Path, folder: str, ending: str, found: list[Found], problems: list[CommuniqueError]
) -> None:
    try:
        with os.scandir(root / folder) as entries:
            listed = [entry for entry in entries if not entry.name.startswith((".", "~"))]
    except OSError as error:
        problems.append(unreadable(error, folder))
        return
    for entry in listed:
        path = f"{folder}/{entry.name}"
        link = Path(entry.path) if entry.is_symlink() else None
        if problem := refusal(path, link, root / "content"):
            problems.append(problem)
        elif entry.is_dir():
            _gather(root, path, ending, found, problems)
        elif entry.name.endswith(ending):
            _admit(entry, path, found, problems)


def _admit(
    entry: os.DirEntry[str], path: str, found: list[Found], problems: list[CommuniqueError]
) -> None:
    try:
        state = entry.stat()
    except OSError as error:
        problems.append(unreadable(error, path))
        return
    if stat.S_ISREG(state.st_mode):
        found.append(_as_found(path, state))
    else:
        problems.append(ContentError("not a regular file", Location(path)))


def found_at(root: Path, path: str) -> Found | None:
    """The file at a path; None when there is no regular file, or a link."""
    try:
        state = os.lstat(f"{root}/{path}")
    except OSError:
        return None
    return _as_found(path, state) if stat.S_ISREG(state.st_mode) else None


def _as_found(path: str, state: os.stat_result) -> Found:
    changed = max(state.st_mtime_ns, state.st_ctime_ns)
    signature = f"{state.st_mtime_ns}.{state.st_ctime_ns}.{state.st_size}.{state.st_ino}"
    return Found(path, signature, changed)
