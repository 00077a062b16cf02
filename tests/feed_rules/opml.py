"""OPML 2.0 (opml.org/spec2.opml): a list of feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tests.feed_rules.text import of_address, of_language

_OF_A_FEED = {"text", "title", "type", "version", "xmlUrl", "htmlUrl", "description", "language"}


def problems_in_opml(xml: bytes) -> list[str]:
    """What is wrong with a list of feeds."""
    root = ElementTree.fromstring(xml)
    feeds = [one for one in root.iter("outline") if one.get("type")]
    times = Counter(one.get("xmlUrl") for one in feeds)
    return [
        *_of_document(root),
        *(problem for one in root.iter("outline") for problem in _of_outline(one)),
        *(f"given twice: {address}" for address, many in times.items() if many > 1),
    ]


def _of_document(root: Element) -> Iterator[str]:
    if root.tag != "opml" or root.get("version") != "2.0":
        yield "InvalidOPMLVersion"
    if [child.tag for child in root] != ["head", "body"]:
        yield "MissingElement: head and body"
    if not root.findtext("head/title"):
        yield "MissingElement: title"
    if root.find("body/outline") is None:
        yield "MissingElement: outline"


def _of_outline(one: Element) -> Iterator[str]:
    if not (one.get("text") or "").strip():
        yield "MissingAttribute: text"
    yield from _of_folder(one) if one.get("type") is None else _of_feed(one)


def _of_folder(one: Element) -> Iterator[str]:
    if set(one.attrib) != {"text"}:
        yield "MissingOutlineType"
    if not len(one):
        yield f"an empty folder: {one.get('text')}"


def _of_feed(one: Element) -> Iterator[str]:
    if one.get("type") != "rss" or one.get("version") != "RSS2":
        yield f"InvalidOutlineVersion: {one.get('version')}"
    if set(one.attrib) - _OF_A_FEED or len(one) or (one.text or "").strip():
        yield "UnexpectedAttribute or text"
    if not one.get("title"):
        yield "MissingTitleAttr"
    for name in ("xmlUrl", "htmlUrl"):
        yield from of_address(one.get(name) or "")
    yield from of_language(one.get("language") or "")
