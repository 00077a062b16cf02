"""Countries, topics, authors: an index of each kind, and the pages of each term.

A term's newest 20 to 39 articles stand at its own address, the others on numbered pages of 20.
Page 1 holds the oldest: a full page never changes, so a new article touches one page of each term.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from communique.cards import Cards
from communique.model import Card, Link, Site, Term, TermIndexPage, TermKind, TermPage
from communique.organise import FOLDERS

A_PAGE = 20
TITLES: dict[TermKind, str] = {"country": "Countries", "topic": "Topics", "author": "Authors"}


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
    make = partial(_made, term, number, last, url)
    return cards.kept.made(("term", url), make, cards.of(ids), term.name, count, last)


def _made(
    term: Term,
    number: int,
    last: int,
    url: str,
    shown: tuple[Card, ...],
    name: str,
    count: int | None,
    _: int,
) -> TermPage:
    newer = _address(term, number + 1 if number < last else 0) if number else None
    has_older = number > 1 or (number == 0 and last > 0)
    return TermPage(
        url=url,
        title=f"{name}, page {number}" if number else name,
        description=None,
        kind=term.kind,
        name=name,
        count=count,
        cards=shown,
        feed=None if number else f"{term.url}feed.xml",
        newer=newer,
        older=_address(term, number - 1 if number else last) if has_older else None,
        number=number or None,
    )


def _address(term: Term, number: int) -> str:
    return f"{term.url}page/{number}/" if number else term.url


def term_indexes(site: Site) -> Iterator[TermIndexPage]:
    """For each kind of term, the page that lists them all."""
    for kind, title in TITLES.items():
        yield TermIndexPage(
            url=f"/{FOLDERS[kind]}/",
            title=title,
            description=None,
            kind=kind,
            terms=links_to(site, kind),
        )


def links_to(site: Site, kind: TermKind) -> tuple[Link, ...]:
    """Links to all terms of a kind, by name, each with its number of articles."""
    found = (term for term in site.terms if term.kind == kind)
    links = (Link(name=term.name, url=term.url, count=len(term.articles)) for term in found)
    return tuple(sorted(links, key=lambda link: (link.name.casefold(), link.url)))
