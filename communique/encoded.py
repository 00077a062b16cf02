"""Pictures that were encoded, kept in a folder by what they were made of.

Encoding is dear, and the same input gives the same bytes: a site that was deleted, or a picture
that comes back, costs nothing. Each file carries a seal, its own fingerprint, so that damage is
noticed. What cannot be read or written is encoded again next time.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from communique.fingerprint import digest

_SEAL = 32
LIMIT = 1 << 30  # bytes


class Encoded:
    """Pictures by key in files of a folder, up to ``limit`` bytes: the last used stay."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """``make()``, or what it gave before under the same key, which names all it depends on."""
        if self._folder is None:
            return make()
        path = self._folder / key
        found = _whole(path)
        if found is None:
            found = make()
            _store(path, found)
        return found

    def forget(self) -> None:
        """The folder is empty."""
        for path in self._folder.iterdir() if self._folder else ():
            path.unlink(missing_ok=True)

    def trim(self) -> None:
        """What was not used for longest is gone, if the folder is fuller than it may be."""
        if self._folder is None:
            return
        with os.scandir(self._folder) as entries:
            found = [(entry.stat(), entry.path) for entry in entries]
        states = sorted((state.st_mtime_ns, state.st_size, path) for state, path in found)
        excess = sum(size for _, size, _ in states) - self._limit
        for _, size, path in states:
            if excess <= 0:
                return
            Path(path).unlink(missing_ok=True)
            excess -= size


def _whole(path: Path) -> bytes | None:
    """The bytes in a file whose seal is right, which now was the last used."""
    try:
        stored = path.read_bytes()
        content = stored[_SEAL:]
        if stored[:_SEAL] != digest(content).encode():
            return None
        os.utime(path)
    except OSError:
        return None
    return content


def _store(path: Path, content: bytes) -> None:
    """The bytes are in the file, whole or not at all."""
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        waiting.write_bytes(digest(content).encode() + content)
        waiting.replace(path)
    except OSError:
        waiting.unlink(missing_ok=True)
