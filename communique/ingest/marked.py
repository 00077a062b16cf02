"""A text that is Markdown already: its lines, with the words and the marks told apart.

Headings, lists, quotes, tables and links stay as they are; pictures and raw HTML do not.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from communique.ingest.lines import Line

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.*?)[ \t]*#*$")
_UNDERLINE = re.compile(r"^ {0,3}(={3,}|-{3,})\s*$")
_RULE = re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$")
_BULLET = re.compile(r"^ {0,3}([-*+]|\d{1,3}[.)])[ \t]+(\S.*)$")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
_PICTURE = re.compile(r"!\[([^\]\n]{0,300})\]\(\s*<?([^\s)>]{0,500})>?[^)\n]{0,200}\)")
_LINK = re.compile(r"\[([^\]\[\n]{1,300})\]\(\s*<?([^\s)>]{0,800})>?[^)\n]{0,200}\)")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|___|__|(?<!\w)_(?=\S))(?=\S)([^*\n]{1,600}?)(?<=\S)\1")
_STRONG = re.compile(r"\*\*(?=\w)[^*\n]{1,200}\*\*")
_LINKED = re.compile(r"\]\(https?://[^\s)]{1,500}\)")
_CODE = re.compile(r"`([^`\n]+)`")
_ESCAPE = re.compile(r"\\([^\w\s])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_SAFE = re.compile(r"^(?:https?:|mailto:|/(?!/)|#|[\w./-]+$)", re.IGNORECASE)
_SHORT = 50  # columns under which the lines of a block are not one paragraph


def is_marked(text: str) -> bool:
    """Whether ``text`` is Markdown: it has headings, or several links or bold words."""
    if any(_HEADING.match(line) for line in text.split("\n") if line.startswith("#")):
        return True
    sample = text[:50_000]
    return len(_STRONG.findall(sample)) + len(_LINKED.findall(sample)) >= 2


def lines_of_marked(text: str) -> tuple[Line, ...]:
    """The lines of Markdown ``text``: words for reading, ``source`` for writing."""
    lines: list[Line] = []
    for block in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text):
        rows = [row for row in block.split("\n") if row.strip()]
        lines += _lines_of_block(rows)
    return tuple(lines)


def first_picture(text: str) -> tuple[str, str] | None:
    """The alternative text and address of the first picture."""
    found = _PICTURE.search(text[:50_000])
    return (found[1], found[2]) if found else None


def plain(source: str) -> str:
    """The words of a piece of inline Markdown."""
    text = _LINK.sub(r"\1", _PICTURE.sub("", source))
    text = _CODE.sub(r"\1", _EMPHASIS.sub(r"\2", text))
    text = _EMPHASIS.sub(r"\2", text)
    return html.unescape(_ESCAPE.sub(r"\1", text)).strip()


def _lines_of_block(rows: list[str]) -> Iterator[Line]:
    if rows and (rows[0].lstrip().startswith(("|", "```", "~~~")) or _is_table(rows)):
        yield Line(plain(" ".join(rows)), source="\n".join(map(_safe, rows)))
        return
    if len(rows) == 2 and _UNDERLINE.match(rows[1]):
        yield _line(rows[0].strip(), level=1 if "=" in rows[1] else 2)
        return
    for number, row in enumerate(_joined(rows)):
        line = _line_of(row, is_apart=number == 0)
        if line is not None and line.text:
            yield line


def _is_table(rows: list[str]) -> bool:
    return len(rows) > 1 and "|" in rows[0] and bool(re.fullmatch(r"[\s|:-]+", rows[1]))


def _joined(rows: list[str]) -> list[str]:
    """Rows with those of one paragraph on one line."""
    joined: list[str] = []
    for row in rows:
        starts = _HEADING.match(row) or _BULLET.match(row) or _QUOTE.match(row) or _RULE.match(row)
        if joined and not starts and len(joined[-1]) > _SHORT and not _HEADING.match(joined[-1]):
            joined[-1] += " " + row.strip()
        else:
            joined.append(row)
    return joined


def _line_of(row: str, is_apart: bool) -> Line | None:
    heading = _HEADING.match(row)
    if heading:
        return _line(heading[2], level=len(heading[1]))
    if _RULE.match(row):
        return None
    bullet = _BULLET.match(row)
    if bullet:
        return _line(bullet[2], bullet=bullet[1], is_apart=is_apart)
    bare = _QUOTE.sub("", row)
    mark = "> " if bare != row else ""
    return _line(bare.strip(), mark=mark, is_apart=is_apart)


def _line(
    source: str, *, level: int = 0, bullet: str = "", mark: str = "", is_apart: bool = True
) -> Line:
    safe = _safe(_PICTURE.sub("", source).strip())
    return Line(plain(source), is_apart, source=mark + safe, level=level, bullet=bullet)


def _safe(source: str) -> str:
    """``source`` without raw HTML and without links that run something."""
    text = _TAG.sub("&lt;", source)
    return _LINK.sub(lambda link: link[0] if _SAFE.match(link[2]) else link[1], text)
