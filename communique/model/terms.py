"""Pages of what articles share: countries, organisations, people, topics."""

from __future__ import annotations

from communique.model.content import TermKind, Value
from communique.model.pictures import Shared
from communique.model.pieces import Card, Link, Map

Groups = tuple[tuple[str, tuple[Link, ...]], ...]


class Fact(Value, frozen=True, kw_only=True):
    """Something that is known of a term: what, in words, or with links that stand in them."""

    text: str = ""
    links: tuple[Link, ...] = ()


class Month(Value, frozen=True, kw_only=True):
    """How many articles of a term appeared in a month."""

    name: str
    count: int


class About(Value, frozen=True, kw_only=True):
    """What the page of a place, an organisation or a person shows besides articles.

    ``flag`` is the address of a picture. ``groups`` are (heading, links): where it lies, its
    neighbours, and who and what its articles also name, with their numbers; what has no page has
    no address. ``months`` go from the first to the last in which there was an article, at most
    three years; ``coverage`` says the same in words.
    """

    flag: str | None = None
    map: Map | None = None
    facts: tuple[Fact, ...] = ()
    groups: Groups = ()
    months: tuple[Month, ...] = ()
    coverage: str = ""


class TermPage(Value, frozen=True, kw_only=True):
    """One page of a term's articles: layout ``term.html``.

    Older articles are on numbered pages, 1 being the oldest: those never change. ``mentions`` are
    the newest articles that name a country and are not about it; they and ``about`` stand on the
    first page alone.
    """

    url: str
    title: str
    description: str | None
    kind: TermKind
    name: str
    count: int | None
    cards: tuple[Card, ...]
    mentions: tuple[Card, ...]
    about: About = About()
    feed: str | None
    newer: str | None
    older: str | None
    number: int | None
    shared: Shared | None = None


class Listed(Value, frozen=True, kw_only=True):
    """A term in the list of all of its kind, with its number of articles and its flag.

    ``is_state_run`` is said of outlets.
    """

    name: str
    url: str
    count: int
    flag: str | None = None
    is_state_run: bool = False


class TermIndexPage(Value, frozen=True, kw_only=True):
    """All the terms of one kind: layout ``terms.html``.

    ``groups`` are (heading, terms): countries by the region they lie in, organisations by kind,
    outlets by country.
    A heading is a link, or words alone; there is none where all stand together.
    """

    url: str
    title: str
    description: str | None
    kind: TermKind
    groups: tuple[tuple[Link | None, tuple[Listed, ...]], ...]
