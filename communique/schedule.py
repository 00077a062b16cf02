"""When a site changes by itself, and why what is not on it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from communique.kept import Kept
from communique.model import Article
from communique.organise import Curated, composed, is_published, moments

_MINUTE = timedelta(minutes=1)


class Change(NamedTuple):
    """What the site does by itself at a moment."""

    at: datetime
    what: str


class Absence(NamedTuple):
    """An article that is not on the site, and why."""

    path: str
    why: str


def changes_to_come(
    articles: Sequence[Article], curated: Curated, now: datetime
) -> tuple[Change, ...]:
    """All that appears and disappears by itself after ``now``, in order."""
    found = {*_of_articles(articles), *_of_editions(articles, curated, now)}
    return tuple(sorted(one for one in found if one.at > now))


def _of_articles(articles: Iterable[Article]) -> Iterator[Change]:
    for article in articles:
        if article.status == "draft":
            continue
        begins = [moment for moment in (article.date, article.embargo) if moment]
        begin, end = max(begins, default=None), article.expires
        if end and begin and end <= begin:
            continue
        if begin:
            yield Change(begin, f"appears: {article.path}")
        if end:
            yield Change(end, f"disappears: {article.path}")


def _of_editions(articles: Sequence[Article], curated: Curated, now: datetime) -> Iterator[Change]:
    dated = [article for article in articles if article.date]
    for moment in moments(dated, curated, Kept()):
        if moment > now:
            # What will have expired by then makes no edition.
            there = [one for one in dated if is_published(one, moment)]
            listed = [one for one in there if one.status != "withdrawn"]
            for edition in composed(articles, listed, (), curated, Kept()):
                if edition.closes == moment:
                    yield Change(moment, f"edition appears: {edition.name}")


def absences(articles: Iterable[Article], now: datetime) -> Iterator[Absence]:
    """Every article that is not on the site at ``now``, and why."""
    for article in articles:
        if not is_published(article, now):
            yield Absence(article.path, ", ".join(_reasons(article, now)))


def _reasons(article: Article, now: datetime) -> Iterator[str]:
    if article.status == "draft":
        yield "a draft: it has status: draft"
    if article.date and article.date > now:
        yield f"scheduled: its date is {_said(article.date)}"
    if article.embargo and article.embargo > now:
        yield f"under embargo until {_said(article.embargo)}"
    if article.expires and article.expires <= now:
        yield f"expired on {_said(article.expires)}"


def _said(moment: datetime) -> str:
    return moment.isoformat(sep=" ", timespec="minutes")


def cron_lines(changes: Iterable[Change], command: str) -> Iterator[str]:
    """Lines of a crontab that run ``command`` at the changes, in UTC; a minute is never early."""
    whole = {_whole(change.at) for change in changes}
    if whole:
        yield "CRON_TZ=UTC"
    for moment in sorted(whole):
        yield f"{moment.minute} {moment.hour} {moment.day} {moment.month} * {command}"


def _whole(moment: datetime) -> datetime:
    utc = moment.astimezone(UTC)
    floor = utc.replace(second=0, microsecond=0)
    return floor if floor == utc else floor + _MINUTE
