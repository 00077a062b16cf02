"""What the pages of stories may show."""

from __future__ import annotations

from communique.model.content import Body, Value
from communique.model.editions import StoryStatus
from communique.model.pictures import Shared
from communique.model.pieces import Card, Link, Map, Note, Spread, Tally, When


class Happening(Value, frozen=True, kw_only=True):
    """What happened in a story at one moment: an article, or what was said of one later."""

    card: Card
    note: Note | None = None


class StoryPage(Value, frozen=True, kw_only=True):
    """A story: layout ``story.html``. ``days`` are (day, what happened), newest first.

    ``countries`` and ``sources`` say how many of its articles are about each, or rest on it;
    ``spread`` is that of all of them.
    """

    url: str
    title: str
    description: str | None
    lang: str
    dir: str
    status: StoryStatus
    feed: str
    count: int
    body: Body | None
    latest: Happening | None
    days: tuple[tuple[str, tuple[Happening, ...]], ...]
    countries: tuple[Link, ...]
    map: Map | None = None
    sources: tuple[Tally, ...]
    spread: Spread | None = None
    shared: Shared | None = None


class StoryCard(Value, frozen=True, kw_only=True):
    """As much of a story as the list of them shows; times are of its first and last article."""

    url: str
    title: str
    description: str | None
    lang: str
    dir: str
    count: int
    first: When | None
    last: When | None


class StoriesPage(Value, frozen=True, kw_only=True):
    """All stories: layout ``stories.html``. ``groups`` are (status, stories)."""

    url: str
    title: str
    description: str | None
    groups: tuple[tuple[StoryStatus, tuple[StoryCard, ...]], ...]
