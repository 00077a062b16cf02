"""The archive: a page for each month that has articles, and one that lists the months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from communique.cards import Cards
from communique.model import ArchivePage, Article, Card, Link, MonthPage, Site


def month_pages(site: Site, cards: Cards) -> Iterator[MonthPage]:
    """The page of every month, newest first."""
    months = list(by_month(site, cards))
    links = [_link(cards, url, found) for url, found in months]
    around = [None, *links, None]
    for place, (url, found) in enumerate(months):
        yield MonthPage(
            url=url,
            title=links[place].name,
            description=None,
            days=tuple(_days(found, cards)),
            newer=around[place],
            older=around[place + 2],
        )


def archive_page(site: Site, cards: Cards) -> ArchivePage:
    """The page of all months, by year."""
    years: dict[str, list[Link]] = {}
    for url, found in by_month(site, cards):
        first = dated(found[0])
        name = cards.dates.month_name(first)
        year = f"{first.astimezone(cards.dates.zone).year:04d}"
        years.setdefault(year, []).append(Link(name=name, url=url, count=len(found)))
    return ArchivePage(
        url="/archive/",
        title="Archive",
        description=None,
        years=tuple((year, tuple(links)) for year, links in years.items()),
    )


def by_month(site: Site, cards: Cards) -> Iterator[tuple[str, tuple[Article, ...]]]:
    """Each month's address and articles, newest first."""

    def month_of(article: Article) -> tuple[int, int]:
        local = dated(article).astimezone(cards.dates.zone)
        return local.year, local.month

    for (year, month), found in groupby(site.articles, month_of):
        yield f"/archive/{year:04d}/{month:02d}/", tuple(found)


def dated(article: Article) -> datetime:
    """The date of an article that is in a list, and so has one."""
    if article.date is None:
        raise ValueError(f"{article.path} has no date and is in a list")
    return article.date


def _days(articles: Sequence[Article], cards: Cards) -> Iterator[tuple[str, tuple[Card, ...]]]:
    for day, found in groupby(articles, lambda article: cards.dates.day(dated(article))):
        yield day, tuple(cards.card(article) for article in found)


def _link(cards: Cards, url: str, found: Sequence[Article]) -> Link:
    return Link(name=cards.dates.month(dated(found[0])), url=url, count=len(found))
