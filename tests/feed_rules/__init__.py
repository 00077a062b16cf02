"""The rules of the W3C feed validator that a feed of ours could break, and those of JSON Feed.

``problems_in_rss``, ``problems_in_atom`` and ``problems_in_opml`` return what the validator would
say at its strictest level, ``problems_in_json`` what the specification would.

html       HTML inside feeds
json_feed  JSON Feed
opml       lists of feeds
text       text, addresses, moments
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tests.feed_rules.html import problems_in_html
from tests.feed_rules.json_feed import problems_in_json
from tests.feed_rules.opml import problems_in_opml
from tests.feed_rules.text import (
    TAG,
    of_address,
    of_iso_moment,
    of_language,
    of_moment,
    of_number,
    of_plain_text,
)

__all__ = [
    "CONTENT",
    "problems_in_atom",
    "problems_in_html",
    "problems_in_json",
    "problems_in_opml",
    "problems_in_rss",
]

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
SY = "{http://purl.org/rss/1.0/modules/syndication/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
KNOWN = (ATOM, CONTENT[:-7], DC, MEDIA, SY)
MAX_BYTES = 5_000_000

_BROKEN = re.compile("[\x80-\x9f\ufffd]")
_PICTURE = re.compile(r"image/(png|jpeg|gif|webp|avif)")
_PERIODS = {"hourly", "daily", "weekly", "monthly", "yearly"}
_MANY = frozenset(["category", f"{DC}creator"])
_OF_MEDIA = {"url", "medium", "type", "width", "height", "fileSize"}
_IN_CHANNEL = {
    *("title", "link", "description", f"{ATOM}link", "docs", "generator", "image", "language"),
    *("lastBuildDate", "ttl", f"{SY}updatePeriod", f"{SY}updateFrequency", "item", "copyright"),
}
_IN_ITEM = {
    *("title", "link", "description", CONTENT, "guid", "pubDate", f"{ATOM}updated"),
    *(f"{DC}creator", "category", f"{DC}language", "source", f"{MEDIA}content"),
}


def problems_in_rss(xml: bytes, address: str) -> list[str]:
    """What is wrong with an RSS document that is found at ``address``."""
    root = ElementTree.fromstring(xml)
    channel = root[0]
    return [
        *_of_document(xml, root),
        *([] if root.attrib == {"version": "2.0"} and len(root) == 1 else ["InvalidRSSVersion"]),
        *_of_channel(channel, address),
        *_of_image(channel),
        *(problem for item in channel.iter("item") for problem in _of_item(item)),
        *_of_guids(channel),
        *of_plain_text(xml),
    ]


def problems_in_atom(xml: bytes, address: str) -> list[str]:
    """What is wrong with an Atom document that is found at ``address``."""
    root = ElementTree.fromstring(xml)
    entries = root.findall(f"{ATOM}entry")
    found = [*_of_document(xml, root), *_of_atom_parts(root), *_of_atom_frame(root, address)]
    for entry in entries:
        found += _of_atom_parts(entry)
        content = entry.find(f"{ATOM}content")
        summary = entry.find(f"{ATOM}summary")
        if content is None and summary is None:
            found.append("MissingSummary")
        for shown in (content, summary):
            if shown is not None:
                found += [] if shown.get("type") == "html" and shown.text else ["InvalidType"]
                found += problems_in_html(shown.text or "")
    for name in ("id", "updated"):
        found += _repeated([entry.findtext(f"{ATOM}{name}") or "" for entry in entries])
    found += of_plain_text(xml)
    return found


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
    yield from (f"UndefinedElement: {name}" for name in set(names) - _IN_CHANNEL)
    yield from _repeated([name for name in names if name not in {"item", f"{ATOM}link"}])
    for name in ("title", "link", "description"):
        if not channel.findtext(name):
            yield f"MissingElement: {name}"
    if "item" in names and set(names[names.index("item") :]) != {"item"}:
        yield "metadata after items"
    links = {link.get("rel"): link.get("href") for link in channel.findall(f"{ATOM}link")}
    if links.get("self") != address:
        yield "SelfDoesntMatchLocation"
    for linked in (*links.values(), channel.findtext("link"), channel.findtext("docs")):
        yield from of_address(linked or "")
    yield from of_language(channel.findtext("language") or "")
    for built in channel.findall("lastBuildDate"):
        yield from of_moment(built.text or "")
    yield from of_number(channel.findtext("ttl"), 10_080)
    if channel.findtext(f"{SY}updatePeriod") not in {*_PERIODS, None}:
        yield "InvalidUpdatePeriod"
    yield from of_number(channel.findtext(f"{SY}updateFrequency", "1"), 1_000)


def _of_image(channel: Element) -> Iterator[str]:
    """The channel's image, if it has one, is small, no SVG, and called what the channel is."""
    image = channel.find("image")
    if image is None:
        return
    yield from _repeated([child.tag for child in image])
    for name in ("title", "link"):
        if image.findtext(name) != channel.findtext(name):
            yield f"ImageTitleDoesntMatch: {name}"
    yield from of_address(image.findtext("url") or "")
    if not re.search(r"\.(png|gif|jpe?g)$", image.findtext("url") or ""):
        yield "ImageUrlFormat"
    yield from of_number(image.findtext("width", "88"), 144)
    yield from of_number(image.findtext("height", "31"), 400)


