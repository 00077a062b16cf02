"""What pages are made of: moments, links, cards, notes."""

from __future__ import annotations

from communique.model.content import Value
from communique.model.wording import Grade
from communique.passages import Genre


class When(Value, frozen=True, kw_only=True):
    """A moment as a page shows it, in the site's zone.

    ``iso`` is for machines (RFC 3339 with offset), ``day`` and ``clock`` for readers.
    """

    iso: str
    day: str
    clock: str


class Link(Value, frozen=True, kw_only=True):
    """A name and the address it leads to; ``count`` is the number of articles there.

    ``same_as`` is a page elsewhere that tells without doubt what it is.
    """

    name: str
    url: str
    count: int | None = None
    same_as: str | None = None


class Subscribable(Value, frozen=True, kw_only=True):
    """What can be subscribed to: its page, what it ``holds`` in words, its feeds by their format.

    ``count`` is the number of its articles.
    """

    name: str
    url: str
    holds: str
    count: int | None = None
    feeds: tuple[Link, ...]


class Map(Value, frozen=True, kw_only=True):
    """A map of where something is, as a page shows it.

    ``codes`` are the countries on it, ``note`` what must be said of it, if anything.
    """

    url: str
    alt: str
    codes: tuple[str, ...]
    note: str | None = None
    width: int = 1600
    height: int = 900


class Card(Value, frozen=True, kw_only=True):
    """As much of an article as another page may show. ``genre`` is None for news."""

    url: str
    title: str
    description: str | None = None
    when: When | None = None
    kicker: Link | None = None
    genre: Genre | None = None
    minutes: int
    lang: str
    dir: str = "ltr"


class Version(Value, frozen=True, kw_only=True):
    """An article in one of its languages, which is called ``name`` in that language itself."""

    url: str
    name: str
    lang: str
    dir: str
    is_original: bool = False


class Note(Value, frozen=True, kw_only=True):
    """An update or correction as a page shows it; ``label`` is its kind in words.

    A grave one stands above the text: readers must know it before they read on.
    """

    grade: Grade
    label: str
    when: When
    text: str
    grave: bool = False


class SourceNote(Value, frozen=True, kw_only=True):
    """A source as a page shows it. ``outlet`` leads to all that rests on the same outlet."""

    name: str
    url: str | None = None
    title: str | None = None
    lang: str | None = None
    outlet: Link | None = None
    is_state_run: bool = False


class Tally(Value, frozen=True, kw_only=True):
    """An outlet and how many articles rest on it. ``url`` is None for one that has no page."""

    name: str
    url: str | None
    count: int
    is_state_run: bool = False


class Spread(Value, frozen=True, kw_only=True):
    """How many outlets an article or a story rests on, of how many countries.

    Of outlets that nothing is known of the country is not counted.
    """

    sources: int
    countries: int
    state_run: int
