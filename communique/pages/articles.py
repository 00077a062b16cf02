"""A page for each article, and for each file of content/pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from communique.cards import Cards
from communique.dates import direction
from communique.model import Article, ArticlePage, Card, LeafPage, Place, Site, Version
from communique.pages.stories import places_in
from communique.pages.versions import versions_in
from communique.sourcing import listed

Around = tuple[tuple[Card, ...], Card | None, Card | None, Place | None]


class Shown(NamedTuple):
    """An article's page and all it was made from: what it shows of others by identity."""

    article: Article
    related: tuple[Card, ...]
    newer: Card | None
    older: Card | None
    place: Place | None
    versions: tuple[Version, ...]
    page: ArticlePage


def article_pages(site: Site, cards: Cards) -> Iterator[ArticlePage]:
    """The page of every article that has an address, listed or not."""
    before: dict[str, Shown] = cards.kept.before("articles") or {}
    after: dict[str, Shown] = {}
    cards.kept.keep("articles", after)
    places = places_in(site, cards)
    versions_of = versions_in((*site.articles, *site.undated))
    for article, related, newer, older in _surroundings(site, cards):
        place, versions = places.get(article.id), versions_of.get(article.id, ())
        shown = before.get(article.id)
        if (
            shown is None
            or shown.article is not article
            or shown.newer is not newer
            or shown.older is not older
            or shown.related is not related
            or (shown.place is not place and shown.place != place)
            or shown.versions != versions
            or not cards.same_links
        ):
            page = _page(article, cards.card(article), cards, (related, newer, older, place))
            page = replace(page, versions=versions) if versions else page
            if shown is not None and shown.page == page:
                page = shown.page
            shown = Shown(article, related, newer, older, place, versions, page)
        after[article.id] = shown
        yield shown.page


def _surroundings(
    site: Site, cards: Cards
) -> Iterator[tuple[Article, tuple[Card, ...], Card | None, Card | None]]:
    """Each article with what its page shows of others: related, newer and older ones."""
    around = [None, *map(cards.card, site.articles), None]
    for place, article in enumerate(site.articles):
        yield article, cards.of(site.related[article.id]), around[place], around[place + 2]
    for article in (*site.undated, *site.withdrawn):
        yield article, (), None, None


def redrawn(article: Article, cards: Cards) -> ArticlePage | None:
    """The page of an article that was edited after the ``cards`` were made, in the same place.

    None for one that has no page there, or has it at another address.
    """
    shown: Shown | None = (cards.kept.whole("articles") or {}).get(article.id)
    if shown is None or shown.page.url != article.url:
        return None
    around = shown.related, shown.newer, shown.older, shown.place
    return _page(article, cards.card_of(article), cards, around)


def _page(article: Article, own: Card, cards: Cards, around: Around) -> ArticlePage:
    related, newer, older, place = around
    page = ArticlePage(
        url=article.url,
        title=article.title,
        description=article.description,
        lang=article.lang,
        dir=own.dir,
        kind=article.kind,
        status=article.status,
        published=own.when,
        updated=cards.dates.when(article.modified) if article.modified else None,
        expires=cards.dates.when(article.expires).iso if article.expires else None,
        section=article.section,
        genre=own.genre,
        minutes=own.minutes,
        words=article.words,
        kicker=own.kicker,
        authors=cards.links("author", article.authors),
        topics=cards.links("topic", article.tags),
        countries=cards.links("country", article.countries),
        mentioned=cards.links("country", article.mentioned),
        organisations=cards.links("organisation", article.organisations),
        people=cards.links("person", article.people),
        key_points=article.key_points,
        is_extracted=article.is_extracted,
        why_it_matters=article.why_it_matters,
        dateline=article.dateline,
        endnote=article.endnote,
        image=None,
        body=article.body,
        notes=cards.notes(article),
        source=cards.source(article.source),
        sources=cards.sources(listed(article)),
        story=place,
        related=related,
        newer=newer,
        older=older,
    )
    return _pictured(_sourced(page, article, cards), article, cards)


def _sourced(page: ArticlePage, article: Article, cards: Cards) -> ArticlePage:
    """The page with what is known of those that it rests on."""
    spread = cards.spread((article,))
    if spread is None or article.status == "withdrawn":
        return page
    return replace(page, spread=spread, outlets=cards.links("outlet", article.outlets))


def _pictured(page: ArticlePage, article: Article, cards: Cards) -> ArticlePage:
    """The page with its pictures: with a map where it has none of its own.

    Of a withdrawn article neither is shown.
    """
    if article.status == "withdrawn":
        return page
    gallery = cards.gallery
    image = gallery.figure(article.image)
    body = gallery.body(article.body, is_first=image is None)
    shared = gallery.shared(page.url, page.title, article.image)
    chart = None if image else cards.charts.of_article(article)
    if (image or shared or chart) is None and body is article.body:
        return page
    return replace(page, image=image, map=chart, body=body, shared=shared)


def leaf_pages(site: Site, cards: Cards) -> Iterator[LeafPage]:
    """The page of every file of content/pages."""
    for leaf in site.leaves:
        yield LeafPage(
            url=leaf.url,
            title=leaf.title,
            description=leaf.description,
            lang=leaf.lang,
            dir=direction(leaf.lang),
            body=cards.gallery.body(leaf.body),
        )
