"""Inline markup, tried only where there is some.

Python-Markdown tries every inline pattern on every text of the tree. Each of its patterns needs a
certain character, and prose has few of them: a text without any is left as it is, and a pattern
whose character is missing is not tried. Most texts that have markup hold a link or an emphasised
word or two and nothing else: those become elements at once.

All the rest gives what ``markdown.treeprocessors.InlineProcessor`` gives, in the same order, for
patterns that exclude no ancestors: no pattern of the dialect does.
"""

from __future__ import annotations

import re
from collections import deque
from typing import cast
from xml.etree.ElementTree import Element

import markdown
from markdown import inlinepatterns, treeprocessors
from markdown.util import (
    INLINE_PLACEHOLDER,
    INLINE_PLACEHOLDER_PREFIX,
    INLINE_PLACEHOLDER_RE,
    STX,
    AtomicString,
)

from communique.markdown.limits import Effort

FOOTNOTE_RE = r"\[\^([^\]]*)\]"
EMPHASIS_RE = r"\*|_"
NEEDED = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    FOOTNOTE_RE: "[^",
    EMPHASIS_RE: "",
}
"""What a text must hold for a pattern to match. The empty text, in every text: always tried."""

_WORDS = rf"[^\[*_&<`\\{STX}]"
_EDGE = rf"[^\s\[*_&<`\\{STX}]"
SIMPLE = re.compile(
    # Each way begins with a character of its own, which is found much faster than what it is not.
    rf"\[(?<!!\[)(?!\^)([^\[\]*_&<`\\{STX}]+)\]\(([^\s\[\]()<>\"'`\\{STX}]+)\)"
    rf"|\*(?<!\*\*)(\*?)({_EDGE}(?:{_WORDS}*{_EDGE})?)\*\3(?!\*)"
)
"""A link of plain words to an address with nothing to interpret, or plain words between stars.

Its groups: the words and the address of a link, the second star if there is one, the words.

In such a text no pattern can match across what this matches, so each gives one element.
"""


def is_plain(text: str) -> bool:
    """Whether none of the patterns of ``NEEDED`` can match, and no placeholder is in the text."""
    return not (
        "[" in text
        or "*" in text
        or "_" in text
        or "&" in text
        or "<" in text
        or "`" in text
        or "\\" in text
        or STX in text
        or "  \n" in text
    )


def simple_nodes(text: str) -> tuple[str, list[Element]] | None:
    """The words before the first element, and the elements with what follows each as its tail.

    None when the text holds, or may hold, any other markup.
    """
    pieces = SIMPLE.split(text)
    if len(pieces) == 1 or "  \n" in text or not is_plain("".join(pieces[::5])):
        return None
    nodes = []
    for index in range(1, len(pieces), 5):
        label, address, stars, words, tail = pieces[index : index + 5]
        node = Element("a", href=address) if label else Element("strong" if stars else "em")
        node.text = label or words
        node.tail = tail or None
        nodes.append(node)
    return pieces[0], nodes


def knows_patterns_of(md: markdown.Markdown) -> bool:
    """Whether every pattern is one of ``NEEDED``; another version may have more."""
    return all(one.pattern in NEEDED and not one.ANCESTOR_EXCLUDES for one in md.inlinePatterns)