def _of_item(item: Element) -> Iterator[str]:
    names = [child.tag for child in item]
    yield from (f"UndefinedElement: {name}" for name in set(names) - _IN_ITEM)
    yield from _repeated([name for name in names if name not in _MANY])
    yield from (f"NotBlank: {name}" for name in _blank_in(item))
    if CONTENT in names and "description" not in names[: names.index(CONTENT)]:
        yield "NeedDescriptionBeforeContent"
    for name in ("description", CONTENT):
        yield from problems_in_html(item.findtext(name) or "")
    yield from of_address(item.findtext("link") or "")
    yield from of_moment(item.findtext("pubDate") or "")
    yield from of_iso_moment(item.findtext(f"{ATOM}updated", "2000-01-01T00:00:00Z"))
    yield from of_language(item.findtext(f"{DC}language", "en"))
    yield from ("category" for one in item.findall("category") if "," in (one.text or ""))
    for source in item.findall("source"):
        yield from of_address(source.get("url") or "")
    for media in item.findall(f"{MEDIA}content"):
        yield from _of_media(media)


def _blank_in(item: Element) -> Iterator[str]:
    if item.find("title") is None:
        yield "title"
    for child in item:
        if child.tag != f"{MEDIA}content" and not (child.text or "").strip():
            yield child.tag


def _of_media(media: Element) -> Iterator[str]:
    yield from of_address(media.get("url") or "")
    yield from (f"UnexpectedAttribute: {name}" for name in set(media.attrib) - _OF_MEDIA)
    if media.get("medium") != "image":
        yield f"InvalidMediaMedium: {media.get('medium')}"
    for name in ("width", "height", "fileSize"):
        yield from of_number(media.get(name, "1"), 2**31)
    if not _PICTURE.fullmatch(media.get("type", "image/png")):
        yield f"InvalidMIMEAttribute: {media.get('type')}"
    for child in media:
        if child.tag not in {f"{MEDIA}description", f"{MEDIA}credit"} or not child.text:
            yield f"UndefinedElement: {child.tag}"


def _of_guids(channel: Element) -> Iterator[str]:
    guids = channel.findall("item/guid")
    if len(guids) != len(channel.findall("item")):
        yield "MissingGuid"
    for guid in guids:
        if guid.get("isPermaLink") != "false" or not TAG.fullmatch(guid.text or ""):
            yield f"InvalidTAG: {guid.text}"
    yield from _repeated([guid.text or "" for guid in guids])


def _repeated(ids: list[str]) -> list[str]:
    return [f"DuplicateValue: {id}" for id, times in Counter(ids).items() if times > 1]


def _of_atom_frame(root: Element, address: str) -> Iterator[str]:
    yield from of_language(root.get(LANG) or "")
    links = {(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")}
    if ("self", address) not in links:
        yield "SelfDoesntMatchLocation"
    if not TAG.fullmatch(root.findtext(f"{ATOM}id") or ""):
        yield "InvalidTAG"
    if not root.findtext(f"{ATOM}author/{ATOM}name"):
        yield "MissingAuthor"
    for name in ("icon", "logo"):
        if shown := root.findtext(f"{ATOM}{name}"):
            yield from of_address(shown)


def _of_atom_parts(element: Element) -> Iterator[str]:
    """What feeds and entries of Atom have in common."""
    for name in ("id", "title", "updated"):
        if len(element.findall(f"{ATOM}{name}")) != 1 or not element.findtext(f"{ATOM}{name}"):
            yield f"MissingElement: {name}"
    yield from of_address(element.findtext(f"{ATOM}id") or "")
    for name in ("updated", "published"):
        if moment := element.findtext(f"{ATOM}{name}"):
            yield from of_iso_moment(moment)
    yield from _of_atom_links(element.findall(f"{ATOM}link"))
    for category in element.findall(f"{ATOM}category"):
        if not category.get("term"):
            yield "MissingAttribute: term"
    for author in element.findall(f"{ATOM}author/{ATOM}name"):
        if not (author.text or "").strip():
            yield "NotBlank: name"


def _of_atom_links(links: list[Element]) -> Iterator[str]:
    for link in links:
        yield from of_address(link.get("href") or "")
    if [link.get("rel") for link in links].count("alternate") != 1:
        yield "alternate"
