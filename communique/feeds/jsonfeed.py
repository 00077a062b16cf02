"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.feeds.content import excerpt_of
from communique.feeds.entries import (
    address_of,
    authors_of,
    headline_of,
    name_of,
    source_of,
    subject_of,
    summary_of,
    topics_of,
)
from communique.feeds.text import line, rfc3339, web_address
from communique.model import Entry, Feed, Wording

_COMMENT = "This is a feed: copy its address into a feed reader, and new articles will come to you."


def frame(feed: Feed, entries: Sequence[Entry]) -> tuple[bytes, bytes]:
    """What stands before and after the items, which commas separate."""
    head: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "user_comment": _COMMENT,
        "title": name_of(feed),
        "description": subject_of(feed),
        "home_page_url": web_address(feed.home),
        "feed_url": web_address(feed.self_url),
        "icon": web_address(feed.icons[2]),
        "favicon": web_address(feed.icons[1]),
        "language": feed.language,
    }
    if hub := web_address(feed.hub):
        head["hubs"] = [{"type": "WebSub", "url": hub}]
    tail = b"]}\n" if not entries else b"\n]}\n"
    return msgspec.json.encode(head).removesuffix(b"}") + b',"items":[', tail


def item(entry: Entry, content: str | None, language: str, words: Wording) -> bytes:
    """The entry as a JSON object. ``content`` is None for an excerpt.

    ``language`` is the feed's: the item's own is told when it is another. The source of an excerpt
    is its ``external_url``, which readers open instead of the page here.
    """
    said: dict[str, object] = {
        "id": line(entry.id),
        "url": address_of(entry),
        "external_url": source_of(entry) if entry.body is None else None,
        "title": headline_of(entry),
        "summary": summary_of(entry),
        "content_html": excerpt_of(entry, words) if content is None else content,
        "image": web_address(entry.picture.url) if entry.picture else None,
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.updated) if entry.updated else None,
        "authors": [{"name": name} for name in authors_of(entry)],
        "tags": topics_of(entry),
        "language": entry.lang if entry.lang != language else None,
    }
    return b"\n" + msgspec.json.encode({name: value for name, value in said.items() if value})
