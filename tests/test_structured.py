"""What pages say to machines: the graph of schema.org, and the head around it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Files, article, built

CONFIG = """\
title = "The Digest"
base_url = "https://example.org/news/"
[publisher]
principles = "/method/"
same_as = ["https://social.example/@digest"]
twitter = "@digest"
"""
ARTICLE = article(
    "Talks <b>end</b> </script><!-- in Oslo",
    "Some text.",
    description="They ended early.",
    countries="[NO]",
    tags="[Trade]",
    authors="[Ann Other, Digest desk]",
    section="Analysis",
    source="{name: The Agency, url: 'https://agency.example/1'}",
    sources="[{name: The Paper, title: 'Il testo', url: 'https://paper.example/2', lang: it}]",
    corrections="[{at: 2024-02-21, text: 'The talks were in Oslo.'}]",
    updates="[{at: 2024-02-22, note: 'A paragraph was added.'}]",
    expires="2030-01-01",
)
SITE = {
    "communique.toml": CONFIG,
    "content/articles/2024/talks.md": ARTICLE,
    "content/articles/2024/gone.md": article("Gone", status="withdrawn"),
    "content/articles/2024/theirs.md": article("Theirs", kind="republished"),
    "content/pages/about.md": "---\ntitle: About us\n---\n\nWe are.\n",
    "content/pages/method.md": "---\ntitle: Method\n---\n\nIt is.\n",
}
GRAPH = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def pages(site: Callable[[Files], Path]) -> dict[str, str]:
    """Every page; a message is none."""
    root = site(SITE)
    built(root)
    folder = root / "site"
    return {
        page.relative_to(folder).as_posix(): page.read_text("utf-8")
        for page in sorted(folder.rglob("*.html"))
        if page.name != "email.html"
    }


def graph_of(page: str) -> dict[str, Any]:
    """The nodes of a page's graph by their type."""
    (found,) = GRAPH.findall(page)
    graph = json.loads(found)
    assert graph["@context"] == "https://schema.org"
    return {node["@type"]: node for node in graph["@graph"]}


