"""What stands in the way of writing a site, found before any file of it is touched.

Nothing that is not ours is ever replaced or removed: neither what a link leads to, nor a folder
where a file must be, nor a file where a folder must be.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from communique.errors import Location, OutputError
from communique.folders import STAGING

# A feed names what made it, whatever the layouts are.
_FEED = "feed.xml"
_MARK = b"<generator>Communiqu"
_AWAY = "move it out of the output, or choose another folder with --output"


def obstacles(output: Path, coming: Set[str], leaving: Set[str]) -> Iterator[OutputError]:
    """What stands in the way of files that come, and of removing those that leave.

    Both are '/'-separated paths of files under ``output``; files that leave make way.
    """
    missing: set[str] = set()
    for folder in sorted(folders_of([*coming, *leaving])):
        parent = folder.rpartition("/")[0]
        if parent in missing:
            missing.add(folder)
            continue
        mode = _mode_of(f"{output}/{folder}")
        if mode is None or (stat.S_ISREG(mode) and folder in leaving):
            missing.add(folder)
        elif problem := _wrong_folder(output, folder, mode):
            missing.add(folder)
            yield problem
    for file in sorted(coming):
        if file.rpartition("/")[0] not in missing:
            yield from _wrong_file(output, file, leaving)


def strangers(output: Path, coming: Iterable[str]) -> list[str]:
    """Files that would be replaced in a folder that was never a site of ours, sorted.

    To be asked of a folder that no build is known to have written to.
    """
    try:
        with (output / _FEED).open("rb") as feed:
            if _MARK in feed.read(4096):
                return []
    except OSError:
        pass
    return sorted(path for path in coming if os.path.lexists(output / path))


def unknown_files(output: Path, known: Set[str]) -> tuple[str, ...]:
    """The files under ``output`` that are not ``known``, and links to folders, sorted.

    What waits there to be put in place is no part of it.
    """
    found = set()
    for folder, folders, files in os.walk(output):
        folders[:] = [name for name in folders if not name.startswith(STAGING)]
        links = [name for name in folders if Path(folder, name).is_symlink()]
        inner = Path(folder).relative_to(output)
        found |= {(inner / name).as_posix() for name in (*files, *links)}
    return tuple(sorted(found - known))


def folders_of(paths: Iterable[str]) -> set[str]:
    """The folders that hold the files, and those that hold them, up to the output, ''."""
    folders = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _mode_of(path: str) -> int | None:
    try:
        return os.lstat(path).st_mode
    except OSError:
        return None


def _wrong_folder(output: Path, folder: str, mode: int) -> OutputError | None:
    at = Location(f"{output.name}/{folder}".rstrip("/"))
    if stat.S_ISLNK(mode):
        return OutputError("a link: the site would be written to another folder", at, hint=_AWAY)
    if not stat.S_ISDIR(mode):
        return OutputError("not of the site, and it stands where a folder must be", at, hint=_AWAY)
    if not os.access(output / folder, os.W_OK | os.X_OK):
        hint = "let whoever builds the site write there"
        return OutputError("cannot be written: no permission", at, hint=hint)
    return None


def _wrong_file(output: Path, file: str, leaving: Set[str]) -> Iterator[OutputError]:
    """What stands where a file must be, if it is a folder that holds more than what leaves."""
    mode = _mode_of(f"{output}/{file}")
    if mode is None or not stat.S_ISDIR(mode):
        return
    within = {f"{file}/{name}" for name in unknown_files(output / file, frozenset())}
    others = sorted(within - leaving)
    if others:
        at = Location(f"{output.name}/{file}")
        said = f"a folder stands where a file must be, and it holds {others[0]}"
        yield OutputError(said, at, hint=_AWAY)
