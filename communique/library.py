"""What was loaded, organised by a site's configuration: the site at a moment, and its moments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from functools import cache, lru_cache, partial
from pathlib import Path

from communique.articles import Reader
from communique.cards import Cards
from communique.cartography import Cartographer
from communique.config import Config
from communique.dates import Dates
from communique.editions import Calendar
from communique.encoded import Encoded
from communique.engine import engine_of
from communique.errors import LayoutError, Location
from communique.fingerprint import fingerprint
from communique.gallery import Gallery
from communique.gazetteer import Knowledge
from communique.kept import Kept
from communique.load import Loaded
from communique.model import Original, Site, Wording
from communique.naming import cartographer_of, filed, names_in, profiles_of
from communique.organise import Curated, moments, organise
from communique.social import Font, Studio, font_in
from communique.theme import Theme


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
    owners = owners_in(config, loaded.knowledge)
    articles = loaded.articles
    if owners:
        kept = kept or Kept()
        articles = kept.made("filed", partial(filed, owners=owners), articles)
    return organise(
        articles,
        loaded.leaves,
        now,
        names=names_in(loaded.knowledge, owners),
        curated=curated_in(config, loaded),
        everything=everything,
        kept=kept,
    )


def owners_in(config: Config, knowledge: Knowledge) -> dict[str, str]:
    """The countries that the site files under others, and those."""
    countries = knowledge.gazetteer.countries
    return {
        code: owner
        for code, owner in config.geo.fold.items()
        if code in countries and owner in countries and owner != code
    }


def drawer_for(config: Config, knowledge: Knowledge) -> Cartographer:
    """Who draws the site's maps."""
    return cartographer_of(knowledge.gazetteer, config.geo.disputes, config.geo.fold)


def cards_for(
    config: Config,
    site: Site,
    words: Wording,
    gallery: Gallery,
    knowledge: Knowledge,
    kept: Kept,
) -> Cards:
    """What pages may show of the articles of the site."""
    return Cards(
        site,
        Dates(config.zone, config.language),
        words,
        address=config.address,
        tag=config.tag,
        kept=kept,
        gallery=gallery,
        cartographer=drawer_for(config, knowledge),
        outlets=profiles_of(knowledge, owners_in(config, knowledge)),
        has_maps=config.build.maps,
    )


def gallery_for(config: Config, originals: Mapping[str, Original]) -> Gallery:
    """The pictures of the site, as they are to be shown."""
    return Gallery(originals, config.images.format, draws_cards=config.build.cards)


def studio_for(theme: Theme, drawer: Cartographer, encoded: Encoded) -> Studio:
    """What draws the site's cards. Raises an ``ExceptionGroup`` of fonts that are none."""
    own: list[Font] = []
    problems: list[LayoutError] = []
    for one in theme.fonts:
        try:
            own.append(_font_of(str(theme.paths[one.source]), one.digest))
        except (ValueError, OSError) as error:
            problems.append(LayoutError(str(error), Location(one.source), hint=_A_FONT))
    if problems:
        raise ExceptionGroup("fonts", problems)
    return Studio(
        maps=drawer,
        state=fingerprint([_of_cards(), drawer.state, [one.digest for one in theme.fonts]]),
        encoded=encoded,
        own=own,
    )


_A_FONT = "layouts/cards/ is for fonts, as .ttf or .otf files"


@lru_cache(maxsize=16)
def _font_of(path: str, _: str) -> Font:
    return font_in(Path(path).read_bytes(), path)


@cache
def _of_cards() -> str:
    """What cards depend on besides what a site is made of."""
    parts = ("social", "maps", "cartography.py", "data/fonts", "data/map.json", "data/places.json")
    return engine_of(parts, ("pillow", "resvg-py"))


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
