"""Feeds and the page that lists them, the sitemap, robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from communique.cards import Cards
from communique.config import Feeds
from communique.model import Article, Feed, FeedsPage, Link, Masthead, Plain, Site, Sitemap
from communique.organise import FOLDERS
from communique.pages.archive import by_month, dated
from communique.pages.terms import TITLES, links_to


def feeds_in(site: Site, masthead: Masthead, cards: Cards, rules: Feeds) -> Iterator[Feed]:
    """The feed of everything, and one for every term."""
    by_id = {article.id: article for article in site.articles}
    title = masthead.title
    yield _feed("/feed.xml", title, "/", site.articles, masthead, cards, rules)
    for term in site.terms:
        chosen = [by_id[id] for id in term.articles]
        name = f"{title}: {term.name}"
        yield _feed(f"{term.url}feed.xml", name, term.url, chosen, masthead, cards, rules)


def _feed(
    url: str,
    title: str,
    home: str,
    articles: Sequence[Article],
    masthead: Masthead,
    cards: Cards,
    rules: Feeds,
) -> Feed:
    chosen = _recent(articles, rules)
    entries = (cards.entry(article, full_text=rules.full_text) for article in chosen)
    return Feed(
        url=url,
        title=title,
        description=masthead.description or masthead.title,
        home=_absolute(masthead, home),
        self_url=_absolute(masthead, url),
        language=masthead.language,
        generator=masthead.generator,
        entries=tuple(entry for entry in entries if entry),
    )


def _recent(articles: Sequence[Article], rules: Feeds) -> Sequence[Article]:
    """The newest: as many as ``rules.items``, and all within ``rules.days`` of the newest."""
    if not articles:
        return articles
    oldest = dated(articles[0]) - timedelta(days=rules.days)
    chosen = rules.items
    while chosen < len(articles) and dated(articles[chosen]) >= oldest:
        chosen += 1
    return articles[:chosen]


def feeds_page(site: Site, masthead: Masthead) -> FeedsPage:
    """The page that lists all feeds for people."""
    groups: list[tuple[str, tuple[Link, ...]]] = [
        ("Everything", (Link(name=masthead.title, url="/feed.xml"),))
    ]
    for kind, title in TITLES.items():
        terms = links_to(site, kind)
        links = tuple(Link(name=term.name, url=f"{term.url}feed.xml") for term in terms)
        if links:
            groups.append((title, links))
    return FeedsPage(url="/feeds/", title="Feeds", description=None, groups=tuple(groups))


def sitemap(site: Site, masthead: Masthead, cards: Cards) -> Sitemap:
    """What search engines may list: not republished or withdrawn texts."""
    places: list[tuple[str, str | None]] = [(_absolute(masthead, "/"), None)]
    for article in site.articles:
        if article.kind != "republished":
            changed = cards.dates.when(article.updated or dated(article))
            places.append((_absolute(masthead, article.url), changed.iso))
    others = [leaf.url for leaf in site.leaves]
    others += [term.url for term in site.terms]
    others += [f"/{folder}/" for folder in FOLDERS.values()]
    others += [url for url, _ in by_month(site, cards)]
    places += [(_absolute(masthead, url), None) for url in (*others, "/archive/", "/feeds/")]
    return Sitemap(url="/sitemap.xml", places=tuple(places))


def robots(masthead: Masthead) -> Plain:
    """robots.txt (RFC 9309): everything may be read, and where the sitemap is."""
    where = _absolute(masthead, "/sitemap.xml")
    return Plain(url="/robots.txt", text=f"User-agent: *\nAllow: /\n\nSitemap: {where}\n")


def _absolute(masthead: Masthead, url: str) -> str:
    return masthead.base_url.rstrip("/") + url
