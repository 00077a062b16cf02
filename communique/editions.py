"""Which articles make which edition: a day's by its cut-off, a week's of its days.

An edition closes at one moment and is there from then on, never before: nothing in it changes but
by an editor. An article belongs to the first edition that closes after its release, unless an
editor picked it for another, or an edition that was frozen held it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from communique.model import Article, Edition, EditionFile, Frozen, Mark, Part

_DAY = timedelta(days=1)
A_WEEK = 2
"""A week with fewer days that have articles would only repeat them, and is not made."""


class Calendar(NamedTuple):
    """When editions close: every day at ``cut_off`` in ``zone``, midnight being the day's end."""

    zone: ZoneInfo
    cut_off: time = time(0)

    def day_of(self, moment: datetime) -> date:
        """The day of the edition that is the first to close after the moment."""
        local = moment.astimezone(self.zone)
        is_next = self.cut_off != time(0) and local.time() >= self.cut_off
        return local.date() + _DAY if is_next else local.date()

    def close_of(self, day: date) -> datetime:
        """When the edition of a day closes."""
        end = day + _DAY if self.cut_off == time(0) else day
        return datetime.combine(end, self.cut_off, self.zone)

    def close_of_week(self, day: date) -> datetime:
        """When the edition of the week closes that holds a day: with that of its Sunday."""
        return self.close_of(day + (7 - day.isoweekday()) * _DAY)


class Piece(NamedTuple):
    """An article as an edition sees it. ``is_listed``: it was not withdrawn."""

    id: str
    slug: str
    released: datetime
    section: str | None
    weight: int
    story: str | None
    said: tuple[datetime, ...]
    is_listed: bool = True


class Plans(NamedTuple):
    """What editors decided: by hand, and by freezing. ``known`` are ids of all articles."""

    files: tuple[EditionFile, ...]
    frozen: tuple[Frozen, ...]
    known: frozenset[str]


def piece_of(article: Article, *, is_listed: bool = True) -> Piece:
    """The article as editions see it; it is dated."""
    return Piece(
        id=article.id,
        slug=article.slug,
        released=released(article),
        section=article.section,
        weight=article.weight,
        story=article.story,
        said=(
            *(one.at for one in article.corrections),
            *(one.at for one in article.updates),
        ),
        is_listed=is_listed,
    )


def released(article: Article) -> datetime:
    """When a dated article could first be read."""
    if article.date is None:
        raise ValueError(f"{article.path} has no date")
    return max(article.date, article.embargo) if article.embargo else article.date


def editions_of(pieces: Sequence[Piece], plans: Plans, calendar: Calendar) -> tuple[Edition, ...]:
    """Every edition of a day and of a week that has articles, the first to close first.

    ``pieces`` are in the site's order, newest first.
    """
    days = _days(pieces, plans, calendar)
    weeks = _weeks(days, plans, calendar)
    return tuple(sorted((*days, *weeks), key=lambda one: (one.closes, one.is_week)))


def _days(pieces: Sequence[Piece], plans: Plans, calendar: Calendar) -> tuple[Edition, ...]:
    files = {file.name: file for file in plans.files}
    frozen = {file.name: file for file in plans.frozen}
    by_id = {piece.id: piece for piece in pieces}
    composed = []
    for name, found in sorted(_members(pieces, plans, calendar).items()):
        gone = frozen.get(name)
        titles = [one.title for one in gone.members if one.id not in plans.known] if gone else []
        if found or titles:
            edition = _day(name, found, files.get(name), calendar)
            composed.append(replace(edition, is_frozen=bool(gone), gone=tuple(titles)))
    return tuple(_with_mended(_with_marks(composed, by_id), by_id))


def _members(pieces: Sequence[Piece], plans: Plans, calendar: Calendar) -> dict[str, list[Piece]]:
    """The articles of each day, each in one. What is frozen is as it was, in its order."""
    held: dict[str, list[Piece]] = {file.name: [] for file in plans.frozen}
    shut = frozenset(held)
    listed = [piece for piece in pieces if piece.is_listed]
    claimed = set()
    for name, piece in chain(
        _frozen(pieces, plans), _planned(listed, plans, shut), _by_day(listed, calendar, shut)
    ):
        if piece.id not in claimed:
            claimed.add(piece.id)
            held.setdefault(name, []).append(piece)
    return held


Claims = Iterator[tuple[str, Piece]]


def _frozen(pieces: Iterable[Piece], plans: Plans) -> Claims:
    by_id = {piece.id: piece for piece in pieces}
    for file in plans.frozen:
        for member in file.members:
            if member.id in by_id:
                yield file.name, by_id[member.id]


def _planned(listed: Sequence[Piece], plans: Plans, shut: Set[str]) -> Claims:
    by_name = _by_name(listed)
    for plan in plans.files:
        if plan.name not in shut and "w" not in plan.name:
            for piece in _named((*plan.picks, *plan.also_today), by_name):
                yield plan.name, piece


def _by_day(listed: Iterable[Piece], calendar: Calendar, shut: Set[str]) -> Claims:
    for piece in listed:
        day = calendar.day_of(piece.released).isoformat()
        if day not in shut:
            yield day, piece


