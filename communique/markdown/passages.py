"""Headings that say what follows them: each begins a section of its own."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import cast, get_args
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from communique.errors import ContentError
from communique.model import Passage
from communique.passages import NEWS, Role, role_of

ROLES = get_args(Role)
LEVELS = {f"h{level}": level for level in range(1, 7)}

_MARK = re.compile(r"\s*\{\s*([a-z]+)\s*\}\s*$")
_SECTION = re.compile(
    rf'<section class="({"|".join(ROLES)})">\s*<(h[1-6]) id="([^"]*)">(.*?)</\2>', re.DOTALL
)
_TAG = re.compile("<[^>]*>")


class Passages(Treeprocessor):
    """Puts what belongs to such a heading into a ``section`` whose class is its role.

    It ends before the next heading that is not below it, and before the footnotes.
    """

    def run(self, root: Element) -> None:
        """Every heading with a role begins a section; no heading bears a mark.

        Raises ``ContentError`` for a mark that looks like a misspelled one.
        """
        roles = [
            (place, role)
            for place, element in enumerate(root)
            if element.tag in LEVELS and (role := _role(element))
        ]
        for place, role in reversed(roles):
            _wrap(root, place, role)


def _wrap(root: Element, place: int, role: Role) -> None:
    heading = root[place]
    end = place + 1
    while end < len(root) and not _is_over(root[end], LEVELS[heading.tag]):
        end += 1
    section = Element("section", {"class": role})
    section.text = section.tail = "\n"
    section.extend(root[place:end])
    root[place:end] = [section]


def _is_over(element: Element, level: int) -> bool:
    """Whether a section under a heading of that level ends before the element."""
    if element.tag == "section" and len(element):
        element = element[0]
    return LEVELS.get(element.tag, 7) <= level or element.get("class") == "footnote"


def _role(heading: Element) -> Role | None:
    """The heading's role, by its mark or its words; the mark is taken away."""
    ending = (heading[-1].tail if len(heading) else heading.text) or ""
    found = _MARK.search(ending) if "{" in ending else None
    if found is None or not _is_mark(found[1]):
        return role_of("".join(heading.itertext()))
    if len(heading):
        heading[-1].tail = ending[: found.start()]
    else:
        heading.text = ending[: found.start()]
    return None if found[1] == NEWS else cast(Role, found[1])


def _is_mark(word: str) -> bool:
    if word in ROLES or word == NEWS:
        return True
    if near := get_close_matches(word, (*ROLES, NEWS), n=1):
        said = f"no section is called '{word}'"
        raise ContentError(said, hint=f"did you mean {{{near[0]}}}?", excerpt=f"{{{word}}}")
    return False


def passages_in(html: str) -> tuple[Passage, ...]:
    """The sections with a role in sanitised HTML, in their order."""
    if "<section" not in html:
        return ()
    return tuple(
        Passage(role=cast(Role, role), anchor=anchor, heading=_TAG.sub("", heading))
        for role, _, anchor, heading in _SECTION.findall(html)
    )
