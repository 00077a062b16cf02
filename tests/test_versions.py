"""Articles in several languages: which versions there are, and what pages say of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.model import Article, Body
from communique.pages.versions import versions_in
from tests.conftest import Files, article, built


def written(id: str, lang: str, of: str | None = None) -> Article:
    return Article(
        path=f"{id}.md", id=id, slug=id, url=f"/{id}/", title=id, lang=lang, translation_of=of,
        body=Body(key="", words=1),
    )  # fmt: skip


def languages(*articles: Article) -> dict[str, list[str]]:
    return {id: [one.url for one in found] for id, found in versions_in(articles).items()}


def test_all_versions_know_each_other_the_original_first() -> None:
    found = languages(written("fr", "fr", "en"), written("ar", "ar", "fr"), written("en", "en"))
    assert found == {id: ["/en/", "/ar/", "/fr/"] for id in ("en", "ar", "fr")}


def test_an_original_that_is_not_there_has_no_version() -> None:
    found = versions_in([written("fr", "fr", "en"), written("ar", "ar", "en")])
    assert [one.is_original for one in found["fr"]] == [False, False]
    assert languages(written("fr", "fr", "en")) == {}


def test_of_two_versions_in_a_language_the_newest_counts() -> None:
    found = languages(written("b", "fr", "en"), written("a", "fr", "en"), written("en", "en"))
    assert found["a"] == found["b"] == ["/en/", "/b/"]


@pytest.mark.parametrize("of", ["a", "b"])
def test_a_circle_is_no_translation_of_anything_else(of: str) -> None:
    found = versions_in([written("a", "en", "b"), written("b", "fr", "a"), written("c", "ar", of)])
    assert {id: len(versions) for id, versions in found.items()} == {"a": 3, "b": 3, "c": 3}


def test_a_language_is_called_what_it_calls_itself() -> None:
    (_, chinese, unknown) = versions_in(
        [written("en", "en"), written("zh", "zh", "en"), written("q", "zz-unknown", "en")]
    )["en"]
    assert (chinese.name, chinese.dir) == ("中文", "ltr")
    assert unknown.name == "zz-unknown"


def test_pages_lead_to_each_other_for_readers_and_for_machines(
    site: Callable[[Files], Path],
) -> None:
    root = site(
        {
            "communique.toml": 'base_url = "https://example.org/"\n',
            "content/articles/en.md": article("Talks", "Text."),
            "content/articles/ar.md": article("محادثات", "نص.", lang="ar", translation_of="en"),
            "content/articles/fr.md": article(
                "Pourparlers", "Texte.", lang="fr", translation_of="en", status="draft"
            ),
        }
    )
    built(root)
    english = (root / "site/2024/02/en/index.html").read_text("utf-8")
    arabic = (root / "site/2024/02/ar/index.html").read_text("utf-8")
    for page in (english, arabic):
        assert re.findall(r'<link rel="alternate" hreflang="(\w+)" href="(.*?)"', page) == [
            ("en", "https://example.org/2024/02/en/"),
            ("ar", "https://example.org/2024/02/ar/"),
        ]
    link = r'<a rel="alternate" hreflang="ar" lang="ar" dir="rtl" href="[^"]*ar/index.html">العربية'
    assert re.search(link, english)
    (graph,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', arabic)
    (node,) = [one for one in json.loads(graph)["@graph"] if "headline" in one]
    assert node["translationOfWork"] == {"@id": "https://example.org/2024/02/en/#article"}
    assert '"workTranslation":[{"@id":"https://example.org/2024/02/ar/#article"}]' in english
