"""A saved web page becomes one item.

    tree         bytes -> tree, in the right encoding     claims      JSON-LD and <meta>
    headline     the title a reader sees                   writers     the persons it names
    moments      published and updated                     standfirst  description, picture, tags
    extraction   the blocks of its text                    blocks      those that are the article
    provenance   its address, publisher and language

What the page says of itself comes first, what it shows second, and what is inferred is marked.
"""

from __future__ import annotations

from functools import partial

import msgspec
from lxml.html import HtmlElement, tostring

from communique.ingest.decoding import decoded
from communique.ingest.draft import Draft
from communique.ingest.item import Item, digest
from communique.ingest.markup import to_markdown
from communique.ingest.pages.blocks import article_blocks
from communique.ingest.pages.claims import Claims, all_of, claims_in, first_of, meta_in
from communique.ingest.pages.extraction import extracted
from communique.ingest.pages.headline import headline_of
from communique.ingest.pages.moments import Moment, published, updated
from communique.ingest.pages.provenance import (
    address_of,
    language_in,
    saved_from,
    sites_of,
    source_of,
)
from communique.ingest.pages.standfirst import description_of, picture_of, standfirsts_in, tags_of
from communique.ingest.pages.tree import read, tree_of, words_of
from communique.ingest.pages.writers import writers_of

_AUTHOR_TAGS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
)


def items_from(raw: bytes, name: str) -> tuple[Item, ...]:  # noqa: ARG001 - one shape for all readers
    """The one article that the page is."""
    return (Item(sha256=digest(raw), draft=draft_from(raw)),)


def draft_from(raw: bytes, *, address: str = "", charset: str | None = None) -> Draft:
    """The article in a page. ``address`` and ``charset`` are what its server or message said.

    Raises ``IngestError`` when there is nothing in the page.
    """
    found = read(raw, charset)
    page = _Page(tree_of(found.text), address or saved_from(found.text))
    draft = page.draft()
    damaged = found.warnings and decoded(draft.markdown.encode()).warnings
    return draft if not damaged else _warned(draft, found.warnings)


class _Page:
    """A page: what it says of itself, and what follows from that."""

    def __init__(self, tree: HtmlElement, address: str) -> None:
        self.tree = tree
        self.claims: Claims = claims_in(tree)
        self.meta = meta_in(tree)
        self.home = address_of(tree, self.claims, self.meta, address)
        self.base = self.home or address
        self.sites = sites_of(self.claims, self.meta, self.home)
        self.titles = _titles(tree, self.meta)

    def draft(self) -> Draft:
        """The article in the page."""
        headline = headline_of(self.tree, self.claims.headlines, self.titles, self.sites)
        tags = all_of(self.meta, _AUTHOR_TAGS)
        writers = writers_of(self.tree, self.claims.authors, tags, self.sites)
        kept, endnote, is_sure = self._text(headline.text if headline else "", writers)
        markdown = to_markdown(_html(kept), self.base)
        opening = " ".join(words_of(block) for block in kept[:3])
        standfirst, is_extract = description_of(self.tree, self.claims, self.meta, opening)
        lang, is_declared = language_in(self.tree, self.claims, self.meta, markdown)
        moment = published(self.tree, self.claims.published, self.meta, self.base)
        doubts = {
            "title": headline is not None and headline.is_guess,
            "description": is_extract,
            "lang": lang is not None and not is_declared,
            "date": moment is not None and moment.is_guess,
            "body": not is_sure,
        }
        return Draft(
            title=headline.text if headline else None,
            description=standfirst,
            authors=writers,
            date=moment.iso if moment else None,
            date_origin=moment.origin if moment else None,
            updated=self._updated(moment),
            image=picture_of(self.tree, self.claims, self.meta, self.base),
            tags=tags_of(self.claims, self.meta),
            lang=lang,
            source=source_of(self.claims, self.meta, self.home),
            endnote=endnote,
            markdown=markdown,
            guessed=tuple(name for name, is_doubtful in doubts.items() if is_doubtful),
        )

    def _text(
        self, title: str, writers: tuple[str, ...]
    ) -> tuple[list[HtmlElement], str | None, bool]:
        """The blocks of the article, its end note, and whether there is little doubt."""
        sift = partial(
            article_blocks,
            titles=(title, *self.claims.headlines, *self.titles),
            standfirsts=standfirsts_in(self.tree),
            writers=writers,
        )
        return extracted(self.tree, self.base, self.claims.text, sift)

    def _updated(self, first: Moment | None) -> str | None:
        """An update that is one: not the moment of publication again."""
        moment = updated(self.claims.modified, self.meta)
        return moment if moment and moment[:16] != (first.iso if first else "")[:16] else None


def _titles(tree: HtmlElement, meta: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    tags = (first_of(meta, name) for name in ("og:title", "twitter:title", "title"))
    return tuple(text for text in (*tags, words_of(tree.find(".//title"))) if text)


def _warned(draft: Draft, warnings: tuple[str, ...]) -> Draft:
    return msgspec.structs.replace(draft, warnings=warnings)


def _html(blocks: list[HtmlElement]) -> str:
    return "".join(tostring(block, encoding="unicode", with_tail=False) for block in blocks)
