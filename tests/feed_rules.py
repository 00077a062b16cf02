"""The rules of the W3C feed validator that a feed of ours could break, as far as they are known.

``problems_in_rss`` and ``problems_in_atom`` return what it would say at its strictest level.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
KNOWN = (ATOM, CONTENT[:-7], DC, MEDIA, "{http://purl.org/rss/1.0/modules/syndication/}")
MAX_BYTES = 5_000_000

_MOMENT = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*)?(Z|[+-]\d\d:\d\d)")
_URI = re.compile(r"[a-zA-Z][0-9a-zA-Z+.-]*:(//)?[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+")
_TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*")
_END_TAG = re.compile(r"</(\w+)>")
_LIKE_HTML = re.compile(r"&#?\w+|<[/a-zA-Z]")
_PLAIN = re.compile(
    r"<(?:title|subtitle|name|category|source|media:description)\b[^>/]*(?:/(?!>)[^>/]*)*>([^<]*)<"
)
_BROKEN = re.compile("[\x80-\x9f\ufffd]")
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
# fmt: on
_MANY = frozenset(["category", f"{DC}creator"])
_VOID = frozenset(["br", "col", "hr", "img", "source", "wbr"])


def problems_in_rss(xml: bytes, address: str) -> list[str]:
    """What is wrong with an RSS document that is found at ``address``."""
    root = ElementTree.fromstring(xml)
    channel = root[0]
    return [
        *_of_document(xml, root),
        *_of_channel(channel, address),
        *(problem for item in channel.iter("item") for problem in _of_item(item)),
        *_of_guids(channel),
        *_of_plain_text(xml),
    ]


def problems_in_atom(xml: bytes, address: str) -> list[str]:
    """What is wrong with an Atom document that is found at ``address``."""
    root = ElementTree.fromstring(xml)
    entries = root.findall(f"{ATOM}entry")
    found = [*_of_document(xml, root), *_of_atom_parts(root)]
    links = {(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")}
    if ("self", address) not in links:
        found.append("SelfDoesntMatchLocation")
    for entry in entries:
        found += _of_atom_parts(entry)
        content = entry.find(f"{ATOM}content")
        summary = entry.find(f"{ATOM}summary")
        if content is None and summary is None:
            found.append("MissingSummary")
        for shown in (content, summary):
            if shown is not None:
                found += [] if shown.get("type") == "html" else ["InvalidType"]
                found += problems_in_html(shown.text or "")
    for name in ("id", "updated"):
        found += _repeated([entry.findtext(f"{ATOM}{name}") or "" for entry in entries])
    found += _of_plain_text(xml)
    return found


def problems_in_html(html: str) -> list[str]:
    """What is wrong with HTML inside a feed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.problems + [f"NotHtml: {name} is open" for name in reader.open]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            self.problems.append(f"SecurityRisk: {tag}")
        if tag not in _VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name not in _ATTRIBUTES:
                self.problems.append(f"SecurityRiskAttr: {name}")
            for address in _addresses(name, value or ""):
                if not re.match(r"\w+:", address):
                    self.problems.append(f"ContainsRelRef: {address}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"NotHtml: {tag} is closed")


def _addresses(name: str, value: str) -> list[str]:
    if name == "srcset":
        return [candidate.split()[0] for candidate in re.split(r",\s+", value)]
    return [value] if name in {"href", "src", "cite"} else []


def _of_document(xml: bytes, root: Element) -> Iterator[str]:
    if not xml.startswith(b"<?xml"):
        yield "no declaration"
    if len(xml) > MAX_BYTES:
        yield "too large"
    for element in root.iter():
        if element.tag.startswith("{") and not element.tag.startswith(KNOWN):
            yield f"UnknownNamespace: {element.tag}"
        if any(_BROKEN.search(text) for text in (element.text or "", *element.attrib.values())):
            yield f"BadCharacters: {element.tag}"


def _of_channel(channel: Element, address: str) -> Iterator[str]:
    names = [child.tag for child in channel]
    for name in ("title", "link", "description"):
        if names.count(name) != 1 or not channel.findtext(name):
            yield f"MissingElement: {name}"
    if "item" in names and set(names[names.index("item") :]) != {"item"}:
        yield "metadata after items"
    links = {link.get("rel"): link.get("href") for link in channel.findall(f"{ATOM}link")}
    if links.get("self") != address:
        yield "SelfDoesntMatchLocation"
    for name in ("link", "docs"):
        yield from _of_address(channel.findtext(name) or "")
    for built in channel.findall("lastBuildDate"):
        yield from _of_moment(built.text or "")
    if not (channel.findtext("ttl") or "").isdecimal():
        yield "InvalidPositiveInteger: ttl"
    yield from {"managingEditor", "webMaster", "image", "textInput"}.intersection(names)


def _of_item(item: Element) -> Iterator[str]:
    names = [child.tag for child in item]
    yield from _repeated([name for name in names if name not in _MANY])
    if not (item.findtext("title") or "").strip():
        yield "NotBlank: title"
    if CONTENT in names and "description" not in names[: names.index(CONTENT)]:
        yield "NeedDescriptionBeforeContent"
    yield from {"author", "enclosure", f"{MEDIA}group"}.intersection(names)
    for name in ("description", CONTENT):
        yield from problems_in_html(item.findtext(name) or "")
    yield from _of_address(item.findtext("link") or "")
    yield from _of_moment(item.findtext("pubDate") or "")
    for category in item.findall("category"):
        if not (category.text or "").strip() or "," in (category.text or ""):
            yield "category"
    for linked in (*item.findall("source"), *item.findall(f"{MEDIA}content")):
        yield from _of_address(linked.get("url") or "")


def _of_guids(channel: Element) -> Iterator[str]:
    guids = channel.findall("item/guid")
    if len(guids) != len(channel.findall("item")):
        yield "MissingGuid"
    for guid in guids:
        if guid.get("isPermaLink") != "false" or not _TAG_URI.fullmatch(guid.text or ""):
            yield f"InvalidTAG: {guid.text}"
    yield from _repeated([guid.text or "" for guid in guids])


def _repeated(ids: list[str]) -> list[str]:
    return [f"DuplicateValue: {id}" for id, times in Counter(ids).items() if times > 1]


def _of_plain_text(xml: bytes) -> Iterator[str]:
    """Plain text that could be taken for HTML must have hexadecimal references in its lines."""
    text = xml.decode()
    if "<![CDATA[" in text:
        yield "CharacterData"
    for _, raw in re.findall(
        r"<(title|category|source|media:description|subtitle|name)\b[^>]*>([^<]*)<", text
    ):
        value = ElementTree.fromstring(f"<t>{raw}</t>").text or ""
        if _END_TAG.search(value):
            yield "ContainsHTML"
        elif _LIKE_HTML.search(value) and "&#x" not in raw:
            yield f"CharacterData: {raw}"


def _of_address(address: str) -> Iterator[str]:
    if not _URI.fullmatch(address):
        yield f"InvalidFullLink: {address}"


def _of_moment(moment: str) -> Iterator[str]:
    if not _MOMENT.fullmatch(moment):
        yield f"InvalidRFC2822Date: {moment}"
    elif f"{parsedate_to_datetime(moment):%a}" != moment[:3]:
        yield f"IncorrectDOW: {moment}"
    elif parsedate_to_datetime(moment).year < 1990:
        yield f"ImplausibleDate: {moment}"


def _of_atom_parts(element: Element) -> Iterator[str]:
    """What feeds and entries of Atom have in common."""
    for name in ("id", "title", "updated"):
        if len(element.findall(f"{ATOM}{name}")) != 1 or not element.findtext(f"{ATOM}{name}"):
            yield f"MissingElement: {name}"
    yield from _of_address(element.findtext(f"{ATOM}id") or "")
    for name in ("updated", "published"):
        moment = element.findtext(f"{ATOM}{name}")
        if moment is not None and not _ISO.fullmatch(moment):
            yield f"InvalidRFC3339Date: {moment}"
    links = element.findall(f"{ATOM}link")
    for link in links:
        yield from _of_address(link.get("href") or "")
    if [link.get("rel") for link in links].count("alternate") != 1:
        yield "alternate"
    for category in element.findall(f"{ATOM}category"):
        if not category.get("term"):
            yield "MissingAttribute: term"
