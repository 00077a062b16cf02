"""OPML 2.0 (opml.org/spec2.opml): all feeds at once, for a reader to import."""

from __future__ import annotations

from lxml import etree

from communique.feeds.text import line, web_address
from communique.model import FeedList, Subscription


def opml(feeds: FeedList) -> bytes:
    """The list as OPML, its groups as folders."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = line(feeds.title)
    body = etree.SubElement(root, "body")
    for name, subscriptions in feeds.groups:
        folder = etree.SubElement(body, "outline", text=line(name))
        for one in subscriptions:
            etree.SubElement(folder, "outline", _outline(one, feeds.language))
    xml: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return xml


def _outline(one: Subscription, language: str) -> dict[str, str]:
    title = line(one.title)
    return {
        "type": "rss",
        "text": title,
        "title": title,
        "version": "RSS2",
        "xmlUrl": web_address(one.feed) or one.feed,
        "htmlUrl": web_address(one.home) or one.home,
        "description": line(one.description),
        "language": language,
    }
