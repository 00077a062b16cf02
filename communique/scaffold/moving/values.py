"""What another generator's site is made of, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Kind = Literal["hugo", "jekyll", "pelican", "eleventy"]


class Tree(NamedTuple):
    """The files of a site: ``texts`` by their path, and the paths of ``others``."""

    texts: Mapping[str, str]
    others: frozenset[str]

    def under(self, folder: str) -> list[str]:
        """The paths of texts within a folder, or of all of them, sorted."""
        start = f"{folder.rstrip('/')}/" if folder else ""
        return sorted(path for path in self.texts if path.startswith(start))


class Remark(NamedTuple):
    """What was not converted, or was converted with a loss, and where in the old site."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Settings(NamedTuple):
    """What the old site's configuration says of it; empty where it says nothing."""

    title: str = ""
    base_url: str = ""
    description: str = ""
    language: str = ""
    timezone: str = ""


class Header(NamedTuple):
    """A file's fields, their names in small letters, with the line of each; and its body."""

    fields: Mapping[str, object]
    lines: Mapping[str, int]
    body: str
    body_line: int

    def text(self, *names: str) -> str:
        """The first of these fields that says something, as one text."""
        for name in names:
            if found := said(self.fields.get(name)):
                return found
        return ""

    def texts(self, *names: str, apart: str = "") -> list[str]:
        """All that these fields list; one text is taken apart at each sign of ``apart``."""
        found: list[str] = []
        for name in names:
            value = self.fields.get(name)
            items: Iterable[object] = value if isinstance(value, list) else [value]
            if isinstance(value, str) and apart:
                items = value.replace(apart[0], apart[-1]).split(apart[-1])
            found += [said(item) for item in items]
        return list(dict.fromkeys(text for text in found if text))

    def is_true(self, name: str) -> bool:
        """Whether a field says yes."""
        return said(self.fields.get(name)).casefold() in ("true", "yes", "on", "1")

    def line(self, *names: str) -> int:
        """The line of the first of these fields that is there."""
        return next((self.lines[name] for name in names if name in self.lines), 1)


class Piece(NamedTuple):
    """A text of the old site: where it lies, what it says, what its place says of it.

    ``day`` is a date that the file's name gives, ``slug`` the name it would be called by, and
    ``address`` where it stood, empty where that is not known. ``is_page``: it is no article.
    ``apart`` is the sign between topics that are given as one text; empty if they never are.
    """

    path: str
    header: Header
    day: str = ""
    slug: str = ""
    address: str = ""
    lang: str = ""
    is_draft: bool = False
    is_page: bool = False
    topics: tuple[str, ...] = ()
    apart: str = ""


class Former(NamedTuple):
    """The old site, read: its texts, and the files that are copied as they are, by new place.

    ``aside`` are the addresses of files that lie beside texts, by their path.
    """

    settings: Settings
    pieces: tuple[Piece, ...]
    copies: Mapping[str, str]
    remarks: tuple[Remark, ...]
    aside: Mapping[str, str]


class Moved(NamedTuple):
    """The new site: texts by path, files to copy by new place, and what to look at."""

    settings: Settings
    files: Mapping[str, str]
    copies: Mapping[str, str]
    remarks: tuple[Remark, ...]


def said(value: object) -> str:
    """A value of any front matter as one text; empty for tables and lists."""
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(str(value).split())
