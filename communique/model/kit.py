"""What the page of all components shows."""

from __future__ import annotations

from communique.model.pieces import Card, Link, Map, Note, SourceNote, Spread
from communique.model.value import Value


class KitPage(Value, frozen=True, kw_only=True):
    """Every component of the theme, for those who change it: layout ``kit.html``.

    It is shown in the preview and is never a part of the site. ``inks`` and ``papers`` are the
    custom properties that hold colours.
    """

    url: str = "/_kit/"
    title: str = "Components"
    description: str | None = None
    inks: tuple[str, ...]
    papers: tuple[str, ...]
    cards: tuple[Card, ...]
    terms: tuple[Link, ...]
    badges: tuple[str, ...]
    points: tuple[str, ...]
    map: Map
    notes: tuple[Note, ...]
    sources: tuple[SourceNote, ...]
    spread: Spread
