"""What renders a site: its theme, and all that its outputs are made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from communique.cards import Cards
from communique.compiled import compiled_folder
from communique.layouts import Layouts
from communique.load import Loader
from communique.model import Masthead
from communique.render import Renderer
from communique.social import Studio
from communique.theme import Theme


class Drawn(NamedTuple):
    """What the pages of a site were made with."""

    cards: Cards
    renderer: Renderer
    loader: Loader


def renderer_for(
    theme: Theme,
    masthead: Masthead,
    closures: Mapping[str, str],
    studio: Studio,
    cards: Cards,
    engine: str,
    html_of: Callable[[str], str],
    cache: Path,
) -> Renderer:
    """What renders the site: see ``Renderer``. Compiled layouts are kept in ``cache``."""
    return Renderer(
        masthead=masthead,
        layouts=Layouts(
            theme.sources,
            theme.places,
            masthead,
            html_of=html_of,
            map_of=cards.charts.cartographer.world,
            cache=compiled_folder(cache, engine),
        ),
        closures=closures,
        engine=engine,
        html_of=html_of,
        bytes_of=theme.bytes_of,
        studio=studio,
        cartographer=cards.charts.cartographer,
        kept=cards.kept,
    )
