"""As much of a site as can be read: a mistake in one file hides nothing of another."""

from __future__ import annotations

from typing import NamedTuple

from communique.config import Config, config_of
from communique.errors import CommuniqueError, LayoutError, problems_in
from communique.gallery import Gallery
from communique.load import Loaded, Loader
from communique.originals import Album, shown_by
from communique.pipeline import Workshop
from communique.theme import Theme, theme_of


class Attempt(NamedTuple):
    """What could be read of a site, and what is wrong with the rest.

    ``of_pictures`` is what is wrong with those that texts show. ``keys`` are the fingerprints of
    the files that could be read, by path. Without a theme, some layout cannot be read; where the
    configuration cannot be, it is the usual one.
    """

    config: Config
    loader: Loader
    loaded: Loaded
    keys: dict[str, str]
    theme: Theme | None
    gallery: Gallery
    problems: tuple[CommuniqueError, ...]
    of_pictures: tuple[CommuniqueError, ...]


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
    gallery, of_pictures = _gallery(workshop, config, theme, loaded)
    return Attempt(
        config=config,
        loader=loader,
        loaded=loaded,
        keys=loader.keys(scan),
        theme=theme,
        gallery=gallery,
        problems=(*problems, *unreadable),
        of_pictures=of_pictures,
    )


def _theme(workshop: Workshop, problems: list[CommuniqueError]) -> Theme | None:
    """The theme, if every layout can be read and used."""
    try:
        theme = theme_of(workshop.root)
        workshop.closures(theme)
    except (LayoutError, ExceptionGroup) as error:
        problems += problems_in(error)
        return None
    return theme


def _gallery(
    workshop: Workshop, config: Config, theme: Theme | None, loaded: Loaded
) -> tuple[Gallery, tuple[CommuniqueError, ...]]:
    """The pictures that texts show, none of them if one cannot be shown."""
    if theme is None:
        return Gallery(), ()
    album = Album(workshop.root, theme.files, theme.bytes_of, workshop.memo, workshop.engine)
    try:
        shown = shown_by(loaded.everything, everything=False)
        return Gallery(album.originals(shown), config.images.format), ()
    except ExceptionGroup as group:
        return Gallery(), tuple(problems_in(group))
