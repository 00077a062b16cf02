"""What a site adds to the gazetteer, or says otherwise: the files of content/data/.

``countries.yml`` ``organisations.yml`` ``people.yml`` ``outlets.yml`` hold a table for each entry,
by code, id or name. A field replaces what the package says; a list adds to it::

    Jane Example:
      country: GB
      role: Foreign secretary
      from: 2026-05-01
      aliases: [J. Example]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from communique.errors import CommuniqueError, ContentError, Location
from communique.frontmatter import Document, Mapping, Node, Scalar, Sequence, decoded, document

FENCE = "---\n"
KINDS = (
    "un", "regional", "economic", "alliance", "court", "finance", "commodity", "aid", "police",
    "group", "armed",
)  # fmt: skip
OWNERSHIP = ("state-run", "public", "private")
YES = ("yes", "true")
CODE = re.compile(r"[A-Z]{2}(?:-[A-Z]{1,3})?")
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Addition(NamedTuple):
    """An entry of a site's own: its key, what it says, and where. ``of`` names the file.

    ``lines`` are where its fields stand, by name.
    """

    of: str
    key: str
    fields: dict[str, Any]
    at: Location
    lines: dict[str, int]

    def wrong(self, message: str, field: str = "", hint: str | None = None) -> ContentError:
        """What is said of a mistake in one of its fields, or in all of it."""
        at = Location(self.at.path, self.lines.get(field, self.at.line))
        return ContentError(message, at, hint=hint)

    def without(self, field: str) -> Addition:
        """The same without one of its fields."""
        rest = {name: value for name, value in self.fields.items() if name != field}
        return self._replace(fields=rest)


class _Table:
    """The fields of one entry, each read once; mistakes are gathered."""

    def __init__(
        self, key: str, node: Mapping, source: Document, problems: list[CommuniqueError]
    ) -> None:
        self.key = key
        self.node = node
        self.source = source
        self.problems = problems
        self.asked: list[str] = []

    def wrong(self, message: str, node: Node, hint: str | None = None) -> None:
        problem = ContentError(
            message, _place(self.source, node.line), hint=hint, excerpt=self.source.line(node.line)
        )
        self.problems.append(problem)

    def text(self, name: str) -> str | None:
        self.asked.append(name)
        node = self.node.items.get(name)
        if node is None or isinstance(node, Scalar):
            return node.text.strip() or None if node else None
        self.wrong(f"'{self.key}.{name}' must be one text", node)
        return None

    def texts(self, name: str) -> tuple[str, ...]:
        self.asked.append(name)
        node = self.node.items.get(name)
        items = node.items if isinstance(node, Sequence) else (node,) if node else ()
        if node is None or all(isinstance(item, Scalar) for item in items):
            return tuple(item.text.strip() for item in items if isinstance(item, Scalar))
        self.wrong(f"'{self.key}.{name}' must be a list of texts", node)
        return ()

    def choice(self, name: str, choices: tuple[str, ...]) -> str | None:
        found = self.text(name)
        if found is not None and found not in choices:
            hint = f"one of: {', '.join(choices)}"
            self.wrong(f"'{self.key}.{name}' cannot be '{found}'", self.node.items[name], hint)
        return found

    def day(self, name: str) -> str | None:
        found = self.text(name)
        if found is None:
            return "" if name in self.node.items else None
        if not DAY.fullmatch(found):
            hint = "a day such as 2026-05-01, a month or a year"
            self.wrong(f"'{self.key}.{name}' cannot be '{found}'", self.node.items[name], hint)
        return found

    def finish(self) -> None:
        for name, node in self.node.items.items():
            if name not in self.asked:
                close = get_close_matches(name, self.asked, n=1)
                hint = f"did you mean '{close[0]}'?" if close else None
                self.wrong(f"unknown field '{self.key}.{name}'", node, hint)


def additions_in(raw: bytes, path: str) -> tuple[list[Addition], list[CommuniqueError]]:
    """The entries of a file of content/data/, and everything that is wrong in it."""
    of = PurePosixPath(path).stem
    if of not in READERS:
        close = get_close_matches(of, READERS, n=1)
        hint = f"did you mean '{close[0]}.yml'?" if close else f"one of: {', '.join(READERS)}"
        return [], [ContentError(f"there is no table '{of}'", Location(path), hint=hint)]
    problems: list[CommuniqueError] = []
    try:
        source = _document(raw, path)
    except ContentError as error:
        return [], [error]
    found = []
    for key, node in source.fields.items():
        if isinstance(node, Mapping):
            found.append(_addition(_Table(key, node, source, problems), of))
        else:
            at = _place(source, node.line)
            problems.append(ContentError(f"'{key}' must be a table of fields", at))
    return found, problems


def _addition(table: _Table, of: str) -> Addition:
    if of == "countries" and not CODE.fullmatch(table.key):
        table.wrong(f"'{table.key}' is no code of a country", table.node, "such as GB, or SO-L")
    fields = {name: value for name, value in READERS[of](table).items() if value is not None}
    table.finish()
    lines = {name: node.line - 1 for name, node in table.node.items.items()}
    return Addition(of, table.key, fields, _place(table.source, table.node.line), lines)


def _document(raw: bytes, path: str) -> Document:
    """The file as if it were front matter; its lines are one too many, see ``_place``."""
    try:
        return document(f"{FENCE}{decoded(raw, path)}\n{FENCE}".encode(), path)
    except ContentError as error:
        at = error.at.moved(-1) if error.at and error.at.line else error.at
        raise ContentError(error.message, at, hint=error.hint, excerpt=error.excerpt) from error


def _place(source: Document, line: int) -> Location:
    return Location(source.path, line - 1)


def _country(table: _Table) -> dict[str, Any]:
    aliases = table.texts("aliases")
    return {
        "name": table.text("name"),
        "subregion": table.text("subregion"),
        "aliases": aliases,
        "borders": table.texts("borders"),
        "words": {
            "name": aliases,
            "demonym": table.texts("demonyms"),
            "capital": table.texts("capitals"),
            "institution": table.texts("institutions"),
            "place": table.texts("places"),
        },
    }


def _organisation(table: _Table) -> dict[str, Any]:
    return {
        "name": table.text("name"),
        "kind": table.choice("kind", KINDS),
        "aliases": table.texts("aliases"),
        "members": table.texts("members"),
    }


def _person(table: _Table) -> dict[str, Any]:
    country = table.text("country")
    famous = table.choice("famous", (*YES, "no", "false"))
    return {
        "name": table.key,
        "country": country,
        "speaks_for": table.text("speaks_for") or country,
        "role": table.text("role"),
        "start": table.day("from"),
        "end": table.day("to"),
        "aliases": table.texts("aliases"),
        "short": table.texts("short"),
        "famous": None if famous is None else famous in YES,
    }


def _outlet(table: _Table) -> dict[str, Any]:
    return {
        "name": table.key,
        "country": table.text("country"),
        "ownership": table.choice("ownership", OWNERSHIP),
        "domains": table.texts("domains"),
        "aliases": table.texts("aliases"),
    }


READERS: dict[str, Callable[[_Table], dict[str, Any]]] = {
    "countries": _country,
    "organisations": _organisation,
    "people": _person,
    "outlets": _outlet,
}


def slug_of(name: str) -> str:
    """'OPEC+' as 'opec-plus', 'São Tomé' as 'sao-tome', "People's" as 'peoples'."""
    named = name.replace("+", " plus").translate(str.maketrans("øđłØĐŁ", "odlODL"))
    plain = unicodedata.normalize("NFKD", named).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
