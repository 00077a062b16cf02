"""What pages may show: one class for each layout, and the pieces they are made of."""

from __future__ import annotations

from communique.model.content import Body, Image, Kind, Status, TermKind, Value
from communique.model.wording import Grade, Wording


class When(Value, frozen=True, kw_only=True):
    """A moment as a page shows it, in the site's zone.

    ``iso`` is for machines (RFC 3339 with offset), ``day`` and ``clock`` for readers.
    """

    iso: str
    day: str
    clock: str


class Link(Value, frozen=True, kw_only=True):
    """A name and the address it leads to; ``count`` is the number of articles there."""

    name: str
    url: str
    count: int | None = None


class Card(Value, frozen=True, kw_only=True):
    """As much of an article as another page may show."""

    url: str
    title: str
    description: str | None = None
    when: When | None = None
    kicker: Link | None = None
    minutes: int
    lang: str
    dir: str = "ltr"


class Masthead(Value, frozen=True, kw_only=True):
    """What every page knows of the publication. Part of every page's fingerprint.

    ``words`` are those no editor wrote, in the site's language. ``index_links``: links name files,
    so that the site can be read from disk.
    """

    title: str
    description: str
    base_url: str
    language: str
    dir: str = "ltr"
    stylesheet: str
    icon: str
    sections: tuple[Link, ...]
    generator: str
    words: Wording
    index_links: bool = True


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
    """A source as a page shows it."""

    name: str
    url: str | None = None
    title: str | None = None
    lang: str | None = None


class ArticlePage(Value, frozen=True, kw_only=True):
    """An article's own page: layout ``article.html``."""

    url: str
    title: str
    description: str | None
    lang: str
    dir: str
    kind: Kind
    status: Status
    published: When | None
    updated: When | None
    minutes: int
    words: int
    kicker: Link | None
    authors: tuple[Link, ...]
    topics: tuple[Link, ...]
    countries: tuple[Link, ...]
    mentioned: tuple[Link, ...]
    organisations: tuple[Link, ...]
    people: tuple[Link, ...]
    key_points: tuple[str, ...]
    dateline: str | None
    endnote: str | None
    image: Image | None
    body: Body
    notes: tuple[Note, ...]
    source: SourceNote | None
    sources: tuple[SourceNote, ...]
    related: tuple[Card, ...]
    newer: Card | None
    older: Card | None
    badges: tuple[str, ...] = ()


class LeafPage(Value, frozen=True, kw_only=True):
    """A page of content/pages/: layout ``page.html``."""

    url: str
    title: str
    description: str | None
    lang: str
    dir: str
    body: Body


class HomePage(Value, frozen=True, kw_only=True):
    """The front page: layout ``home.html``."""

    url: str = "/"
    title: str
    description: str | None
    lead: Card | None
    seconds: tuple[Card, ...]
    briefs: tuple[Card, ...]
    countries: tuple[Link, ...]
    topics: tuple[Link, ...]


class TermPage(Value, frozen=True, kw_only=True):
    """One page of a term's articles: layout ``term.html``.

    Older articles are on numbered pages, 1 being the oldest: those never change. ``mentions`` are
    the newest articles that name a country and are not about it; ``around`` are (heading, links):
    where it lies, its neighbours, and who and what its articles also name.
    """

    url: str
    title: str
    description: str | None
    kind: TermKind
    name: str
    count: int | None
    cards: tuple[Card, ...]
    mentions: tuple[Card, ...]
    around: tuple[tuple[str, tuple[Link, ...]], ...]
    feed: str | None
    newer: str | None
    older: str | None
    number: int | None


class TermIndexPage(Value, frozen=True, kw_only=True):
    """All the terms of one kind: layout ``terms.html``."""

    url: str
    title: str
    description: str | None
    kind: TermKind
    terms: tuple[Link, ...]


class MonthPage(Value, frozen=True, kw_only=True):
    """The articles of one month: layout ``month.html``. ``days`` are (day, cards), newest first."""

    url: str
    title: str
    description: str | None
    days: tuple[tuple[str, tuple[Card, ...]], ...]
    newer: Link | None
    older: Link | None


class ArchivePage(Value, frozen=True, kw_only=True):
    """The months that have articles: layout ``archive.html``. ``years`` are (year, months)."""

    url: str
    title: str
    description: str | None
    years: tuple[tuple[str, tuple[Link, ...]], ...]


class Mending(Value, frozen=True, kw_only=True):
    """A correction or withdrawal as the list of all of them shows it, with its article."""

    card: Card
    label: str
    when: When | None
    text: str


class CorrectionsPage(Value, frozen=True, kw_only=True):
    """All that was corrected or withdrawn, newest first: layout ``corrections.html``."""

    url: str
    title: str
    description: str | None
    feed: str
    mendings: tuple[Mending, ...]


class FeedsPage(Value, frozen=True, kw_only=True):
    """All feeds, for people: layout ``feeds.html``. ``groups`` are (heading, links)."""

    url: str
    title: str
    description: str | None
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


class MissingPage(Value, frozen=True, kw_only=True):
    """What a host shows for an address that is not there: layout ``404.html``."""

    url: str = "/404.html"
    title: str
    description: str | None
    recent: tuple[Card, ...]


Page = (
    ArticlePage
    | LeafPage
    | HomePage
    | TermPage
    | TermIndexPage
    | MonthPage
    | ArchivePage
    | CorrectionsPage
    | FeedsPage
    | MissingPage
)
