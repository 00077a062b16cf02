"""Feeds and the page that lists them, the sitemap, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from msgspec.structs import replace

from communique.cards import Cards
from communique.config import Feeds
from communique.model import (
    Article,
    Entry,
    Feed,
    FeedList,
    FeedsPage,
    Link,
    Masthead,
    Plain,
    Site,
    Sitemap,
    Subscription,
    Wording,
)
from communique.organise import FOLDERS, newest_first
from communique.pages.archive import by_month, dated
from communique.pages.corrections import CORRECTIONS, CORRECTIONS_FEED, correction_entries
from communique.pages.editions import EDITIONS, EDITIONS_FEED, edition_entries
from communique.pages.stories import STORIES
from communique.pages.terms import KINDS, links_to
from communique.sitemaps import divided

FEED, ATOM, JSON, LIST = "/feed.xml", "/atom.xml", "/feed.json", "/feeds.opml"


def feeds_in(site: Site, masthead: Masthead, cards: Cards, rules: Feeds) -> Iterator[Feed]:
    """The feed of everything, in three formats, one for every term, one of corrections."""
    by_id = {article.id: article for article in site.articles}

    def feed(url: str, title: str, home: str, entries: Iterable[Entry | None]) -> Feed:
        return Feed(
            url=url,
            title=title,
            description=masthead.description or masthead.title,
            home=_absolute(masthead, home),
            self_url=_absolute(masthead, url),
            language=masthead.language,
            generator=masthead.generator,
            entries=tuple(entry for entry in entries if entry),
            hub=rules.hub,
        )

    def entries(articles: Sequence[Article]) -> Iterator[Entry | None]:
        return (cards.entry(article, full_text=rules.full_text) for article in articles)

    newest = _with_notices(_recent(site.articles, rules), site.withdrawn)
    everything = feed(FEED, masthead.title, "/", entries(newest))
    yield everything
    yield replace(everything, url=ATOM, self_url=_absolute(masthead, ATOM), format="atom")
    yield replace(everything, url=JSON, self_url=_absolute(masthead, JSON), format="json")
    for term in site.terms:
        chosen = _recent([by_id[id] for id in term.articles], rules)
        title = f"{masthead.title}: {term.name}"
        yield feed(f"{term.url}feed.xml", title, term.url, entries(chosen))
    for story in site.stories:
        chosen = _recent([by_id[id] for id in story.articles], rules)
        title = f"{masthead.title}: {story.title}"
        yield feed(f"{story.url}feed.xml", title, story.url, entries(chosen))
    issues = edition_entries(site, masthead, cards)
    yield feed(EDITIONS_FEED, f"{masthead.title}: {masthead.words.editions}", EDITIONS, issues)
    mended = correction_entries(site, cards, rules.items)
    yield feed(
        CORRECTIONS_FEED, f"{masthead.title}: {masthead.words.corrections}", CORRECTIONS, mended
    )


def _with_notices(articles: Sequence[Article], withdrawn: Sequence[Article]) -> Sequence[Article]:
    """The articles, and those withdrawn of their time: readers who have one should know."""
    oldest = dated(articles[-1]) if articles else None
    notices = [one for one in withdrawn if one.date and (oldest is None or one.date >= oldest)]
    return newest_first((*articles, *notices)) if notices else articles


def _recent(articles: Sequence[Article], rules: Feeds) -> Sequence[Article]:
    """The newest: as many as ``rules.items``, and all within ``rules.days`` of the newest."""
    if not articles:
        return articles
    oldest = dated(articles[0]) - timedelta(days=rules.days)
    chosen = rules.items
    while chosen < len(articles) and dated(articles[chosen]) >= oldest:
        chosen += 1
    return articles[:chosen]


def feeds_page(site: Site, words: Wording) -> FeedsPage:
    """The page that lists all feeds for people."""
    groups: list[tuple[str, tuple[Link, ...]]] = [
        (
            words.everything,
            (
                Link(name="RSS", url=FEED),
                Link(name="Atom", url=ATOM),
                Link(name="JSON Feed", url=JSON),
                Link(name=words.every_feed, url=LIST),
            ),
        ),
        (
            words.besides,
            (
                Link(name=words.editions, url=EDITIONS_FEED),
                Link(name=words.corrections, url=CORRECTIONS_FEED),
            ),
        ),
    ]
    for title, found in _groups(site, words):
        links = tuple(Link(name=one.name, url=f"{one.url}feed.xml") for one in found)
        groups.append((title, links))
    return FeedsPage(url="/feeds/", title=words.feeds, description=None, groups=tuple(groups))


def feed_list(site: Site, masthead: Masthead) -> FeedList:
    """All feeds for programs, to be subscribed to at once."""
    words = masthead.words

    def at(title: str, home: str) -> Subscription:
        feed = _absolute(masthead, f"{home}feed.xml")
        return Subscription(title=title, feed=feed, home=_absolute(masthead, home))

    besides = (at(words.editions, EDITIONS), at(words.corrections, CORRECTIONS))
    groups = [(words.everything, (at(masthead.title, "/"),)), (words.besides, besides)]
    for title, found in _groups(site, words):
        groups.append((title, tuple(at(one.name, one.url) for one in found)))
    return FeedList(
        url=LIST, title=masthead.title, language=masthead.language, groups=tuple(groups)
    )


def _groups(site: Site, words: Wording) -> Iterator[tuple[str, tuple[Link, ...]]]:
    if site.stories:
        yield words.stories, tuple(Link(name=one.title, url=one.url) for one in site.stories)
    for kind in KINDS:
        if terms := links_to(site, kind):
            yield words.all_of(kind), terms


def sitemaps(site: Site, masthead: Masthead, cards: Cards) -> tuple[Sitemap, ...]:
    """What search engines may list, in as many files as it takes: no republished texts."""
    articles = tuple(
        (article.url, article.modified or dated(article))
        for article in site.articles
        if article.kind != "republished"
    )
    others = (
        *(leaf.url for leaf in site.leaves),
        *(term.url for term in site.terms),
        *(f"/{folder}/" for folder in FOLDERS.values()),
        *(url for url, _ in by_month(site, cards)),
        "/archive/",
        "/map/",
        STORIES,
        *(story.url for story in site.stories),
        EDITIONS,
        *(edition.url for edition in site.editions),
        CORRECTIONS,
        "/feeds/",
    )
    make = partial(_sitemaps, masthead, cards)
    return cards.kept.made("sitemaps", make, articles, others)


def _sitemaps(
    masthead: Masthead,
    cards: Cards,
    articles: Sequence[tuple[str, datetime]],
    others: Sequence[str],
) -> tuple[Sitemap, ...]:
    changed = [(url, cards.dates.when(moment).iso) for url, moment in articles]
    places = [("/", None), *changed, *((url, None) for url in others)]
    absolute = tuple((_absolute(masthead, url), iso) for url, iso in places)
    return divided(Sitemap(url="/sitemap.xml", places=absolute))


def robots(masthead: Masthead) -> Plain:
    """robots.txt (RFC 9309): everything may be read, and where the sitemap is."""
    where = _absolute(masthead, "/sitemap.xml")
    return Plain(url="/robots.txt", text=f"User-agent: *\nAllow: /\n\nSitemap: {where}\n")


def _absolute(masthead: Masthead, url: str) -> str:
    return masthead.base_url.rstrip("/") + url
