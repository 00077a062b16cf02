"""The rules that look at the site as a whole, with all that they need to know of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from communique.check import Finding, budgets, company, links, record, settings, twins
from communique.check.levels import as_finding
from communique.check.values import Facts
from communique.claims import check_addresses
from communique.config import Config, place_of
from communique.errors import CommuniqueError, ConfigError, problems_in
from communique.gazetteer import Knowledge
from communique.imprints import LOCK, Imprints, imprints_in
from communique.inspection.attempt import Attempt
from communique.kept import Kept
from communique.library import calendar_of, cards_for, site_of
from communique.load import Loaded
from communique.masthead import masthead_of
from communique.model import Article, Output, Redirect, Site
from communique.pages import pages
from communique.pipeline import Workshop
from communique.related import Relations
from communique.sourcing import listed
from communique.theme import Theme

_ID = re.compile(r'\sid="([\w-]+)"')


def surveyed(
    workshop: Workshop, read: Attempt, facts: Mapping[str, Facts], now: datetime
) -> Iterator[Finding]:
    """Everything that the rules for the whole site find in what could be read of it."""
    articles = read.loaded.articles
    if not any(isinstance(problem, ConfigError) for problem in read.problems):
        yield from _settings(workshop, read.config)
    yield from twins.twins_in([facts[one.path] for one in articles])
    yield from _sources(articles, read.loaded.knowledge, facts)
    stories = [one.slug for one in read.loaded.stories]
    yield from company.unknown_stories(articles, stories, facts)
    yield from company.unknown_originals(articles, facts)
    yield from company.unknown_picks(read.loaded.editions, articles, facts)
    try:
        kept = _kept(workshop)
        site = site_of(read.config, read.loaded, now, kept=kept)
        outputs = _outputs(read, read.theme, site) if read.theme else ()
        check_addresses((type(one).__name__, one.url) for one in outputs)
    except ExceptionGroup as group:
        yield from map(partial(as_finding, rule="address"), problems_in(group))
        return
    yield from _events(site, now, facts)
    yield from _lengths(read, kept, now, facts)
    yield from _record(workshop, site, now, facts)
    if read.theme:
        yield from _links(read.config, read.loaded, site, outputs, read.theme, facts)


def _kept(workshop: Workshop) -> Kept:
    """What the last build found out about what belongs together."""
    kept = Kept()
    kept.keep("relations", Relations(workshop.memo.fact("related"), workshop.engine))
    kept.begin()
    return kept


def _outputs(read: Attempt, theme: Theme, site: Site) -> tuple[Output, ...]:
    """Every file of the site."""
    config, known = read.config, read.loaded.knowledge
    masthead = masthead_of(config, theme, site)
    cards = cards_for(config, site, masthead.words, read.gallery, known, Kept())
    assets = (*theme.assets.values(), *theme.files)
    return pages(site, masthead, cards, config.feeds, config.email, assets)


def _settings(workshop: Workshop, config: Config) -> Iterator[Finding]:
    where = partial(place_of, workshop.root)
    yield from settings.address(config.base_url, where)
    yield from settings.values(config.language, config.base_url, where)


def _sources(
    articles: tuple[Article, ...], known: Knowledge, facts: Mapping[str, Facts]
) -> Iterator[Finding]:
    names = [outlet.name for outlet in known.outlets.all]
    yield from company.unknown_outlets(articles, names, facts)
    yield from company.single_sources(articles, facts)


def _events(site: Site, now: datetime, facts: Mapping[str, Facts]) -> Iterator[Finding]:
    articles = company.recent(site.articles, now)
    if not articles:
        return
    yield from company.one_event_twice(articles, facts)
    editions = [one for one in site.editions if one.closes >= now - company.RECENT]
    yield from company.repeats(editions, articles, facts)
    yield from company.one_outlet(editions, site.articles, facts)


def _lengths(
    read: Attempt, kept: Kept, now: datetime, facts: Mapping[str, Facts]
) -> Iterator[Finding]:
    """What is too long in late editions, and in the one that closes next."""
    calendar = calendar_of(read.config)
    kept.begin()
    site = site_of(read.config, read.loaded, calendar.close_of(calendar.day_of(now)), kept=kept)
    editions = [one for one in site.editions if one.closes >= now - company.RECENT]
    yield from budgets.lengths(editions, site.articles, read.config.editions, facts)


def _record(
    workshop: Workshop, site: Site, now: datetime, facts: Mapping[str, Facts]
) -> Iterator[Finding]:
    published = (*site.articles, *site.undated)
    yield from record.told_ahead((*published, *site.withdrawn), now, facts)
    try:
        yield from record.silently_edited(published, _imprints(workshop), facts)
    except (CommuniqueError, ExceptionGroup) as error:
        yield from map(as_finding, problems_in(error))
    moves = workshop.moves((*published, *site.withdrawn))
    yield from record.left_addresses(moves, facts)


def _imprints(workshop: Workshop) -> Imprints:
    try:
        return imprints_in((workshop.root / LOCK).read_text("utf-8", "replace"))
    except OSError:
        return {}


def _links(
    config: Config,
    loaded: Loaded,
    site: Site,
    outputs: tuple[Output, ...],
    theme: Theme,
    facts: Mapping[str, Facts],
) -> Iterator[Finding]:
    published = {one.id for one in (*site.articles, *site.undated, *site.withdrawn)}
    moved = {alias.url: one.url for one in site.articles for alias in one.aliases}
    frame = frozenset(id for text in theme.sources.values() for id in _ID.findall(text))
    pages = loaded.addresses
    by_url = {url: path for path, url in pages.items()}
    cited = {one.path: tuple(_numbered(one)) for one in loaded.articles}

    def ids_at(url: str) -> frozenset[str] | None:
        path = by_url.get(url)
        return frame.union(facts[path].ids, cited.get(path, ())) if path else None

    places = links.Places(
        there=frozenset(one.url for one in outputs if not isinstance(one, Redirect)),
        waiting={one.url: one.path for one in loaded.articles if one.id not in published},
        moved=moved,
        ids_at=ids_at,
        base=config.address,
    )
    hidden = {one.path for one in loaded.articles if one.id not in published}
    for path, url in pages.items():
        yield from links.links_in(facts[path], url, places, is_published=path not in hidden)


def _numbered(article: Article) -> Iterator[str]:
    """The ids of the sources below its text, to which its citations lead."""
    yield from (f"source-{number}" for number, _ in enumerate(listed(article), 1))
