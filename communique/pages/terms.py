"""Countries, topics, authors: an index of each kind, and the pages of each term.

A term's newest 20 to 39 articles stand at its own address, the others on numbered pages of 20.
Page 1 holds the oldest: a full page never changes, so a new article touches one page of each term.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from communique.cards import STATE_RUN, Cards
from communique.model import (
    About,
    Card,
    Link,
    Listed,
    Site,
    Term,
    TermIndexPage,
    TermKind,
    TermPage,
)
from communique.organise import FOLDERS
from communique.pages.about import Dossiers

A_PAGE = 20
NOTHING = About()
MENTIONS = 10
IndexGroups = tuple[tuple[Link | None, tuple[Listed, ...]], ...]
KINDS: tuple[TermKind, ...] = (
    "country",
    "region",
    "organisation",
    "person",
    "topic",
    "author",
    "outlet",
)


def term_pages(site: Site, cards: Cards) -> Iterator[TermPage]:
    """Every page of every term."""
    dossiers = Dossiers(site, cards)
    for term in site.terms:
        older_pages = max(0, len(term.articles) // A_PAGE - 1)
        first_older = len(term.articles) - older_pages * A_PAGE
        yield _page(term, cards, term.articles[:first_older], 0, older_pages, dossiers.about(term))
        for number in range(1, older_pages + 1):
            start = first_older + (older_pages - number) * A_PAGE
            ids = term.articles[start : start + A_PAGE]
            yield _page(term, cards, ids, number, older_pages)


def _page(
    term: Term,
    cards: Cards,
    ids: tuple[str, ...],
    number: int,
    last: int,
    about: About = NOTHING,
) -> TermPage:
    """Page ``number`` of a term; 0 is the one at its own address, ``last`` the newest other."""
    url = _address(term, number)
    count = None if number else len(term.articles)
    mentions = () if number else cards.of(term.mentioned[:MENTIONS])
    make = partial(_made, cards, term, number, last, url)
    inputs = (cards.of(ids), mentions, about, term.name, count, last)
    return cards.kept.made(("term", url), make, *inputs)


def _made(
    cards: Cards,
    term: Term,
    number: int,
    last: int,
    url: str,
    shown: tuple[Card, ...],
    mentions: tuple[Card, ...],
    about: About,
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
        about=about,
        feed=None if number else f"{term.url}feed.xml",
        newer=newer,
        older=_address(term, number - 1 if number else last) if has_older else None,
        number=number or None,
        shared=cards.gallery.shared(url, name) if term.kind == "country" and not number else None,
    )


def _address(term: Term, number: int) -> str:
    return f"{term.url}page/{number}/" if number else term.url


def term_indexes(site: Site, cards: Cards) -> Iterator[TermIndexPage]:
    """For each kind of term, the page that lists them all."""
    regions = {term.keys[0]: term for term in site.terms if term.kind == "region"}
    for kind in KINDS:
        terms = [term for term in site.terms if term.kind == kind]
        yield TermIndexPage(
            url=f"/{FOLDERS[kind]}/",
            title=cards.words.all_of(kind),
            description=None,
            kind=kind,
            groups=_grouped(kind, terms, regions, cards),
        )


def _grouped(
    kind: TermKind,
    terms: Iterable[Term],
    regions: Mapping[str, Term],
    cards: Cards,
) -> IndexGroups:
    """Countries and regions by the region they lie in, organisations by kind, outlets by country.

    Others stand together.
    """
    groups: dict[Link | None, list[Listed]] = defaultdict(list)
    for term in terms:
        listed = Listed(
            name=term.name,
            url=term.url,
            count=len(term.articles),
            flag=cards.charts.flag(term.keys[0]) if kind == "country" else None,
            is_state_run=term.profile.ownership == STATE_RUN,
        )
        groups[_heading(term, regions, cards)].append(listed)
    ranked = sorted(groups.items(), key=lambda one: (one[0] is None, _rank(one[0])))
    return tuple((heading, tuple(sorted(found, key=_rank))) for heading, found in ranked)


def _heading(term: Term, regions: Mapping[str, Term], cards: Cards) -> Link | None:
    if term.kind == "organisation" and term.profile.genus:
        return Link(name=cards.words.genus(term.profile.genus), url="")
    if term.kind == "outlet" and term.profile.country:
        return cards.country(term.profile.country)
    region = next((regions[code] for code in term.regions if code in regions), None)
    return Link(name=region.name, url=region.url) if region else None


def _rank(named: Link | Listed | None) -> tuple[str, str]:
    return (named.name.casefold(), named.url) if named else ("", "")


def links_to(site: Site, kind: TermKind) -> tuple[Link, ...]:
    """Links to all terms of a kind, by name, each with its number of articles."""
    found = (term for term in site.terms if term.kind == kind)
    links = (Link(name=term.name, url=term.url, count=len(term.articles)) for term in found)
    return tuple(sorted(links, key=lambda link: (link.name.casefold(), link.url)))
