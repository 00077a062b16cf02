"""Whose text it is decides how much of it is shown, and who may list it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Files, article, built

Make = Callable[[Files], Path]
OPENING = "The beginning of a long report by someone else. " * 4
REST = "And this is how it ends, far below."
SOURCE = "{name: The Gazette, url: 'https://gazette.example.org/1', title: A report}"


def shown(root: Path, kind: str, site: Make) -> str:
    """The page of an article of that kind."""
    body = f"{OPENING}\n\n{'More words. ' * 40}\n\n{REST}"
    text = article("A report", body, kind=kind, source=SOURCE, description="Told in short.")
    built(site({"content/articles/a.md": text}))
    return (root / "site/2024/02/a/index.html").read_text()


@pytest.mark.parametrize(
    ("kind", "is_whole", "is_indexed"),
    [("own", True, True), ("excerpt", False, True), ("republished", True, False)],
)
def test_the_kind_decides_what_is_shown(
    kind: str, is_whole: bool, is_indexed: bool, site: Make, tmp_path: Path
) -> None:
    html = shown(tmp_path, kind, site)
    assert "The beginning of a long report" in html
    assert (REST in html) is is_whole
    assert ("noindex" not in html) is is_indexed
    assert "https://gazette.example.org/1" in html
    sitemap = (tmp_path / "site/sitemap.xml").read_text()
    assert ("/2024/02/a/" in sitemap) is is_indexed


@pytest.mark.parametrize("kind", ["excerpt", "republished"])
def test_feeds_hold_no_text_of_others(kind: str, site: Make, tmp_path: Path) -> None:
    shown(tmp_path, kind, site)
    for name in ("feed.xml", "atom.xml", "feed.json"):
        feed = (tmp_path / "site" / name).read_text()
        assert REST not in feed
        assert "The Gazette" in feed


def test_an_excerpt_is_as_long_as_what_is_shown(site: Make, tmp_path: Path) -> None:
    assert "1-minute read" in shown(tmp_path, "excerpt", site)
    edition = (tmp_path / "site/editions/2024-02-20/index.html").read_text()
    assert "1-minute read" in edition


def test_the_source_of_an_excerpt_stands_before_its_text(site: Make, tmp_path: Path) -> None:
    html = shown(tmp_path, "excerpt", site).partition("<main")[2]
    assert html.index("The Gazette") < html.index("The beginning of a long report")
