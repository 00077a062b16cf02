"""Sections that are known by their headings, and opinion that is called opinion."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.bodies import labelled
from communique.errors import ContentError
from communique.markdown import Converter
from communique.markdown.passages import passages_in
from communique.passages import genre_of, role_of
from communique.wording.english import ENGLISH
from tests.conftest import Files, article, built

Make = Callable[[Files], Path]
CONVERTER = Converter()
SECTION = '<section class="opinion">'
TEXT = """\
Ministers met in Oslo.

## The reporter's view

The deal is weak.

### On fish

It helps nobody.

## What's next

A vote in May.
"""


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Analysis", "analysis"),
        ("Room for Disagreement", "disagreement"),
        ("THE VIEW FROM ANKARA", "perspective"),
        ("Liz’s view", "opinion"),
        ("What’s next?", "next"),
        ("Why it matters:", "stakes"),
        ("Pourquoi c’est important", "stakes"),
        ("L’avis de la rédaction", "opinion"),
        ("Vu d’Ankara", "perspective"),
        ("Análisis", "analysis"),
        ("¿Qué sigue?", "next"),
        ("La visión desde Bogotá", "perspective"),
        ("Почему это важно", "stakes"),
        ("Что ещё почитать", "notable"),
        ("Взгляд из Астаны", "perspective"),
        ("تحليل", "analysis"),
        ("ماذا بعد؟", "next"),
        ("الرأي من القاهرة", "perspective"),
        ("The view from", None),
        ("Opinion polls", None),
        ("Analysis of the ballots", None),
        ("", None),
    ],
)
def test_a_heading_says_what_it_begins(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


def test_an_article_is_opinion_or_analysis_by_its_section() -> None:
    sections = ["Opinion", "comment", "Analyse", "мнение", "World", "What's next", None]
    found = [genre_of(section) for section in sections]
    assert found == ["opinion", "opinion", "analysis", "opinion", None, None, None]


def test_a_section_ends_before_the_next_heading_that_is_not_below_it() -> None:
    html = CONVERTER.converted(TEXT).html
    assert re.findall(r"<(/?section.*?|/?h\d)[ >]", html) == [
        "section", "h2", "/h2", "h3", "/h3", "/section", "section", "h2", "/h2", "/section",
    ]  # fmt: skip
    assert [(one.role, one.anchor, one.heading) for one in passages_in(html)] == [
        ("opinion", "the-reporters-view", "The reporter's view"),
        ("next", "whats-next", "What's next"),
    ]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("## A road {opinion}", '<section class="opinion">\n<h2 id="a-road">A road</h2>'),
        ("## *Road* { analysis }", '<section class="analysis">\n<h2 id="road"><em>Road</em></h2>'),
        ("## Opinion {news}", '<h2 id="opinion">Opinion</h2>'),
        ("## Opinion \\{news}", '<h2 id="opinion-news">Opinion {news}</h2>'),
        ("## Set {x}", '<h2 id="set-x">Set {x}</h2>'),
    ],
)  # fmt: skip
def test_a_mark_says_more_than_words(markdown: str, html: str) -> None:
    made = CONVERTER.converted(markdown).html
    assert made == html + ("\n</section>" if "<section" in html else "")


def test_a_misspelled_mark_is_a_mistake() -> None:
    with pytest.raises(ContentError, match="no section is called 'opinon'") as raised:
        CONVERTER.converted("## A {opinon}")
    assert raised.value.hint == "did you mean {opinion}?"


def test_footnotes_stand_below_the_last_section() -> None:
    html = CONVERTER.converted("## Analysis\n\nOne.[^1]\n\n[^1]: Note.").html
    assert html.index("</section>") < html.index('<div class="footnote">')


def test_what_is_no_news_is_called_what_it_is() -> None:
    html = labelled(CONVERTER.converted(TEXT).html, ENGLISH.genre)
    assert '<h2 id="the-reporters-view">Opinion: The reporter\'s view</h2>' in html
    assert ">What's next</h2>" in html


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<section class="analysis">\n<h2 id="a">Analysis</h2>', None),
        (f"{SECTION}<p>Weak.</p>", f"{SECTION}<p>Opinion:</p>\n<p>Weak.</p>"),
        ('<section class="next"><h2>Next</h2>', None),
        ('<section lang="en"><h2>Next</h2>', None),
        (f"{SECTION}</section>", f"{SECTION}<p>Opinion:</p>\n</section>"),
    ],
)  # fmt: skip
def test_a_label_stands_where_it_says_something(html: str, shown: str | None) -> None:
    assert labelled(html, ENGLISH.genre) == (shown or html)


def site_with(site: Make, **fields: str) -> Path:
    """A site with one article that has sections."""
    files = {"content/articles/a.md": article("A treaty", TEXT, **fields)}
    root = site({"communique.toml": 'base_url = "https://example.org/"\n', **files})
    built(root)
    return root / "site"


def test_pages_feeds_and_machines_know_opinion(site: Make) -> None:
    folder = site_with(site)
    page = (folder / "2024/02/a/index.html").read_text()
    assert '<section class="opinion">' in page
    assert (
        '<span class="kicker" lang="en" dir="ltr">Opinion</span> The reporter’s view</h2>' in page
    )
    assert "Opinion: The reporter’s view" in (folder / "feed.xml").read_text()
    graph = json.loads(re.findall(r"ld\+json\">(.*?)</script>", page)[0])["@graph"]
    assert graph[0]["@type"] == "NewsArticle"
    assert graph[0]["hasPart"] == [
        {
            "@type": "OpinionNewsArticle",
            "headline": "The reporter’s view",
            "url": "https://example.org/2024/02/a/#the-reporters-view",
        }
    ]


def test_an_article_of_opinion_says_so_wherever_it_is_named(site: Make) -> None:
    folder = site_with(site, section="Comment", countries="[NO]")
    label = "Norway</a> · Opinion</p>"
    for name in ("2024/02/a", "editions/2024-02-20", "."):
        assert label in (folder / name / "index.html").read_text(), name
    assert '<p class="kicker">Opinion</p>' in (folder / "countries/norway/index.html").read_text()
    feed = (folder / "feed.xml").read_text()
    assert "Opinion" in feed.partition("<item>")[2]
    page = (folder / "2024/02/a/index.html").read_text()
    assert '"@type":"OpinionNewsArticle"' in page


def test_a_mark_that_is_misspelled_is_named_by_its_line(site: Make) -> None:
    root = site({"content/articles/a.md": article("A", "One.\n\n## Two {anlysis}\n\nThree.")})
    with pytest.raises(ExceptionGroup) as raised:
        built(root)
    group = raised.value
    while isinstance(group, ExceptionGroup):
        group = group.exceptions[0]
    assert str(group.at) == "content/articles/a.md:8"
    assert group.excerpt == "## Two {anlysis}"
