"""As much of a site as can be read: a mistake in one file hides nothing of another."""

from __future__ import annotations

from typing import NamedTuple

from communique.config import Config, config_of
from communique.errors import CommuniqueError, LayoutError, problems_in
from communique.load import Loaded, Loader
from communique.pipeline import Workshop
from communique.theme import Theme, theme_of


class Attempt(NamedTuple):
    """What could be read of a site, and what is wrong with the rest.

    ``keys`` are the fingerprints of the files that could be read, by path. Without a theme, some
    layout cannot be read; where the configuration cannot be, it is the usual one.
    """

    config: Config
    loader: Loader
    loaded: Loaded
    keys: dict[str, str]
    theme: Theme | None
    problems: tuple[CommuniqueError, ...]


def attempt(workshop: Workshop) -> Attempt:
    """The site as far as it can be read; what was read is remembered for the next build.

    Raises ``ContentError`` where there is no content.
    """
    problems: list[CommuniqueError] = []
    config = Config()
    try:
        config = config_of(workshop.root)
    except (CommuniqueError, ExceptionGroup) as error:
        problems += problems_in(error)
    loader = workshop.loader(config, workshop.jobs(config))
    scan, unreadable = loader.attempt()
    scan.remembered_in(workshop.memo)
    theme = _theme(workshop, problems)
    loaded = loader.load(scan)
    return Attempt(config, loader, loaded, loader.keys(scan), theme, (*problems, *unreadable))


def _theme(workshop: Workshop, problems: list[CommuniqueError]) -> Theme | None:
    """The theme, if every layout can be read and used."""
    try:
        theme = theme_of(workshop.root)
        workshop.closures(theme)
    except (LayoutError, ExceptionGroup) as error:
        problems += problems_in(error)
        return None
    return theme