def _by_name(pieces: Iterable[Piece]) -> dict[str, Piece]:
    """Pieces by slug, the newest first to have it, and by id before that."""
    named: dict[str, Piece] = {}
    ids: dict[str, Piece] = {}
    for piece in pieces:
        named.setdefault(piece.slug, piece)
        ids[piece.id] = piece
    return named | ids


def _named(names: Iterable[str], by_name: Mapping[str, Piece]) -> Iterator[Piece]:
    return (by_name[name] for name in dict.fromkeys(names) if name in by_name)


def _day(
    name: str, pieces: Sequence[Piece], file: EditionFile | None, calendar: Calendar
) -> Edition:
    by_name = _by_name(pieces)
    also = list(_named(file.also_today, by_name)) if file else []
    picks = list(_named(file.picks, by_name)) if file else []
    chosen = {piece.id for piece in (*also, *picks)}
    others = [piece for piece in pieces if piece.id not in chosen]
    if picks:
        # What the editor did not pick is in the edition all the same, in brief.
        parts = [Part(articles=tuple(piece.id for piece in picks))]
        also += others
    else:
        parts = list(_sections(others, file.order if file else ()))
    day = date.fromisoformat(name)
    return Edition(
        name=name,
        url=f"/editions/{name}/",
        opens=calendar.close_of(day - _DAY),
        closes=calendar.close_of(day),
        file=file,
        parts=tuple(parts),
        also=tuple(piece.id for piece in also),
    )


def _sections(pieces: Sequence[Piece], order: Sequence[str]) -> Iterator[Part]:
    """The articles by section and weight. Sections stand as ordered, then as their best article."""
    ranked = sorted(pieces, key=lambda piece: -piece.weight)
    sections: dict[str | None, list[str]] = {name: [] for name in (None, *order)}
    for piece in ranked:
        sections.setdefault(piece.section, []).append(piece.id)
    for name, ids in sections.items():
        if ids:
            yield Part(heading=name, articles=tuple(ids))


def _with_marks(days: Iterable[Edition], by_id: Mapping[str, Piece]) -> Iterator[Edition]:
    """The editions, in order, each with what it says of its stories: new, or continuing."""
    seen: set[str] = set()
    for edition in days:
        stories = {id: by_id[id].story for id in edition.articles}
        marks: list[tuple[str, Mark]] = [
            (id, "continuing" if story in seen else "new") for id, story in stories.items() if story
        ]
        seen.update(story for story in stories.values() if story)
        yield replace(edition, marks=tuple(marks))


def _with_mended(days: Iterable[Edition], by_id: Mapping[str, Piece]) -> Iterator[Edition]:
    """The editions, each with what was said in its time of articles of earlier ones."""
    editions = list(days)
    closes = [edition.closes for edition in editions]
    mended: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for place, edition in enumerate(editions):
        for id in edition.articles:
            for at in by_id[id].said:
                later = bisect_right(closes, at)
                if by_id[id].is_listed and place < later < len(editions):
                    mended[later].append((at, id))
    for place, edition in enumerate(editions):
        said = tuple((id, at) for at, id in sorted(mended[place], reverse=True))
        yield replace(edition, mended=said) if said else edition


def _weeks(days: Iterable[Edition], plans: Plans, calendar: Calendar) -> Iterator[Edition]:
    files = {file.name: file for file in plans.files}
    weeks: dict[str, list[Edition]] = defaultdict(list)
    for edition in days:
        weeks[week_of(date.fromisoformat(edition.name))].append(edition)
    for name, found in weeks.items():
        if len(found) >= A_WEEK:
            yield _week(name, found, files.get(name), calendar)


def week_of(day: date) -> str:
    """The name of a day's week (ISO 8601), such as 2024-w08."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-w{week:02d}"


def _week(
    name: str, days: Sequence[Edition], file: EditionFile | None, calendar: Calendar
) -> Edition:
    first = date.fromisoformat(days[0].name)
    monday = first - (first.isoweekday() - 1) * _DAY
    ids = {id for day in days for id in day.articles}
    picks = tuple(id for id in (file.picks if file else ()) if id in ids)
    parts = [Part(articles=picks)] if picks else []
    for day in days:
        rest = tuple(id for id in day.articles if id not in picks)
        if rest:
            parts.append(Part(heading=day.name, articles=rest))
    return Edition(
        name=name,
        url=f"/editions/{name}/",
        is_week=True,
        opens=calendar.close_of(monday - _DAY),
        closes=calendar.close_of_week(monday),
        file=file,
        parts=tuple(parts),
        gone=tuple(title for day in days for title in day.gone),
        marks=tuple({id: mark for day in reversed(days) for id, mark in day.marks}.items()),
    )


def closing_times(
    releases: Iterable[datetime], names: Iterable[str], calendar: Calendar
) -> frozenset[datetime]:
    """When editions close that may hold articles of those moments, or are called by those names.

    More than there will be: an article may be a draft, or stand in another edition.
    """
    days = {calendar.day_of(moment) for moment in releases}
    days |= {date.fromisoformat(name) for name in names if "w" not in name}
    return frozenset(
        close for day in days for close in (calendar.close_of(day), calendar.close_of_week(day))
    )
