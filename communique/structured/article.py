"""An article as schema.org has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.model import ArticlePage, Figure, Link, Masthead, Note, SourceNote, TermKind
from communique.passages import GENRES, Genre, role_of
from communique.structured.nodes import Node, publisher, said, thing, whole

_SECTIONS = {
    "explainer": "BackgroundNewsArticle",
    "reportage": "ReportageNewsArticle",
    "review": "ReviewNewsArticle",
}
_GENRES: dict[Genre, str] = {
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
}
# Names of a newsroom's own in bylines end with one of these.
_DESKS = ("desk", "staff", "newsroom", "team", "editors")


def article(page: ArticlePage, masthead: Masthead) -> Node:
    """The article, and what it is about, rests on, had to correct."""
    url = whole(page.url, masthead)
    ours: Node = {"@id": publisher(masthead)}
    updated = page.updated or page.published
    return said(
        {
            "@type": _kind(page),
            "@id": url + "#article",
            "url": url,
            "mainEntityOfPage": url,
            "headline": page.title,
            "description": page.description,
            "inLanguage": page.lang,
            "datePublished": page.published.iso if page.published else None,
            "dateModified": updated.iso if updated else None,
            "expires": page.expires,
            "author": tuple(_author(link, masthead) for link in page.authors) or ours,
            "publisher": ours,
            "copyrightHolder": ours if page.kind == "own" else None,
            "isAccessibleForFree": True,
            "articleSection": page.section or (page.kicker.name if page.kicker else None),
            "keywords": tuple(link.name for link in page.topics),
            "wordCount": page.words or None,
            "timeRequired": f"PT{page.minutes}M",
            "dateline": page.dateline,
            "about": tuple(thing("country", link, masthead) for link in page.countries),
            "mentions": tuple(_mentions(page, masthead)),
            "image": _image(page.image, masthead) or _card(page, masthead),
            "isBasedOn": page.source.url if page.source else None,
            **_versions(page, masthead),
            "citation": tuple(_citation(one) for one in page.sources if one != page.source),
            "hasPart": tuple(_parts(page, url)),
            "correction": tuple(_correction(note) for note in page.notes if note.grade != "update"),
        }
    )


def _kind(page: ArticlePage) -> str:
    """The kind of article that its section says it is."""
    if page.genre:
        return _GENRES[page.genre]
    section = page.section or ""
    if role_of(section) == "background":
        return "BackgroundNewsArticle"
    return _SECTIONS.get(section.casefold(), "NewsArticle")


def _parts(page: ArticlePage, url: str) -> Iterator[Node]:
    """What stands in the article and is no news: each an article of its own kind."""
    for passage in page.body.passages if page.kind != "excerpt" else ():
        if genre := GENRES.get(passage.role):
            yield {
                "@type": _GENRES[genre],
                "headline": passage.heading,
                "url": f"{url}#{passage.anchor}",
            }


def _versions(page: ArticlePage, masthead: Masthead) -> Node:
    """What it was translated from, or into."""
    of = {one.url: {"@id": whole(one.url, masthead) + "#article"} for one in page.versions}
    original = next((one.url for one in page.versions if one.is_original), None)
    if original is None:
        return {}
    if original != page.url:
        return {"translationOfWork": of[original]}
    return {"workTranslation": tuple(node for url, node in of.items() if url != original)}


def _mentions(page: ArticlePage, masthead: Masthead) -> Iterator[Node]:
    named: Iterable[tuple[TermKind, Sequence[Link]]] = (
        ("country", page.mentioned),
        ("organisation", page.organisations),
        ("person", page.people),
    )
    for kind, links in named:
        for link in links:
            yield thing(kind, link, masthead)


def _author(link: Link, masthead: Masthead) -> Node:
    is_desk = link.name.casefold().endswith(_DESKS)
    kind = "Organization" if is_desk else "Person"
    return {"@type": kind, "name": link.name, "url": whole(link.url, masthead)}


def _image(image: Figure | None, masthead: Masthead) -> Node | None:
    if image is None:
        return None
    plate = image.plate
    is_address = (image.licence or "").startswith("https://")
    return said(
        {
            "@type": "ImageObject",
            "url": whole(plate.plain[-1].url if plate.plain else plate.src, masthead),
            "caption": image.caption or image.alt,
            "creditText": image.credit,
            "license": image.licence if is_address else None,
            "acquireLicensePage": image.source_url,
        }
    )


def _card(page: ArticlePage, masthead: Masthead) -> Node | None:
    """The picture that was drawn for the article."""
    if page.shared is None:
        return None
    url = whole(page.shared.url, masthead)
    return {"@type": "ImageObject", "url": url}


def _citation(source: SourceNote) -> Node:
    return said(
        {
            "@type": "CreativeWork",
            "name": source.title or source.name,
            "url": source.url,
            "inLanguage": source.lang,
            "publisher": {"@type": "Organization", "name": source.name} if source.title else None,
        }
    )


def _correction(note: Note) -> Node:
    return {"@type": "CorrectionComment", "text": note.text, "datePublished": note.when.iso}
