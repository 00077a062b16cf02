"""A page for each article, and for each file of content/pages."""

from __future__ import annotations

from collections.abc import Iterator

from communique.cards import Cards, source_note
from communique.dates import direction
from communique.model import Article, ArticlePage, LeafPage, Site


def article_pages(site: Site, cards: Cards) -> Iterator[ArticlePage]:
    """The page of every article that has an address, listed or not."""
    listed = site.articles
    for place, article in enumerate(listed):
        newer = listed[place - 1] if place else None
        older = listed[place + 1] if place + 1 < len(listed) else None
        yield _page(article, cards, site.related.get(article.id, ()), newer, older)
    for article in (*site.undated, *site.withdrawn):
        yield _page(article, cards, (), None, None)


def _page(
    article: Article,
    cards: Cards,
    related: tuple[str, ...],
    newer: Article | None,
    older: Article | None,
) -> ArticlePage:
    when = cards.dates.when
    own = cards.card(article)
    return ArticlePage(
        url=article.url,
        title=article.title,
        description=article.description,
        lang=article.lang,
        dir=own.dir,
        kind=article.kind,
        status=article.status,
        published=own.when,
        updated=when(article.updated) if article.updated else None,
        minutes=own.minutes,
        words=article.body.words,
        kicker=own.kicker,
        authors=cards.links("author", article.authors),
        topics=cards.links("topic", article.tags),
        countries=cards.links("country", article.countries),
        key_points=article.key_points,
        dateline=article.dateline,
        endnote=article.endnote,
        image=article.image,
        body=article.body,
        notes=cards.notes(article),
        source=source_note(article.source),
        sources=tuple(note for one in article.sources if (note := source_note(one))),
        related=cards.of(related),
        newer=cards.card(newer) if newer else None,
        older=cards.card(older) if older else None,
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
