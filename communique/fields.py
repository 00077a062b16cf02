"""Typed reading of front matter: each field once, every mistake noted, nothing passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from difflib import get_close_matches
from typing import TypeVar
from urllib.parse import urlsplit

from communique.errors import ContentError
from communique.frontmatter import Document, Mapping, Node, Scalar
from communique.frontmatter import Sequence as NodeList

T = TypeVar("T")


class Fields:
    """The fields of a document or of a table inside it.

    Readers return what the field says, or nothing where it is absent or wrong; what is wrong is
    added to ``problems``. ``finish`` adds an error for every field that no reader asked for;
    ``advice`` holds what to write instead of names that other generators use.
    """

    def __init__(
        self,
        document: Document,
        nodes: dict[str, Node],
        *,
        within: str = "",
        problems: list[ContentError] | None = None,
        advice: dict[str, str] | None = None,
    ) -> None:
        self.document = document
        self.nodes = nodes
        self.within = within
        self.asked: list[str] = []
        self.problems: list[ContentError] = [] if problems is None else problems
        self.advice = advice or {}

    def wrong(self, message: str, line: int | None, hint: str | None = None) -> None:
        """Notes a mistake on that line."""
        document = self.document
        excerpt = document.line(line) if line != 1 else None  # line 1 is a fence
        self.problems.append(ContentError(message, document.at(line), hint=hint, excerpt=excerpt))

    def has(self, name: str) -> bool:
        """Whether the field is given, even if empty."""
        return name in self.nodes

    def line(self, name: str) -> int | None:
        """The line a field's value stands on; None when it is absent."""
        node = self.nodes.get(name)
        return node.line if node else None

    def text(self, name: str) -> str | None:
        """One text, its white space folded; None when absent or empty."""
        node = self._node(name)
        if node is None:
            return None
        if isinstance(node, Scalar):
            return " ".join(node.text.split()) or None
        self.wrong(f"{self._called(name)} must be one text", node.line)
        return None

    def required(self, name: str) -> str:
        """One text that must be there; empty after a mistake."""
        found = self.text(name)
        if found is None and not any(name in problem.message for problem in self.problems):
            self.wrong(f"there is no {self._called(name)}", self.line(name) or 1)
        return found or ""

    def choice(self, name: str, choices: Sequence[str], default: str) -> str:
        """One of ``choices``."""
        found = self.text(name)
        if found is None or found in choices:
            return found or default
        close = get_close_matches(found, choices, n=1)
        listed = ", ".join(choices)
        hint = f"did you mean '{close[0]}'?" if close else f"one of: {listed}"
        self.wrong(f"{self._called(name)} cannot be '{found}'", self.line(name), hint)
        return default

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one text stands for a list of one. Repeats are dropped."""
        return tuple(self.lined_texts(name))

    def lined_texts(self, name: str) -> dict[str, int]:
        """The same, each text with the line it stands on."""
        node = self._node(name)
        if node is None:
            return {}
        items = node.items if isinstance(node, NodeList) else (node,)
        if isinstance(node, Mapping) or not all(isinstance(item, Scalar) for item in items):
            self.wrong(f"{self._called(name)} must be a list of texts", node.line)
            return {}
        found: dict[str, int] = {}
        for item in items:
            if isinstance(item, Scalar) and (text := " ".join(item.text.split())):
                found.setdefault(text, item.line)
        return found

    def moment(self, name: str, zone: tzinfo) -> datetime | None:
        """A moment with its zone: ISO 8601, a day being its first instant.

        A time without an offset is in ``zone``.
        """
        found = self.text(name)
        if found is None:
            return None
        try:
            moment = datetime.fromisoformat(found)
        except ValueError as error:
            hint = "a day such as 2024-02-20, or a time such as 2024-02-20T10:00:00+00:00"
            self.wrong(f"{self._called(name)}: {_reason(error)}", self.line(name), hint)
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)

    def table(self, name: str, read: Callable[[Fields], T]) -> T | None:
        """What ``read`` makes of a table; None when absent or wrong."""
        node = self._node(name)
        if node is None:
            return None
        return self._read(node, name, read)

    def tables(self, name: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
        """What ``read`` makes of each table of a list."""
        node = self._node(name)
        if node is None:
            return ()
        items = node.items if isinstance(node, NodeList) else (node,)
        if isinstance(node, Mapping):
            items = (node,)
        made = (self._read(item, name, read) for item in items)
        return tuple(one for one in made if one is not None)

    def _read(self, node: Node, name: str, read: Callable[[Fields], T]) -> T | None:
        if not isinstance(node, Mapping):
            self.wrong(f"{self._called(name)} must be a table of fields", node.line)
            return None
        inner = Fields(self.document, node.items, within=self._path(name), problems=self.problems)
        before = len(self.problems)
        value = read(inner)
        inner.finish()
        return value if len(self.problems) == before else None

    def web_address(self, name: str) -> str | None:
        """An address on the web; None when absent."""
        found = self.text(name)
        if found and not _is_of_the_web(found):
            said = f"'{name}' must be a web address, not '{found[:80]}'"
            self.wrong(said, self.line(name), "it starts with https:// or http://")
        return found

    def number(self, name: str) -> int:
        """A whole number, 0 when absent."""
        found = self.text(name)
        if found is None or re.fullmatch(r"-?\d{1,4}", found, re.ASCII):
            return int(found or 0)
        self.wrong(f"{self._called(name)} must be a whole number", self.line(name))
        return 0

    def close(self) -> None:
        """Every field was asked for and is right.

        Raises an ``ExceptionGroup`` of every mistake that was noted.
        """
        self.finish()
        if self.problems:
            raise ExceptionGroup(self.document.path, self.problems)

    def finish(self) -> None:
        """Notes every field that no reader asked for, with the nearest known name."""
        for name, node in self.nodes.items():
            if name in self.asked:
                continue
            hint = self._suggestion(name.casefold())
            self.wrong(f"unknown field '{self._path(name)}'", self._name_line(name, node), hint)

    def _suggestion(self, name: str) -> str:
        names = [*self.advice, *self.asked]
        for close in get_close_matches(name, names, n=1):
            return self.advice.get(close) or f"did you mean '{close}'?"
        return f"known fields: {', '.join(sorted(set(self.asked)))}"

    def _name_line(self, name: str, node: Node) -> int:
        # A nested value starts below its name; the message should show the name.
        line = node.line
        shown = self.document.line(line) or ""
        above = self.document.line(line - 1) or ""
        misplaced = not shown.strip(" -\"'").startswith(name) and above.lstrip(" -").startswith(
            name
        )
        return line - 1 if misplaced else line

    def _node(self, name: str) -> Node | None:
        self.asked.append(name)
        return self.nodes.get(name)

    def _path(self, name: str) -> str:
        return f"{self.within}.{name}" if self.within else name

    def _called(self, name: str) -> str:
        return f"'{self._path(name)}'"


def _is_of_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address
    except ValueError:  # a host in brackets that is none
        return False


def _reason(error: ValueError) -> str:
    said = str(error)
    return "not a date" if said.startswith("Invalid isoformat") else said
