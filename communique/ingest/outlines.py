"""Documents and HTML messages: fields by what the lines say, marks by what the document has.

They have no metadata worth the name: a title, a byline and a date stand in them as in pasted text.
So their lines are read as pasted text is, and the blocks that turn out to be the article keep
their own headings, lists, links and emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from lxml.html import HtmlElement, tostring

from communique.ingest.draft import Draft
from communique.ingest.markup import to_markdown
from communique.ingest.pages.tree import words_of
from communique.ingest.shapes import kernel, weight
from communique.ingest.text import draft_from

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# So long a paragraph below the first is text, whatever its last line looks like.
_LONG = 150
_LISTS = ("ul", "ol", "table", "blockquote", "pre")


def draft_of(blocks: Sequence[HtmlElement], title: str | None = None) -> Draft:
    """The article in the blocks. ``title`` is what the document itself calls its title."""
    draft = draft_from("\n\n".join(_lines(block) for block in blocks))
    said = {kernel(line) for line in draft.markdown.split("\n")}
    text = kernel(draft.markdown)
    found = [_is_in(block, said, text) for block in blocks]
    first = found.index(True) if any(found) else len(found)
    kept = [
        block
        for place, block in enumerate(blocks)
        if found[place] or (place > first and weight(words_of(block)) > _LONG)
    ]
    markdown = to_markdown("".join(tostring(b, encoding="unicode", with_tail=False) for b in kept))
    if not markdown.strip():
        return draft
    if title and kernel(title) == kernel(words_of(kept[0])):
        markdown = markdown.partition("\n\n")[2]
    return msgspec.structs.replace(draft, title=title or draft.title, markdown=markdown)


def _lines(block: HtmlElement) -> str:
    if block.tag in ("ul", "ol"):
        return "\n".join(f"- {words_of(item)}" for item in block.iter("li"))
    return "\n".join(words_of_line for words_of_line in _broken(block) if words_of_line)


def _broken(block: HtmlElement) -> list[str]:
    """The block's words, a line for each line break in it."""
    text = "".join("\n" if node is None else node for node in _nodes(block))
    return [re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n")]


def _nodes(block: HtmlElement) -> list[str | None]:
    found: list[str | None] = [_flat(block.text)]
    for child in block:
        found += [None] if child.tag == "br" else _nodes(child)
        found.append(_flat(child.tail))
    return found


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _is_in(block: HtmlElement, said: set[str], text: str) -> bool:
    """Whether the article has this block."""
    key = kernel(words_of(block))
    if not key:
        return False
    if block.tag in _HEADINGS or len(key) < 40:
        return key in said
    return key[:80] in text or (block.tag in _LISTS and kernel(_lines(block))[:80] in text)
