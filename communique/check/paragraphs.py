"""The prose of a body as it was written, so that rules can point to it.

What is no prose is blank: code, addresses, tags, and lines that are tables or definitions. Blanks
are one character each, so that a place in a paragraph is a place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

BLANK = "\0"

Kind = Literal["text", "heading", "quote", "list", "table"]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_INDENTED = re.compile(r"(?: {4}|\t)")
_DEFINITION = re.compile(r" {0,3}(?:\[[^\]^][^\]]*\]|\*\[[^\]]+\]):")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_QUOTE = re.compile(r" {0,3}>")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+[.)])[ \t]")
_TABLE = re.compile(r"\s*\||.*\s\|\s|\s*:?-{3,}:?\s*(?:\||$)")
_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*$")
_APART = re.compile(r"<!--.*?(?:-->|\Z)|<(pre|script|style)\b.*?(?:</\1>|\Z)", re.DOTALL)
_NO_PROSE = re.compile(
    r"(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)"  # code
    r"|(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\s*\)"  # where a link leads
    r"|(?<=\])\[[^\]]*\]|\[\^[^\]]+\]"  # a reference, a footnote's mark
    r"|<[a-zA-Z/!][^<>]*>|\b(?:https?://|www\.)[^\s<>]+"  # tags and addresses
    r"|\{[:#.][^{}]*\}",  # attributes
    re.DOTALL,
)


class Paragraph(NamedTuple):
    """Lines that stand together, from ``line`` of the file on.

    ``raw`` is what was written, ``text`` the same with blanks where it is no prose.
    """

    kind: Kind
    line: int
    raw: str
    text: str

    def place(self, offset: int) -> tuple[int, int]:
        """The line of the file, and the column from 1, of a character."""
        before = self.raw.rfind("\n", 0, offset)
        return self.line + self.raw.count("\n", 0, offset), offset - before


def paragraphs_in(body: str, line: int) -> tuple[Paragraph, ...]:
    """The paragraphs of a body that begins on that line of its file."""
    if "<" in body:
        body = _APART.sub(_blanks, body)
    return tuple(_made(kind, line + at, lines) for kind, at, lines in _grouped(body.split("\n")))


def _made(kind: Kind, line: int, lines: list[str]) -> Paragraph:
    raw = "\n".join(lines)
    return Paragraph(kind, line, raw, _NO_PROSE.sub(_blanks, raw))


def _blanks(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", BLANK, found[0])


def _grouped(lines: list[str]) -> Iterator[tuple[Kind, int, list[str]]]:
    """(kind, index of the first, lines) of each run of lines that are one paragraph."""
    kind: Kind | None = None
    start, held = 0, list[str]()
    for at, line, new in _kinds(lines):
        if held and (new != kind or kind in ("heading", "table") or _ITEM.match(line)):
            if kind:
                yield kind, start, held
            held = []
        if not held:
            start, kind = at, new
        held.append(line)
    if held and kind:
        yield kind, start, held


def _kinds(lines: list[str]) -> Iterator[tuple[int, str, Kind | None]]:
    """Each line with its index and what it is a part of; None for what is no prose."""
    fence = ""
    before: Kind | None = None
    for at, line in enumerate(lines):
        opens = _FENCE.match(line)
        if fence:
            fence = "" if opens and opens[1].startswith(fence) else fence
            before = None
        elif opens:
            fence, before = opens[1], None
        else:
            before = _kind(line, before)
        yield at, line, before


def _kind(line: str, before: Kind | None) -> Kind | None:
    if not line.strip(" \t\0") or _DEFINITION.match(line) or _RULE.match(line):
        return None
    if _INDENTED.match(line):
        return before
    for kind, pattern in _PATTERNS:
        if pattern.match(line):
            return kind
    return before if before in ("list", "quote") else "text"


_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("heading", _HEADING),
    ("quote", _QUOTE),
    ("list", _ITEM),
    ("table", _TABLE),
)
