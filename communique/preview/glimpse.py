"""A site in memory: as it is at any moment, with or without what is not published.

Nothing is written. What exists is known at once, and a page is rendered when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from communique.cards import Cards
from communique.claims import file_of
from communique.config import Config, config_of
from communique.dressed import renderer_for
from communique.encoded import Encoded
from communique.fingerprint import fingerprint
from communique.gallery import Gallery
from communique.kept import Kept
from communique.library import cards_for, drawer_for, gallery_for, site_of, studio_for
from communique.load import Loaded, Loader
from communique.masthead import masthead_of
from communique.model import ArticlePage, Output
from communique.originals import Album, shown_by
from communique.pages import pages
from communique.pipeline import Workshop
from communique.preview.kit import SHOWN, kit
from communique.preview.standings import badges_of
from communique.render import bodies_in
from communique.theme import SCRIPT, Theme, theme_of


class Content(NamedTuple):
    """What a site's files say, as they were last read, and what read them."""

    config: Config
    loader: Loader
    loaded: Loaded


def content_of(workshop: Workshop) -> Content:
    """The content as the last build found it.

    Raises an ``ExceptionGroup``, or a ``CommuniqueError``, of what is wrong with it.
    """
    with workshop.turns.alone():
        config = config_of(workshop.root)
        loader = workshop.loader(config, workshop.jobs(config))
        scan = loader.completed(loader.scan(frozenset()))
        scan.remembered_in(workshop.memo)
        workshop.turns.remark()  # that a check had its turn first is no news
        return Content(config, loader, loader.load(scan))


class Glimpse:
    """The site at ``now``; with ``everything``, with what is not published, which is badged.

    The glimpse before lends what is the same again, and is not used any more. Raises an
    ``ExceptionGroup`` of what is wrong with the site.
    """

    def __init__(
        self,
        workshop: Workshop,
        content: Content,
        now: datetime,
        *,
        everything: bool,
        before: Glimpse | None = None,
    ) -> None:
        self._workshop = workshop
        self._loader = content.loader
        self._texts: dict[str, str] = {}
        self._rendered: dict[str, bytes] = {}
        config, loaded = content.config, content.loaded
        theme = theme_of(workshop.root)
        gallery = _gallery(workshop, theme, content, everything=everything)
        told = [config, loaded.knowledge.state, everything, gallery.state()]
        self._settings = fingerprint(told)
        kept = self._kept = before._kept_for(self._settings) if before else Kept()
        site = site_of(config, loaded, now, everything=everything, kept=kept)
        head = masthead_of(config, theme, site)
        drawer = drawer_for(config, loaded.knowledge)
        cards = cards_for(config, site, head.words, gallery, loaded.knowledge, kept)
        self._renderer = renderer_for(
            theme,
            head,
            workshop.closures(theme),
            studio_for(theme, drawer, Encoded(workshop.cache / "encoded")),
            cards,
            workshop.engine,
            self._texts.__getitem__,
            workshop.cache,
        )
        assets = (*theme.assets_but(*() if config.build.search else (SCRIPT,)), *theme.files)
        index = () if config.build.search else None
        made = pages(site, head, cards, config.feeds, config.email, assets, index)
        self._outputs: dict[str, Output] = {file_of(one.url): one for one in made}
        self._show_components(cards)
        self._badge(content, now)

    def _show_components(self, cards: Cards) -> None:
        if chart := cards.charts.of(SHOWN):
            page = kit(chart)
            shown: list[Output] = [page, *cards.charts.pictures([page])]
            self._outputs.update((file_of(one.url), one) for one in shown)

    def _kept_for(self, settings: str) -> Kept:
        if settings != self._settings:
            return Kept()
        self._kept.begin()
        return self._kept

    def _badge(self, content: Content, now: datetime) -> None:
        """The pages of articles say why they are not on the site."""
        for article in content.loaded.articles:
            badges = badges_of(article, now, content.config.zone)
            path = file_of(article.url)
            page = self._outputs.get(path)
            if badges and isinstance(page, ArticlePage):
                self._outputs[path] = replace(page, badges=badges)

    def __contains__(self, path: str) -> bool:
        return path in self._outputs

    def outputs(self) -> Iterable[Output]:
        """Every file of the site, as a value."""
        return self._outputs.values()

    def bytes_of(self, path: str) -> bytes | None:
        """The bytes of the file at a path under the output; None when there is none.

        Raises ``CommuniqueError`` when it cannot be rendered.
        """
        output = self._outputs.get(path)
        if output is None:
            return None
        if path not in self._rendered:
            with self._workshop.turns.alone():
                self._fetch(set(bodies_in(output)))
                self._rendered[path] = self._renderer.render(output)
        return self._rendered[path]

    def _fetch(self, keys: set[str]) -> None:
        self._texts.update(self._workshop.memo.bodies(keys - self._texts.keys()))
        self._texts.update(self._loader.bodies_again(keys - self._texts.keys()))


def _gallery(workshop: Workshop, theme: Theme, content: Content, *, everything: bool) -> Gallery:
    """The pictures of the site; those of drafts only if all of these can be shown."""
    album = Album(workshop.root, theme.files, theme.bytes_of, workshop.memo, workshop.engine)
    for also_of_drafts in (True, False) if everything else (False,):
        shown = shown_by(content.loaded.everything, everything=also_of_drafts)
        try:
            return gallery_for(content.config, album.originals(shown))
        except ExceptionGroup:  # check, and the build, say what is wrong with them
            continue
    return gallery_for(content.config, {})
