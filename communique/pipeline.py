"""build(): the stages in order. Content is read, organised, made into pages, and published.

A ``Workshop`` keeps what stays the same between the builds of one site: open files, content that
was read, compiled layouts. One build or a thousand in watch mode give the same bytes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from communique.articles import Reader
from communique.cards import Cards
from communique.config import Config, config_of
from communique.current import Current
from communique.dates import Dates, direction
from communique.engine import engine, release
from communique.errors import ContentError, Location, OutputError
from communique.fingerprint import fingerprint
from communique.gazetteer import Gazetteer, shipped
from communique.kept import Kept
from communique.layouts import Layouts, decoded, encoded
from communique.load import ARTICLES, Loaded, Loader, Scan
from communique.manifest import Manifest
from communique.markdown import CONVERTER_VERSION
from communique.memo import Memo
from communique.model import ArticlePage, Feed, LeafPage, Link, Masthead, Output, Site
from communique.organise import moments_of, organise
from communique.pages import pages
from communique.publish import Report as Published
from communique.publish import publish, untouched
from communique.render import Renderer
from communique.theme import ICON, STYLESHEET, Theme, theme_of
from communique.workers import processes

CACHE = ".communique"
PATIENCE = 60.0


class Report(NamedTuple):
    """What a build did, how long it took in seconds, and what its user should know."""

    published: Published
    articles: int
    seconds: float
    remarks: tuple[str, ...]


class Workshop:
    """One site, ready to be built again and again.

    ``output`` is the folder the site is written to, ``site/`` in the root when not given.
    """

    def __init__(self, root: Path, output: Path | None = None, jobs: int | None = None) -> None:
        self.root = root.resolve()
        self.output = (output or self.root / "site").resolve()
        self._jobs = jobs
        self.engine = engine()
        check_output(self.root, self.output)
        self._lock = FileLock(_cache_folder(self.root) / "lock")
        self._memo = Memo(self.root / CACHE / "memo.sqlite")
        self._manifest = Manifest(self.root / CACHE / "manifest.sqlite", str(self.output))
        self._loader: Loader | None = None
        self._bodies: dict[str, str] = {}
        self._kept: tuple[str, Kept] = ("", Kept())

    def close(self) -> None:
        """What was remembered is on disk, and nothing is open."""
        self._memo.close()
        self._manifest.close()

    def forget(self) -> None:
        """The next build does all of its work anew, and still knows which files are its own."""
        self._memo.forget()
        self._manifest.forget()
        self._loader = None

    def build(self, now: datetime, *, everything: bool = False) -> Report:
        """The output is the site at ``now``; with ``everything``, with what is not published yet.

        Raises an ``ExceptionGroup`` of everything that is wrong with the site; then no file of the
        output was touched.
        """
        started = time.perf_counter()
        try:
            with self._lock.acquire(timeout=PATIENCE):
                published, articles = self._built(now, everything)
        except Timeout as error:
            raise OutputError(
                "another build of this site is still running",
                hint="wait for it, or end it; nothing was written",
            ) from error
        remarks = tuple(
            remark for remark in (self._memo.complaint, self._manifest.complaint) if remark
        )
        return Report(published, articles, time.perf_counter() - started, remarks)

    def _built(self, now: datetime, everything: bool) -> tuple[Published, int]:
        config = config_of(self.root)
        jobs = processes(self._jobs if self._jobs is not None else config.build.jobs)
        theme, loader, scan = self._read(config, jobs)
        articles = sum(1 for file in scan.found if file.path.startswith(ARTICLES))
        current = Current(
            state=fingerprint([self.engine, config, theme.state(), scan.state, everything])
        )
        published = self._left_alone(current, now)
        if published is None:
            loaded = loader.load(scan)
            self._bodies = scan.bodies()
            kept = self._kept_for(fingerprint([config, everything]))
            site = self._site(config, loaded, now, everything, kept)
            published = self._published(config, theme, site, jobs, kept)
            self._keep(current, loaded, now)
        scan.remembered_in(self._memo)
        self._bodies = {}
        return published, articles

    def _left_alone(self, current: Current, now: datetime) -> Published | None:
        """What is said of a site that is as it should be; None when there may be work to do.

        Nothing that the site is made of has changed, no moment has come at which it changes by
        itself, and every file is as it was written.
        """
        stored = self._memo.fact(self._place)
        before = Current.decoded(stored) if stored else None
        if before is None or before.state != current.state or not before.holds_at(now):
            return None
        known = self._manifest.written()
        return untouched(known, self.output)

    def _keep(self, current: Current, loaded: Loaded, now: datetime) -> None:
        moments = [moment for article in loaded.articles for moment in moments_of(article)]
        self._memo.remember_fact(self._place, current.between(moments, now).encoded())
        keys = {article.body.key for article in loaded.articles}
        self._memo.keep_bodies(keys | {leaf.body.key for leaf in loaded.leaves})

    def _read(self, config: Config, jobs: int) -> tuple[Theme, Loader, Scan]:
        """The theme and the content; the mistakes in both are raised together."""
        problems: list[Exception] = []
        theme = loader = scan = None
        try:
            theme = theme_of(self.root)
            self._closures(theme)
        except ExceptionGroup as group:
            problems.append(group)
        try:
            loader = self._content(config, jobs)
            scan = loader.scan()
        except ExceptionGroup as group:
            problems.append(group)
        if problems or theme is None or loader is None or scan is None:
            raise ExceptionGroup("site", problems)
        return theme, loader, scan

    def _content(self, config: Config, jobs: int) -> Loader:
        if not (self.root / "content").is_dir():
            raise ContentError(
                "there is no content/ folder here",
                Location(str(self.root)),
                hint="name the site's folder with --root",
            )
        settings = fingerprint(
            [config.timezone, config.language, config.geo.names, self.engine, CONVERTER_VERSION]
        )
        if self._loader is None or self._loader.settings != settings:
            reader = Reader(
                zone=config.zone,
                language=config.language,
                country_of=lambda name: _code_of(name, config),
                nearest=lambda name: _gazetteer(config).nearest(name),
            )
            self._loader = Loader(self.root, reader, self._memo, settings, jobs)
        return self._loader

    def _kept_for(self, settings: str) -> Kept:
        """The results of the build before, if it had the same settings."""
        if self._kept[0] != settings:
            self._kept = settings, Kept()
        self._kept[1].begin()
        return self._kept[1]

    def _site(
        self, config: Config, loaded: Loaded, now: datetime, everything: bool, kept: Kept
    ) -> Site:
        countries = _gazetteer(config).countries
        return organise(
            loaded.articles,
            loaded.leaves,
            now,
            country_name=lambda code: countries[code].name,
            everything=everything,
            kept=kept,
        )

    def _published(
        self, config: Config, theme: Theme, site: Site, jobs: int, kept: Kept
    ) -> Published:
        masthead = masthead_of(config, theme, site)
        dates = Dates(config.zone, config.language)
        cards = Cards(site, dates, address=config.address, tag=config.tag, kept=kept)
        assets = (*theme.assets.values(), *theme.files)
        renderer = Renderer(
            masthead=masthead,
            layouts=Layouts(
                theme.sources, theme.places, html_of=self._html, cache=self._compiled()
            ),
            closures=self._closures(theme),
            engine=self.engine,
            html_of=self._html,
            bytes_of=theme.bytes_of,
            kept=kept,
        )
        return publish(
            pages(site, masthead, cards, config.feeds, assets),
            renderer,
            self._manifest,
            self.output,
            staging=_staging(self.root, self.output),
            jobs=jobs,
            prepare=self._fetch_bodies,
        )

    def _closures(self, theme: Theme) -> dict[str, str]:
        """The fingerprints of the layouts, from the memo when no file of the theme changed."""
        name = "closures:" + fingerprint(sorted(theme.sources.items()))
        stored = self._memo.fact(name)
        closures = decoded(stored) if stored else None
        if closures is None:
            closures = Layouts(theme.sources, theme.places, html_of=self._html).closures()
            self._memo.remember_fact(name, encoded(closures))
        return closures

    def _html(self, key: str) -> str:
        return self._bodies[key]

    def _fetch_bodies(self, stale: Sequence[Output]) -> None:
        """Every body that the stale outputs show is at hand."""
        needed = {key for one in stale for key in _bodies_in(one)} - self._bodies.keys()
        self._bodies.update(self._memo.bodies(needed))
        missing = needed - self._bodies.keys()
        if missing and self._loader:
            self._bodies.update(self._loader.bodies_again(missing))

    @property
    def _place(self) -> str:
        return f"current:{self.output}"

    def _compiled(self) -> Path:
        folder = self.root / CACHE / "layouts"
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def _bodies_in(output: Output) -> Iterable[str]:
    match output:
        case ArticlePage() | LeafPage():
            return (output.body.key,)
        case Feed():
            return tuple(entry.body.key for entry in output.entries if entry.body)
        case _:
            return ()


def _gazetteer(config: Config) -> Gazetteer:
    return shipped().renamed(config.geo.names) if config.geo.names else shipped()


def _code_of(name: str, config: Config) -> str | None:
    found = _gazetteer(config).country(name)
    return found.code if found else None


def masthead_of(config: Config, theme: Theme, site: Site) -> Masthead:
    """What every page knows of the publication."""
    sections = (
        Link(name="Countries", url="/countries/"),
        Link(name="Topics", url="/topics/"),
        Link(name="Archive", url="/archive/"),
        *(Link(name=leaf.title, url=leaf.url) for leaf in site.leaves),
        Link(name="Feeds", url="/feeds/"),
    )
    return Masthead(
        title=config.title,
        description=config.description,
        base_url=config.address,
        language=config.language,
        dir=direction(config.language),
        stylesheet=theme.assets[STYLESHEET].url,
        icon=theme.assets[ICON].url,
        sections=sections,
        generator=f"Communiqué {release()}",
    )


def check_output(root: Path, output: Path) -> None:
    """Raises ``OutputError`` for a folder that must not become a site: it holds other things."""
    forbidden = {root, Path.home(), Path(output.anchor), *root.parents}
    inside = any(
        output == root / name or output.is_relative_to(root / name)
        for name in ("content", "layouts", "communique", CACHE)
    )
    if output in forbidden or inside or (output / ".git").exists():
        raise OutputError(
            f"the site cannot be written to {output}",
            hint="it holds other things; choose a folder of its own with --output",
        )


def _cache_folder(root: Path) -> Path:
    folder = root / CACHE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}",
            Location(CACHE),
            hint="a build keeps notes there",
        ) from error
    return folder


def _staging(root: Path, output: Path) -> Path:
    """A folder on the same file system as the output, where one rename puts a file in place."""
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        shown = output.relative_to(root) if output.is_relative_to(root) else output
        raise OutputError(f"cannot be written: {error.strerror}", Location(str(shown))) from error
    near = root / CACHE
    home = near if near.stat().st_dev == output.stat().st_dev else output
    return home / f".staging-{os.getpid()}" if home == output else home / f"staging-{os.getpid()}"
