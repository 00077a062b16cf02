"""Countries, topics, authors: an index of each kind, and the pages of each term.

A term's newest 20 to 39 articles stand at its own address, the others on numbered pages of 20.
Page 1 holds the oldest: a full page never changes, so a new article touches one page of each term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from communique.cards import Cards
from communique.model import (
    Article,
    Card,
    Link,
    Site,
    Term,
    TermIndexPage,
    TermKind,
    TermPage,
    Wording,
)
from communique.organise import FOLDERS

A_PAGE = 20
MENTIONS = 10
BESIDE = 12
NEWEST = 100
PLACES = frozenset({"country", "region", "organisation", "person"})
Groups = tuple[tuple[str, tuple[Link, ...]], ...]
KINDS: tuple[TermKind, ...] = ("country", "region", "organisation", "person", "topic", "author")


def term_pages(site: Site, cards: Cards) -> Iterator[TermPage]:
    """Every page of every term."""
    for term in site.terms:
        older_pages = max(0, len(term.articles) // A_PAGE - 1)
        first_older = len(term.articles) - older_pages * A_PAGE
        yield _page(term, cards, term.articles[:first_older], 0, older_pages)
        for number in range(1, older_pages + 1):
            start = first_older + (older_pages - number) * A_PAGE
            ids = term.articles[start : start + A_PAGE]
            yield _page(term, cards, ids, number, older_pages)


def _page(term: Term, cards: Cards, ids: tuple[str, ...], number: int, last: int) -> TermPage:
    """Page ``number`` of a term; 0 is the one at its own address, ``last`` the newest other."""
    url = _address(term, number)
    count = None if number else len(term.articles)
    mentions = () if number else cards.of(term.mentioned[:MENTIONS])
    beside = () if number else _around(term, cards)
    make = partial(_made, cards, term, number, last, url)
    inputs = (cards.of(ids), mentions, beside, term.name, count, last)
    return cards.kept.made(("term", url), make, *inputs)


def _made(
    cards: Cards,
    term: Term,
    number: int,
    last: int,
    url: str,
    shown: tuple[Card, ...],
    mentions: tuple[Card, ...],
    around: Groups,
    name: str,
    count: int | None,
    _: int,
) -> TermPage:
    newer = _address(term, number + 1 if number < last else 0) if number else None
    has_older = number > 1 or (number == 0 and last > 0)
    return TermPage(
        url=url,
        title=cards.words.numbered.replace("{name}", name).replace("{number}", str(number))
        if number
        else name,
        description=None,
        kind=term.kind,
        name=name,
        count=count,
        cards=shown,
        mentions=mentions,
        around=around,
        feed=None if number else f"{term.url}feed.xml",
        newer=newer,
        older=_address(term, number - 1 if number else last) if has_older else None,
        number=number or None,
        shared=cards.gallery.shared(url, name) if term.kind == "country" and not number else None,
    )


def _around(term: Term, cards: Cards) -> Groups:
    """Where a place lies, and whom and what the newest articles of the term also name."""
    newest = cards.articles_of(term.articles[:NEWEST])
    make = partial(_counted, term, cards)
    counted: Groups = cards.kept.made(("around", term.url), make, newest, cards.known_links)
    places: Groups = (
        (cards.words.region, cards.links("region", term.regions)),
        (cards.words.neighbours, cards.links("country", term.neighbours)),
    )
    return tuple(group for group in (*places, *counted) if group[1])


def _counted(term: Term, cards: Cards, articles: Sequence[Article], _: object) -> Groups:
    words = cards.words
    named: tuple[tuple[str, TermKind, Iterable[str]], ...] = (
        (words.countries, "country", chain.from_iterable(a.countries for a in articles)),
        (words.people, "person", chain.from_iterable(a.people for a in articles)),
        (
            words.organisations,
            "organisation",
            chain.from_iterable(a.organisations for a in articles),
        ),
    )
    groups = []
    for heading, kind, keys in named:
        if kind != term.kind and term.kind in PLACES:
            most = [key for key, _ in Counter(keys).most_common(3 * BESIDE)]
            groups.append((heading, cards.links(kind, most)[:BESIDE]))
    return tuple(groups)


def _address(term: Term, number: int) -> str:
    return f"{term.url}page/{number}/" if number else term.url


def term_indexes(site: Site, words: Wording) -> Iterator[TermIndexPage]:
    """For each kind of term, the page that lists them all."""
    for kind in KINDS:
        yield TermIndexPage(
            url=f"/{FOLDERS[kind]}/",
            title=words.all_of(kind),
            description=None,
            kind=kind,
            terms=links_to(site, kind),
        )


def links_to(site: Site, kind: TermKind) -> tuple[Link, ...]:
    """Links to all terms of a kind, by name, each with its number of articles."""
    found = (term for term in site.terms if term.kind == kind)
    links = (Link(name=term.name, url=term.url, count=len(term.articles)) for term in found)
    return tuple(sorted(links, key=lambda link: (link.name.casefold(), link.url)))
