"""The page of an article as it was just saved, before the site is built.

It stands where it stood, among the same other articles: what the edit changes elsewhere, and what
that changes here, is for the build that follows. So a page is seen as soon on a large site as on a
small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from communique.dressed import Drawn
from communique.errors import CommuniqueError
from communique.model import Article
from communique.pages.articles import redrawn
from communique.pipeline import Workshop

MOST = 5


def sketched(workshop: Workshop, paths: Iterable[str]) -> dict[str, bytes]:
    """The pages of the articles in those files, by their addresses.

    Those that are new, not published or cannot be read are left to the build.
    """
    drawn, wanted = workshop.drawn, sorted(paths)
    if drawn is None or len(wanted) > MOST:
        return {}
    with workshop.turns.alone():
        return dict(_sketched(workshop, drawn, wanted))


def _sketched(
    workshop: Workshop, drawn: Drawn, paths: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        with suppress(CommuniqueError, ExceptionGroup):
            article, html = drawn.loader.glance(path)
            if isinstance(article, Article) and article.status == "published":
                page = redrawn(article, drawn.cards)
                if page:
                    workshop.texts.lend(article.body.key, html)
                    yield article.url, drawn.renderer.render(page)
    workshop.texts.end()
