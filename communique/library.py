"""What was loaded, organised by a site's configuration: the site at a moment, and its moments."""

from __future__ import annotations

from datetime import datetime, time

from communique.articles import Reader
from communique.cards import Cards
from communique.config import Config
from communique.dates import Dates
from communique.editions import Calendar
from communique.gallery import Gallery
from communique.gazetteer import Knowledge
from communique.kept import Kept
from communique.load import Loaded
from communique.model import Site, Wording
from communique.naming import names_in
from communique.organise import Curated, moments, organise


def reader_for(config: Config, knowledge: Knowledge) -> Reader:
    """What reads articles by the site's rules, and finds in them what it knows."""
    return Reader(
        zone=config.zone,
        language=config.language,
        knowledge=knowledge,
        extract_points=config.articles.extract_points,
        typeset=config.articles.typeset,
        remote_pictures=config.images.remote,
    )


def site_of(
    config: Config,
    loaded: Loaded,
    now: datetime,
    *,
    everything: bool = False,
    kept: Kept | None = None,
) -> Site:
    """The site at ``now``; with ``everything``, also what is not published.

    Raises an ``ExceptionGroup`` of ``ContentError`` for ids or addresses given twice.
    """
    return organise(
        loaded.articles,
        loaded.leaves,
        now,
        names=names_in(loaded.knowledge),
        curated=curated_in(config, loaded),
        everything=everything,
        kept=kept,
    )


def cards_for(config: Config, site: Site, words: Wording, gallery: Gallery, kept: Kept) -> Cards:
    """What pages may show of the articles of the site."""
    return Cards(
        site,
        Dates(config.zone, config.language),
        words,
        address=config.address,
        tag=config.tag,
        kept=kept,
        gallery=gallery,
    )


def moments_of_site(config: Config, loaded: Loaded, kept: Kept) -> frozenset[datetime]:
    """The moments at which the site changes by itself, or may change."""
    return moments(loaded.articles, curated_in(config, loaded), kept)


def curated_in(config: Config, loaded: Loaded) -> Curated:
    """What editors decided about stories and editions, and when editions close."""
    return Curated(
        stories=loaded.stories,
        editions=loaded.editions,
        frozen=loaded.frozen,
        calendar=calendar_of(config),
        daily=config.editions.daily,
        weekly=config.editions.weekly,
    )


def calendar_of(config: Config) -> Calendar:
    """When editions close."""
    return Calendar(config.zone, time.fromisoformat(config.editions.cut_off))
