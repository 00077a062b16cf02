"""Feeds (RSS, Atom, JSON Feed) become one item for each entry.

feedparser is given bytes, never a text: it would take one for a file's name or an address.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import feedparser
import msgspec
from lxml.html import HtmlElement, tostring

from communique.errors import IngestError, Location
from communique.ingest.addresses import canonical, host_of, safe
from communique.ingest.draft import Draft
from communique.ingest.item import Item, digest
from communique.ingest.markup import clean_tree, to_markdown
from communique.ingest.pages.blocks import article_blocks
from communique.ingest.pages.extraction import blocks_in
from communique.ingest.pages.moments import iso_of
from communique.ingest.pages.tree import one_line, words_of
from communique.ingest.pages.writers import persons_in
from communique.ingest.shapes import kernel
from communique.model import Image, Source, Value

_MOST = 1000
# Fewer words than these are a summary: of what a feed calls content, and of what it does not.
_FULL_CONTENT, _FULL_SUMMARY = 60, 150
_TRAILER = re.compile(r"^the post .{1,300} (?:first appeared|appeared first) on .{1,100}$", re.I)


class Entry(Value, frozen=True, kw_only=True):
    """An entry as its feed gives it; dates in ISO 8601, ``html`` the fullest text there is."""

    key: str
    title: str = ""
    address: str = ""
    html: str = ""
    summary: str = ""
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: str = ""
    lang: str = ""
    outlet: str = ""


def items_from(raw: bytes, name: str) -> tuple[Item, ...]:
    """The articles that the feed announces, as it orders them.

    Raises ``IngestError`` for what is no feed, and for one that declares entities.
    """
    at = Location(name)
    is_json = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    entries = list(_of_json(raw, at) if is_json else _of_xml(raw, at))[:_MOST]
    return tuple({entry.key: _item(entry) for entry in entries if entry.key}.values())


def _of_xml(raw: bytes, at: Location) -> Iterator[Entry]:
    if re.search(rb"<!E\x00?N\x00?T\x00?I\x00?T\x00?Y", raw[:262144].replace(b"\0", b"")):
        raise IngestError("declares entities, which no feed needs", at)
    feed = feedparser.parse(raw)
    if not feed.version or (feed.bozo and not feed.entries):
        raise IngestError("is no feed that can be read", at)
    outlet, lang = _plain(feed.feed.get("title")), _plain(feed.feed.get("language"))
    for entry in feed.entries:
        contents = [part.get("value", "") for part in entry.get("content", ())]
        yield Entry(
            key=_plain(entry.get("id")) or _plain(entry.get("link")) or _plain(entry.get("title")),
            title=_words(entry.get("title")),
            address=_plain(entry.get("link")),
            html=max(contents, key=len, default="") or entry.get("summary", ""),
            summary=entry.get("summary", ""),
            published=iso_of(_plain(entry.get("published") or entry.get("created"))),
            # feedparser would give what is published for an update that is not there.
            updated=iso_of(_plain(entry["updated"])) if "updated" in entry else None,
            authors=tuple(_plain(one.get("name")) for one in entry.get("authors", ())),
            tags=tuple(_plain(one.get("term")) for one in entry.get("tags", ())),
            picture=_picture(entry),
            lang=lang,
            outlet=_words(entry.get("source", {}).get("title")) or outlet,
        )


def _picture(entry: Any) -> str:
    """The address of the picture that an entry carries."""
    media = [*entry.get("media_content", ()), *entry.get("media_thumbnail", ())]
    closed = [one for one in entry.get("enclosures", ()) if "image" in one.get("type", "")]
    addresses = [one.get("url") or one.get("href") for one in (*media, *closed)]
    return next((address for address in addresses if isinstance(address, str)), "")


def _of_json(raw: bytes, at: Location) -> Iterator[Entry]:
    try:
        feed = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise IngestError("is no JSON that can be read", at) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version")):
        raise IngestError("is no feed that can be read", at)
    for item in items:
        if isinstance(item, dict):
            yield _json_entry(item, _plain(feed.get("title")), _plain(feed.get("language")))


def _json_entry(item: dict[str, Any], outlet: str, lang: str) -> Entry:
    authors = item.get("authors") or [item.get("author")]
    listed = authors if isinstance(authors, list) else []
    tags = item.get("tags")
    return Entry(
        key=_plain(item.get("id")) or _plain(item.get("url")),
        title=_words(item.get("title")),
        address=_plain(item.get("url")) or _plain(item.get("external_url")),
        html=_plain(item.get("content_html")) or _paragraphs(_raw(item.get("content_text"))),
        summary=_plain(item.get("summary")),
        published=iso_of(_plain(item.get("date_published"))),
        updated=iso_of(_plain(item.get("date_modified"))),
        authors=tuple(_plain(one.get("name")) for one in listed if isinstance(one, dict)),
        tags=tuple(_plain(tag) for tag in tags) if isinstance(tags, list) else (),
        picture=_plain(item.get("image")),
        lang=_plain(item.get("language")) or lang,
        outlet=outlet,
    )


def _item(entry: Entry) -> Item:
    said = digest(msgspec.json.encode(msgspec.structs.replace(entry, outlet="", lang="")))
    return Item(key=entry.key, sha256=said, draft=_draft(entry))


def _draft(entry: Entry) -> Draft:
    base = safe(entry.address) or ""
    writers = persons_in(entry.authors, (entry.outlet, host_of(base)))
    tree = clean_tree(entry.html or entry.summary)
    blocks = [block for block in blocks_in(tree) if not _TRAILER.match(words_of(block))]
    kept, endnote = article_blocks(blocks, titles=(entry.title,), standfirsts=(), writers=writers)
    markdown = to_markdown(_html(kept), base)
    summary = words_of(clean_tree(entry.summary)) if entry.summary else ""
    enough = _FULL_CONTENT if entry.html != entry.summary else _FULL_SUMMARY
    is_excerpt = len(markdown.split()) < enough
    address = canonical(entry.address)
    picture = safe(entry.picture, base)
    return Draft(
        title=entry.title or None,
        description=None if is_excerpt else _standfirst(summary, markdown),
        authors=writers,
        date=entry.published or entry.updated,
        date_origin="feed",
        updated=entry.updated if entry.published and entry.updated != entry.published else None,
        image=Image(source_url=picture) if picture else None,
        tags=tuple(dict.fromkeys(tag for tag in entry.tags if 0 < len(tag) < 41))[:10],
        lang=entry.lang.partition("-")[0].lower() or None,
        source=Source(name=entry.outlet or host_of(address) or None, url=address),
        endnote=endnote,
        markdown=markdown,
        excerpt_only=is_excerpt,
    )


def _standfirst(summary: str, markdown: str) -> str | None:
    """The summary of an article that is there in full; None when it only repeats its beginning."""
    if not summary or len(summary) > 500 or kernel(markdown).startswith(kernel(summary)[:80]):
        return None
    return summary


def _html(blocks: list[HtmlElement]) -> str:
    return "".join(tostring(block, encoding="unicode", with_tail=False) for block in blocks)


def _paragraphs(text: str) -> str:
    parts = (part for part in re.split(r"\n\s*\n", text) if part.strip())
    return "".join(f"<p>{html.escape(part)}</p>" for part in parts)


def _words(value: object) -> str:
    """A title: feeds write them as text, as HTML, or as HTML that was escaped once more."""
    return words_of(clean_tree(_plain(value)))


def _plain(value: object) -> str:
    return one_line(_raw(value))


def _raw(value: object) -> str:
    return value if isinstance(value, str) else ""
