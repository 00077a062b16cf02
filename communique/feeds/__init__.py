"""Feeds: a ``Feed`` value to bytes. The same value gives the same bytes.

text        text, addresses and moments as feeds may hold them
entries     what every format says of an entry in its head
body        an article's HTML with every address whole
content     an entry as HTML: all that a reader shows
xml         what RSS and Atom share
rss  atom  jsonfeed     the formats: an entry, and the frame around entries
opml        the list of all feeds
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from communique.feeds import atom, jsonfeed, rss
from communique.feeds.content import content_of
from communique.feeds.opml import opml
from communique.model import Entry, Feed, Wording
from communique.wording.english import ENGLISH

__all__ = ["MAX_BYTES", "FeedWriter", "opml"]

MAX_BYTES = 250_000
"""A feed with more bytes than this is a burden: entries are left out, the last ones first."""

_FRAME_BYTES = 2_000  # more than what stands around the entries

_FORMATS: dict[str, tuple[ModuleType, bytes]] = {
    "rss": (rss, b""),
    "atom": (atom, b""),
    "json": (jsonfeed, b","),
}


class FeedWriter:
    """Writes the feeds of one site.

    ``html_of`` gives a body's safe HTML by its key, in which addresses that begin with a slash are
    the site's; ``words`` are those of the site's language. Most entries stand in several feeds:
    the HTML of each is made once, and written once for each format, and kept, so that a writer
    comes to hold as many bytes as all its different entries have.
    """

    def __init__(self, html_of: Callable[[str], str], words: Wording = ENGLISH) -> None:
        self._html_of = html_of
        self._words = words
        self._contents: dict[tuple[str, Entry], str | None] = {}
        self._items: dict[tuple[str, str, str, Entry], bytes] = {}

    def written(self, feed: Feed) -> bytes:
        """The feed in its format: its first entries, in order, as many as ``MAX_BYTES`` hold.

        There is always one, if the feed has any.
        """
        form, between = _FORMATS[feed.format]
        items: list[bytes] = []
        size = _FRAME_BYTES
        for entry in feed.entries:
            item = self._item(entry, feed)
            size += len(item)
            if items and size > MAX_BYTES:
                break
            items.append(item)
        head, tail = form.frame(feed, feed.entries[: len(items)])
        return b"".join((head, between.join(items), tail))

    def rss(self, feed: Feed) -> bytes:
        """The same as ``written``."""
        return self.written(feed)

    def _item(self, entry: Entry, feed: Feed) -> bytes:
        key = (feed.format, feed.site, feed.language, entry)
        found = self._items.get(key)
        if found is None:
            form, _ = _FORMATS[feed.format]
            content = self._content(entry, feed.site)
            found = self._items[key] = form.item(entry, content, feed.language, self._words)
        return found

    def _content(self, entry: Entry, site: str) -> str | None:
        if (site, entry) not in self._contents:
            self._contents[site, entry] = content_of(entry, self._html_of, site, self._words)
        return self._contents[site, entry]
