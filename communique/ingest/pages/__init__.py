"""A saved web page becomes one item.

    tree         bytes -> tree, in the right encoding     claims      JSON-LD and <meta>
    headline     the title a reader sees                   writers     the persons it names
    moments      published and updated                     standfirst  description, picture, tags
    extraction   the blocks of its text                    blocks      those that are the article

What the page says of itself comes first, what it shows second, and what is inferred is marked.
"""

from __future__ import annotations

from functools import partial

from lxml.html import HtmlElement, tostring

from communique.ingest.addresses import canonical, host_of, is_front, same_site
from communique.ingest.draft import Draft
from communique.ingest.item import Item, digest
from communique.ingest.language import language_of
from communique.ingest.markup import to_markdown
from communique.ingest.pages.blocks import article_blocks
from communique.ingest.pages.claims import Claims, claims_in, meta_in
from communique.ingest.pages.extraction import extracted
from communique.ingest.pages.headline import headline_of
from communique.ingest.pages.moments import published, updated
from communique.ingest.pages.standfirst import description_of, picture_of, standfirsts_in, tags_of
from communique.ingest.pages.tree import read, tree_of, words_of
from communique.ingest.pages.writers import writers_of
from communique.model import Source

Meta = dict[str, tuple[str, ...]]

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
    tree = tree_of(found.text)
    claims, meta = claims_in(tree), meta_in(tree)
    address = address or _saved_from(found.text)
    home = _address(tree, claims, meta, address)
    sites = _sites(claims, meta, home)
    headline = headline_of(tree, claims.headlines, _titles(tree, meta), sites)
    writers = writers_of(tree, claims.authors, _all(meta, _AUTHOR_TAGS), sites)
    sift = partial(
        article_blocks,
        titles=(headline.text if headline else "", *claims.headlines, *_titles(tree, meta)),
        standfirsts=standfirsts_in(tree),
        writers=writers,
    )
    kept, endnote, is_sure = extracted(tree, home or address, claims.text, sift)
    markdown = to_markdown(_html(kept), home or address)
    lang, is_declared = _language(tree, claims, meta, markdown)
    moment = published(tree, claims.published, meta, home or address)
    opening = " ".join(words_of(block) for block in kept[:3])
    description, is_extract = description_of(tree, claims, meta, opening)
    doubts = {
        "title": headline is not None and headline.is_guess,
        "description": is_extract,
        "lang": lang is not None and not is_declared,
        "date": moment is not None and moment.is_guess,
        "body": not is_sure,
    }
    return Draft(
        title=headline.text if headline else None,
        description=description,
        authors=writers,
        date=moment.iso if moment else None,
        date_origin=moment.origin if moment else None,
        updated=_later(updated(claims.modified, meta), moment.iso if moment else None),
        image=picture_of(tree, claims, meta, home or address),
        tags=tags_of(claims, meta),
        lang=lang,
        source=_source(claims, meta, home),
        endnote=endnote,
        markdown=markdown,
        guessed=tuple(name for name, is_doubtful in doubts.items() if is_doubtful),
        warnings=found.warnings,
    )


def _all(meta: Meta, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for name in names for text in meta.get(name, ()))


def _first(meta: Meta, *names: str) -> str:
    return next(iter(_all(meta, names)), "")


def _titles(tree: HtmlElement, meta: Meta) -> tuple[str, ...]:
    tags = (_first(meta, name) for name in ("og:title", "twitter:title", "title"))
    return tuple(text for text in (*tags, words_of(tree.find(".//title"))) if text)


def _saved_from(html: str) -> str:
    """The address that browsers write into the first lines of a page they save."""
    _, mark, rest = html[:2000].partition("saved from url=(")
    return rest.partition(")")[2].split()[0] if mark and ")" in rest else ""


def _address(tree: HtmlElement, claims: Claims, meta: Meta, address: str) -> str:
    """The article's canonical address, on the site it came from where that is known; or ""."""
    links = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    for text in (*links, _first(meta, "og:url"), claims.url, address):
        found = canonical(text, address)
        if found and not is_front(found) and (not address or same_site(found, address)):
            return found
    return canonical(address) or ""


def _sites(claims: Claims, meta: Meta, address: str) -> tuple[str, ...]:
    """The names that mean the publisher."""
    host = host_of(address)
    labels = host.split(".")
    core = labels[-3] if len(labels) > 2 and len(labels[-2]) < 4 else labels[-2:][0]
    named = (_first(meta, "og:site_name"), _first(meta, "application-name"), *claims.publishers)
    return tuple(name for name in (*named, *claims.bodies, host, core) if name)


def _source(claims: Claims, meta: Meta, address: str) -> Source | None:
    names = (_first(meta, "og:site_name"), *claims.publishers, host_of(address))
    name = next((text.lstrip("@") for text in names if text), None)
    return Source(name=name, url=address or None) if name or address else None


def _language(tree: HtmlElement, claims: Claims, meta: Meta, text: str) -> tuple[str | None, bool]:
    """The language, and whether the page says so itself; a wrong declaration is not believed."""
    root = tree.getroottree().getroot()
    said = root.get("lang") or claims.lang or _first(meta, "content-language", "og:locale")
    code = said.replace("_", "-").partition("-")[0].strip().lower()
    seen = language_of(text)
    if seen and seen.is_sure and seen.code != code:
        return seen.code, False
    if code.isascii() and code.isalpha() and 2 <= len(code) <= 3:
        return code, True
    return (seen.code if seen else None), False


def _later(moment: str | None, first: str | None) -> str | None:
    """An update that is one: not the moment of publication again."""
    return moment if moment and moment[:16] != (first or "")[:16] else None


def _html(blocks: list[HtmlElement]) -> str:
    return "".join(tostring(block, encoding="unicode", with_tail=False) for block in blocks)
