"""What every format says of a feed and of an entry: plain text, whole addresses, moments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from communique.feeds.text import line, web_address
from communique.model import Entry, Feed, SourceNote


def name_of(feed: Feed) -> str:
    """The feed's title as plain text, never empty."""
    return line(feed.title) or "Untitled"


def subject_of(feed: Feed) -> str:
    """What the feed is about, as plain text, never empty."""
    return line(feed.description) or name_of(feed)


def headline_of(entry: Entry) -> str:
    """The title as plain text, never empty."""
    return line(entry.title) or "Untitled"


def summary_of(entry: Entry) -> str:
    """The article in a sentence, as plain text, never empty."""
    return line(entry.description or "") or headline_of(entry)


def address_of(entry: Entry) -> str:
    """The entry's absolute address in ASCII."""
    return web_address(entry.url) or entry.url


def source_of(entry: Entry) -> str | None:
    """The address of the report that the article rests on."""
    return web_address(entry.source.url) if entry.source else None


def source_name(source: SourceNote) -> str:
    """What the report's outlet is called, as plain text; empty when there is nothing to show."""
    return line(source.name) or urlsplit(source.url or "").hostname or ""


def topics_of(entry: Entry) -> list[str]:
    """The entry's topics, each once. They hold no comma: some readers divide them there."""
    names = (line(topic.replace(",", " ")) for topic in entry.topics)
    return list(dict.fromkeys(name for name in names if name))


def authors_of(entry: Entry) -> list[str]:
    """The names in the byline."""
    return [name for author in entry.authors if (name := line(author))]


def last_change(entries: Sequence[Entry]) -> datetime | None:
    """When the newest of the entries was published or changed; None without entries."""
    return max((entry.updated or entry.published for entry in entries), default=None)
