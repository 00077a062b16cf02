"""HTML inside feeds: what validators refuse, and what a strict parser of HTML would mend."""

from __future__ import annotations

import re
from html.entities import html5
from html.parser import HTMLParser

# fmt: off
_ELEMENTS = frozenset(
    [
        "a", "abbr", "address", "article", "aside", "b", "bdi", "blockquote", "br", "caption",
        "cite", "code", "col", "colgroup", "data", "dd", "del", "details", "dfn", "div", "dl",
        "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "picture", "pre", "q",
        "rp", "rt", "ruby", "s", "samp", "section", "small", "source", "span", "strong", "sub",
        "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
        "var", "wbr",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "alt", "cite", "class", "colspan", "datetime", "dir", "height", "href", "hreflang", "id",
        "lang", "loading", "media", "open", "reversed", "rowspan", "scope", "sizes", "span",
        "src", "srcset", "start", "title", "type", "value", "width",
    ]
)
# Each of these ends a paragraph that is open, so that its end tag is then one too many.
_END_A_PARAGRAPH = frozenset(
    [
        "address", "article", "aside", "blockquote", "details", "div", "dl", "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "ol", "p", "pre",
        "section", "table", "ul",
    ]
)
# fmt: on
_VOID = frozenset(["br", "col", "hr", "img", "source", "wbr"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_NO_TEXT = frozenset(["table", "thead", "tbody", "tfoot", "tr", "colgroup"])
_AMPERSAND = re.compile(r"&(?:#(?:[0-9]+|x[0-9a-fA-F]+);|([a-zA-Z][0-9a-zA-Z]*;?)|)")


def problems_in_html(html: str) -> list[str]:
    """What is wrong with HTML inside a feed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    references = (found for found in _AMPERSAND.finditer(html))
    return [
        *reader.problems,
        *(f"NotHtml: {name} is open" for name in reader.open),
        *(f"NotHtml: {one[0]}" for one in references if one[1] and _is_half(one[1])),
        *(["SecurityRisk: ?import"] if "<?import " in html.lower() else []),
    ]


def _is_half(name: str) -> bool:
    """Whether it is the name of a character that is not ended as it should be, or of none."""
    return name not in html5 or not name.endswith(";")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            self.problems.append(f"SecurityRisk: {tag}")
        if misplaced := _misplaced(tag, set(self.open)):
            self.problems.append(f"NotHtml: {misplaced}")
        if tag not in _VOID:
            self.open.append(tag)
        if len(attrs) != len(dict(attrs)):
            self.problems.append(f"NotHtml: {tag} has an attribute twice")
        for name, value in attrs:
            if name not in _ATTRIBUTES:
                self.problems.append(f"SecurityRiskAttr: {name}")
            addresses = _addresses(name, value or "")
            relative = (one for one in addresses if not re.match(r"\w+:", one))
            self.problems += [f"ContainsRelRef: {one}" for one in relative]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"NotHtml: {tag} is closed")

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1] in _NO_TEXT:
            self.problems.append(f"NotHtml: text in {self.open[-1]}")


def _misplaced(tag: str, within: set[str]) -> str | None:
    if tag in _END_A_PARAGRAPH and "p" in within:
        return f"{tag} in a paragraph"
    if (tag == "a" and "a" in within) or (tag in _HEADINGS and _HEADINGS & within):
        return f"{tag} in its like"
    return None


def _addresses(name: str, value: str) -> list[str]:
    if name == "srcset":
        return [candidate.split()[0] for candidate in re.split(r",\s+", value)]
    return [value] if name in {"href", "src", "cite"} else []
