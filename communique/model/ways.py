"""Ways into the site besides its lists: the map of the world, and the search."""

from __future__ import annotations

from communique.model.content import Value
from communique.model.pieces import Link


class Spot(Value, frozen=True, kw_only=True):
    """A country on the map: its code, its page, its flag, and how many articles are about it."""

    code: str
    name: str
    url: str
    count: int
    flag: str | None = None


class MapPage(Value, frozen=True, kw_only=True):
    """The countries of the site on a map of the world: layout ``map.html``. Most covered first.

    ``state`` is the fingerprint of how maps are drawn.
    """

    url: str = "/map/"
    title: str
    description: str | None
    spots: tuple[Spot, ...]
    state: str


class SearchPage(Value, frozen=True, kw_only=True):
    """The page to search on: layout ``search.html``.

    ``script`` is None where there is no index to search in. ``forms`` is "3 articles" by plural
    category, as JSON; ``groups`` are (heading, links) to everything, for readers without a script.
    """

    url: str = "/search/"
    title: str
    description: str | None
    script: str | None
    forms: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
