"""A page for each article, and for each file of content/pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from communique.cards import Cards, source_note
from communique.dates import direction
from communique.model import Article, ArticlePage, Card, LeafPage, Link, Site


def article_pages(site: Site, cards: Cards) -> Iterator[ArticlePage]:
    """The page of every article that has an address, listed or not."""
    listed = [cards.card(article) for article in site.articles]
    around = [None, *listed, None]
    for place, article in enumerate(site.articles):
        related = cards.of(site.related[article.id])
        yield _kept(article, cards, related, around[place], around[place + 2])
    for article in (*site.undated, *site.withdrawn):
        yield _kept(article, cards, (), None, None)


def _kept(
    article: Article,
    cards: Cards,
    related: tuple[Card, ...],
    newer: Card | None,
    older: Card | None,
) -> ArticlePage:
    return cards.kept.made(
        ("page", article.id),
        partial(_page, cards),
        article,
        cards.card(article),
        cards.links("author", article.authors),
        cards.links("topic", article.tags),
        cards.links("country", article.countries),
        related,
        newer,
        older,
    )


def _page(
    cards: Cards,
    article: Article,
    own: Card,
    authors: tuple[Link, ...],
    topics: tuple[Link, ...],
    countries: tuple[Link, ...],
    related: tuple[Card, ...],
    newer: Card | None,
    older: Card | None,
) -> ArticlePage:
    return ArticlePage(
        url=article.url,
        title=article.title,
        description=article.description,
        lang=article.lang,
        dir=own.dir,
        kind=article.kind,
        status=article.status,
        published=own.when,
        updated=cards.dates.when(article.updated) if article.updated else None,
        minutes=own.minutes,
        words=article.body.words,
        kicker=own.kicker,
        authors=authors,
        topics=topics,
        countries=countries,
        key_points=article.key_points,
        dateline=article.dateline,
        endnote=article.endnote,
        image=article.image,
        body=article.body,
        notes=cards.notes(article),
        source=source_note(article.source),
        sources=tuple(note for one in article.sources if (note := source_note(one))),
        related=related,
        newer=newer,
        older=older,
    )


def leaf_pages(site: Site) -> Iterator[LeafPage]:
    """The page of every file of content/pages."""
    for leaf in site.leaves:
        yield LeafPage(
            url=leaf.url,
            title=leaf.title,
            description=leaf.description,
            lang=leaf.lang,
            dir=direction(leaf.lang),
            body=leaf.body,
        )
