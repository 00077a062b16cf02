"""Bytes become files: they wait in a staging folder, and are put in place in one step each.

The staging folder mirrors the output on the same file system. A folder that the output does not
have is put in place as a whole, by one rename; a file by one rename over the file that stands
there. Nothing is ever half-written in the output. No folder of it is removed, but an empty one
where a file must be.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from communique.fingerprint import digest

# There are thousands of files: what the system is asked for directly takes half the time of Path.
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def signature_of(path: str) -> str:
    """The times, size and inode of a file; empty when there is none."""
    try:
        return _signature(os.lstat(path))
    except OSError:
        return ""


def digest_of(path: str) -> str:
    """The fingerprint of a file's bytes; empty when it cannot be read."""
    try:
        return digest(Path(path).read_bytes())
    except OSError:
        return ""


def _signature(state: os.stat_result) -> str:
    return f"{state.st_mtime_ns}.{state.st_ctime_ns}.{state.st_size}.{state.st_ino}"


class Staging:
    """A folder where files wait. Several processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self._made = {self.folder}

    def wait(self, path: str, content: bytes) -> str:
        """The file waits under its '/'-separated path; returns its signature.

        Raises ``OSError``, such as when the disk is full.
        """
        whole = f"{self.folder}/{path}"
        self._make(whole.rpartition("/")[0])
        file = os.open(whole, _ANEW, 0o666)
        try:
            # What is left out when the disk is full is no error until more is written.
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(file, rest) :]
            return _signature(os.fstat(file))
        finally:
            os.close(file)

    def _make(self, folder: str) -> None:
        if folder not in self._made:
            self._make(folder.rpartition("/")[0])
            with suppress(FileExistsError):  # another process made it
                os.mkdir(folder)  # noqa: PTH102, see above
            self._made.add(folder)


class Placing:
    """Puts what waits in ``staging`` in place under ``output``, in the order it is asked to."""

    def __init__(self, staging: Path, output: Path) -> None:
        self._staging = str(staging)
        self._output = str(output)
        self._there: set[str] = set()
        self._whole: set[str] = set()

    def put(self, path: str, signature: str) -> str:
        """The file is in place. Takes its signature as it waited, returns that which it has now."""
        parts = path.split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth])
            if folder in self._whole:
                return signature
            if folder not in self._there and self._bring(folder):
                return signature
        waiting, target = f"{self._staging}/{path}", f"{self._output}/{path}"
        try:
            os.replace(waiting, target)  # noqa: PTH105, see above
        except IsADirectoryError:
            _remove_empty(target)
            os.replace(waiting, target)  # noqa: PTH105
        return signature_of(target)

    def _bring(self, folder: str) -> bool:
        """Puts a folder in place that is not there yet; false when it is there already."""
        target = f"{self._output}/{folder}"
        if os.path.isdir(target):  # noqa: PTH112, see above
            self._there.add(folder)
            return False
        os.rename(f"{self._staging}/{folder}", target)  # noqa: PTH104, see above
        self._whole.add(folder)
        return True


def clear_the_way(output: Path, leaving: Iterable[str], coming: Sequence[str]) -> frozenset[str]:
    """Files that leave do not stand in the way of files that come; returns those removed for it.

    A file makes way for a folder of its name, the files of a folder for a file, and a name for
    the same name in other letters, which is the same file on some systems. ``leaving`` and
    ``coming`` are '/'-separated paths under ``output``.
    """
    leaving = list(leaving)
    if not leaving:
        return frozenset()
    folders = {parent for path in coming for parent in _parents(path)}
    files = {folded(path) for path in coming}
    removed = set()
    for path in leaving:
        ways = {folded(one) for one in (path, *_parents(path))}
        if path in folders or not files.isdisjoint(ways):
            remove(output, path)
            removed.add(path)
    return frozenset(removed)


def remove(output: Path, path: str) -> None:
    """No file is there. A folder that has come in its place stays."""
    target = output / path
    if target.is_symlink() or not target.is_dir():
        with suppress(FileNotFoundError, NotADirectoryError):
            target.unlink()


def folded(path: str) -> str:
    """What a path is to systems that do not tell capitals or composed accents apart."""
    return unicodedata.normalize("NFC", path).casefold()


def is_there(path: Path) -> bool:
    """Whether there is a file that some system would take for that one."""
    if path.exists() or not path.parent.is_dir():
        return path.exists()
    return folded(path.name) in {folded(other.name) for other in path.parent.iterdir()}


def _remove_empty(folder: str) -> None:
    """The folder and those in it are gone. Raises ``OSError`` if there is a file in it."""
    for inner, _, _ in os.walk(folder, topdown=False):
        Path(inner).rmdir()


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]
