"""The file of an article that has no text yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from communique.editions import Calendar
from communique.fingerprint import digest
from communique.ingest.article_file import lines_of, scalar
from communique.slugs import numbered, slug_of

_MORNING = timedelta(hours=18)
"""Before an edition closes: 6 in the morning for one that closes at midnight."""

Taken = Callable[[str], bool]


def moment_in(edition: date | None, now: datetime, calendar: Calendar) -> datetime:
    """A moment at which an article of that edition appears: now, if that is one; to the minute."""
    moment = now.astimezone(calendar.zone)
    if edition and calendar.day_of(moment) != edition:
        moment = calendar.close_of(edition) - _MORNING
    return moment.replace(second=0, microsecond=0)


def place_for(title: str, moment: datetime, is_taken: Taken) -> str:
    """Where the article's file lies: ``content/articles/YEAR/slug.md``, a name nobody has."""
    slug, number = slug_of(title), 1
    while is_taken(place := f"content/articles/{moment.year:04d}/{numbered(slug, number)}.md"):
        number += 1
    return place


def id_for(title: str, moment: datetime, is_taken: Taken) -> str:
    """A permanent id that nobody has: the day, and what title and moment come to."""
    said = f"{title} {moment.isoformat()}"
    mark = digest(said.encode())
    names = (f"{moment:%Y%m%d}-{mark[:length]}" for length in range(8, 33))
    return next(name for name in names if not is_taken(name))


def text_for(title: str, id: str, moment: datetime, *, story: str | None = None) -> str:
    """The article's file: a draft, with the fields that an editor fills in."""
    lines = [
        f"id: {id}",
        f"title: {scalar(title)}",
        "description:",
        f"date: {moment.isoformat(timespec='minutes')}",
        "status: draft",
        "kind: own",
        *lines_of("story", story),
        "authors: []",
        "tags: []",
        "sources: []",
    ]
    return "---\n" + "\n".join(lines) + "\n---\n\n"
