"""The tree and its HTML: tree processors that touch only what changes, and a plainer serializer."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import cast
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.toc import (
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    strip_tags,
    unique,
)
from markdown.serializers import RE_AMP
from markdown.treeprocessors import PrettifyTreeprocessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

from communique.markdown.limits import refuse_deep

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
EMPTY = frozenset({"br", "hr", "img"})

_MARKED = re.compile(r"[<>&\x02]")


# The id and a number, if it is taken. Releases of the stubs disagree on what it takes.
unique_id = cast("Callable[[str, set[str], dict[str, int]], str]", unique)


class SwiftPrettify(PrettifyTreeprocessor):
    """Puts line breaks between blocks."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self._blocks = frozenset(md.block_level_elements)

    def run(self, root: Element) -> None:
        """Every block, and every ``br``, ends its line; code ends with one line break."""
        self._break_lines(root)
        for line_break in root.iter("br"):
            tail = line_break.tail
            line_break.tail = "\n" if tail is None or _is_blank(tail) else "\n" + tail
        for block in root.iter("pre"):
            if len(block) and block[0].tag == "code" and not len(block[0]):
                code = block[0]
                if code.text is not None:
                    code.text = AtomicString(code.text.rstrip() + "\n")

    def _break_lines(self, element: Element) -> None:
        blocks = self._blocks
        if element.tag in blocks and element.tag != "pre":
            if len(element) and element[0].tag in blocks and _is_blank(element.text):
                element.text = "\n"
            for child in element:
                if child.tag in blocks:
                    self._break_lines(child)
        if _is_blank(element.tail):
            element.tail = "\n"


def _is_blank(text: str | None) -> bool:
    return not text or text.isspace()


class HeadingIds(Treeprocessor):
    """Gives headings their ids as ``toc`` does, and makes no table of contents."""

    def __init__(self, md: markdown.Markdown, toc: TocTreeprocessor) -> None:
        super().__init__(md)
        self._toc = toc

    def run(self, root: Element) -> None:
        """Every heading has an id, and no two have the same."""
        headings = [element for element in root.iter() if element.tag in HEADINGS]
        if not headings:
            return
        used = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
        counts: dict[str, int] = {}
        for heading in headings:
            slug = self._toc.slugify(self._name(heading), self._toc.sep)
            heading.set("id", unique_id(slug, used, counts))

    def _name(self, heading: Element) -> str:
        text = heading.text or ""
        if not len(heading) and not _MARKED.search(text):
            return " ".join(text.split())
        return html.unescape(strip_tags(render_inner_html(remove_fnrefs(heading), self.md)))


class SwiftUnescape(UnescapeTreeprocessor):
    """Restores the characters that a backslash had set aside."""

    def run(self, root: Element) -> None:
        """No placeholder of a character is left, but in code."""
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and STX in text and element.tag != "code":
                element.text = self.unescape(text)
            if tail and STX in tail:
                element.tail = self.unescape(tail)
            if element.attrib:
                for name, value in element.items():
                    if STX in value:
                        element.set(name, self.unescape(value))


def to_html(root: Element) -> str:
    """The tree as HTML, as ``markdown.serializers.to_html_string`` writes it.

    Raises ``ContentError`` when the tree is more than a hundred deep.
    """
    written: list[str] = []
    _write(root, written.append, 0)
    return "".join(written)


def _write(element: Element, write: Callable[[str], None], depth: int) -> None:
    refuse_deep(depth)
    tag, text, tail = element.tag, element.text, element.tail
    write(f"<{tag}{_attributes(element)}>" if element.attrib else f"<{tag}>")
    if text:
        write(escaped(text))
    for child in element:
        _write(child, write, depth + 1)
    if tag not in EMPTY:
        write(f"</{tag}>")
    if tail:
        write(escaped(tail))


def _attributes(element: Element) -> str:
    return "".join(
        f' {name}="{escaped(value).replace(chr(34), "&quot;")}"'
        for name, value in sorted(element.items())
    )


def escaped(text: str) -> str:
    """The text as it stands in HTML."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text
