"""What a page says to machines: a graph of schema.org, as JSON-LD.

Everything in it is on the page too, in words. Its addresses are canonical ones, and the publisher
is the same node on every page. Sources of the rules: schema.org, and Google's pages on articles,
breadcrumbs and organisations.

nodes     the pieces: publisher, page, list, way from the front page
article   an article
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import msgspec

from communique.model import (
    ArticlePage,
    EditionPage,
    HomePage,
    KitPage,
    LeafPage,
    Masthead,
    MissingPage,
    MonthPage,
    Page,
    StoryPage,
    TermPage,
)
from communique.structured.article import article
from communique.structured.nodes import (
    TYPES,
    Node,
    collection,
    publisher_of,
    trail,
    web_page,
    web_site,
    whole,
)

_encode = msgspec.json.Encoder().encode


def json_ld(page: Page, masthead: Masthead) -> str:
    """The page's graph, safe inside of a ``script`` element: it holds no ``<``.

    Empty for a page of which there is nothing to say.
    """
    nodes = tuple(_graph(page, masthead))
    if not nodes:
        return ""
    graph = {"@context": "https://schema.org", "@graph": nodes}
    return _encode(graph).decode().replace("<", "\\u003c")


def _graph(page: Page, masthead: Masthead) -> Iterator[Node]:
    match page:
        case ArticlePage():
            yield from _article(page, masthead)
        case HomePage():
            shown = filter(None, (page.lead, *page.seconds, *page.briefs))
            yield collection(page, masthead, shown)
            yield web_site(masthead)
            yield publisher_of(masthead)
        case LeafPage():
            kind = "AboutPage" if page.url == "/about/" else "WebPage"
            yield web_page(kind, page, masthead)
            yield publisher_of(masthead)
            yield trail(masthead, (page.title, page.url))
        case TermPage() | MonthPage() | EditionPage() | StoryPage():
            yield from _listing(page, masthead)
        case MissingPage() | KitPage():
            return
        case _:
            yield web_page("CollectionPage", page, masthead)
            yield trail(masthead, (page.title, page.url))


def _article(page: ArticlePage, masthead: Masthead) -> Iterator[Node]:
    if page.status == "withdrawn":
        yield web_page("WebPage", page, masthead)
    else:
        yield article(page, masthead)
        yield publisher_of(masthead)
    above = ((page.kicker.name, page.kicker.url),) if page.kicker else ()
    yield trail(masthead, *above, (page.title, page.url))


def _listing(
    page: TermPage | MonthPage | EditionPage | StoryPage, masthead: Masthead
) -> Iterator[Node]:
    """A page of articles, which has a page of its like above it."""
    words = masthead.words
    match page:
        case TermPage():
            home = whole(page.url.partition("page/")[0], masthead)
            about: Node = {"@type": TYPES[page.kind], "name": page.name, "url": home}
            kind = "ProfilePage" if page.kind == "author" else "CollectionPage"
            yield collection(page, masthead, page.cards, kind=kind, about=about)
            above = words.all_of(page.kind)
        case MonthPage():
            cards = chain.from_iterable(cards for _, cards in page.days)
            yield collection(page, masthead, cards)
            above = words.archive
        case EditionPage():
            items = chain(chain.from_iterable(part.items for part in page.parts), page.also)
            found = collection(page, masthead, (item.card for item in items))
            yield {**found, "datePublished": page.closes.iso}
            above = words.editions
        case StoryPage():
            days = chain.from_iterable(happened for _, happened in page.days)
            yield collection(page, masthead, (one.card for one in days))
            above = words.stories
    index = "/".join(page.url.split("/")[:2]) + "/"
    yield trail(masthead, (above, index), (page.title, page.url))
