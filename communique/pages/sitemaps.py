"""What search engines may read and list: sitemaps, robots.txt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from communique.cards import Cards
from communique.model import Masthead, Plain, Site, Sitemap
from communique.organise import FOLDERS
from communique.pages.archive import by_month, dated
from communique.pages.corrections import CORRECTIONS
from communique.pages.editions import EDITIONS
from communique.pages.stories import STORIES
from communique.sitemaps import divided


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