class SwiftInline(treeprocessors.InlineProcessor):
    """The tree processor "inline"."""

    def __init__(self, md: markdown.Markdown, effort: Effort) -> None:
        super().__init__(md)
        self._effort = effort
        patterns = [cast(inlinepatterns.InlineProcessor, pattern) for pattern in md.inlinePatterns]
        self._patterns = [(NEEDED[pattern.pattern], pattern) for pattern in patterns]
        self._emphasis = cast(inlinepatterns.DelimiterProcessor, md.inlinePatterns["em_strong"])

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:  # noqa: ARG002
        """The tree, with every text's markup as elements."""
        self.stashed_nodes = {}
        waiting = deque([tree])
        while waiting:
            self._mark_children(waiting.popleft(), waiting)
        return tree

    def _mark_children(self, parent: Element, waiting: deque[Element]) -> None:
        grown = []
        for child in parent:
            text, tail = child.text, child.tail
            if text and not is_plain(text) and not isinstance(text, AtomicString):
                grown.append((child, self._nodes_in(text, child, waiting)))
            if tail and not is_plain(tail):
                self._mark_tail(parent, child, tail)
            if len(child):
                waiting.append(child)
        for child, nodes in grown:
            for position, node in enumerate(nodes):
                child.insert(position, node)

    def _nodes_in(self, text: str, child: Element, waiting: deque[Element]) -> list[Element]:
        """The elements in the text of a child, which keeps what comes before them."""
        # Emphasis that kept regions of an earlier text applies them to the next: not so simple.
        simple = None if self._emphasis.regions else simple_nodes(text)
        if simple is not None:
            child.text, nodes = simple
            for node in nodes:
                self._stashed(node)
            return nodes
        child.text = None
        nodes = self._placed(self._marked(text), child)
        waiting.extend(nodes)
        return nodes

    def _mark_tail(self, parent: Element, child: Element, tail: str) -> None:
        # Nodes found in a tail become siblings, which the loop over the parent then meets.
        carrier = Element("d")
        nodes = self._placed(self._marked(tail), carrier, inside=False)
        child.tail = carrier.tail or None
        _insert(parent, list(parent).index(child) + 1, nodes)

    def _marked(self, text: str, first: int = 0) -> str:
        """The text with a placeholder for every match of a pattern from ``first`` on."""
        if is_plain(text) or isinstance(text, AtomicString):
            return text
        self._effort.spend((text.count("[^") + text.count("`")) * len(text) // 20)
        for index in range(first, len(self._patterns)):
            needed, pattern = self._patterns[index]
            start: int | None = 0
            while start is not None and needed in text:
                text, start = self._applied(pattern, text, index, start)
        return text

    def _applied(
        self, pattern: inlinepatterns.InlineProcessor, text: str, index: int, start: int
    ) -> tuple[str, int | None]:
        """The text with its next match stashed, and where to go on; None when there is no match."""
        for match in pattern.compiled_re.finditer(text, start):
            node, begin, end = pattern.handleMatch(match, text)
            if begin is not None and end is not None:
                break
        else:
            return text, None
        if node is None:
            return text, end
        self._effort.spend(len(text) // 50)
        if not isinstance(node, str) and not isinstance(node.text, AtomicString):
            self._mark_node(node, index)
        placeholder = self._stashed(node)
        return text[:begin] + placeholder + text[end:], begin + len(placeholder)

    def _stashed(self, node: Element | str) -> str:
        """The placeholder that from now on stands for the node."""
        number = f"{len(self.stashed_nodes):04d}"
        self.stashed_nodes[number] = node
        return INLINE_PLACEHOLDER % number

    def _mark_node(self, node: Element, index: int) -> None:
        for part in (node, *node):
            if part.text:
                part.text = self._marked(part.text, index + 1)
            if part.tail:
                part.tail = self._marked(part.tail, index)

    def _placed(self, text: str, parent: Element, *, inside: bool = True) -> list[Element]:
        """The elements that the placeholders of the text stand for.

        What is between them becomes the text (or, not ``inside``, the tail) of the parent and the
        tails of the elements.
        """
        nodes: list[Element] = []
        start = 0
        while (begin := text.find(INLINE_PLACEHOLDER_PREFIX, start)) != -1:
            match = INLINE_PLACEHOLDER_RE.search(text, begin)
            node = self.stashed_nodes.get(match.group(1)) if match else None
            if match is None or node is None:
                begin += len(INLINE_PLACEHOLDER_PREFIX)
                _append(text[start:begin], nodes, parent, inside)
                start = begin
                continue
            _append(text[start:begin], nodes, parent, inside)
            start = match.end()
            if isinstance(node, str):
                _append(node, nodes, parent, inside)
            else:
                self._place_within(node)
                nodes.append(node)
        rest = AtomicString(text[start:]) if isinstance(text, AtomicString) else text[start:]
        _append(rest, nodes, parent, inside)
        return nodes

    def _place_within(self, node: Element) -> None:
        for part in (node, *node):
            if part.tail and STX in part.tail:
                tail, part.tail = part.tail, None
                nodes = self._placed(tail, part, inside=False)
                _insert(node, 0 if part is node else list(node).index(part) + 1, nodes)
            if part.text and STX in part.text:
                text, part.text = part.text, None
                _insert(part, 0, self._placed(text, part))


def _insert(parent: Element, position: int, nodes: list[Element]) -> None:
    for node in reversed(nodes):
        parent.insert(position, node)


def _append(text: str, nodes: list[Element], parent: Element, inside: bool) -> None:
    if not text:
        return
    if nodes:
        nodes[-1].tail = nodes[-1].tail + text if nodes[-1].tail else text
    elif inside:
        parent.text = parent.text + text if parent.text else text
    else:
        parent.tail = parent.tail + text if parent.tail else text
