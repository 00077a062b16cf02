"""Outputs that are not pages: feeds, lists for machines, files copied as they are."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from communique.model.content import Body, Value
from communique.model.data import Dataset
from communique.model.pictures import Rendition, SocialCard
from communique.model.pieces import Link, Note, SourceNote
from communique.model.shown import Newsletter, Page


class Picture(Value, frozen=True, kw_only=True):
    """A picture as a feed carries it. ``url`` is absolute; ``alt`` says what is to be seen.

    ``media`` is its media type, ``width`` and ``height`` are in pixels, where they are known.
    """

    url: str
    alt: str = ""
    media: str | None = None
    width: int | None = None
    height: int | None = None
    caption: str | None = None
    credit: str | None = None


class Entry(Value, frozen=True, kw_only=True):
    """An article as a feed carries it. ``id`` is a tag: URI (RFC 4151) that never changes.

    ``url`` is absolute; times carry their zone. ``body`` is None for an excerpt, which ends with a
    link that is called ``leads_on``. ``points`` stand before the text, ``endnote`` and ``sources``,
    the reports it rests on besides ``source``, after it. ``genre`` is what it is called when it is
    no news, such as "Opinion". ``contents`` are what the entry leads to, if that is more than one
    thing, with absolute addresses.
    """

    id: str
    url: str
    title: str
    description: str | None
    published: datetime
    updated: datetime | None
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    lang: str
    body: Body | None
    source: SourceNote | None
    genre: str | None = None
    sources: tuple[SourceNote, ...] = ()
    points: tuple[str, ...] = ()
    endnote: str | None = None
    notes: tuple[Note, ...] = ()
    picture: Picture | None = None
    contents: tuple[Link, ...] = ()
    leads_on: str = "Read the whole article"


FeedFormat = Literal["rss", "atom", "json"]


class Feed(Value, frozen=True, kw_only=True):
    """A feed of entries, newest first. ``home`` is the absolute address of the page it follows.

    ``id`` is a tag: URI that stays when the site moves; ``site`` is the site's absolute address
    without its closing slash. ``icons`` are the absolute addresses of the site's icon as PNG, of
    144, 192 and 512 pixels. ``hub`` is the address of its WebSub hub.
    """

    id: str
    url: str
    site: str
    icons: tuple[str, str, str]
    title: str
    description: str
    home: str
    self_url: str
    language: str
    generator: str
    entries: tuple[Entry, ...]
    format: FeedFormat = "rss"
    hub: str | None = None


class Subscription(Value, frozen=True, kw_only=True):
    """A feed as a list of feeds names it: absolute addresses of the feed and of its page."""

    title: str
    feed: str
    home: str
    description: str


class FeedList(Value, frozen=True, kw_only=True):
    """Feeds to subscribe to at once, as OPML. ``groups`` are (heading, feeds)."""

    url: str
    title: str
    language: str
    groups: tuple[tuple[str, tuple[Subscription, ...]], ...]


class Sitemap(Value, frozen=True, kw_only=True):
    """The addresses to be indexed: (absolute address, RFC 3339 time of the last change or None).

    The addresses in an index are those of other sitemaps.
    """

    url: str
    places: tuple[tuple[str, str | None], ...]
    is_index: bool = False


class Plain(Value, frozen=True, kw_only=True):
    """A small text file that is known in full, such as robots.txt."""

    url: str
    text: str


class NewsletterText(Value, frozen=True, kw_only=True):
    """The same as a newsletter, for whoever reads mail as plain text."""

    url: str
    newsletter: Newsletter


class Asset(Value, frozen=True, kw_only=True):
    """A file copied as it is: where it lies, and the fingerprint of its bytes."""

    url: str
    source: str
    digest: str


class Redirect(Value, frozen=True, kw_only=True):
    """The page at an address that an article had: it leads on to the one it has now.

    ``to`` is that address as seen from the page, ``canonical`` the same with its host. ``said`` is
    a phrase with ``{}`` for a link to the article, in ``language``; ``lang`` is the title's.
    """

    url: str
    title: str
    lang: str
    to: str
    canonical: str
    said: str
    language: str


class Locator(Value, frozen=True, kw_only=True):
    """A map of where countries are, by their codes, as SVG.

    ``state`` is the fingerprint of what countries are called and how maps are drawn.
    """

    url: str
    title: str
    codes: tuple[str, ...]
    state: str


IconForm = Literal["ico", "png", "opaque", "maskable"]


class Icon(Value, frozen=True, kw_only=True):
    """A picture of the site's own SVG: where that lies, and the fingerprint of its bytes.

    ``size`` is in pixels; for ``form`` see ``icons.icon``.
    """

    url: str
    source: str
    digest: str
    size: int
    form: IconForm


Output = (
    Page
    | Newsletter
    | Feed
    | FeedList
    | Dataset
    | Sitemap
    | Plain
    | NewsletterText
    | Asset
    | Icon
    | Locator
    | Redirect
    | Rendition
    | SocialCard
)
