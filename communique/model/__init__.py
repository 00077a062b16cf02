"""Every frozen value: what an article is, what a site is made of, what each page may show.

Everything in ``site/`` is one ``Output``: a frozen value with a ``url`` and one function to bytes
(see ``render``). A page's value holds all that its layout may show and nothing else; that is what
makes "same value, same layout, same bytes" true, and an incremental build provably a clean one.

Values are ``msgspec`` structs: frozen, tuples instead of lists, encoded canonically (see ``memo``)
with the class name in front, so that two kinds of page can never be mistaken for each other.
Addresses begin and end as they do in the browser: ``/2024/02/slug/``, ``/feed.xml``.

    content   what an article says, and what articles share
    pictures  pictures as they were given, and as the site shows them
    editions  stories and editions
    site      what a site is made of
    terms     pages of what articles share
    ways      the map, the search
    shown     what pages may show: one class for each layout
    stories   what the pages of stories may show
    kit       what the page of all components shows
    wording   the words of a site's own
    masthead  what every page knows of the publication
    data      what is known of every article, for programs
    outputs   feeds, sitemaps and copied files
"""

from __future__ import annotations

from communique.model.content import (
    Alias,
    Article,
    Body,
    Correction,
    CorrectionClass,
    Image,
    Kind,
    Leaf,
    Passage,
    Profile,
    Source,
    Status,
    Term,
    TermKind,
    Update,
)
from communique.model.data import (
    Dataset,
    NoteRecord,
    Record,
    SourceRecord,
    Standing,
    StoryRecord,
    TableFormat,
)
from communique.model.editions import (
    Edition,
    EditionFile,
    Event,
    Frozen,
    Mark,
    Member,
    Part,
    Quote,
    Story,
    StoryFile,
    StoryStatus,
)
from communique.model.kit import KitPage
from communique.model.masthead import Masthead, Publisher, Style
from communique.model.outputs import (
    Asset,
    Entry,
    Feed,
    FeedFormat,
    FeedList,
    Icon,
    IconForm,
    Locator,
    NewsletterText,
    Output,
    Picture,
    Plain,
    Redirect,
    Sitemap,
    Subscription,
)
from communique.model.pictures import (
    MEDIA,
    Box,
    Figure,
    Form,
    Original,
    OriginalForm,
    Plate,
    Rendition,
    Shared,
    SocialCard,
)
from communique.model.pieces import (
    Card,
    Link,
    Map,
    Note,
    SourceNote,
    Spread,
    Subscribable,
    Tally,
    Version,
    When,
)
from communique.model.shown import (
    ArchivePage,
    ArticlePage,
    CorrectionsPage,
    DiaryEntry,
    EditionItem,
    EditionPage,
    EditionPart,
    EditionsPage,
    FeedsPage,
    HomePage,
    LeafPage,
    Mending,
    MissingPage,
    MonthPage,
    Newsletter,
    Page,
    Place,
)
from communique.model.site import Content, Site
from communique.model.stories import Happening, StoriesPage, StoryCard, StoryPage
from communique.model.terms import About, Fact, Listed, Month, TermIndexPage, TermPage
from communique.model.value import Value
from communique.model.ways import MapPage, SearchPage, Spot
from communique.model.wording import Forms, Grade, Wording

__all__ = [
    "MEDIA",
    "About",
    "Alias",
    "ArchivePage",
    "Article",
    "ArticlePage",
    "Asset",
    "Body",
    "Box",
    "Card",
    "Content",
    "Correction",
    "CorrectionClass",
    "CorrectionsPage",
    "Dataset",
    "DiaryEntry",
    "Edition",
    "EditionFile",
    "EditionItem",
    "EditionPage",
    "EditionPart",
    "EditionsPage",
    "Entry",
    "Event",
    "Fact",
    "Feed",
    "FeedFormat",
    "FeedList",
    "FeedsPage",
    "Figure",
    "Form",
    "Forms",
    "Frozen",
    "Grade",
    "Happening",
    "HomePage",
    "Icon",
    "IconForm",
    "Image",
    "Kind",
    "KitPage",
    "Leaf",
    "LeafPage",
    "Link",
    "Listed",
    "Locator",
    "Map",
    "MapPage",
    "Mark",
    "Masthead",
    "Member",
    "Mending",
    "MissingPage",
    "Month",
    "MonthPage",
    "Newsletter",
    "NewsletterText",
    "Note",
    "NoteRecord",
    "Original",
    "OriginalForm",
    "Output",
    "Page",
    "Part",
    "Passage",
    "Picture",
    "Place",
    "Plain",
    "Plate",
    "Profile",
    "Publisher",
    "Quote",
    "Record",
    "Redirect",
    "Rendition",
    "SearchPage",
    "Shared",
    "Site",
    "Sitemap",
    "SocialCard",
    "Source",
    "SourceNote",
    "SourceRecord",
    "Spot",
    "Spread",
    "Standing",
    "Status",
    "StoriesPage",
    "Story",
    "StoryCard",
    "StoryFile",
    "StoryPage",
    "StoryRecord",
    "StoryStatus",
    "Style",
    "Subscribable",
    "Subscription",
    "TableFormat",
    "Tally",
    "Term",
    "TermIndexPage",
    "TermKind",
    "TermPage",
    "Update",
    "Value",
    "Version",
    "When",
    "Wording",
]
