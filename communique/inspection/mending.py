"""Files of content/ are mended: only where a rule is sure, everything else as it was."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.check import Edit, Problem, mended
from communique.errors import CommuniqueError, Location, OutputError
from communique.frontmatter import document


def mend(root: Path, problems: Iterable[Problem]) -> list[tuple[str, int]]:
    """The edits that the problems offer are made; returns how many were, by path.

    A file is replaced in one step, and only if it can still be read afterwards. Raises
    ``OutputError`` for a file that cannot be written.
    """
    edits: dict[str, list[Edit]] = defaultdict(list)
    for problem in problems:
        edits[problem.finding.path] += problem.finding.edits
    return list(_made(root, {path: found for path, found in edits.items() if found}))


def _made(root: Path, edits: dict[str, list[Edit]]) -> Iterator[tuple[str, int]]:
    for path, wanted in sorted(edits.items()):
        try:
            place = (root / path).resolve(strict=True)
            before = place.read_bytes()
            after, count = mended(before, wanted)
            if count and _is_sound(after, path):
                _replace(place, after)
                yield path, count
        except OSError as error:
            said = f"cannot be mended: {error.strerror}"
            raise OutputError(said, Location(path)) from error


def _is_sound(raw: bytes, path: str) -> bool:
    """Whether the file's front matter can be read."""
    try:
        document(raw, path)
    except CommuniqueError:
        return False
    return True


def _replace(place: Path, raw: bytes) -> None:
    """The file has those bytes, whole, and whoever may read it now may read it then."""
    draft = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(raw)
        draft.chmod(place.stat().st_mode & 0o7777)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
