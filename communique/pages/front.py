"""The front page, and the page for what is not there."""

from __future__ import annotations

from collections.abc import Container

from communique.cards import Cards
from communique.editions import released
from communique.model import Card, Edition, HomePage, Link, Masthead, MissingPage, Site, TermKind
from communique.pages.editions import title_of
from communique.pages.terms import links_to

SECONDS = 4
BRIEFS = 12
RAIL = 12
RECENT = 5
FRONT = 1 + SECONDS + BRIEFS
# How far back a region's articles may lie, and how many of them are shown.
REACH = 300
REGIONAL = 4
LEAD = (3, 2)  # the shape of the lead's picture, width to height


def home_page(site: Site, masthead: Masthead, cards: Cards) -> HomePage:
    """The latest edition, what is new since, and the terms that have most."""
    edition = _latest(site)
    held, since, earlier = _shares(site, edition, cards)
    shown = held if edition else earlier
    earlier = earlier[:SECONDS] if edition else ()
    lead = next((one for one in site.articles if shown and one.url == shown[0].url), None)
    picture = cards.gallery.cut(lead.image, LEAD) if lead else None
    return HomePage(
        title=masthead.title,
        description=masthead.description or None,
        edition=Link(name=title_of(edition, cards), url=edition.url) if edition else None,
        lead=shown[0] if shown else None,
        seconds=shown[1 : 1 + SECONDS],
        briefs=shown[1 + SECONDS :],
        since=since,
        earlier=earlier,
        regions=_regional(site, cards, {card.url for card in (*shown, *since, *earlier)}),
        countries=_most_covered(site, "country"),
        topics=_most_covered(site, "topic"),
        picture=picture,
        map=cards.charts.of_article(lead) if lead and not picture else None,
    )


def _latest(site: Site) -> Edition | None:
    """The last edition of a day that closed; without any, of a week."""
    days = (one for one in reversed(site.editions) if not one.is_week)
    return next(days, site.editions[-1] if site.editions else None)


def _shares(
    site: Site, edition: Edition | None, cards: Cards
) -> tuple[tuple[Card, ...], tuple[Card, ...], tuple[Card, ...]]:
    """What is in the edition, what appeared since, and what is older: the newest of each."""
    withdrawn = {article.id for article in site.withdrawn}
    ids = [id for id in edition.articles if id not in withdrawn] if edition else []
    others = [article for article in site.articles[: FRONT + len(ids)] if article.id not in ids]
    new = [one for one in others if edition and released(one) >= edition.closes]
    old = [one for one in others if not edition or released(one) < edition.closes]
    return (
        tuple(cards.of(tuple(ids))[:FRONT]),
        tuple(map(cards.card, new)),
        tuple(map(cards.card, old))[:FRONT],
    )


def _regional(
    site: Site, cards: Cards, shown: Container[str]
) -> tuple[tuple[Link, tuple[Card, ...]], ...]:
    """The newest articles that are not shown yet, by the region of the first country of each.

    The region with the newest article comes first.
    """
    lying = {
        key: term.regions[0]
        for term in site.terms
        if term.kind == "country" and term.regions
        for key in term.keys
    }
    found: dict[str, list[Card]] = {}
    for article in site.articles[:REACH]:
        region = lying.get(article.countries[0]) if article.countries else None
        if region and article.url not in shown:
            found.setdefault(region, []).append(cards.card(article))
    links = {key: link for key in found for link in cards.links("region", (key,))}
    return tuple((links[key], tuple(few[:REGIONAL])) for key, few in found.items())


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
