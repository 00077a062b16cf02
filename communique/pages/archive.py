"""The archive: a page for each month that has articles, and one that lists the months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby
from zoneinfo import ZoneInfo

from communique.cards import Cards
from communique.dates import Dates
from communique.model import ArchivePage, Article, Card, Link, MonthPage, Site


def month_pages(site: Site, cards: Cards) -> Iterator[MonthPage]:
    """The page of every month, newest first."""
    months = by_month(site, cards)
    links = [_link(cards, url, found) for url, found in months]
    around = [None, *links, None]
    for place, (url, found) in enumerate(months):
        days = tuple((cards.card(article), dated(article)) for article in found)
        newer, older = around[place], around[place + 2]
        make = partial(_page, cards.dates, url)
        yield cards.kept.made(("month", url), make, links[place].name, days, newer, older)


def _page(
    dates: Dates,
    url: str,
    name: str,
    shown: tuple[tuple[Card, datetime], ...],
    newer: Link | None,
    older: Link | None,
) -> MonthPage:
    return MonthPage(
        url=url,
        title=name,
        description=None,
        days=tuple(
            (day, tuple(card for card, _ in found))
            for day, found in groupby(shown, lambda one: dates.day(one[1]))
        ),
        newer=newer,
        older=older,
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
        title=cards.words.archive,
        description=None,
        years=tuple((year, tuple(links)) for year, links in years.items()),
    )


def by_month(site: Site, cards: Cards) -> tuple[tuple[str, tuple[Article, ...]], ...]:
    """Each month's address and articles, newest first."""
    zone = cards.dates.zone
    return tuple(
        (f"/archive/{year:04d}/{month:02d}/", tuple(found))
        for (year, month), found in groupby(site.articles, lambda article: month_of(article, zone))
    )


def dated(article: Article) -> datetime:
    """The date of an article that is in a list, and so has one."""
    if article.date is None:
        raise ValueError(f"{article.path} has no date and is in a list")
    return article.date


def _link(cards: Cards, url: str, found: Sequence[Article]) -> Link:
    return Link(name=cards.dates.month(dated(found[0])), url=url, count=len(found))


def month_of(article: Article, zone: ZoneInfo) -> tuple[int, int]:
    """Year and month in which a dated article appeared."""
    local = dated(article).astimezone(zone)
    return local.year, local.month
