"""The front page, and the page for what is not there."""

from __future__ import annotations

from communique.cards import Cards
from communique.model import HomePage, Link, Masthead, MissingPage, Site, TermKind
from communique.pages.terms import links_to

SECONDS = 4
BRIEFS = 12
RAIL = 12
RECENT = 5


def home_page(site: Site, masthead: Masthead, cards: Cards) -> HomePage:
    """The newest articles by weight, and the terms that have most."""
    shown = tuple(cards.card(article) for article in site.articles[: 1 + SECONDS + BRIEFS])
    return HomePage(
        title=masthead.title,
        description=masthead.description or None,
        lead=shown[0] if shown else None,
        seconds=shown[1 : 1 + SECONDS],
        briefs=shown[1 + SECONDS :],
        countries=_most_covered(site, "country"),
        topics=_most_covered(site, "topic"),
    )


def missing_page(site: Site, cards: Cards) -> MissingPage:
    """What a host shows for an address that is not there: it leads on to the newest articles."""
    return MissingPage(
        title=cards.words.not_found,
        description=None,
        recent=tuple(cards.card(article) for article in site.articles[:RECENT]),
    )


def _most_covered(site: Site, kind: TermKind) -> tuple[Link, ...]:
    ranked = sorted(links_to(site, kind), key=lambda link: (-(link.count or 0), link.name))
    return tuple(ranked[:RAIL])
