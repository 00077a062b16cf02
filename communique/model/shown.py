"""What pages may show: one class for each layout."""

from __future__ import annotations

from communique.model.content import Body, Kind, Status, Value
from communique.model.editions import Mark, Quote
from communique.model.kit import KitPage
from communique.model.pictures import Figure, Shared
from communique.model.pieces import (
    Card,
    Link,
    Map,
    Note,
    SourceNote,
    Spread,
    Subscribable,
    Version,
    When,
)
from communique.model.stories import StoriesPage, StoryPage
from communique.model.terms import TermIndexPage, TermPage
from communique.model.ways import MapPage, SearchPage
from communique.passages import Genre


class Place(Value, frozen=True, kw_only=True):
    """Where an article stands in its story: the first has number 1."""

    story: Link
    number: int
    earlier: Card | None
    later: Card | None


class ArticlePage(Value, frozen=True, kw_only=True):
    """An article's own page: layout ``article.html``. ``genre`` is None for news.

    ``sources`` are in the order in which the text cites them; ``spread`` and ``outlets`` are of
    all that it rests on. ``versions`` are all languages that it can be read in, its own among
    them, if there are several. ``is_extracted``: the key points are
    sentences of the text that no editor chose.
    """

    url: str
    title: str
    description: str | None
    lang: str
    dir: str
    kind: Kind
    status: Status
    published: When | None
    updated: When | None
    expires: str | None
    section: str | None
    genre: Genre | None
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
    is_extracted: bool
    why_it_matters: str | None
    dateline: str | None
    endnote: str | None
    image: Figure | None
    map: Map | None = None
    body: Body
    notes: tuple[Note, ...]
    source: SourceNote | None
    sources: tuple[SourceNote, ...]
    spread: Spread | None = None
    outlets: tuple[Link, ...] = ()
    story: Place | None
    related: tuple[Card, ...]
    newer: Card | None
    older: Card | None
    versions: tuple[Version, ...] = ()
    badges: tuple[str, ...] = ()
    shared: Shared | None = None


class LeafPage(Value, frozen=True, kw_only=True):
    """A page of content/pages/: layout ``page.html``."""

    url: str
    title: str
    description: str | None
    lang: str
    dir: str
    body: Body


class HomePage(Value, frozen=True, kw_only=True):
    """The front page: layout ``home.html``.

    Lead, seconds and briefs are those of the edition, if there is one; then come the articles that
    appeared ``since``, and ``earlier`` ones. ``regions`` are (region, its newest other articles).
    ``picture`` is the lead's; one without has a ``map``.
    """

    url: str = "/"
    title: str
    description: str | None
    edition: Link | None
    lead: Card | None
    seconds: tuple[Card, ...]
    briefs: tuple[Card, ...]
    since: tuple[Card, ...]
    earlier: tuple[Card, ...]
    regions: tuple[tuple[Link, tuple[Card, ...]], ...]
    countries: tuple[Link, ...]
    topics: tuple[Link, ...]
    picture: Figure | None = None
    map: Map | None = None


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


class DiaryEntry(Value, frozen=True, kw_only=True):
    """What is to come, as an edition shows it."""

    when: When
    text: str
    place: str | None = None
    url: str | None = None


class EditionItem(Value, frozen=True, kw_only=True):
    """An article in an edition. ``since`` are corrections made after the edition closed.

    ``is_extracted``: the points are sentences of the text that no editor chose.
    """

    card: Card
    points: tuple[str, ...] = ()
    is_extracted: bool = False
    why_it_matters: str | None = None
    story: Link | None = None
    mark: Mark | None = None
    since: tuple[Note, ...] = ()
    is_withdrawn: bool = False


class EditionPart(Value, frozen=True, kw_only=True):
    """Articles under one heading: a section, or a day of the week, which has an address."""

    heading: str | None
    url: str | None
    items: tuple[EditionItem, ...]


class Mending(Value, frozen=True, kw_only=True):
    """A correction or withdrawal as the list of all of them shows it, with its article."""

    card: Card
    label: str
    when: When | None
    text: str


class EditionPage(Value, frozen=True, kw_only=True):
    """An edition: layout ``edition.html``.

    ``day`` is its day or week in words, ``lang`` and ``dir`` those of the editor's own words.
    ``sentences`` stand in brief besides articles; ``calendar`` is the address of the diary's file.
    """

    url: str
    title: str
    description: str | None = None
    lang: str
    dir: str
    is_week: bool
    day: str
    closes: When
    count: int
    minutes: int
    body: Body | None = None
    parts: tuple[EditionPart, ...]
    also: tuple[EditionItem, ...]
    sentences: tuple[str, ...] = ()
    mended: tuple[Mending, ...]
    gone: tuple[str, ...]
    quote: Quote | None = None
    diary: tuple[DiaryEntry, ...] = ()
    calendar: str | None = None
    newer: Link | None
    older: Link | None
    shared: Shared | None = None


class Newsletter(Value, frozen=True, kw_only=True):
    """An edition as it is sent by e-mail: layout ``email.html``.

    ``preheader`` is what mail programs show beside the subject, ``unsubscribe`` an address, or the
    word that a mail service puts one in place of. ``is_cut``: some of the edition was left out.
    """

    url: str
    edition: EditionPage
    preheader: str
    unsubscribe: str
    is_cut: bool = False


class EditionsPage(Value, frozen=True, kw_only=True):
    """Editions by month, the newest first: layout ``editions.html``.

    ``years`` lead to all editions of a year each; ``feed`` is None on those pages.
    """

    url: str
    title: str
    description: str | None
    feed: str | None
    months: tuple[tuple[str, tuple[Link, ...]], ...]
    years: tuple[Link, ...]


class CorrectionsPage(Value, frozen=True, kw_only=True):
    """All that was corrected or withdrawn, newest first: layout ``corrections.html``."""

    url: str
    title: str
    description: str | None
    feed: str
    mendings: tuple[Mending, ...]


class FeedsPage(Value, frozen=True, kw_only=True):
    """All feeds, for people: layout ``feeds.html``. ``groups`` are (heading, what there is).

    ``data`` are all articles as tables, in each format.
    """

    url: str
    title: str
    description: str | None
    every: Link
    data: tuple[Link, ...]
    groups: tuple[tuple[str, tuple[Subscribable, ...]], ...]


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
    | MapPage
    | SearchPage
    | ArchivePage
    | StoryPage
    | StoriesPage
    | EditionPage
    | EditionsPage
    | CorrectionsPage
    | FeedsPage
    | MissingPage
    | KitPage
)
