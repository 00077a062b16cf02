"""Atom 1.0 (RFC 4287), written by feedgen.

feedgen drops the relation of an entry's links and says "now" where it is told nothing; its
extensions ``_Frame`` and ``_Links`` mend that.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
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
    source_of,
    subject_of,
    summary_of,
    topics_of,
)
from communique.feeds.text import as_html, line, web_address
from communique.feeds.xml import add, add_stylesheet, lines_of, marked, plain
from communique.fingerprint import digest
from communique.model import Entry, Feed, Wording

_END = b"</feed>\n"
_PLAIN = plain("title", "subtitle", "name")
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed without entries was changed: Atom wants a time, and none is known."""


def frame(feed: Feed, entries: Sequence[Entry]) -> tuple[bytes, bytes]:
    """What stands before and after the entries of the feed that holds ``entries``."""
    written = FeedGenerator()
    written.register_extension("communique", lambda: _Frame(feed), rss=False)
    written.id(feed.id)
    written.title(name_of(feed))
    written.subtitle(subject_of(feed))
    written.updated((last_change(entries) or _NEVER).astimezone(UTC))
    written.author(name=name_of(feed))  # for entries without a byline (RFC 4287, 4.1.1)
    written.language(feed.language)
    written.generator(line(feed.generator))
    written.link(href=web_address(feed.self_url), rel="self", type="application/atom+xml")
    written.link(href=web_address(feed.home), rel="alternate", type="text/html")
    written.icon(web_address(feed.icons[1]))
    if hub := web_address(feed.hub):
        written.link(href=hub, rel="hub")
    xml: bytes = written.atom_str(pretty=True)
    return marked(_PLAIN, xml.removesuffix(_END)), _END


def item(entry: Entry, content: str | None, language: str, words: Wording) -> bytes:
    """The entry, in lines of its own. ``content`` is None for an excerpt.

    ``language`` is the feed's: the entry's own is told when it is another.
    """
    written = FeedEntry()
    written.register_extension("communique", lambda: _Links(entry, language), rss=False)
    written.id(line(entry.id))
    written.title(headline_of(entry))
    written.link({"href": address_of(entry), "rel": "alternate"})
    written.published(entry.published.astimezone(UTC))
    written.updated(_changed(entry))
    for author in authors_of(entry):
        written.author(name=author)
    for topic in topics_of(entry):
        written.category(term=topic)
    if content is None:
        written.summary(excerpt_of(entry, words), type="html")
    else:
        written.summary(as_html(summary_of(entry)), type="html")
        written.content(content, type="html")
    return marked(_PLAIN, lines_of(written.atom_entry(), ("feed",), {}))


def _changed(entry: Entry) -> datetime:
    """When the entry was changed, to a fraction of a second that only this entry has.

    Articles that have a day and no time would all be changed at one moment, of which validators
    warn.
    """
    fraction = int(digest(entry.id.encode())[:8], 16) % 1_000_000
    return (entry.updated or entry.published).astimezone(UTC).replace(microsecond=fraction)


class _Frame:
    """What feedgen's Atom feeds lack."""

    def __init__(self, feed: Feed) -> None:
        self.feed = feed

    def extend_ns(self) -> dict[str, str]:
        """No namespace besides Atom's."""
        return {}

    def extend_atom(self, root: Any) -> None:
        """The style sheet is named before the feed."""
        add_stylesheet(root, self.feed.url)


class _Links:
    """An entry's links, each with its relation."""

    def __init__(self, entry: Entry, language: str) -> None:
        self.entry = entry
        self.language = language

    def extend_atom(self, element: Any) -> None:
        """The entry links to its page and to its source, and says in what language it is."""
        for link in element.findall("link"):
            element.remove(link)
        address = address_of(self.entry)
        add(element, "link", rel="alternate", type="text/html", href=address)
        if source := source_of(self.entry):
            add(element, "link", rel="via", href=source)
        if self.entry.lang != self.language:
            # As an attribute of the content: the entry's own tag stays plain (see ``lines_of``).
            lang = "{http://www.w3.org/XML/1998/namespace}lang"
            for name in ("title", "summary", "content"):
                if (found := element.find(name)) is not None:
                    found.set(lang, self.entry.lang)
