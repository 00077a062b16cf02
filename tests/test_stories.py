"""Articles that share a story make a page, and know where they stand in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from communique.stories import stories_of, title_of
from tests.conftest import Files, article, built

Make = Callable[[Files], Path]

FIRST = article("It begins", story="black-sea-grain", countries="[UA, TR]")
SECOND = article("It goes on", story="black-sea-grain", countries="[UA]").replace("-20", "-22")
FILES = {"content/articles/a.md": FIRST, "content/articles/b.md": SECOND}
STORY = (
    "---\ntitle: Grain from Ukraine\nstatus: {}\ndescription: Ships.\n---\n\nWhat it is about.\n"
)


def page(root: Path, name: str) -> str:
    """What a page says between its head and its foot."""
    return (root / "site" / name).read_text().partition("<main")[2].partition("</main>")[0]


def test_a_story_without_a_file_is_called_by_its_slug() -> None:
    assert title_of("black-sea-grain") == "Black sea grain"
    (story,) = stories_of((("b", "x"), ("a", "x"), ("c", None)), ())
    assert (story.url, story.articles, story.status) == ("/stories/x/", ("b", "a"), "active")


def test_a_story_has_a_timeline_the_latest_first(site: Make) -> None:
    root = site({**FILES, "content/stories/black-sea-grain.md": STORY.format("active")})
    built(root)
    html = page(root, "stories/black-sea-grain/index.html")
    assert "<h1>Grain from Ukraine</h1>" in html
    assert "What it is about." in html
    assert html.index("22 February 2024") < html.index("20 February 2024")
    assert 'Ukraine</a> <span class="count">2</span>' in html


def test_an_update_is_a_line_of_its_own_in_the_timeline(site: Make) -> None:
    update = "\n  - at: 2024-02-25T10:00:00+00:00\n    note: Adds the vote."
    updated = article("It begins", story="x", updates=update)
    root = site({"content/articles/a.md": updated})
    built(root)
    html = page(root, "stories/x/index.html")
    assert html.count("Adds the vote.") == 2  # as the latest line, and in its place
    assert html.index("25 February 2024") < html.index("20 February 2024")


def test_an_article_leads_to_what_came_before_and_after(site: Make) -> None:
    root = site(FILES)
    built(root)
    html = page(root, "2024/02/a/index.html").partition("<aside")[2].partition("</section>")[0]
    assert "stories/black-sea-grain/index.html" in html
    assert "Part 1" in html
    assert "It goes on" in html


def test_a_new_article_leaves_the_pages_of_older_ones_alone(site: Make) -> None:
    older = article("C", story="black-sea-grain")
    others = {f"content/articles/c{d}.md": older.replace("-20", f"-{d}") for d in range(10, 20)}
    root = site({**FILES, **others})
    built(root)
    (root / "content/articles/d.md").write_text(SECOND.replace("-22", "-25"))
    written = built(root).published.written
    assert "/2024/02/b/" in written
    assert "/2024/02/c10/" not in written


def test_a_story_has_a_feed(site: Make) -> None:
    root = site(FILES)
    built(root)
    feed = ElementTree.parse(root / "site/stories/black-sea-grain/feed.xml")
    assert [item.findtext("title") for item in feed.iter("item")] == ["It goes on", "It begins"]
    assert "stories/black-sea-grain/feed.xml" in page(root, "feeds/index.html")


def test_a_story_appears_with_its_first_article_unless_it_is_watched(site: Make) -> None:
    hidden = article("Secret", story="black-sea-grain", status="draft")
    for status, is_there in (("active", False), ("closed", False), ("watch", True)):
        root = site({
            "content/articles/a.md": hidden,
            "content/stories/black-sea-grain.md": STORY.format(status),
        })  # fmt: skip
        built(root)
        assert (root / "site/stories/black-sea-grain/index.html").exists() is is_there


def test_stories_are_listed_by_status(site: Make) -> None:
    files = {
        **FILES,
        "content/articles/c.md": article("Other", story="other"),
        "content/stories/other.md": STORY.format("closed").replace("Grain from Ukraine", "Done"),
    }
    root = site(files)
    built(root)
    html = page(root, "stories/index.html")
    assert html.index("Running") < html.index("Black sea grain") < html.index("Closed")
    assert html.index("Closed") < html.index("Done")
