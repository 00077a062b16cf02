"""The files of another generator's site, read from disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from communique.errors import CommuniqueError, Location
from communique.scaffold.moving import Kind, Tree

LARGEST = 2_000_000  # bytes of a text
_TEXTS = (
    ".md", ".markdown", ".mkd", ".mdown", ".html", ".rst", ".adoc", ".org", ".pandoc", ".ipynb",
    ".toml", ".yaml", ".yml", ".json", ".njk", ".liquid", ".hbs", ".webc", ".11ty.js", ".mdx",
    ".vto", "pelicanconf.py", "publishconf.py",
)  # fmt: skip
# What the generators made, and what they are made of.
_MADE = {
    "hugo": {"public", "resources", "themes"},
    "jekyll": {"_site", "vendor"},
    "pelican": {"output", "themes", "plugins"},
    "eleventy": {"_site", "dist"},
}


def tree_at(folder: Path, kind: Kind) -> Tree:
    """Every file of the site. Links are not followed; hidden folders are passed over.

    Raises ``CommuniqueError`` for a folder that cannot be read.
    """
    texts: dict[str, str] = {}
    others = set()
    for path in _files(folder, _MADE[kind] | {"node_modules"}):
        name = path.relative_to(folder).as_posix()
        text = _text(path) if name.endswith(_TEXTS) else None
        if text is None:
            others.add(name)
        else:
            texts[name] = text
    return Tree(texts, frozenset(others))


def _files(folder: Path, passed: set[str]) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise CommuniqueError(f"cannot be read: {error.strerror}", Location(str(folder))) from error
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") and entry.name not in passed:
                yield from _files(Path(entry.path), passed - _MADE_AT_THE_TOP)
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


# Below the top these names are a site's own.
_MADE_AT_THE_TOP = frozenset().union(*_MADE.values())


def _text(path: Path) -> str | None:
    """The text of a file; None for one that is too large, or no UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            return None
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    except OSError as error:
        said = f"cannot be read: {error.strerror}"
        raise CommuniqueError(said, Location(path.as_posix())) from error
