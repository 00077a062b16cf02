"""The text of a page, found by two extractors that see it differently.

Trafilatura is right most often, and surely where the page's own JSON-LD says the same. Where
readability finds a wholly different text, the one with more prose is taken; where they differ at
all, an editor should look. When neither finds the text that the JSON-LD gives, that one is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import cast

import readability
import trafilatura
from lxml.html import HtmlElement, builder, fragments_fromstring

from communique.ingest.pages.tree import tree_of, words_of
from communique.ingest.shapes import is_prose, weight
from communique.ingest.wordlists import words
from communique.shingles import Shingles, shingles_of

_FOREIGN = 0.3
_SAME = 0.8
_SURE = 0.85
_BLOCKS = words(
    "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote table pre figure div section article header"
)
_BOX = re.compile(
    r"(?:^|[\s_-])(?:caption|credits?|newsletter|recirc\w*|read-?more|read-?next|also-?read|ticker"
    r"|pull-?quote|author-?bio|sharing|signup|sign-up|outbrain|taboola|breadcrumbs?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LARGEST_BOX = 900
_CONTAINERS = frozenset({"div", "section", "article", "header", "main", "body", "html", "figure"})
_ENOUGH = 600


Sifted = tuple[list[HtmlElement], str | None]


def extracted(
    tree: HtmlElement, address: str, claimed: str, sift: Callable[[list[HtmlElement]], Sifted]
) -> tuple[list[HtmlElement], str | None, bool]:
    """The blocks of the page's article, its end note, and whether there is little doubt.

    ``sift`` leaves of the blocks on a page those that are the article; ``claimed`` is the text that
    the page's JSON-LD gives, "" for none.
    """
    tree = _without_boxes(tree)
    first = _by_trafilatura(tree, address)
    one = _shingles(first)
    told = shingles_of(claimed) if len(claimed) >= _ENOUGH else frozenset()
    if told and len(one & told) >= _SURE * len(one | told):
        kept, endnote = sift(_backed(first, told))
        return kept or first, endnote, True
    second = _by_readability(tree)
    two = _shingles(second)
    is_foreign = len(one & two) < _FOREIGN * len(one | two)
    best = second if is_foreign and _prose(second) > _prose(first) * 1.5 else first
    if told and len(told & _shingles(best)) < _FOREIGN * len(told):
        return *sift(_from_text(claimed)), False
    kept, endnote = sift(_backed(best, told) if told else best)
    other = _shingles(sift(second)[0])
    found = _shingles(kept)
    return kept or best, endnote, len(found & other) >= _SAME * len(found | other)


def _without_boxes(tree: HtmlElement) -> HtmlElement:
    """A copy of the page without what is marked as standing beside the text."""
    copy = deepcopy(tree)
    for element in list(copy.iter("figcaption", "div", "section", "aside", "p", "span", "ul")):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        is_box = element.tag == "figcaption" or _BOX.search(marks)
        if is_box and element.getparent() is not None and _is_small(element):
            element.drop_tree()
    return copy


def _is_small(element: HtmlElement) -> bool:
    """Whether the element is too small to hold an article, or to be named after one part of it."""
    return len(words_of(element)) < _LARGEST_BOX and element.find(".//h1") is None


def _by_trafilatura(tree: HtmlElement, address: str) -> list[HtmlElement]:
    html = trafilatura.extract(
        deepcopy(tree),
        url=address or None,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
    )
    return blocks_in(tree_of(html)) if html else []


def _by_readability(tree: HtmlElement) -> list[HtmlElement]:
    try:
        summary = cast("str", readability.Document(deepcopy(tree)).summary())
    except readability.readability.Unparseable:
        return []
    return blocks_in(tree_of(summary)) if summary.strip() else []


def blocks_in(element: HtmlElement) -> list[HtmlElement]:
    """The paragraphs, headings, lists and tables of a tree, containers opened.

    Words that stand between blocks are paragraphs too.
    """
    found: list[HtmlElement] = []
    loose = builder.P(element.text or "")
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag in _BLOCKS or child.tag in _CONTAINERS:
            found += [loose, *_opened(child)]
            loose = builder.P(tail or "")
        else:
            child.tail = tail
            loose.append(child)
    return [block for block in (*found, loose) if words_of(block)]


def _opened(block: HtmlElement) -> list[HtmlElement]:
    is_container = block.tag in _CONTAINERS
    return blocks_in(block) if is_container else [block]


def _prose(blocks: list[HtmlElement]) -> int:
    texts = [words_of(block) for block in blocks]
    return sum(weight(text) for text in texts if is_prose(text))


def _shingles(blocks: list[HtmlElement]) -> Shingles:
    return shingles_of(" ".join(words_of(block) for block in blocks))


def _backed(blocks: list[HtmlElement], told: Shingles) -> list[HtmlElement]:
    """The blocks without paragraphs that a complete text in JSON-LD does not have."""
    whole = _shingles(blocks)
    if len(whole & told) < 0.75 * len(whole) or len(whole & told) < 0.9 * len(told):
        return blocks
    return [block for block in blocks if block.tag != "p" or _is_backed(block, told)]


def _is_backed(block: HtmlElement, told: Shingles) -> bool:
    shingles = shingles_of(words_of(block))
    return len(shingles) < 2 or len(shingles & told) >= 0.2 * len(shingles)


def _from_text(text: str) -> list[HtmlElement]:
    """A text as blocks: it may be HTML, lines, or one long line."""
    if re.search(r"</p>", text, re.IGNORECASE):
        return blocks_in(builder.DIV(*fragments_fromstring(text, no_leading_text=False)))
    return [builder.P(line.strip()) for line in re.split(r"\n+|\s{3,}", text) if line.strip()]
