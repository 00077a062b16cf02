"""build(): the stages in order. Content is read, organised, made into pages, and published.

A ``Workshop`` keeps what stays the same between the builds of one site: open files, content that
was read, compiled layouts. One build or a thousand in watch mode give the same bytes.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from communique.addresses import Addresses
from communique.cards import Cards
from communique.claims import file_of
from communique.closures import Closures
from communique.config import Config, config_of
from communique.current import Current, Order
from communique.dressed import Drawn, renderer_for
from communique.encoded import Encoded
from communique.engine import engine
from communique.fingerprint import fingerprint
from communique.folders import (
    CACHE,
    cache_folder,
    check_content,
    check_output,
    place_of,
    staging_folder,
)
from communique.gazetteer import Knowledge
from communique.kept import Kept
from communique.knowledge import knowledge_of
from communique.layouts import LAYOUTS
from communique.library import (
    cards_for,
    drawer_for,
    gallery_for,
    moments_of_site,
    reader_for,
    site_of,
    studio_for,
)
from communique.load import ARTICLES, FOLDERS, Loaded, Loader, Scan
from communique.manifest import Manifest, Written
from communique.markdown import CONVERTER_VERSION
from communique.masthead import masthead_of
from communique.memo import Memo
from communique.model import Article, Masthead, Output, Site
from communique.moves import Move, moves_of
from communique.originals import Album, shown_by
from communique.pages import pages
from communique.publish import Later, left_alone, publish
from communique.publish import Report as Published
from communique.related import Relations
from communique.render import bodies_in, is_unseen
from communique.search import NO_INDEX, Index, Indexed, records_of
from communique.social import Studio
from communique.texts import Texts
from communique.theme import SCRIPT, Theme, theme_of
from communique.turns import Turns
from communique.wording.places import place_names
from communique.workers import processes, undisturbed

CONTENT = tuple(f"{folder}/" for folder in FOLDERS)


class Report(NamedTuple):
    """What a build did, how long it took in seconds, and what its user should know."""

    published: Published
    articles: int
    seconds: float
    remarks: tuple[str, ...]


class Workshop:
    """One site, ready to be built again and again.

    ``output`` is the folder the site is written to, ``site/`` in the root when not given; ``cache``
    is where notes are kept, ``.communique/`` in the root. One that is ``lasting`` builds again and
    again, and learns in its first build what makes the others quick.
    """

    def __init__(
        self,
        root: Path,
        output: Path | None = None,
        jobs: int | None = None,
        *,
        cache: Path | None = None,
        lasting: bool = False,
    ) -> None:
        self.root = root.resolve()
        self.output = (output or self.root / "site").resolve()
        self._jobs = jobs
        self._lasting = lasting
        self.engine = engine()
        check_content(self.root)
        check_output(self.root, self.output)
        self.cache = cache_folder(cache or self.root / CACHE)
        self.turns = Turns(self.cache / "lock")
        with self.turns.alone():
            self._memo = Memo(self.cache / "memo.sqlite")
            place = place_of(self.root, self.output)
            self._manifest = Manifest(self.cache / "manifest.sqlite", place)
            self._addresses = Addresses(self.cache / "addresses.sqlite")
        self._index = Index(self.cache / "search")
        self._loader: Loader | None = None
        self._knowledge: Knowledge | None = None
        self.texts = Texts(self._memo)
        self.drawn: Drawn | None = None
        self._encoded = Encoded(self.cache / "encoded")
        self._kept: tuple[str, Kept] = ("", Kept())
        self._relations = Relations()
        self._standing: tuple[str, dict[str, Output]] = ("", {})

    def beside(self, folder: Path) -> Workshop:
        """A workshop for the same site that knows nothing of this one, and writes to ``folder``."""
        return Workshop(self.root, folder / "site", self._jobs, cache=folder / "notes")

    def last(self) -> Current | None:
        """What the last build made the site of; None if there was none, or it did not finish."""
        return Current.decoded(self._manifest.made())

    def written(self) -> Mapping[str, Written]:
        """What builds have written, by '/'-separated path under the output."""
        return {file_of(one.url): one for one in self._manifest.written().values()}

    def moves(self, articles: Sequence[Article]) -> tuple[Move, ...]:
        """Which of these, all that are published, were at other addresses and do not say so."""
        with self.turns.alone():
            return tuple(moves_of(articles, self._addresses.known()))

    def close(self) -> None:
        """What was remembered is on disk, and nothing is open."""
        self._memo.close()
        self._manifest.close()
        self._addresses.close()

    def forget(self) -> None:
        """The next build does all of its work anew, and still knows which files are its own."""
        with self.turns.alone():
            self._memo.forget()
            self._manifest.forget()
            self._encoded.forget()
        self._loader = None

    def read(self) -> tuple[Config, Loaded]:
        """The site's configuration and content; nothing is written to the output.

        Raises an ``ExceptionGroup`` of everything that is wrong with them.
        """
        with self.turns.alone():
            config = config_of(self.root)
            _, loader, scan = self._read(config, 1, None)
            scan = loader.completed(scan)
            loaded = loader.load(scan)
            scan.remembered_in(self._memo)
        return config, loaded

    def build(
        self,
        now: datetime,
        *,
        everything: bool = False,
        search: bool = False,
        changed: Set[str] | None = None,
        pages_first: bool = False,
        is_thorough: bool = False,
    ) -> Report:
        """The output is the site at ``now``; with ``everything``, with what is not published yet;
        with ``search``, with the index that readers search, if the site is to have one.

        ``changed`` are paths from the root: the word of someone who watches that nothing else is
        different from the build before. Without it everything is looked at. Then, with
        ``pages_first``, what no page shows, such as feeds, may be left to the next build.
        ``is_thorough``: all of it is organised anew, even if nothing has changed.

        Raises an ``ExceptionGroup`` of everything that is wrong with the site; then no file of the
        output was touched.
        """
        started = time.perf_counter()
        with self.turns.alone(), undisturbed():
            order = Order(now, everything, search, changed, pages_first, is_thorough)
            published, articles = self._built(order)
            if news := self._relations.news:
                self._memo.remember_fact("related", news)
        heard = (self.turns.remark(), self._memo.heard(), self._manifest.heard())
        remarks = (*filter(None, heard), *self._addresses.heard())
        return Report(published, articles, time.perf_counter() - started, remarks)

    def _built(self, order: Order) -> tuple[Published, int]:
        now, everything, search, changed, pages_first, is_thorough = order
        config = config_of(self.root)
        search = search and config.build.search
        jobs = self.jobs(config)
        if changed is not None and not all(path.startswith(CONTENT) for path in changed):
            changed = None
        later = is_unseen if pages_first and changed else None
        theme, loader, scan = self._read(config, jobs, changed)
        articles = sum(1 for file in scan.found if file.path.startswith(ARTICLES))
        current = self._current(config, theme, scan, everything, search)
        published = left_alone(self._manifest, current, self.output, now)
        if published is None or is_thorough:
            scan = loader.completed(scan)
            current = self._current(config, theme, scan, everything, search)
            loaded = loader.load(scan)
            self.texts.begin(scan.bodies(), loader.bodies_again)
            album = Album(self.root, theme.files, theme.bytes_of, self._memo, self.engine)
            shown = shown_by(loaded.everything, everything=everything)
            gallery = gallery_for(config, album.originals(shown))
            settings = [config, loaded.knowledge.state, everything, gallery.state()]
            kept = self._kept_for(fingerprint(settings))
            if changed is None or self._manifest.is_changed_elsewhere():
                self._standing = "", {}
            site = site_of(config, loaded, now, everything=everything, kept=kept)
            made = current.between(moments_of_site(config, loaded, kept), now)
            head, drawer = masthead_of(config, theme, site), drawer_for(config, loaded.knowledge)
            cards = cards_for(config, site, head.words, gallery, loaded.knowledge, kept)
            with album.telling(shown):
                studio = studio_for(theme, drawer, self._encoded)
                published = self._published(
                    config, theme, site, head, cards, studio, jobs, made, search, later
                )
            if self.texts.keep(one.body.key for one in loaded.everything):
                self._encoded.trim()
            if not everything:
                self._addresses.note((*site.articles, *site.undated, *site.withdrawn))
        scan.remembered_in(self._memo)
        self.texts.end()
        return published, articles

    def _current(
        self, config: Config, theme: Theme, scan: Scan, everything: bool, search: bool
    ) -> Current:
        of = (self.engine, config, theme.state(), scan.state, everything, search)
        return Current(
            state=fingerprint(of), engine=self.engine, everything=everything, search=search
        )

    def _read(
        self, config: Config, jobs: int, changed: Set[str] | None
    ) -> tuple[Theme, Loader, Scan]:
        """The theme and the content; the mistakes in both are raised together."""
        problems: list[Exception] = []
        theme = loader = scan = None
        try:
            theme = theme_of(self.root)
            self.closures(theme)
        except ExceptionGroup as group:
            problems.append(group)
        try:
            loader = self.loader(config, jobs)
            scan = loader.scan(changed)
        except ExceptionGroup as group:
            problems.append(group)
        if problems or theme is None or loader is None or scan is None:
            raise ExceptionGroup("site", problems)
        return theme, loader, scan

    def jobs(self, config: Config) -> int:
        """How many processes to use."""
        return processes(self._jobs if self._jobs is not None else config.build.jobs)

    @property
    def memo(self) -> Memo:
        """What earlier builds remember; it is used while no other process builds: see ``turns``."""
        return self._memo

    def loader(self, config: Config, jobs: int) -> Loader:
        """The loader of the site's content. Raises ``ContentError`` where there is none."""
        check_content(self.root)
        names = {**place_names(config.language), **config.geo.names}
        self._knowledge, problems = knowledge_of(self.root, names, self._knowledge)
        told = (config.timezone, config.language, config.articles, self._knowledge.state)
        settings = fingerprint([*told, config.images.remote, self.engine, CONVERTER_VERSION])
        if self._loader is None or self._loader.settings != settings:
            reader = reader_for(config, self._knowledge)
            self._loader = Loader(self.root, reader, self._memo, settings, jobs)
        self._loader.problems = problems
        return self._loader

    def _kept_for(self, settings: str) -> Kept:
        """The results of the build before, if it had the same settings."""
        if self._kept[0] != settings:
            self._kept = settings, Kept()
            recalled = None if self._lasting else self._memo.fact("related")
            self._relations = Relations(recalled, self.engine)
            self._kept[1].keep("relations", self._relations)
        self._kept[1].begin()
        return self._kept[1]

    def _published(
        self,
        config: Config,
        theme: Theme,
        site: Site,
        masthead: Masthead,
        cards: Cards,
        studio: Studio,
        jobs: int,
        made: Current,
        search: bool,
        later: Later,
    ) -> Published:
        dress = fingerprint([theme.state(), masthead])
        standing = self._standing[1] if self._standing[0] == dress else {}
        self._standing = "", {}  # until this is done, nothing is sure
        index = self._indexed(config, site, cards) if search else NO_INDEX
        theme = theme._replace(paths={**theme.paths, **index.paths})
        assets = (*theme.assets_but(*() if config.build.search else (SCRIPT,)), *theme.files)
        files = index.assets if config.build.search else None
        wanted = pages(site, masthead, cards, config.feeds, config.email, assets, files)
        closures, html_of = self.closures(theme), self.texts.html
        how = (masthead, closures, studio, cards, self.engine, html_of, self.cache)
        renderer = renderer_for(theme, *how)
        self.drawn = Drawn(cards, renderer, self._loader) if self._loader else None
        published = publish(
            wanted,
            renderer,
            self._manifest,
            self.output,
            staging=staging_folder(self.root, self.cache, self.output),
            jobs=jobs,
            prepare=lambda stale: self.texts.fetch(k for one in stale for k in bodies_in(one)),
            kept=cards.kept,
            standing=standing,
            made=made,
            later=later,
        )
        self._standing = dress, {one.url: one for one in wanted if one.url not in published.left}
        return published

    def _indexed(self, config: Config, site: Site, cards: Cards) -> Indexed:
        return self._index.of(records_of(site, cards), config.language, self.texts.of)

    def closures(self, theme: Theme) -> dict[str, str]:
        """The fingerprints of the layouts; remembered while no file of the theme changes.

        Raises an ``ExceptionGroup`` of what is wrong with them.
        """
        closures = Closures(theme.sources, theme.places, LAYOUTS.values())
        return closures.remembered(self._memo, self.engine)
