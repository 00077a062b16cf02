"""The site's own words, in each language."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import asdict

from communique.dates import locale_of
from communique.model import Forms
from communique.wording import LANGUAGES, PHRASES, counted, territory_of, wording_in
from communique.wording.english import ENGLISH
from tests.conftest import Files, article, built

OTHERS = sorted(LANGUAGES.keys() - {"en"})
SLOT = re.compile(r"\{\w*\}")


@pytest.mark.parametrize("language", OTHERS)
def test_a_phrase_has_its_slots_in_every_language(language: str) -> None:
    told, english = asdict(LANGUAGES[language]), asdict(ENGLISH)
    for name in PHRASES:
        assert sorted(SLOT.findall(told[name])) == sorted(SLOT.findall(english[name])), name
        assert told[name].strip() == told[name] or name in {"comma", "last"}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_number_has_the_forms_that_its_language_needs(language: str) -> None:
    """Categories of Unicode CLDR for whole numbers up to a hundred, but for zero articles."""
    needed = {locale_of(language).plural_form(number) for number in range(1, 101)} - {"other"}
    words = LANGUAGES[language]
    for forms in (words.articles, words.reading):
        assert all(asdict(forms)[category] for category in needed)


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert [counted(ENGLISH.articles, n, "en") for n in (1, 2)] == ["1 article", "2 articles"]
    assert counted(ENGLISH.articles, 12345, "en") == "12,345 articles"
    russian = LANGUAGES["ru"].articles
    assert [counted(russian, n, "ru").split()[1] for n in (1, 3, 5, 21)] == [
        "статья", "статьи", "статей", "статья",
    ]  # fmt: skip
    assert counted(LANGUAGES["ar"].articles, 2, "ar") == "مقالان"
    assert counted(Forms(other="{} x"), 1, "en") == "1 x"


def test_a_region_has_the_words_of_its_language_and_an_unknown_language_english_ones() -> None:
    assert wording_in("fr-CA") == LANGUAGES["fr"]
    assert wording_in("de") == ENGLISH
    assert wording_in("de", {"archive": "Archiv"}).archive == "Archiv"


@pytest.mark.parametrize(
    ("language", "territory"),
    [
        ("en", "en_GB"),
        ("en-US", "en_US"),
        ("fr", "fr_FR"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("xx", None),
    ],
)
def test_a_language_is_told_with_its_likely_territory(language: str, territory: str | None) -> None:
    assert territory_of(language) == territory


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_site_speaks_its_language(site: Callable[[Files], Path], language: str) -> None:
    root = site(
        {
            "communique.toml": f'language = "{language}"\n',
            "content/articles/2024/a.md": article("A", authors="[Ann, Ben]", tags="[Trade]"),
        }
    )
    built(root)
    words = LANGUAGES[language]
    page = (root / "site/2024/02/a/index.html").read_text("utf-8")
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    for said in (words.skip, words.topics, words.by.partition("{}")[0], words.newer_and_older):
        assert said in page or said == words.newer_and_older
    assert counted(words.reading, 1, language) in page
    assert words.not_found in (root / "site/404.html").read_text("utf-8")
    feed = (root / "site/feed.xml").read_text("utf-8")
    assert words.by.partition("{}")[0] in feed


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left(site: Callable[[Files], Path], language: str) -> None:
    """What stands between tags, but for names, is of the language."""
    root = site({"communique.toml": f'title = "X"\nlanguage = "{language}"\n'})
    built(root)
    known = set(
        re.findall(r"[A-Za-z]{3,}", " ".join(map(str, asdict(LANGUAGES[language]).values())))
    )
    known |= {"RSS", "Atom", "JSON", "Feed", "OPML", "http", "localhost", "feed", "xml", "atom",
              "json", "feeds", "opml", "corrections", "editions", "CSV"}  # fmt: skip
    for path in (root / "site").rglob("*.html"):
        body = path.read_text("utf-8").partition("<body>")[2]
        said = set(re.findall(r"[A-Za-z]{3,}", " ".join(re.findall(r">([^<]+)<", body))))
        said |= set(re.findall(r"[A-Za-z]{3,}", " ".join(re.findall('aria-label="(.*?)"', body))))
        assert said <= known, path


def test_a_site_has_words_of_its_own(site: Callable[[Files], Path]) -> None:
    root = site({"communique.toml": '[words]\narchive = "All we wrote"\n'})
    built(root)
    assert "<h1>All we wrote</h1>" in (root / "site/archive/index.html").read_text("utf-8")