def values_in(value: object) -> Iterator[object]:
    """Every value in a graph, however deep."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from values_in(one)


def test_an_article_says_what_its_page_says(pages: dict[str, str]) -> None:
    page = pages["2024/02/talks/index.html"]
    said = graph_of(page)["AnalysisNewsArticle"]
    (headline,) = re.findall("<h1>(.*?)</h1>", page)
    assert said["headline"] == unescape(headline)
    assert said["datePublished"] == "2024-02-20T00:00:00+00:00"
    assert said["dateModified"] >= said["datePublished"]
    assert said["expires"] == "2030-01-01T00:00:00+00:00"
    assert said["wordCount"] == 2
    assert said["timeRequired"] == "PT1M"
    assert said["about"][0]["name"] == "Norway"
    assert said["about"][0]["sameAs"] == "https://www.iso.org/obp/ui/#iso:code:3166:NO"
    assert said["keywords"] == ["Trade"]
    assert said["isBasedOn"] == "https://agency.example/1"
    assert said["citation"][0]["name"] == "Il testo"
    assert said["citation"][0]["publisher"]["name"] == "The Paper"


def test_people_are_authors_and_so_are_desks(pages: dict[str, str]) -> None:
    authors = graph_of(pages["2024/02/talks/index.html"])["AnalysisNewsArticle"]["author"]
    assert [(one["@type"], one["name"]) for one in authors] == [
        ("Person", "Ann Other"),
        ("Organization", "Digest desk"),
    ]
    assert authors[0]["url"] == "https://example.org/news/authors/ann-other/"


def test_a_correction_is_one_and_an_update_is_none(pages: dict[str, str]) -> None:
    (said,) = graph_of(pages["2024/02/talks/index.html"])["AnalysisNewsArticle"]["correction"]
    assert said["@type"] == "CorrectionComment"
    assert said["text"] == "The talks were in Oslo."


def test_the_publisher_is_one_node_everywhere(pages: dict[str, str]) -> None:
    publisher = graph_of(pages["index.html"])["NewsMediaOrganization"]
    assert publisher["name"] == "The Digest"
    assert publisher["publishingPrinciples"] == "https://example.org/news/method/"
    assert publisher["correctionsPolicy"] == "https://example.org/news/corrections/"
    assert publisher["sameAs"] == ["https://social.example/@digest"]
    assert graph_of(pages["2024/02/talks/index.html"])["NewsMediaOrganization"] == publisher
    assert graph_of(pages["about/index.html"])["NewsMediaOrganization"] == publisher


def test_no_text_ends_the_element_it_stands_in(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        for graph in GRAPH.findall(page):
            assert "<" not in graph, name
    assert "</script><!-- in Oslo" in str(graph_of(pages["2024/02/talks/index.html"]))


def test_every_page_that_is_there_has_a_graph_without_holes(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        if name == "404.html":
            assert not GRAPH.findall(page)
            continue
        nodes = graph_of(page)
        assert None not in list(values_in(list(nodes.values())))
        assert not any(value in ("", [], {}) for value in values_in(list(nodes.values()))), name
        assert name == "index.html" or "BreadcrumbList" in nodes


def test_addresses_in_graphs_are_canonical_and_lead_to_pages(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        for value in values_in([json.loads(graph) for graph in GRAPH.findall(page)]):
            if isinstance(value, str) and value.startswith("https://example.org/"):
                path = value.partition("#")[0].removeprefix("https://example.org/news/")
                assert path.endswith((".png", "/")) or not path, (name, value)
                assert path.endswith(".png") or f"{path}index.html" in pages, (name, value)


def test_lists_name_their_articles_in_order(pages: dict[str, str]) -> None:
    for name in ("index.html", "archive/2024/02/index.html"):
        listed = graph_of(pages[name])["CollectionPage"]["mainEntity"]["itemListElement"]
        assert [item["position"] for item in listed] == list(range(1, len(listed) + 1))
        assert "https://example.org/news/2024/02/talks/" in [item["url"] for item in listed]
    author = graph_of(pages["authors/ann-other/index.html"])["ProfilePage"]
    assert author["mainEntity"]["name"] == "Ann Other"


def test_a_withdrawn_article_is_no_article_any_more(pages: dict[str, str]) -> None:
    assert set(graph_of(pages["2024/02/gone/index.html"])) == {"WebPage", "BreadcrumbList"}


def meta(page: str) -> dict[str, str]:
    """Every ``meta`` of a page by its name or property, the first of each."""
    found = re.findall(r'<meta (?:name|property)="(.*?)" content="(.*?)"', page)
    return {name: unescape(content) for name, content in reversed(found)}


def test_what_is_shared_is_described(pages: dict[str, str]) -> None:
    said = meta(pages["2024/02/talks/index.html"])
    assert said["og:type"] == "article"
    assert said["og:locale"] == "en_GB"
    assert said["og:url"] == "https://example.org/news/2024/02/talks/"
    assert said["article:section"] == "Norway"
    assert said["article:author"] == "https://example.org/news/authors/ann-other/"
    assert said["twitter:site"] == "@digest"
    for page in pages.values():
        assert meta(page).keys() >= {"og:title", "og:image", "og:image:alt", "twitter:card"}


def test_robots_are_told_what_they_may_keep(pages: dict[str, str]) -> None:
    told = {name: meta(page)["robots"] for name, page in pages.items()}
    assert told["index.html"] == "max-image-preview:large, max-snippet:-1"
    assert told["2024/02/talks/index.html"].endswith("unavailable_after:2030-01-01T00:00:00+00:00")
    for name in ("404.html", "2024/02/gone/index.html", "2024/02/theirs/index.html"):
        assert told[name] == "noindex, follow"


def test_the_feed_of_everything_comes_first(pages: dict[str, str]) -> None:
    found = re.findall('<link rel="alternate".*?href="(.*?)"', pages["topics/trade/index.html"])
    assert found == [
        "../../feed.xml",
        "../../topics/trade/feed.xml",
        "../../topics/trade/feed.json",
    ]
