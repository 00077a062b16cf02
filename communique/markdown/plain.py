"""Plain bodies: paragraphs, headings, quotations and lists of words, links and emphasis.

Most of what newsrooms write is no more than that. Such a body is read block by block, without a
tree, and gives what Python-Markdown gives for it, to the byte; any other is left to that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown.util import ETX, STX

from communique.markdown.blocks import is_paragraph
from communique.markdown.inline import SIMPLE, is_plain
from communique.markdown.tree import escaped, unique_id
from communique.passages import role_of

_UNEVEN = ("\t", "\r", STX, ETX, " \n", "\n\n\n", "&#", "~~~")
_HEADING = re.compile(r"(#{2,6})([^#\\\n]+)")
_ITEM = "- "
_QUOTED = "> "

Slug = Callable[[str], str]


class _Tangled(Exception):
    """Something in the body may mean more than it seems to."""


class _Headings:
    """The headings of a body, no two with the same id, and the sections that some of them begin."""

    def __init__(self, slug_of: Slug) -> None:
        self._slug_of = slug_of
        self._used: set[str] = set()
        self._counts: dict[str, int] = {}
        self._open: list[int] = []

    def written(self, block: str) -> Iterator[str]:
        """The heading, what ends before it, and the section that begins with it."""
        found = _HEADING.fullmatch(block)
        name = found[2].strip() if found else ""
        if not found or not name or not is_plain(name) or "{" in name:
            raise _Tangled
        level = len(found[1])
        yield from self.closed(level)
        if role := role_of(name):
            self._open.append(level)
            yield f'<section class="{role}">'
        own = unique_id(self._slug_of(" ".join(name.split())), self._used, self._counts)
        yield f'<h{level} id="{escaped(own)}">{escaped(name)}</h{level}>'

    def closed(self, level: int) -> Iterator[str]:
        """The ends of the sections that a heading of that level is not below."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
            yield "</section>"


def plain_html(body: str, slug_of: Slug) -> str | None:
    """The body as HTML; None unless it is plain. ``slug_of`` gives the id of a heading's text."""
    if body != body.strip() or any(mark in body for mark in _UNEVEN):
        return None
    try:
        return "\n".join(_written(body.split("\n\n"), slug_of)) if body else ""
    except _Tangled:
        return None


def _written(blocks: list[str], slug_of: Slug) -> Iterator[str]:
    headings = _Headings(slug_of)
    before = ""
    for block in blocks:
        start = block[:2]
        if is_paragraph(block) and not block[0].isspace():
            yield f"<p>{_inline(block)}</p>"
        elif start[0] == "#":
            yield from headings.written(block)
        elif start == before:
            raise _Tangled  # quotations and lists that follow one another are one
        elif start == _QUOTED:
            yield f"<blockquote>\n<p>{_inline(_without(_QUOTED, block))}</p>\n</blockquote>"
        elif start == _ITEM:
            yield _list(block)
        else:
            raise _Tangled
        before = start
    yield from headings.closed(0)


def _list(block: str) -> str:
    items = [_inline(_without(_ITEM, line)) for line in block.split("\n")]
    return "<ul>\n" + "".join([f"<li>{item}</li>\n" for item in items]) + "</ul>"


def _without(mark: str, block: str) -> str:
    """The block without the mark that each of its lines begins with: a paragraph then."""
    lines = block.split("\n")
    if not all(line.startswith(mark) for line in lines):
        raise _Tangled
    inner = "\n".join([line[len(mark) :] for line in lines])
    if not is_paragraph(inner) or any(not line[len(mark) :].strip() for line in lines):
        raise _Tangled
    if inner[0].isspace():
        raise _Tangled
    return inner


def _inline(text: str) -> str:
    """The text with its links and emphasis as elements."""
    if is_plain(text):
        return escaped(text)
    pieces = SIMPLE.split(text)
    if len(pieces) == 1 or not is_plain("".join(pieces[::5])):
        raise _Tangled
    written = [escaped(pieces[0])]
    for index in range(1, len(pieces), 5):
        label, address, stars, words, tail = pieces[index : index + 5]
        if label:
            href = escaped(address).replace('"', "&quot;")
            written.append(f'<a href="{href}">{escaped(label)}</a>{escaped(tail)}')
        else:
            tag = "strong" if stars else "em"
            written.append(f"<{tag}>{escaped(words)}</{tag}>{escaped(tail)}")
    return "".join(written)
