"""What a site is made of."""

from __future__ import annotations

import msgspec

from communique.model.content import Article, Leaf, Term
from communique.model.editions import Edition, EditionFile, Frozen, Story, StoryFile

Content = Article | Leaf | StoryFile | EditionFile | Frozen
"""What a file of content/ says."""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """The library at one moment: what is published, in order. Layouts never see it."""

    articles: tuple[Article, ...]  # listed: newest first
    undated: tuple[Article, ...]  # published, but in no list
    withdrawn: tuple[Article, ...]  # a notice at their address, and in no list
    terms: tuple[Term, ...]
    leaves: tuple[Leaf, ...]
    related: dict[str, tuple[str, ...]]  # article id -> ids
    stories: tuple[Story, ...] = ()  # by slug
    editions: tuple[Edition, ...] = ()  # the first to close comes first
    hidden: frozenset[str] = frozenset()  # files of content/static that only hidden articles show
    linked: frozenset[str] = frozenset()  # those that some text leads to
