"""Why what is not on a site is not on it, in the words of badges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from communique.model import Article
from communique.organise import is_published


class Unpublished(NamedTuple):
    """An article that is not on the site: its address, its headline, and why."""

    url: str
    title: str
    badges: tuple[str, ...]


def badges_of(article: Article, now: datetime, zone: ZoneInfo) -> tuple[str, ...]:
    """What an editor must know of the article: why it is not on the site, what is to be checked."""
    return tuple(_badges(article, now, zone))


def _badges(article: Article, now: datetime, zone: ZoneInfo) -> Iterator[str]:
    if article.status == "draft":
        yield "Draft"
    if article.date and article.date > now:
        yield f"Scheduled for {said(article.date, zone)}"
    if article.embargo and article.embargo > now:
        yield f"Embargoed until {said(article.embargo, zone)}"
    if article.expires and article.expires <= now:
        yield f"Expired {said(article.expires, zone)}"
    if article.review:
        yield f"Needs review: {', '.join(article.review)}"


def said(moment: datetime, zone: ZoneInfo) -> str:
    """The moment, to the minute, by the site's clocks."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def unpublished(
    articles: Iterable[Article], now: datetime, zone: ZoneInfo
) -> tuple[Unpublished, ...]:
    """The articles that are not on the site at ``now``, the latest first; undated ones at once."""
    found = [one for one in articles if not is_published(one, now)]
    found.sort(key=lambda one: (one.date is None, one.date and one.date.timestamp(), one.path))
    found.reverse()
    return tuple(Unpublished(one.url, one.title, badges_of(one, now, zone)) for one in found)
