"""What all generators have in common: texts with front matter, files beside them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping

from communique.errors import CommuniqueError
from communique.scaffold.moving.headers import header_of, values_in
from communique.scaffold.moving.values import Header, Remark, Settings, Tree, said

_DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
MARKUP = (".adoc", ".ipynb", ".org", ".pandoc", ".rst")


def configured(tree: Tree, names: Iterable[str], remarks: list[Remark]) -> dict[str, object]:
    """What the first of these files that is there says."""
    for name in names:
        if name in tree.texts:
            try:
                return values_in(tree.texts[name], name)
            except CommuniqueError as error:
                remarks.append(remark_of(error, name, "not read"))
                return {}
    return {}


def headed(tree: Tree, path: str, remarks: list[Remark]) -> Header | None:
    """The front matter and body of a text; None, with a remark, where it cannot be read."""
    try:
        return header_of(tree.texts[path], path)
    except CommuniqueError as error:
        remarks.append(remark_of(error, path, "not converted"))
        return None


def remark_of(error: CommuniqueError, path: str, what: str) -> Remark:
    """A mistake in the old site as a remark."""
    return Remark(path, (error.at.line if error.at else 0) or 1, f"{what}: {error.message}")


def split_name(path: str) -> tuple[str, str]:
    """(day, name) of a file such as ``2024-02-20-talks.md``; the day is empty if it says none."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    found = _DATED.fullmatch(stem)
    if found is None:
        return "", stem
    year, month, day = found[1].split("-")
    return f"{year}-{int(month):02d}-{int(day):02d}", found[2]


def settings_of(values: Mapping[str, object], named: Mapping[str, str]) -> Settings:
    """What a configuration says; ``named`` are its names for what we call otherwise."""
    own = {key.casefold(): value for key, value in values.items()}
    return Settings(**{ours: said(own.get(theirs.casefold())) for ours, theirs in named.items()})


def copies_of(tree: Tree, folder: str, to: str, may_copy: Callable[[str], bool]) -> dict[str, str]:
    """New place -> old path of every file in a folder that is copied as it is."""
    start = f"{folder.rstrip('/')}/" if folder else ""
    every = {*tree.texts, *tree.others}
    return {
        posixpath.normpath(f"content/static/{to}/{path.removeprefix(start)}"): path
        for path in sorted(every)
        if path.startswith(start) and may_copy(path)
    }


def is_file(path: str) -> bool:
    """Whether a path is that of a file for readers: nothing hidden, no text to be converted."""
    hidden = any(part.startswith((".", "_")) for part in path.split("/"))
    return not hidden and not path.endswith((*MARKDOWN, *MARKUP, ".scss", ".sass", ".less"))
