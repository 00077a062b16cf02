"""Files read and written with care: regular files only, within bounds, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from communique.errors import IngestError, Location


def place_of(path: Path, root: Path) -> str:
    """The path from the site's root with ``/``; the path itself when it lies elsewhere."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def refusal(path: Path, root: Path) -> IngestError | None:
    """Why this file may not be read as a source; None for a regular file in its place.

    A link is followed only within the site's content: a repository may come from anywhere.
    """
    at = Location(place_of(path, root))
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            if not path.resolve(strict=True).is_relative_to((root / "content").resolve()):
                return IngestError(
                    "a link that leads out of content/", at, hint="copy the file instead"
                )
            mode = path.stat().st_mode
    except RuntimeError:  # pathlib's for a loop, before Python 3.13
        return IngestError("a link that leads in a circle", at)
    except OSError as error:
        is_loop = error.errno == errno.ELOOP
        what = "a link that leads in a circle" if is_loop else f"cannot be read: {error.strerror}"
        return IngestError(what, at)
    return None if stat.S_ISREG(mode) else IngestError("not a regular file", at)


def head_of(path: Path, size: int, at: Location) -> bytes:
    """The first ``size`` bytes. Raises ``IngestError`` when the file cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError as error:
        raise IngestError(f"cannot be read: {error.strerror}", at) from error


def written(path: Path, content: Path, raw: bytes, *, new: bool) -> None:
    """``path`` holds ``raw``, whole; a reader never sees half of it.

    With ``new`` the name must be free. Raises ``IngestError`` for a path that leads out of
    ``content``, a name that is taken, and what the system refuses.
    """
    at = Location(place_of(path, content.parent))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.parent.resolve().is_relative_to(content.resolve()) or path.is_symlink():
            raise IngestError("would be written outside content/", at)
        if new:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        _replaced(path, raw)
    except FileExistsError as error:
        raise IngestError("a file of this name has just appeared", at, hint="run again") from error
    except OSError as error:
        raise IngestError(f"cannot be written: {error.strerror}", at) from error


def _replaced(path: Path, raw: bytes) -> None:
    # Not tempfile: its files are private to the user, and an article is for the whole team.
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(raw)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
