"""The map of the world: how many articles are about each country."""

from __future__ import annotations

from communique.cards import Cards
from communique.model import MapPage, Site, Spot


def map_page(site: Site, cards: Cards) -> MapPage:
    """Every country that an article is about, the most covered first."""
    spots = (
        Spot(
            code=term.keys[0],
            name=term.name,
            url=term.url,
            count=len(term.articles),
            flag=cards.charts.flag(term.keys[0]),
        )
        for term in site.terms
        if term.kind == "country"
    )
    return MapPage(
        title=cards.words.map_title,
        description=None,
        spots=tuple(sorted(spots, key=lambda spot: (-spot.count, spot.name))),
        state=cards.charts.state,
    )
