"""Whatever can be followed has its feeds, which are told of where readers look for them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from communique.tables import Feeds
from tests.conftest import Files, article, built, files_in, write_files
from tests.feed_rules import problems_in_rss

Make = Callable[[Files], Path]
CONFIG = 'title = "Digest"\nbase_url = "https://example.org/"\n'
SITE = {
    "communique.toml": CONFIG,
    "content/articles/2024/a.md": article(
        "First", countries="[NO]", tags="[Trade]", authors="[Ann Bee]", story="grain",
        organisations="[NATO]", people="[Vladimir Putin]",
    ),
    "content/articles/2024/b.md": article("Second", tags="[Trade, Energy]", story="grain"),
}  # fmt: skip
HOMES = {
    "/", "/editions/", "/corrections/", "/stories/grain/", "/countries/norway/",
    "/regions/europe/", "/regions/northern-europe/", "/organisations/nato/",
    "/people/vladimir-putin/", "/topics/trade/", "/topics/energy/", "/authors/ann-bee/",
}  # fmt: skip
LINK = re.compile(r'<link rel="alternate" type="([^"]*)" title="([^"]*)" href="([^"]*)">')


@pytest.fixture
def root(site: Make) -> Path:
    made = site(SITE)
    built(made)
    return made


def feeds_of(root: Path) -> set[str]:
    """The address of every feed of the site."""
    return {
        f"/{name}" for name in files_in(root / "site")
        if name.endswith(("feed.xml", "atom.xml", "feed.json"))
    }  # fmt: skip


def feed_at(root: Path, home: str) -> ElementTree.Element:
    """The RSS feed of the page at an address."""
    return ElementTree.parse(root / "site" / home[1:] / "feed.xml").getroot()


def discovered(root: Path, page: str) -> list[tuple[str, str]]:
    """The type of each feed a page leads to, and its address, in order."""
    path = root / "site" / page
    found = LINK.findall(path.read_text("utf-8"))
    base = (root / "site").resolve()
    return [
        (kind, "/" + (path.parent / href).resolve().relative_to(base).as_posix())
        for kind, _, href in found
    ]


def test_everything_that_can_be_followed_has_rss_and_json(root: Path) -> None:
    expected = {f"{home}{name}" for home in HOMES for name in ("feed.xml", "feed.json")}
    assert feeds_of(root) == expected | {"/atom.xml"}


def test_a_json_feed_holds_what_the_rss_beside_it_holds(root: Path) -> None:
    for home in HOMES:
        channel = feed_at(root, home)[0]
        feed = json.loads((root / "site" / home[1:] / "feed.json").read_text("utf-8"))
        assert feed["title"] == channel.findtext("title")
        assert feed["description"] == channel.findtext("description")
        assert feed["home_page_url"] == channel.findtext("link") == f"https://example.org{home}"
        assert feed["feed_url"] == f"https://example.org{home}feed.json"
        ids = [item["id"] for item in feed["items"]]
        assert ids == [item.findtext("guid") for item in channel.iter("item")]


def test_every_feed_says_what_it_holds(root: Path) -> None:
    said = {home: feed_at(root, home).findtext("channel/description") for home in HOMES}
    assert said["/"] == "Every article"
    assert said["/countries/norway/"] == "Articles about Norway"
    assert said["/stories/grain/"] == "Articles of the story: Grain"
    assert said["/people/vladimir-putin/"] == "Articles that name Vladimir Putin"
    assert len(set(said.values())) == len(said)


def test_every_feed_breaks_no_rule(root: Path) -> None:
    for home in HOMES:
        found = (root / "site" / home[1:] / "feed.xml").read_bytes()
        assert problems_in_rss(found, f"https://example.org{home}feed.xml") == []


def test_the_list_for_programs_has_each_rss_feed_once(root: Path) -> None:
    tree = ElementTree.parse(root / "site/feeds.opml")
    outlines = [one for one in tree.iter("outline") if one.get("type")]
    assert sorted(one.get("xmlUrl", "") for one in outlines) == sorted(
        f"https://example.org{home}feed.xml" for home in HOMES
    )
    for one in outlines:
        assert one.get("xmlUrl") == f"{one.get('htmlUrl')}feed.xml"
        assert one.get("description")
        assert one.get("title") == one.get("text")


def test_the_page_for_people_has_each_address_once_to_be_copied(root: Path) -> None:
    page = (root / "site/feeds/index.html").read_text("utf-8")
    copied = re.findall(r"<code[^>]*>([^<]*)</code>", page)
    assert sorted(copied) == sorted(
        f"https://example.org{url}" for url in (*feeds_of(root), "/feeds.opml")
    )
    words = unescape(re.sub("<[^>]*>", "", page))
    for said in ("Articles about Norway", "Articles by Ann Bee", "Every article"):
        assert said in words


RSS, ATOM, JSON = "application/rss+xml", "application/atom+xml", "application/feed+json"
SITES_OWN = (RSS, "/feed.xml")


@pytest.mark.parametrize("home", sorted(HOMES - {"/"}))
def test_a_page_leads_to_the_sites_feed_first_and_then_to_its_own(root: Path, home: str) -> None:
    own = [(RSS, f"{home}feed.xml"), (JSON, f"{home}feed.json")]
    assert discovered(root, f"{home[1:]}index.html") == [SITES_OWN, *own]


def test_the_front_page_leads_to_all_three_feeds_of_the_site(root: Path) -> None:
    expected = [SITES_OWN, (ATOM, "/atom.xml"), (JSON, "/feed.json")]
    assert discovered(root, "index.html") == expected


def test_other_pages_lead_to_the_sites_feed(root: Path) -> None:
    for page in ("2024/02/a/index.html", "feeds/index.html", "archive/index.html"):
        assert discovered(root, page) == [SITES_OWN]


def test_titles_of_feeds_tell_them_apart(root: Path) -> None:
    page = (root / "site/topics/trade/index.html").read_text("utf-8")
    titles = [title for _, title, _ in LINK.findall(page)]
    assert titles == ["Digest", "Digest: Trade", "Digest: Trade (JSON Feed)"]


# --- what was withdrawn


def titles(root: Path, home: str) -> list[str | None]:
    """The titles in the feed of that page."""
    return [item.findtext("title") for item in feed_at(root, home).iter("item")]


def test_a_withdrawal_is_told_in_every_feed_that_had_the_article(root: Path) -> None:
    gone = SITE["content/articles/2024/a.md"].replace("title:", "status: withdrawn\ntitle:")
    others = article("Third", countries="[NO, RU]", organisations="[NATO]", authors="[Ann Bee]")
    write_files(root, {"content/articles/2024/a.md": gone, "content/articles/2024/c.md": others})
    built(root)
    for home in ("/", "/countries/norway/", "/regions/northern-europe/", "/organisations/nato/",
                 "/topics/trade/", "/authors/ann-bee/", "/stories/grain/"):  # fmt: skip
        assert titles(root, home).count("Withdrawn: First") == 1, home
        found = (root / "site" / home[1:] / "feed.xml").read_text("utf-8")
        assert "tag:example.org,2020:a<" in found
        assert "Some text" not in found.partition("2020:a<")[0].rpartition("<item>")[2]
    for home in ("/topics/energy/", "/countries/russian-federation/"):
        path = root / "site" / home[1:]
        assert not path.exists() or "Withdrawn: First" not in titles(root, home)
    assert not (root / "site/people/vladimir-putin/feed.json").exists()


def test_a_feed_holds_so_many_entries_and_so_many_days_at_least() -> None:
    assert (Feeds().items, Feeds().days) == (50, 7)
