"""What was corrected or withdrawn is said wherever readers look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from tests.conftest import Files, article, built

Make = Callable[[Files], Path]

CORRECTED = """
  - at: 2024-02-21T10:00:00+00:00
    class: {grade}
    text: The vote was on Monday."""
WITHDRAWN = {"status": "withdrawn", "description": "A story that was wrong."}


def corrected(grade: str) -> str:
    """An article with one correction of that grade."""
    return article("A vote", corrections=CORRECTED.format(grade=grade))


def page(root: Path, name: str) -> str:
    """A page of the site, built."""
    return (root / "site" / name).read_text()


def titles(root: Path, name: str) -> list[str | None]:
    """The titles of a feed's items."""
    return [item.findtext("title") for item in ElementTree.parse(root / "site" / name).iter("item")]


def test_a_site_without_mistakes_says_so(site: Make) -> None:
    root = site({"content/articles/a.md": article()})
    built(root)
    assert "Nothing has been corrected so far." in page(root, "corrections/index.html")
    assert titles(root, "corrections/feed.xml") == []


def test_every_page_leads_to_the_corrections(site: Make) -> None:
    root = site({"content/articles/a.md": article()})
    built(root)
    assert 'href="./corrections/index.html"' in page(root, "index.html")
    assert 'href="../../../corrections/index.html"' in page(root, "2024/02/a/index.html")


def test_a_correction_stands_above_the_text_and_a_clarification_below(site: Make) -> None:
    files = {f"content/articles/{g}.md": corrected(g) for g in ("correction", "clarification")}
    root = site(files)
    built(root)
    for grade, is_above in (("correction", True), ("clarification", False)):
        html = page(root, f"2024/02/{grade}/index.html").partition("<main")[2]
        assert (html.index("on Monday") < html.index("Some text.")) is is_above


def test_the_newest_correction_comes_first_in_page_and_feed(site: Make) -> None:
    earlier = corrected("clarification").replace("A vote", "Another vote").replace("-21T", "-20T")
    files = {"content/articles/a.md": corrected("correction"), "content/articles/b.md": earlier}
    root = site(files)
    built(root)
    html = page(root, "corrections/index.html")
    assert html.index(">A vote<") < html.index(">Another vote<")
    assert titles(root, "corrections/feed.xml") == [
        "Correction: A vote",
        "Clarification: Another vote",
    ]


def test_a_corrected_article_is_so_called_in_feeds_once(site: Make) -> None:
    again = corrected("correction").replace("A vote", "'Corrected: A vote'")
    files = {"content/articles/a.md": corrected("correction"), "content/articles/b.md": again}
    root = site(files)
    built(root)
    assert titles(root, "feed.xml") == ["Corrected: A vote", "Corrected: A vote"]
    assert "<h1>A vote</h1>" in page(root, "2024/02/a/index.html")


def test_a_clarification_is_no_correction(site: Make) -> None:
    root = site({"content/articles/a.md": corrected("clarification")})
    built(root)
    assert titles(root, "feed.xml") == ["A vote"]


def test_a_correction_is_a_change(site: Make) -> None:
    root = site({"content/articles/a.md": corrected("correction")})
    built(root)
    assert "2024-02-21T10:00:00+00:00" in page(root, "sitemap.xml")
    assert "2024-02-21T10:00:00" in page(root, "feed.xml")
    assert 'article:modified_time" content="2024-02-21' in page(root, "2024/02/a/index.html")


def test_two_corrections_of_one_moment_are_two_entries(site: Make) -> None:
    twice = CORRECTED.format(grade="correction") * 2
    root = site({"content/articles/a.md": article(corrections=twice)})
    built(root)
    items = ElementTree.parse(root / "site/corrections/feed.xml").iter("item")
    assert len({item.findtext("guid") for item in items}) == 2


def test_a_withdrawn_article_keeps_its_address_and_leaves_every_list(site: Make) -> None:
    files = {
        "content/articles/a.md": article("Gone", "Secret words.", tags="[Trade]", **WITHDRAWN),
        "content/articles/b.md": article("Here"),
    }
    root = site(files)
    built(root)
    html = page(root, "2024/02/a/index.html")
    assert "has been withdrawn" in html
    assert "noindex" in html
    assert "Secret words" not in html
    for name in ("index.html", "archive/2024/02/index.html", "sitemap.xml"):
        assert "Gone" not in page(root, name)
        assert "2024/02/a/" not in page(root, name)
    assert not (root / "site/topics/trade").exists()


def test_readers_of_the_feed_learn_of_a_withdrawal_once(site: Make) -> None:
    root = site({"content/articles/a.md": article("Gone", "Secret words.", **WITHDRAWN)})
    built(root)
    assert titles(root, "feed.xml") == ["Withdrawn: Gone"]
    assert titles(root, "corrections/feed.xml") == ["Withdrawn: Gone"]
    assert ">Gone</a>" in page(root, "corrections/index.html")
    for name in ("feed.xml", "atom.xml", "feed.json"):
        assert "Secret words" not in page(root, name)
        assert "was wrong" not in page(root, name)


def test_a_retraction_says_all_of_a_withdrawal(site: Make) -> None:
    said = CORRECTED.format(grade="retraction")
    root = site({"content/articles/a.md": article("Gone", corrections=said, **WITHDRAWN)})
    built(root)
    assert titles(root, "corrections/feed.xml") == ["Retraction: Gone"]
    assert "The vote was on Monday." in page(root, "feed.xml")
