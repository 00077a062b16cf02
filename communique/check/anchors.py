"""Where a body leads and what it shows: addresses in its HTML, and where they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from communique.check.paragraphs import BLANK
from communique.check.values import Anchor
from communique.frontmatter import Document

_REST = r'[^<>"]*(?:"[^"]*"[^<>"]*)*>'  # of a tag, as the sanitiser writes it
_TAG = re.compile(rf"<(a|img|blockquote|q)\b({_REST})")
_ADDRESS = re.compile(r'\s(?:href|src|cite)="([^"]*)"')
_ALT = re.compile(r'\salt="([^"]*)"')
_ID = re.compile(rf'<[a-z][a-z0-9]*\b(?=[^<>]*\sid="){_REST}')
_ID_OF = re.compile(r'\sid="([^"]*)"')
_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)|\Z)"
    r"|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_BEFORE = frozenset("(<\"'= \t\n[:")
_AFTER = frozenset(")>\"' \t\n]")


def anchors_in(document: Document, html: str) -> Iterator[Anchor]:
    """Every address in the body, in order; the line of the body where one cannot be found."""
    body = document.body
    if "`" in body or "~~~" in body:
        body = _CODE.sub(lambda code: re.sub(r"[^\n]", BLANK, code[0]), body)
    taken: dict[str, int] = {}
    for found in _TAG.finditer(html):
        written = _ADDRESS.search(found[2])
        if written is None:
            continue
        address = unescape(written[1])
        alt = _ALT.search(found[2])
        offset = _place(body, address, taken.get(address, 0))
        taken[address] = offset + 1
        yield Anchor(
            address=address,
            line=document.body_line + body.count("\n", 0, max(offset, 0)),
            column=offset - body.rfind("\n", 0, offset) if offset >= 0 else None,
            is_shown=found[1] == "img",
            alt=unescape(alt[1]) if alt else None,
        )


def ids_in(html: str) -> tuple[str, ...]:
    """The ids in a body, to which a link may lead."""
    if ' id="' not in html:
        return ()
    tags = (found[0] for found in _ID.finditer(html))
    return tuple(unescape(found[1]) for tag in tags if (found := _ID_OF.search(tag)))


def _place(body: str, address: str, start: int) -> int:
    """Where the address stands in the body, from an offset on; -1 where it does not."""
    at = body.find(address, start) if address else -1
    while at >= 0:
        end = at + len(address)
        is_apart = at == 0 or body[at - 1] in _BEFORE
        if is_apart and (end == len(body) or body[end] in _AFTER):
            return at
        at = body.find(address, at + 1)
    return at
