"""Finding the sources: everything under content/sources/, or what the user names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.errors import IngestError, Location
from communique.ingest.files import place_of, refusal

FOLDER = "content/sources"

# What lies beside a saved page, and what programs leave behind.
_BESIDE = re.compile(
    r"\.|~\$|(thumbs\.db|desktop\.ini|readme(\.\w+)?)$"
    r"|.*(~|\.(png|jpe?g|gif|webp|avif|svg|ico|css|js|woff2?|tmp|part|crdownload|swp|bak))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A source: where it can be read now, and its place in content/sources/ from the root."""

    path: Path
    source: str
    is_outside: bool = False


def sources_in(
    root: Path, paths: Sequence[Path] | None
) -> tuple[tuple[Found, ...], tuple[IngestError, ...]]:
    """The sources, sorted by place, each once, and what cannot be one.

    Without ``paths``, everything under content/sources/. A named folder counts with all it holds.
    """
    found: dict[str, Found] = {}
    problems: list[IngestError] = []
    for path in [root / FOLDER] if paths is None else paths:
        for one in _under(root, _settled(path), is_named=paths is not None):
            refused = one if isinstance(one, IngestError) else refusal(one.path, root)
            if refused is not None:
                problems.append(refused)
            elif isinstance(one, Found):
                found[one.source] = one
    return tuple(found[source] for source in sorted(found)), tuple(problems)


def _settled(path: Path) -> Path:
    """The path without links and dots above its last name, which may be a link to be refused."""
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


def _under(root: Path, path: Path, *, is_named: bool) -> Iterator[Found | IngestError]:
    if is_named and path.is_relative_to(root / "content" / "articles"):
        yield IngestError("holds articles already", Location(place_of(path, root)))
    elif path.is_dir():
        for file in _files(path):
            yield _found(root, file, path.parent)
    elif is_named and not os.path.lexists(path):
        yield IngestError("there is no such file", Location(place_of(path, root)))
    elif is_named:
        yield _found(root, path, path.parent)


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        pages = {Path(name).stem for name in names}
        folders[:] = sorted(name for name in folders if not _is_beside_page(name, pages))
        yield from (Path(here, name) for name in sorted(names) if not _BESIDE.match(name))


def _is_beside_page(folder: str, pages: set[str]) -> bool:
    """Whether this is the folder of pictures that a browser saves with a page."""
    stem = re.sub(r"([_-]files|[_-]Dateien|[_-]fichiers|_archivos|\.files)$", "", folder)
    return folder.startswith(".") or (stem != folder and stem in pages)


def _found(root: Path, path: Path, above: Path) -> Found:
    if path.is_relative_to(root / FOLDER):
        return Found(path=path, source=place_of(path, root))
    return Found(path=path, source=_place_for(root, path, above), is_outside=True)


def _place_for(root: Path, path: Path, above: Path) -> str:
    """Where a copy goes: a file of the same name with other content is left alone."""
    wanted = root / FOLDER / path.relative_to(above)
    number = 1
    place = wanted
    while place.exists() and not _is_same(place, path):
        number += 1
        place = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return place_of(place, root)


def _is_same(one: Path, other: Path) -> bool:
    if not one.is_file() or not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    return one.read_bytes() == other.read_bytes()
