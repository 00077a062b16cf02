"""What an edition shows, and when it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from tests.conftest import Files, article, built, files_in

Make = Callable[[Files], Path]
DAY = "editions/2024-02-20/index.html"
CURATED = """---
title: A day of votes
picks: [b]
also_today:
  - A sentence on something else.
quote: {text: We shall see., name: A minister}
diary:
  - {date: 2024-03-01, text: "The vote, at last", place: Budapest}
  - {date: "2024-02-28T10:00:00+00:00", text: Talks}
---

Two parliaments vote.
"""


def on(day: int, title: str, **fields: str) -> str:
    """An article of a day in February 2024."""
    return article(title, **fields).replace("2024-02-20", f"2024-02-{day}T09:00:00+00:00")


def page(root: Path, name: str = DAY) -> str:
    """What a page says between its head and its foot."""
    return (root / "site" / name).read_text().partition("<main")[2].partition("</main>")[0]


def test_an_edition_ends(site: Make) -> None:
    root = site({"content/articles/a.md": on(20, "A vote"), "content/articles/b.md": on(21, "B")})
    built(root)
    html = page(root)
    assert "1-minute read" in html
    assert "That was the edition of 20 February 2024." in html
    assert 'editions/2024-02-21/index.html"><span class="label">Newer' in html


def test_an_edition_is_there_when_it_closed_and_not_before(site: Make) -> None:
    root = site({"content/articles/a.md": on(20, "A vote")})
    before = datetime(2024, 2, 20, 23, 59, tzinfo=UTC)
    built(root, before)
    assert not (root / "site" / DAY).exists()
    assert "A vote" in page(root, "index.html")
    built(root, datetime(2024, 2, 21, tzinfo=UTC))
    assert "A vote" in page(root)


def test_the_front_page_is_the_edition_and_what_is_new_since(site: Make) -> None:
    root = site({"content/articles/a.md": on(20, "A vote"), "content/articles/b.md": on(21, "New"),
                 "content/articles/c.md": on(12, "Old")})  # fmt: skip
    built(root, datetime(2024, 2, 21, 12, tzinfo=UTC))
    html = page(root, "index.html")
    order = [
        "The edition of 20 February 2024",
        "A vote",
        "Since this edition",
        "New",
        "Earlier",
        "Old",
    ]
    assert [html.index(f">{word}<") for word in order] == sorted(
        html.index(f">{w}<") for w in order
    )


def test_what_an_editor_decides_is_in_the_edition(site: Make) -> None:
    root = site({"content/articles/a.md": on(20, "A vote"), "content/articles/b.md": on(20, "B"),
                 "content/editions/2024-02-20.md": CURATED})  # fmt: skip
    built(root)
    html = page(root)
    for words in ("A day of votes", "Two parliaments vote.", "A sentence on", "We shall see."):
        assert words in html
    assert html.index(">B<") < html.index("Also today") < html.index(">A vote<")
    calendar = (root / "site/editions/2024-02-20/diary.ics").read_bytes().decode()
    assert "DTSTART;VALUE=DATE:20240301\r\n" in calendar
    assert "SUMMARY:The vote\\, at last\r\n" in calendar
    assert "DTSTART:20240228T100000Z\r\n" in calendar


def test_an_edition_without_articles_does_not_exist(site: Make) -> None:
    root = site({"content/articles/a.md": on(20, "A", status="draft"),
                 "content/editions/2024-02-20.md": CURATED})  # fmt: skip
    built(root)
    assert not (root / "site" / DAY).exists()
    assert "A day of votes" not in page(root, "editions/index.html")


def test_a_frozen_edition_says_what_was_corrected_since(site: Make) -> None:
    said = '\n  - {at: "2024-02-23T09:00:00+00:00", text: It was Monday.}'
    held = "[{id: a, title: A vote}, {id: gone, title: It is no more}]"
    root = site({"content/articles/a.md": on(20, "A vote", corrections=said, id="a"),
                 "content/frozen/2024-02-20.md": f"---\narticles: {held}\n---\n"})  # fmt: skip
    built(root)
    html = page(root)
    assert "It was Monday." in html
    assert "No longer published: It is no more" in html


def test_the_feed_of_editions_has_one_item_for_each(site: Make) -> None:
    root = site({"content/articles/a.md": on(20, "A"), "content/articles/b.md": on(20, "B"),
                 "content/articles/c.md": on(21, "C")})  # fmt: skip
    built(root)
    items = list(ElementTree.parse(root / "site/editions/feed.xml").iter("item"))
    assert [item.findtext("title") for item in items] == [
        "The week of 19–25 Feb 2024",
        "The edition of 21 February 2024",
        "The edition of 20 February 2024",
    ]
    assert ">A</a>" in (items[2].findtext("description") or "")


def test_a_site_may_do_without_editions(site: Make) -> None:
    config = "[editions]\ndaily = false\nweekly = false\n"
    root = site({"content/articles/a.md": on(20, "A vote"), "communique.toml": config})
    built(root)
    assert {name for name in files_in(root / "site") if "editions" in name} == {
        "editions/index.html", "editions/feed.xml", "editions/feed.json",
    }  # fmt: skip
    assert "A vote" in page(root, "index.html")


def test_an_edition_of_the_morning_holds_what_came_since_the_last(site: Make) -> None:
    config = 'timezone = "Europe/Paris"\n[editions]\ncut_off = "06:00"\n'
    root = site({"content/articles/a.md": on(19, "A vote"), "communique.toml": config})
    built(root)
    assert "A vote" in page(root)
