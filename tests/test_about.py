"""Pages of places, organisations and people say what is known of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.model import Month
from communique.sparkline import sparkline
from tests.conftest import Files, article, built

Make = Callable[[Files], Path]


def dated(month: str, title: str, **fields: str) -> str:
    return article(title, **fields).replace("date: 2024-02-20", f"date: {month}-20")


@pytest.fixture
def root(site: Make) -> Path:
    """Three articles of three months."""
    files = {
        "one": dated("2024-01", "One", countries="[PL, UA]", organisations="[NATO]"),
        "two": dated("2024-01", "Two", countries="[PL]", people="[Vladimir Putin]",
                     organisations="[NATO, European Union]"),
        "three": dated("2024-03", "Three", countries="[UA, DE]", people="[Vladimir Putin]"),
    }  # fmt: skip
    made = site({f"content/articles/{name}.md": text for name, text in files.items()})
    built(made)
    return made


def page(root: Path, name: str) -> str:
    return (root / "site" / name / "index.html").read_text("utf-8")


def group(html: str, heading: str) -> list[str]:
    """What a group of links says, each with its number."""
    found = re.search(
        rf'<h2 class="label">{heading}</h2>\s*<ul class="terms">(.*?)</ul>', html, re.S
    )
    items = re.findall(r"<li>(.*?)</li>", found[1], re.S) if found else []
    return [re.sub(r"<[^>]+>", "", item).strip() for item in items]


def facts(html: str) -> list[str]:
    found = re.search(r'</h1>\s*<p class="row">(.*?)</p>', html, re.S)
    spans = re.findall(r"<span>(.*?)</span>", found[1], re.S) if found else []
    return [re.sub(r"<[^>]+>", "", span).strip() for span in spans]


def test_a_country_tells_where_it_lies_and_who_is_around_it(root: Path) -> None:
    html = page(root, "countries/poland")
    assert facts(html) == ["Europe", "Eastern Europe"]
    assert group(html, "Neighbours") == [
        "Germany", "Ukraine", "Belarus", "Czechia", "Lithuania", "Russia", "Slovakia",
    ]  # fmt: skip
    assert re.search(r'<a href="[^"]*countries/ukraine/index.html">Ukraine</a>', html)
    assert "<span>Belarus</span>" in html, "what has no page is no link"


def test_it_tells_who_its_articles_name_and_in_how_many(root: Path) -> None:
    html = page(root, "countries/poland")
    assert group(html, "Organisations") == ["NATO 2", "European Union 1"]
    assert group(html, "People") == ["Vladimir Putin 1"]


def test_it_tells_how_much_was_written_in_each_month(root: Path) -> None:
    html = page(root, "countries/ukraine")
    told = "Articles by month from January 2024 to March 2024"
    assert f"<figcaption>{told}</figcaption>" in html
    assert f'role="img" aria-label="{told}"' in html
    assert re.findall(r"<title>(\w+ 2024: \d)</title>", html) == [
        "January 2024: 1", "February 2024: 0", "March 2024: 1",
    ]  # fmt: skip
    most = "Articles by month from January 2024 to March 2024; most in January 2024: 2"
    assert most in page(root, "regions/europe")
    assert '<svg class="sparkline"' not in page(root, "countries/germany"), "one month is no row"


def test_a_region_tells_what_lies_in_it(root: Path) -> None:
    html = page(root, "regions/europe")
    assert group(html, "Parts") == ["Eastern Europe", "Western Europe"]
    assert group(html, "Countries") == ["Poland 2", "Ukraine 2", "Germany 1"]
    assert facts(page(root, "regions/eastern-europe")) == ["Europe"]


def test_an_organisation_tells_its_kind_and_its_members(root: Path) -> None:
    html = page(root, "organisations/nato")
    assert facts(html) == ["Alliances"]
    assert group(html, "Members")[:3] == ["Germany", "Poland", "Albania"]
    assert "<span>Albania</span>" in html
    assert group(html, "Countries") == ["Poland 2", "Ukraine 1"]


def test_a_person_tells_what_he_is_where_and_since_when(root: Path) -> None:
    assert facts(page(root, "people/vladimir-putin")) == ["President", "since 2012"]
    assert group(page(root, "people/vladimir-putin"), "Countries") == [
        "Germany 1", "Poland 1", "Ukraine 1",
    ]  # fmt: skip


def test_lists_are_in_groups(root: Path) -> None:
    headings = re.findall(r'<h2 class="label">(.*?)</h2>', page(root, "countries"))
    assert [re.sub("<[^>]+>", "", one) for one in headings] == ["Europe"]
    assert 'href="../regions/europe/index.html">Europe</a>' in headings[0]
    kinds = re.findall(r'<h2 class="label">(.*?)</h2>', page(root, "organisations"))
    assert kinds == ["Alliances", "Regional organisations"]


def test_roles_are_told_in_english_alone(site: Make) -> None:
    made = site(
        {
            "content/articles/a.md": article("A", countries="[RU]", people="[Vladimir Putin]"),
            "communique.toml": 'language = "fr"\n',
        }
    )
    built(made)
    assert facts(page(made, "people/vladimir-putin")) == ["Russie", "depuis 2012"]


def test_a_bar_is_as_high_as_its_number() -> None:
    months = [Month(name="May", count=4), Month(name="June", count=0), Month(name="July", count=2)]
    drawn = sparkline(months, "A <title>")
    assert re.findall(r'height="(\d+)"><title>', drawn) == ["40", "1", "20"]
    assert 'aria-label="A &lt;title&gt;"' in drawn
    assert "style=" not in drawn
