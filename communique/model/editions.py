"""What ties articles together in time: stories that run for days, editions that close."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from communique.model.content import Body, Value

StoryStatus = Literal["watch", "active", "closed"]
Mark = Literal["new", "continuing"]


class StoryFile(Value, frozen=True, kw_only=True):
    """One file of content/stories/: what the editor says of a story."""

    path: str
    slug: str
    title: str
    description: str | None = None
    status: StoryStatus = "active"
    lang: str
    body: Body


class Quote(Value, frozen=True, kw_only=True):
    """The quote of the day: what was said, by whom, and where that can be read."""

    text: str
    name: str | None = None
    url: str | None = None


class Event(Value, frozen=True, kw_only=True):
    """What is to come: midnight stands for the day as a whole."""

    at: datetime
    text: str
    place: str | None = None
    url: str | None = None


class EditionFile(Value, frozen=True, kw_only=True):
    """One file of content/editions/: what the editor decided about an edition.

    ``name`` is its day or week, such as 2024-02-20 or 2024-w08. ``picks`` and ``also_today`` name
    articles by id or slug, ``order`` names sections; ``also_today`` holds sentences too.
    """

    path: str
    name: str
    title: str | None = None
    description: str | None = None
    lang: str
    body: Body
    picks: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    also_today: tuple[str, ...] = ()
    quote: Quote | None = None
    diary: tuple[Event, ...] = ()


class Member(Value, frozen=True, kw_only=True):
    """An article as a frozen edition remembers it."""

    id: str
    title: str


class Frozen(Value, frozen=True, kw_only=True):
    """One file of content/frozen/: what was in an edition when it closed, in its order."""

    path: str
    name: str
    members: tuple[Member, ...]
    body: Body


class Story(Value, frozen=True, kw_only=True):
    """A story at one moment. ``articles`` are ids, newest first; ``body`` is the editor's text."""

    slug: str
    url: str
    title: str
    description: str | None = None
    status: StoryStatus = "active"
    lang: str | None = None
    body: Body | None = None
    articles: tuple[str, ...] = ()


class Part(Value, frozen=True, kw_only=True):
    """Articles of an edition that stand together; the first part of a day has no heading.

    In a week, a part holds a day, named as its edition is.
    """

    heading: str | None = None
    articles: tuple[str, ...]


class Edition(Value, frozen=True, kw_only=True):
    """An edition at one moment. It closes at ``closes``, and is there from then on.

    ``also`` are ids of articles in brief, ``gone`` headlines of those that are no more, ``marks``
    say of articles of a story whether it is new. ``mended`` are articles of earlier editions
    something was said of since: their ids, and when.
    """

    name: str
    url: str
    is_week: bool = False
    opens: datetime
    closes: datetime
    file: EditionFile | None = None
    is_frozen: bool = False
    parts: tuple[Part, ...]
    also: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    marks: tuple[tuple[str, Mark], ...] = ()
    mended: tuple[tuple[str, datetime], ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all that is in it, in its order."""
        return (*(id for part in self.parts for id in part.articles), *self.also)
