"""HTML becomes Markdown that renders to exactly its words. Every foreign HTML comes through here.

First nh3 leaves only what an article may consist of; then the tree is written down, block by block,
a line to a paragraph. No HTML, no picture and no address but http, https and mailto gets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import nh3
from lxml.html import HtmlElement, fragment_fromstring

from communique.ingest import escaping
from communique.ingest.addresses import safe
from communique.ingest.decoding import tidied
from communique.ingest.marks import (
    BREAK,
    EMPHASIS,
    EMPHASIS_END,
    STRONG,
    STRONG_END,
    link,
    run,
    settled,
    started,
)
from communique.ingest.wordlists import words

_TAGS = words(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code strong b em i a br hr table thead tbody"
    " tfoot tr th td dl dt dd sup sub del s cite q div section article main figure body html"
)
_DROPPED = words("script style noscript template iframe object svg math form button")
_BLOCKS = words(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table hr dl dt dd div section article main"
    " figure body html"
)
_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
# What would end an address in Markdown, or be taken for emphasis.
_IN_ADDRESS = {"(": "%28", ")": "%29", "*": "%2A", "[": "%5B", "]": "%5D", "`": "%60", "_": "%5F"}
_RULES_OF_A_TABLE = re.compile(r"[-|: ]+")
_DEEPEST = 12


def to_markdown(html: str, base: str = "") -> str:
    """The Markdown of a piece of HTML; ``base`` is the address that its links are relative to."""
    root = clean_tree(html)
    return "\n\n".join(block for block in _blocks(root, base, 0) if block.strip())


def clean_tree(html: str) -> HtmlElement:
    """The HTML as a tree of what an article may consist of: no script, style, form or picture."""
    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED),
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )
    return fragment_fromstring(tidied(clean), create_parent="div")


def _blocks(element: HtmlElement, base: str, depth: int) -> Iterator[str]:
    """Each block in the element; what stands between blocks is a paragraph of its own."""
    if depth > _DEEPEST:
        yield _paragraph(run(element.text_content()))
        return
    loose = [run(element.text)]
    for child in element:
        if child.tag in _BLOCKS:
            yield _paragraph("".join(loose))
            loose = []
            yield from _block(child, base, depth + 1)
        else:
            loose.append(_inline(child, base))
        loose.append(run(child.tail))
    yield _paragraph("".join(loose))


def _block(element: HtmlElement, base: str, depth: int) -> Iterator[str]:
    tag = element.tag
    if tag in _HEADINGS:
        words = escaping.heading(element.text_content(), _HEADINGS[tag])
        yield words if words.strip("# ") else ""
    elif tag in ("ul", "ol"):
        yield _list(element, base, depth)
    elif tag == "blockquote":
        inner = "\n\n".join(block for block in _blocks(element, base, depth) if block.strip())
        yield re.sub("^", "> ", inner, flags=re.MULTILINE).replace("> \n", ">\n") if inner else ""
    elif tag == "pre":
        lines = element.text_content().strip("\n").split("\n")
        yield "\n".join(f"    {line}" for line in lines)
    elif tag == "table":
        yield _table(element, base)
    elif tag != "hr":
        yield from _blocks(element, base, depth)


def _list(element: HtmlElement, base: str, depth: int) -> str:
    """The list, an entry to a line; what is below an entry is indented by four."""
    entries = []
    for number, item in enumerate(_entries(element), _start(element)):
        mark = f"{number}." if element.tag == "ol" else "-"
        blocks = [block for block in _blocks(item, base, depth) if block.strip()]
        if blocks:
            if _RULES_OF_A_TABLE.fullmatch(blocks[0]):
                blocks[0] = blocks[0].replace("|", "&#124;")
            rest = [re.sub("^(?=.)", "    ", block, flags=re.MULTILINE) for block in blocks[1:]]
            is_tight = all(re.match(r"\s*(-|\d+\.) ", block) for block in rest)
            entries.append(("\n" if is_tight else "\n\n").join([f"{mark} {blocks[0]}", *rest]))
    return "\n".join(entries)


def _entries(element: HtmlElement) -> list[HtmlElement]:
    return [child for child in element if child.tag == "li"]


def _start(element: HtmlElement) -> int:
    start = element.get("start") or "1"
    return int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1


def _table(element: HtmlElement, base: str) -> str:
    """A table with its first row as its head; one column is no table but paragraphs."""
    rows = [
        [_cell(cell, base) for cell in row if cell.tag in ("td", "th")]
        for row in element.iter("tr")
    ]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or len(rows) < 2:
        return "\n\n".join(started(cell) for row in rows for cell in row if cell)
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(cell: HtmlElement, base: str) -> str:
    words = settled(_inlines(cell, base).replace(BREAK, " "))
    return " ".join(words.split()).replace("|", "&#124;")


def _inlines(element: HtmlElement, base: str) -> str:
    parts = [run(element.text)]
    for child in element:
        parts += [" " if child.tag in _BLOCKS else "", _inline(child, base), run(child.tail)]
    return "".join(parts)


def _inline(element: HtmlElement, base: str) -> str:
    inner = _inlines(element, base)
    if element.tag == "br":
        return BREAK
    if element.tag == "a":
        return _link(inner, element.get("href") or "", base)
    if element.tag in ("strong", "b"):
        return _between(inner, STRONG, STRONG_END)
    if element.tag in ("em", "i", "cite"):
        return _between(inner, EMPHASIS, EMPHASIS_END)
    return inner


def _link(words: str, address: str, base: str) -> str:
    target = safe(address, base)
    before, inner, after = _parted(words)
    if not target or not inner or re.search(r"[<>\"\s\\]", target):
        return words
    for mark, code in _IN_ADDRESS.items():
        target = target.replace(mark, code)
    return f"{before}{link(inner, target)}{after}"


def _between(words: str, opening: str, closing: str) -> str:
    before, inner, after = _parted(words)
    if not inner or BREAK in inner:
        return words
    return f"{before}{opening}{inner}{closing}{after}"


def _parted(words: str) -> tuple[str, str, str]:
    """The white space before the words, the words, and that after them."""
    inner = words.strip(" " + BREAK)
    start = words.find(inner)
    return words[:start], inner, words[start + len(inner) :]


def _paragraph(words: str) -> str:
    """One paragraph of the words, or several where two line breaks stand together."""
    lines = [" ".join(line.split()) for line in words.split(BREAK)]
    parts: list[list[str]] = [[]]
    for line in lines:
        if line:
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    return "\n\n".join(_broken(part) for part in parts if part)


def _broken(lines: list[str]) -> str:
    """Lines of one paragraph; two with bars between them would be a table."""
    whole = settled("  \n".join(lines))
    if len(lines) == 1:
        return started(whole)
    text = "\n".join(started(line) for line in whole.split("\n"))
    return started(text.replace("|", "&#124;"))
