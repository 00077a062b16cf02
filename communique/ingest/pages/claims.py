"""What a page says of itself to machines: JSON-LD (schema.org) and <meta> tags.

Publishers' markup is broken in every way there is: entities inside JSON, comments around it,
control characters, semicolons behind it, several articles, lists where one was meant. Each block
is read by itself and one that cannot be read says nothing.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from communique.ingest.pages.tree import one_line
from communique.model import Value

# A JSON value. Its shape is the publisher's affair, so every use checks it.
Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

# The contents of <meta> tags, by name in lower case.
Meta = dict[str, tuple[str, ...]]

_ARTICLE = re.compile(r"(Article|BlogPosting|Report|Posting|ClaimReview|Review|PodcastEpisode)$")
_WRAPPED = re.compile(r"^\s*(//\s*)?(<!\[CDATA\[|<!--)\s*|\s*(//\s*)?(\]\]>|-->)?[\s;]*$")
_LISTS = frozenset({"itemListElement", "hasPart", "isPartOf", "mentions", "about", "comment"})
_DEEPEST = 12


class Claims(Value, frozen=True, kw_only=True):
    """An article by its JSON-LD: all there is, as it stands there, entities resolved.

    ``authors`` are persons, ``bodies`` the organisations among the authors.
    """

    headlines: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    description: str = ""
    published: str = ""
    modified: str = ""
    tags: tuple[str, ...] = ()
    image: str = ""
    url: str = ""
    lang: str = ""
    text: str = ""


def claims_in(tree: HtmlElement) -> Claims:
    """What the page's JSON-LD says of its article; empty where it says nothing."""
    nodes = [node for block in _blocks(tree) for node in _nodes(block)]
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return Claims(publishers=tuple(_publishers(nodes)))
    best = max(articles, key=_fullness)
    return Claims(
        headlines=tuple(text for name in ("headline", "name") if (text := _text(best.get(name)))),
        authors=_names(best.get("author") or best.get("creator"), nodes, persons=True),
        bodies=_names(best.get("author") or best.get("creator"), nodes, persons=False),
        publishers=tuple(dict.fromkeys(_publishers([best, *nodes]))),
        description=_text(best.get("description")),
        published=_text(best.get("datePublished") or best.get("dateCreated")),
        modified=_text(best.get("dateModified")),
        tags=_tags(best.get("keywords")),
        image=_address(best.get("image")),
        url=_address(best.get("url")) or _address(best.get("mainEntityOfPage")),
        lang=_text(best.get("inLanguage")),
        text=_text(best.get("articleBody")),
    )


def meta_in(tree: HtmlElement) -> Meta:
    """The contents of the page's <meta> tags by name, property or itemprop in lower case."""
    found: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        content = one_line(element.get("content") or "")
        for name in {element.get("name"), element.get("property"), element.get("itemprop")}:
            if name and content:
                key = name.strip().lower()
                found[key] = (*found.get(key, ()), content)
    return found


def all_of(meta: Meta, names: Iterable[str]) -> tuple[str, ...]:
    """Everything under these names, in their order."""
    return tuple(text for name in names for text in meta.get(name, ()))


def first_of(meta: Meta, *names: str) -> str:
    """The first there is under these names; "" for nothing."""
    return next(iter(all_of(meta, names)), "")


def _blocks(tree: HtmlElement) -> Iterator[Json]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = _WRAPPED.sub("", script.text or "")
        for attempt in (text, html.unescape(text), re.sub(r",\s*([}\]])", r"\1", text)):
            try:
                yield json.loads(attempt, strict=False)
            except (ValueError, RecursionError):
                continue
            break


def _nodes(value: Json, depth: int = 0) -> Iterator[dict[str, Json]]:
    """Every object that can be about this page; members of lists of other pages are left out."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name, inner in value.items():
            if isinstance(inner, dict | list) and name not in _LISTS:
                yield from _nodes(inner, depth + 1)


def _is_article(node: dict[str, Json]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in listed)


def _fullness(node: dict[str, Json]) -> int:
    """How much a node says; the first of two that say as much is meant."""
    names = ("headline", "author", "datePublished", "publisher", "image", "articleBody")
    return sum(1 for name in names if node.get(name))


def _publishers(nodes: list[dict[str, Json]]) -> Iterator[str]:
    for node in nodes:
        publisher = node.get("publisher")
        named = publisher if isinstance(publisher, dict) else {"name": publisher}
        text = _text(named.get("name"))
        if not text and node.get("@type") in ("NewsMediaOrganization", "WebSite", "Organization"):
            text = _text(node.get("name"))
        if text and len(text) < 60:
            yield text


def _names(value: Json, nodes: list[dict[str, Json]], *, persons: bool) -> tuple[str, ...]:
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        node = _resolved(one, nodes) if isinstance(one, dict) else {"name": one}
        kinds = node.get("@type") or "Person"
        is_person = "Person" in (kinds if isinstance(kinds, list) else [kinds])
        if is_person == persons:
            names = node.get("name")
            found += [_text(name) for name in (names if isinstance(names, list) else [names])]
    return tuple(dict.fromkeys(name for name in found if name))


def _resolved(node: dict[str, Json], nodes: list[dict[str, Json]]) -> dict[str, Json]:
    """The node that ``{"@id": …}`` points at."""
    if node.get("name") or not node.get("@id"):
        return node
    same = (one for one in nodes if one.get("@id") == node["@id"] and one.get("name"))
    return next(same, node)


def _tags(value: Json) -> tuple[str, ...]:
    items = value if isinstance(value, list) else _text(value).split(",")
    return tuple(dict.fromkeys(text for item in items if (text := _text(item))))


def _address(value: Json) -> str:
    if isinstance(value, list):
        return next((found for item in value if (found := _address(item))), "")
    if isinstance(value, dict):
        return _text(value.get("url") or value.get("contentUrl") or value.get("@id"))
    return _text(value)


def _text(value: Json) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return ""
    # Twice: entities inside JSON inside HTML are often escaped once too often.
    return one_line(html.unescape(html.unescape(value)))
