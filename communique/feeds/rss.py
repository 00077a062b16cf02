"""RSS 2.0 (rssboard.org/rss-specification, rssboard.org/rss-profile), written by feedgen.

feedgen knows neither several authors, nor when an article was changed, nor pictures, hubs, style
sheets or how often a feed changes; and it says "now" where it is told nothing. Its extensions
``_Channel`` and ``_Item`` add and mend that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from communique.feeds.content import excerpt_of
from communique.feeds.entries import (
    address_of,
    authors_of,
    headline_of,
    last_change,
    name_of,
    source_name,
    source_of,
    subject_of,
    summary_of,
    topics_of,
)
from communique.feeds.text import as_html, line, rfc822, rfc3339, web_address
from communique.feeds.xml import ATOM, add, add_stylesheet, lines_of, marked, plain
from communique.model import Entry, Feed, Picture, Wording

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_SY = "{http://purl.org/rss/1.0/modules/syndication/}"
_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
}
_SPECIFICATION = "https://www.rssboard.org/rss-specification"
_SIZE = "144"  # in pixels
_MINUTES = 60  # between two visits of a reader
_END = b"  </channel>\n</rss>\n"

_PLAIN_IN_FRAME = plain("title", "description")
_PLAIN_IN_ITEM = plain("title", "category", "source", "media:description")


def frame(feed: Feed, entries: Sequence[Entry]) -> tuple[bytes, bytes]:
    """What stands before and after the items of the feed that holds ``entries``."""
    written = FeedGenerator()
    written.register_extension("communique", lambda: _Channel(feed, entries))
    written.title(name_of(feed))
    written.link(href=web_address(feed.self_url), rel="self", type="application/rss+xml")
    written.link(href=web_address(feed.home), rel="alternate")  # the last one is the channel's
    written.description(subject_of(feed))
    written.language(feed.language)
    written.generator(line(feed.generator))
    written.docs(_SPECIFICATION)
    written.ttl(_MINUTES)
    xml: bytes = written.rss_str(pretty=True)
    return marked(_PLAIN_IN_FRAME, xml.removesuffix(_END)), _END


def item(entry: Entry, content: str | None, language: str, words: Wording) -> bytes:
    """The entry as an item, in lines of its own. ``content`` is None for an excerpt.

    ``language`` is the feed's: the item's own is told when it is another.
    """
    written = FeedEntry()
    written.register_extension("communique", lambda: _Item(entry, language))
    written.title(headline_of(entry))
    written.link({"href": address_of(entry), "rel": "alternate"})
    written.guid(line(entry.id))
    if content is None:
        written.description(excerpt_of(entry, words))
    else:
        written.description(as_html(summary_of(entry)))
        written.content(content)
    xml = lines_of(written.rss_entry(), ("rss", "channel"), _NAMESPACES)
    return marked(_PLAIN_IN_ITEM, xml)


class _Channel:
    """What feedgen's channels lack."""

    def __init__(self, feed: Feed, entries: Sequence[Entry]) -> None:
        self.feed = feed
        self.entries = entries

    def extend_ns(self) -> dict[str, str]:
        """The namespaces of the whole feed."""
        return _NAMESPACES

    def extend_rss(self, rss: Any) -> None:
        """The channel is complete, and the style sheet named before it."""
        channel = rss[0]
        built = channel.find("lastBuildDate")
        changed = last_change(self.entries)
        if changed is None:
            channel.remove(built)
        else:
            built.text = rfc822(changed)
        add(channel, f"{_SY}updatePeriod", "hourly")
        add(channel, f"{_SY}updateFrequency", "1")
        image = add(channel, "image")
        add(image, "url", web_address(self.feed.icons[0]))
        add(image, "title", name_of(self.feed))
        add(image, "link", web_address(self.feed.home))
        add(image, "width", _SIZE)
        add(image, "height", _SIZE)
        if hub := web_address(self.feed.hub):
            add(channel, f"{ATOM}link", rel="hub", href=hub)
        add_stylesheet(rss, self.feed.url)


class _Item:
    """What feedgen's items lack."""

    def __init__(self, entry: Entry, language: str) -> None:
        self.entry = entry
        self.language = language

    def extend_rss(self, item: Any) -> None:
        """The item is complete."""
        entry = self.entry
        add(item, "pubDate", rfc822(entry.published))
        if entry.updated:
            add(item, f"{ATOM}updated", rfc3339(entry.updated))
        for author in authors_of(entry):
            add(item, f"{_DC}creator", author)
        for topic in topics_of(entry):
            add(item, "category", topic)
        if entry.lang != self.language:
            add(item, f"{_DC}language", entry.lang)
        if entry.source and (address := source_of(entry)):
            add(item, "source", source_name(entry.source), url=address)
        if entry.picture:
            _add_picture(item, entry.picture, has_content=item.find(_CONTENT) is not None)


def _add_picture(item: Any, picture: Picture, *, has_content: bool) -> None:
    # Bare, not in a media:group as feedgen has it: a group of one is an error.
    if address := web_address(picture.url):
        size = {"type": picture.media, "width": picture.width, "height": picture.height}
        known = {name: str(value) for name, value in size.items() if value}
        media = add(item, f"{_MEDIA}content", url=address, medium="image", **known)
        # feedparser, and what is built on it, takes a description for the content if there is none.
        if has_content and (alt := line(picture.alt)):
            add(media, f"{_MEDIA}description", alt, type="plain")
        if credit := line(picture.credit or ""):
            add(media, f"{_MEDIA}credit", credit)
