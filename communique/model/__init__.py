"""Every frozen value: what an article is, what a site is made of, what each page may show.

Everything in ``site/`` is one ``Output``: a frozen value with a ``url`` and one function to bytes
(see ``render``). A page's value holds all that its layout may show and nothing else; that is what
makes "same value, same layout, same bytes" true, and an incremental build provably a clean one.

Values are ``msgspec`` structs: frozen, tuples instead of lists, encoded canonically (see ``memo``)
with the class name in front, so that two kinds of page can never be mistaken for each other.
Addresses begin and end as they do in the browser: ``/2024/02/slug/``, ``/feed.xml``.

    content   what an article says, and what a site is made of
    shown     what pages may show: one class for each layout
    outputs   feeds, sitemaps and copied files
"""

from __future__ import annotations

from communique.model.content import (
    Article,
    Body,
    Correction,
    CorrectionClass,
    Image,
    Kind,
    Leaf,
    Site,
    Source,
    Status,
    Term,
    TermKind,
    Update,
    Value,
)
from communique.model.outputs import (
    Asset,
    Entry,
    Feed,
    FeedList,
    Output,
    Picture,
    Plain,
    Sitemap,
    Subscription,
)
from communique.model.shown import (
    ArchivePage,
    ArticlePage,
    Card,
    CorrectionsPage,
    FeedsPage,
    HomePage,
    LeafPage,
    Link,
    Masthead,
    Mending,
    MissingPage,
    MonthPage,
    Note,
    Page,
    SourceNote,
    TermIndexPage,
    TermPage,
    When,
)

__all__ = [
    "ArchivePage",
    "Article",
    "ArticlePage",
    "Asset",
    "Body",
    "Card",
    "Correction",
    "CorrectionClass",
    "CorrectionsPage",
    "Entry",
    "Feed",
    "FeedList",
    "FeedsPage",
    "HomePage",
    "Image",
    "Kind",
    "Leaf",
    "LeafPage",
    "Link",
    "Masthead",
    "Mending",
    "MissingPage",
    "MonthPage",
    "Note",
    "Output",
    "Page",
    "Picture",
    "Plain",
    "Site",
    "Sitemap",
    "Source",
    "SourceNote",
    "Status",
    "Subscription",
    "Term",
    "TermIndexPage",
    "TermKind",
    "TermPage",
    "Update",
    "Value",
    "When",
]
