"""Front matter: the YAML between two ``---`` lines, as a tree that knows its lines.

Every scalar is text: no implicit resolvers, so ``NO`` is Norway and ``10:30`` is not a number.
Aliases, anchors and tags are refused, as are a key given twice, more than 64 KiB and deep nesting.
A block that cannot be read is an error, never an article without its ``status: draft``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler

from communique.errors import ContentError, Location

LIMIT = 64 * 1024
DEPTH = 6
TOO_DEEP = "the front matter is nested too deeply"
# What libyaml says when it gives up before this module does.
_GIVEN_UP = "exceeded maximum nesting depth"
NO_CONTROL = "a control character cannot stand in front matter"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
# A value, or an item of a list, that begins with a quotation mark which the line does not close.
_OPENED = re.compile(r"""\s*(?:-\s+)?(?:[\w-]+:\s+)?(?:"(?:[^"\\]|\\.)*|'[^']*(?:''[^']*)*)$""")
FENCE = "---"
_FENCE_LINE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text and the line it stands on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Nodes by name, in the order of the file."""

    items: dict[str, Node]
    line: int


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """A file with front matter: its fields, its body, and the line the body starts on."""

    path: str
    fields: dict[str, Node]
    body: str
    body_line: int
    text: str

    def at(self, line: int | None) -> Location:
        """A place in this file."""
        return Location(self.path, line)

    def line(self, number: int | None) -> str | None:
        """The text of a line, for messages."""
        lines = self.text.split("\n")
        return lines[number - 1] if number and number <= len(lines) else None


class _Handler(BaseHandler):
    """python-frontmatter's way in, made to fail where the library is silent."""

    FM_BOUNDARY = _FENCE_LINE

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def split(self, text: str) -> tuple[str, str]:
        parts = _FENCE_LINE.split(text, maxsplit=2)
        if len(parts) < 3:
            raise ContentError(
                "the front matter is not closed",
                Location(self.path, 1),
                hint="end it with a line that is just ---",
            )
        return parts[1][1:], parts[2]

    def load(self, fm: str, **_: object) -> dict[str, Node]:
        if len(fm) > LIMIT:
            raise ContentError("the front matter is longer than 64 KiB", Location(self.path, 1))
        return _tree(fm, self.path)


def decoded(raw: bytes, path: str) -> str:
    """The text of a file: UTF-8, without a byte order mark, with ``\\n`` line ends.

    Raises ``ContentError`` for anything that is not UTF-8, naming the line.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ContentError(
            f"not UTF-8: byte 0x{raw[error.start]:02x}",
            Location(path, line),
            hint="save the file as UTF-8",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def document(raw: bytes, path: str) -> Document:
    """The file's front matter and body.

    Raises ``ContentError`` when it has none, when it is not closed or not readable.
    """
    text = decoded(raw, path)
    if not text.strip():
        raise ContentError(
            "the file is empty", Location(path), hint="delete it, or give it a title"
        )
    if text.split("\n", 1)[0].rstrip() != FENCE:
        raise ContentError(
            "there is no front matter",
            Location(path, 1),
            hint="start the file with --- , a title: line and another ---",
            excerpt=text.split("\n", 1)[0],
        )
    parsed = frontmatter.parse(text, handler=_Handler(path))
    fields = cast("dict[str, Node]", parsed[0])
    start = text.rfind(parsed[1]) if parsed[1] else len(text)
    start = text.rfind("\n", 0, start) + 1  # an indented first line keeps its indent
    return Document(
        path=path,
        fields=fields,
        body=text[start:].rstrip() if parsed[1] else "",
        body_line=text.count("\n", 0, start) + 1,
        text=text,
    )


def _tree(block: str, path: str) -> dict[str, Node]:
    lines = block.split("\n")
    try:
        events = yaml.parse(block, Loader=_Loader)
        root = _Tree(path, lines, events).root()
    except yaml.reader.ReaderError as error:
        line = block.count("\n", 0, error.position or 0) + 2
        raise ContentError(NO_CONTROL, Location(path, line)) from error
    except yaml.MarkedYAMLError as error:
        raise _unreadable(error, path, lines) from error
    if root is None:
        return {}
    if not isinstance(root, Mapping):
        raise ContentError("the front matter is no list of 'name: value'", Location(path, 2))
    return root.items


def _unreadable(error: yaml.MarkedYAMLError, path: str, lines: list[str]) -> ContentError:
    opened = _opened(error, lines)
    if opened is not None:
        said = "a quotation mark is opened here, and not closed"
        advice = (
            "close it on the same line; begin a text that holds such marks with the other, ' or \""
        )
        return ContentError(said, Location(path, opened + 2), hint=advice, excerpt=lines[opened])
    mark = error.problem_mark or error.context_mark
    what = error.problem or error.context or "not YAML"
    what = TOO_DEEP if what == _GIVEN_UP else what
    at = Location(path, mark.line + 2, mark.column + 1) if mark else Location(path, 1)
    excerpt = lines[mark.line] if mark and mark.line < len(lines) else None
    hint = "put a text with a colon in quotes" if excerpt and excerpt.count(": ") > 1 else None
    return ContentError(what, at, hint=hint, excerpt=excerpt)


def _opened(error: yaml.MarkedYAMLError, lines: list[str]) -> int | None:
    """The line whose quotation mark the reader took the next ones for a text by; None if none."""
    if error.context and "quoted scalar" in error.context and error.context_mark:
        return int(error.context_mark.line)
    last = error.problem_mark.line if error.problem_mark else 0
    return next((n for n, line in enumerate(lines[:last]) if _OPENED.match(line)), None)


class _Tree:
    """Builds the tree from the parser's events, refusing what front matter may not hold."""

    def __init__(self, path: str, lines: list[str], events: Iterator[Any]) -> None:
        self.path = path
        self.lines = lines
        self.events = events

    def root(self) -> Node | None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                node = self._node(next(self.events), 0)
                self._only_document()
                return node
        return None

    def _only_document(self) -> None:
        next(self.events)
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            raise self._refused("a second document", after)

    def _node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._refused("YAML anchors and aliases are not read here", event)
        if event.tag and event.tag != "!":
            raise self._refused("YAML tags are not read here", event)
        if depth > DEPTH:
            raise self._refused(TOO_DEEP, event)
        line = event.start_mark.line + 2
        if isinstance(event, yaml.ScalarEvent):
            # The reader refuses those that stand there, and not those that are spelt "\x07".
            if event.style == '"' and CONTROL.search(event.value):
                raise self._refused(NO_CONTROL, event)
            return Scalar(event.value, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._listed(depth)), line)
        return Mapping(dict(self._paired(depth)), line)

    def _listed(self, depth: int) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, depth + 1)

    def _paired(self, depth: int) -> Iterator[tuple[str, Node]]:
        seen: set[str] = set()
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self._refused("a field's name must be text", event)
            if key.text in seen:
                raise self._refused(f"'{key.text}' given twice", event)
            seen.add(key.text)
            yield key.text, self._node(next(self.events), depth + 1)

    def _refused(self, message: str, event: Any) -> ContentError:
        line = event.start_mark.line
        excerpt = self.lines[line] if line < len(self.lines) else None
        return ContentError(message, Location(self.path, line + 2), excerpt=excerpt)
