"""Outlets: who is behind what an article rests on, on its page and on pages of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.gazetteer import library
from tests.conftest import Files, article, built

Make = Callable[[Files], Path]
REGISTER = library().register()
OWN = """Alpine Post:
  country: AT
  ownership: private
  domains: [alpinepost.example]
"""
TALKS = article(
    "Talks resume", "They said so [1].", countries="[NO]",
    sources='[{name: TASS, url: "https://tass.com/x", title: Words}, {name: AFP},'
            ' {url: "https://www.reuters.com/a"}, {name: The ministry}]',
)  # fmt: skip
BORDER = article(
    "A border opens", story="border", sources="[{name: Agence France-Presse}, {name: Alpine Post}]"
)
TAKEN = article(
    "One of theirs", kind="excerpt", story="border",
    source='{name: Xinhua, url: "https://www.xinhuanet.com/a"}',
)  # fmt: skip
FILES = {
    "communique.toml": 'base_url = "https://example.org/"\n',
    "content/data/outlets.yml": OWN,
    "content/articles/talks.md": TALKS,
    "content/articles/border.md": BORDER,
    "content/articles/taken.md": TAKEN,
}


def main_of(root: Path, url: str) -> str:
    """The words of a page's main part."""
    html = (root / f"site{url}index.html").read_text("utf-8")
    text = re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0])
    return " ".join(text.partition(">")[2].split())


@pytest.fixture
def root(site: Make) -> Path:
    root = site(FILES)
    built(root)
    return root


@pytest.mark.parametrize(
    ("name", "url", "found"),
    [
        ("AFP", None, "Agence France-Presse"),
        (None, "https://www.reuters.com/x", "Reuters"),
        ("AFP", "https://www.bbc.co.uk/x", "Agence France-Presse"),
        ("The Reuters desk in Nairobi", "https://www.reuters.com/x", "Reuters"),
        ("The ministry", "https://ministry.example/", None),
        (None, None, None),
    ],
)
def test_a_report_is_of_the_outlet_that_it_names_or_else_lies_with(
    name: str | None, url: str | None, found: str | None
) -> None:
    outlet = REGISTER.of(name, url)
    assert (outlet.name if outlet else None) == found


def test_an_article_says_how_many_sources_of_how_many_countries_and_which_are_state_run(
    root: Path,
) -> None:
    page = main_of(root, "/2024/02/talks/")
    assert "4 sources, 3 countries, 1 state-run" in page
    assert "TASS (state-run) , Words" in page
    assert page.count("(state-run)") == 1


def test_what_was_taken_from_a_state_is_called_so_where_its_source_is_named(root: Path) -> None:
    assert "Source: Xinhua (state-run)" in main_of(root, "/2024/02/taken/")
    feed = json.loads((root / "site/feed.json").read_bytes())
    (entry,) = [one for one in feed["items"] if one["title"] == "One of theirs"]
    assert "Xinhua</a> (state-run)" in entry["content_html"]


def test_a_story_says_the_same_of_all_its_articles(root: Path) -> None:
    page = main_of(root, "/stories/border/")
    assert "3 sources, 3 countries, 1 state-run" in page
    assert "Xinhua (state-run) 1" in page


def test_an_outlet_is_one_by_whatever_name_and_has_a_page_and_feeds(root: Path) -> None:
    page = main_of(root, "/outlets/agence-france-presse/")
    assert page.startswith("Outlet Agence France-Presse Public: paid for by the public")
    assert "2 articles" in page
    assert (root / "site/outlets/agence-france-presse/feed.json").is_file()
    assert "/outlets/agence-france-presse/</loc>" in (root / "site/sitemap.xml").read_text()


def test_outlets_are_listed_by_country_and_state_run_ones_called_so(root: Path) -> None:
    assert main_of(root, "/outlets/") == (
        "Outlets Austria Alpine Post 1 China Xinhua (state-run) 1"
        " France Agence France-Presse 2 Russia TASS (state-run) 1 United Kingdom Reuters 1"
    )


def test_an_outlet_goes_under_the_country_that_its_own_is_filed_under(root: Path) -> None:
    (root / "communique.toml").write_text(FILES["communique.toml"] + '[geo.fold]\nAT = "FR"\n')
    built(root)
    assert "France Agence France-Presse 2 Alpine Post 1" in main_of(root, "/outlets/")
    assert "3 sources, 2 countries, 1 state-run" in main_of(root, "/stories/border/")


def test_what_the_register_says_of_an_outlet_changes_every_page_that_names_it(root: Path) -> None:
    run = OWN.replace("private", "state-run")
    (root / "content/data/outlets.yml").write_text(run)
    built(root)
    assert "Alpine Post (state-run)" in main_of(root, "/2024/02/border/")
    assert "State-run: its government decides" in main_of(root, "/outlets/alpine-post/")
