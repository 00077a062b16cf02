"""The pieces that graphs of every page are made of."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model import (
    ArticlePage,
    Card,
    EditionPage,
    LeafPage,
    Link,
    Masthead,
    Page,
    StoryPage,
    TermKind,
)

Node = dict[str, object]
_UNKNOWN: tuple[object, ...] = (None, "", ())

# Pages that may be in another language than the site.
_SPEAKING = ArticlePage | EditionPage | LeafPage | StoryPage

TYPES: dict[TermKind, str] = {
    "country": "Country",
    "region": "Place",
    "organisation": "Organization",
    "person": "Person",
    "topic": "Thing",
    "author": "Person",
    "outlet": "NewsMediaOrganization",
}


def publisher_of(masthead: Masthead) -> Node:
    """The publication: who answers for it, and by what rules it works."""
    own = masthead.publisher
    found: Node = {
        "@type": "NewsMediaOrganization",
        "@id": publisher(masthead),
        "name": own.name or masthead.title,
        "url": masthead.base_url,
        "logo": {"@type": "ImageObject", "url": whole(own.logo or masthead.logo, masthead)},
        "publishingPrinciples": own.principles,
        "correctionsPolicy": own.corrections,
        "ethicsPolicy": own.ethics,
        "verificationFactCheckingPolicy": own.fact_checking,
        "unnamedSourcesPolicy": own.unnamed_sources,
        "ownershipFundingInfo": own.ownership,
        "missionCoveragePrioritiesPolicy": own.mission,
        "masthead": own.masthead,
        "actionableFeedbackPolicy": own.feedback,
        "noBylinesPolicy": own.bylines,
    }
    addresses = {
        name: whole(one, masthead)
        for name, one in found.items()
        if isinstance(one, str) and one.startswith("/")
    }
    return said({**found, **addresses, "sameAs": own.same_as})


def web_site(masthead: Masthead) -> Node:
    """The site as a whole."""
    return said(
        {
            "@type": "WebSite",
            "@id": masthead.base_url + "#site",
            "url": masthead.base_url,
            "name": masthead.title,
            "description": masthead.description,
            "inLanguage": masthead.language,
            "publisher": {"@id": publisher(masthead)},
        }
    )


def web_page(kind: str, page: Page, masthead: Masthead) -> Node:
    """A page of any kind."""
    return said(
        {
            "@type": kind,
            "url": whole(page.url, masthead),
            "name": page.title,
            "description": page.description,
            "inLanguage": page.lang if isinstance(page, _SPEAKING) else masthead.language,
            "isPartOf": {"@id": masthead.base_url + "#site"},
        }
    )


def collection(
    page: Page,
    masthead: Masthead,
    cards: Iterable[Card],
    *,
    kind: str = "CollectionPage",
    about: Node | None = None,
) -> Node:
    """A page of articles, in their order."""
    if kind == "ProfilePage":
        parts = tuple(
            {"@type": "NewsArticle", "url": whole(card.url, masthead), "headline": card.title}
            for card in cards
        )
        return said({**web_page(kind, page, masthead), "mainEntity": about, "hasPart": parts})
    items = tuple(
        {"@type": "ListItem", "position": place, "url": whole(card.url, masthead)}
        for place, card in enumerate(cards, 1)
    )
    listed: Node = {"@type": "ItemList", "itemListElement": items}
    return said({**web_page(kind, page, masthead), "about": about, "mainEntity": listed})


def trail(masthead: Masthead, *steps: tuple[str, str]) -> Node:
    """The way from the front page, by name and address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": tuple(
            {"@type": "ListItem", "position": n, "name": name, "item": whole(url, masthead)}
            for n, (name, url) in enumerate(((masthead.title, "/"), *steps), 1)
        ),
    }


def thing(kind: TermKind, link: Link, masthead: Masthead) -> Node:
    """What an article is about or names, with the page here that lists all about it."""
    found: Node = {"@type": TYPES[kind], "name": link.name, "url": whole(link.url, masthead)}
    if link.same_as:
        found["sameAs"] = link.same_as
    return found


def publisher(masthead: Masthead) -> str:
    """The name of the publisher's node."""
    return masthead.base_url + "#publisher"


def whole(url: str, masthead: Masthead) -> str:
    """A site's address with its host; another one as it is."""
    return masthead.base_url + url[1:] if url.startswith("/") else url


def said(node: Node) -> Node:
    """The node without what is not known."""
    return {name: told for name, told in node.items() if told not in _UNKNOWN}
