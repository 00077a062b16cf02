"""What every page knows of the publication."""

from __future__ import annotations

from communique.config import Config
from communique.dates import direction
from communique.engine import release
from communique.gallery import drawn_for
from communique.model import Link, Masthead, Shared, Site, Style, Wording
from communique.policy import hash_source, integrity
from communique.theme import (
    CUSTOM,
    ICON,
    MAIL_STYLESHEET,
    MAP_STYLESHEET,
    SCRIPT,
    STYLESHEET,
    Theme,
)
from communique.wording import wording_in

LOGO, LOGO_SIZE = "/icon-512.png", 512


def masthead_of(config: Config, theme: Theme, site: Site) -> Masthead:
    """What every page knows of the publication."""
    paper, dark = theme.papers
    words = wording_in(config.language, config.words)
    return Masthead(
        title=config.title,
        description=config.description,
        base_url=config.address,
        language=config.language,
        dir=direction(config.language),
        style=_style(theme.styles[STYLESHEET]),
        map_style=_style(theme.styles[MAP_STYLESHEET]),
        mail_style=_style(theme.styles[MAIL_STYLESHEET]),
        own_stylesheet=theme.assets[CUSTOM].url if CUSTOM in theme.assets else None,
        search_integrity=integrity(theme.bytes_of(theme.assets[SCRIPT].source)),
        icon=theme.assets[ICON].url,
        logo=LOGO,
        shared=drawn_for("/", config.title) if config.build.cards else _logo(config.title),
        paper=paper,
        paper_in_the_dark=dark,
        publisher=config.publisher,
        sections=_sections(config, site, words),
        foot=_foot(site, words),
        words=words,
        generator=f"Communiqué {release()}",
        index_links=config.build.index_links,
        remote_pictures=config.images.remote,
    )


def _logo(title: str) -> Shared:
    return Shared(url=LOGO, width=LOGO_SIZE, height=LOGO_SIZE, media="image/png", alt=title)


def _sections(config: Config, site: Site, words: Wording) -> tuple[Link, ...]:
    return (
        Link(name=words.editions, url="/editions/"),
        *((Link(name=words.stories, url="/stories/"),) if site.stories else ()),
        Link(name=words.countries, url="/countries/"),
        Link(name=words.map, url="/map/"),
        Link(name=words.topics, url="/topics/"),
        Link(name=words.archive, url="/archive/"),
        *((Link(name=words.search, url="/search/"),) if config.build.search else ()),
    )


def _foot(site: Site, words: Wording) -> tuple[Link, ...]:
    return (
        *(Link(name=leaf.title, url=leaf.url) for leaf in site.leaves),
        Link(name=words.regions, url="/regions/"),
        Link(name=words.organisations, url="/organisations/"),
        Link(name=words.people, url="/people/"),
        Link(name=words.authors, url="/authors/"),
        Link(name=words.outlets, url="/outlets/"),
        Link(name=words.corrections, url="/corrections/"),
        Link(name=words.feeds, url="/feeds/"),
    )


def _style(text: str) -> Style:
    return Style(text=text, source=hash_source(text))
