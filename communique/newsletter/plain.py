"""Sanitised HTML as plain text that reads well in any mail program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from communique.newsletter.columns import wrapped

_BLOCKS = frozenset(
    [
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "aside", "blockquote", "hr"),
        *("figure", "figcaption", "details", "summary", "dl", "dt", "dd", "ul", "ol", "li"),
        *("table", "caption", "tr"),
    ]
)


def plain(html: str, page: str = "") -> str:
    """The text of the HTML: blocks apart, lists with dashes or numbers, quotations marked.

    An address stands behind the words that lead to it, unless it is the text's own ``page``.
    """
    reader = _Reader(page)
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects blocks as they end."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page
        self._blocks: list[str] = []
        self._words: list[str] = []
        self._margins: list[str] = []
        self._lists: list[int] = []  # the number that comes next; none for a list without numbers
        self._mark = ""
        self._links: list[tuple[str, int]] = []
        self._is_set = False
        self._tables = 0

    def text(self) -> str:
        """All that was read."""
        self._end_block()
        return "".join(self._blocks).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins, or something within one."""
        said = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS or tag == "pre":
            self._end_block()
            self._begin_block(tag, said)
        elif tag == "br":
            self._words.append("\n")
        elif tag == "img" and said.get("alt"):
            self._words.append(f"[{said['alt']}]")
        elif tag in ("td", "th") and "".join(self._words).strip():
            self._words.append(" | ")
        elif tag == "a":
            self._links.append((said.get("href", ""), len(self._words)))

    def _begin_block(self, tag: str, said: Mapping[str, str]) -> None:
        match tag:
            case "ul":
                self._lists.append(-1)
            case "ol":
                start = said.get("start", "")
                self._lists.append(int(start) if re.fullmatch(r"\d{1,6}", start) else 1)
            case "li":
                self._begin_item()
            case "blockquote":
                self._margins.append("> ")
            case "pre":
                self._is_set = True
            case "table":
                self._tables += 1
            case "hr":
                self._blocks.append("* * *\n\n")

    def _begin_item(self) -> None:
        number = self._lists[-1] if self._lists else -1
        self._mark = "- " if number < 0 else f"{number}. "
        if number >= 0:
            self._lists[-1] += 1
        self._margins.append(" " * len(self._mark))

    def handle_endtag(self, tag: str) -> None:
        """A block ends, or something within one."""
        if tag == "a" and self._links:
            self._end_link(*self._links.pop())
        if tag in _BLOCKS or tag == "pre":
            self._end_block()
        if tag in ("li", "blockquote") and self._margins:
            self._margins.pop()
            self._mark = ""
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            self._end_group()
        if tag == "table" and self._tables:
            self._tables -= 1
            self._end_group()
        if tag == "pre":
            self._is_set = False

    def _end_group(self) -> None:
        if not self._lists and not self._tables and self._blocks:
            self._blocks.append("\n")

    def _end_link(self, href: str, start: int) -> None:
        shown = "".join(self._words[start:]).strip()
        if href.partition("#")[0] == self._page:
            # What is a small figure in print.
            self._words[start:] = [f"[{shown}]" if shown.isdecimal() else shown]
        elif href.startswith(("http://", "https://")) and href != shown:
            self._words.append(f" <{href}>")

    def handle_data(self, data: str) -> None:
        """Some words."""
        self._words.append(data if self._is_set else data.replace("\n", " "))

    def _end_block(self) -> None:
        said, self._words = "".join(self._words), []
        if not said.strip():
            return
        rest = "".join(self._margins)
        first = rest[: len(rest) - len(self._mark)] + self._mark
        self._mark = ""
        if self._is_set:
            lines = [rest + line for line in said.strip("\n").split("\n")]
        else:
            pieces = said.strip().split("\n")
            lines = [wrapped(pieces[0], first, rest), *(wrapped(one, rest) for one in pieces[1:])]
        # What is in a list or in a table stands together.
        is_together = self._lists or self._tables
        self._blocks.append("\n".join(lines) + ("\n" if is_together else "\n\n"))
