"""The page to search on, which without a script leads to everything by country, topic and year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import asdict

from communique.cards import Cards
from communique.model import Asset, Link, Masthead, SearchPage, Site
from communique.pages.archive import by_month
from communique.pages.terms import links_to

_SCRIPT = re.compile(r"/assets/search\.\w+\.js")


def searching(
    site: Site,
    masthead: Masthead,
    cards: Cards,
    assets: Sequence[Asset],
    index: Sequence[Asset] | None,
) -> Iterator[Asset | SearchPage]:
    """The page and the files of its index; nothing for a site without search.

    An empty index is none: then there is nothing for the page's script, an asset, to search in.
    """
    if index is not None:
        script = next(asset.url for asset in assets if _SCRIPT.fullmatch(asset.url))
        yield _page(site, masthead, cards, script if index else None)
        yield from index


def _page(site: Site, masthead: Masthead, cards: Cards, script: str | None) -> SearchPage:
    words = masthead.words
    forms = {name: form for name, form in asdict(words.articles).items() if form}
    years = dict.fromkeys(url.split("/")[2] for url, _ in by_month(site, cards))
    return SearchPage(
        title=words.search,
        description=None,
        script=script,
        forms=msgspec.json.encode(forms).decode(),
        groups=(
            (words.countries, links_to(site, "country")),
            (words.topics, links_to(site, "topic")),
            (words.archive, tuple(Link(name=year, url=f"/archive/#y{year}") for year in years)),
        ),
    )
