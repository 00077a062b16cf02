"""``[2]`` in a text leads to the second of the article's sources.

So do ``[1, 3]`` and ``[1][3]``. Left as they are: brackets after a backslash, in code, in a link or
in a heading, and those that have a definition of their own as a reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

CITED = re.compile(r"\[(\d{1,3}(?:, ?\d{1,3})*)\]")
_TARGET = re.compile(r'<a class="cite" href="#source-(\d+)">')
_APART = frozenset({"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})


class Citations(Treeprocessor):
    """Puts a link to the list of sources where a text cites one, if ``are_wanted``."""

    are_wanted = False

    def run(self, root: Element) -> None:
        """Every citation is a ``sup`` of links, and no space stands before it."""
        if self.are_wanted:
            _link(root)


def _link(element: Element) -> None:
    children = list(element)
    if element.text and "[" in element.text and element.tag not in _APART:
        before, cited = _divided(element.text)
        element.text = before
        for place, one in enumerate(cited):
            element.insert(place, one)
    for child in children:
        if child.tag not in _APART:
            _link(child)
        if child.tail and "[" in child.tail:
            child.tail, cited = _divided(child.tail)
            place = list(element).index(child) + 1
            for offset, one in enumerate(cited):
                element.insert(place + offset, one)


def _divided(text: str) -> tuple[str, list[Element]]:
    """The text up to the first citation, and the citations with what follows each."""
    *parts, last = CITED.split(text)
    parts = [part.rstrip(" ") for part in parts] + [last]
    return parts[0], list(_citations(parts[1:]))


def _citations(parts: list[str]) -> Iterator[Element]:
    for numbers, after in zip(parts[::2], parts[1::2], strict=True):
        cited = Element("sup", {"class": "cite"})
        cited.text = "["
        for number in numbers.split(","):
            link = SubElement(cited, "a", {"class": "cite", "href": f"#source-{int(number)}"})
            link.text, link.tail = str(int(number)), ", "
        cited[-1].tail = "]"
        cited.tail = after
        yield cited


def sources_cited(html: str) -> tuple[int, ...]:
    """The numbers of the sources that sanitised HTML cites, each once, in order."""
    if 'class="cite"' not in html:
        return ()
    return tuple(sorted({int(number) for number in _TARGET.findall(html)}))


def line_of(body: str, number: int) -> int:
    """How many lines stand above the first that cites the source; 0 when none does."""
    for above, line in enumerate(body.split("\n")):
        if any(str(number) in found.split(", ") for found in CITED.findall(line)):
            return above
    return 0
