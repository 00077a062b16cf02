"""Links within a site: what is found of them, and how they are mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.check.anchors import anchors_in
from communique.cli import main
from communique.frontmatter import document
from communique.markdown import Converter
from tests.check.examples import TOML, A, B, piece
from tests.check.test_rules import places_of, problems_of
from tests.conftest import Files

Make = Callable[[Files], Path]
AUTHOR = "authors"
SITE = {
    TOML: 'base_url = "https://example.org/news/"\n',
    B: piece("Leaving", "## What now\n\nThey left.", id="b", aliases="[/old/]", tags="[Trade]"),
    "content/pages/about.md": "---\ntitle: About\n---\n\n## Who\n\nWe.\n",
    "content/static/files/a paper.pdf": b"a paper",
    "content/stories/arctic.md": "---\ntitle: The Arctic\nstatus: watch\n---\n\n[B](/2024/02/b/)\n",
}
FINE = [
    "/",
    "/about/",
    "/about/#who",
    "/2024/02/b/#what-now",
    "/2024/02/b/#main",
    "#what-else",
    "/archive/2024/02/",
    "/topics/trade/",
    "/topics/trade/#anything",
    "/feed.xml",
    "/stories/arctic/",
    "</files/a paper.pdf>",
    "/files/a%20paper.pdf",
    "/2024/02/b/?from=a#what-now",
    "https://example.net/2024/02/c/",
    "//example.net/",
    "mailto:desk@example.org",
    "tel:+4712345678",
]
MENDED = {
    "/2024/02/b": "/2024/02/b/",
    "/2024/02/b/index.html#what-now": "/2024/02/b/#what-now",
    "/old/": "/2024/02/b/",
    "/old": "/2024/02/b/",
    "../b/": "/2024/02/b/",
    "../../../about/?x=1": "/about/?x=1",
    "https://example.org/news/about/#who": "/about/#who",
    "HTTPS://example.org/news/about/": "/about/",
    "https://example.org/news/files/a%20paper.pdf": "/files/a%20paper.pdf",
    "https://example.org/news": "/",
}
BROKEN = [
    "/about/us/",
    "/2024/02/c/",
    "/About/",
    "/file.pdf",
    "https://example.org/news/x/",
    "../x/",
]


def linking(to: str) -> Files:
    """The site with an article that leads there."""
    return {**SITE, A: piece(body=f"## What else\n\nThey [met]({to}) there.")}


@pytest.mark.parametrize("to", FINE)
def test_a_link_that_leads_somewhere_is_fine(site: Make, to: str) -> None:
    assert problems_of(site(linking(to))) == ()


@pytest.mark.parametrize("to", MENDED)
def test_a_link_is_written_the_lasting_way(site: Make, to: str) -> None:
    root = site(linking(to))
    assert main(["check", "--root", str(root), "--fix", "--jobs", "1"]) == 0
    assert (root / A).read_text() == linking(MENDED[to])[A]
    assert problems_of(root) == ()


@pytest.mark.parametrize("to", BROKEN)
def test_a_link_that_leads_nowhere_is_an_error(site: Make, to: str) -> None:
    assert places_of(site(linking(to)), "link-broken") == [f"{A}:10"]


def test_a_link_of_a_draft_may_lead_to_a_draft(site: Make) -> None:
    draft = piece(body="[b](/2024/02/b/)", status="draft")
    root = site({A: draft, B: piece("B", id="b", status="draft")})
    assert places_of(root, "link-unpublished") == []


def test_links_of_pages_and_stories_are_followed_too(site: Make) -> None:
    leaf, story = "content/pages/about.md", "content/stories/arctic.md"
    text = "---\ntitle: A\n---\n\n[There](/nowhere/)\n"
    root = site({A: piece(story="arctic"), leaf: text, story: text})
    assert places_of(root, "link-broken") == [f"{leaf}:5", f"{story}:5"]


def test_the_right_address_is_proposed(site: Make) -> None:
    (found,) = problems_of(site(linking("/2023/07/b/")))
    assert found.finding.hint == "did you mean /2024/02/b/?"


def test_addresses_are_found_where_they_were_written() -> None:
    body = """One [a](/a/) and `[no](/a/)` and ![an alt](/a.png "title").

<https://example.org/> and [ref][1], and again [a](/a/).

[1]: /b/?x=1&y=2
"""
    raw = f"---\ntitle: A\n---\n\n{body}".encode()
    found = document(raw, "a.md")
    anchors = list(anchors_in(found, Converter().converted(found.body).html))
    assert [(one.address, one.line, one.column) for one in anchors] == [
        ("/a/", 5, 9),
        ("/a.png", 5, 44),
        ("https://example.org/", 7, 2),
        ("/b/?x=1&y=2", 9, 6),
        ("/a/", 7, 52),
    ]
    assert [one.alt for one in anchors if one.is_shown] == ["an alt"]


def test_a_citation_leads_to_the_source_of_its_number(site: Make) -> None:
    sources = '[{name: Reuters, url: "https://reuters.com/a"}, {name: AP}]'
    root = site({**SITE, A: piece(body="They met [1], [2].", sources=sources)})
    assert places_of(root, "link-fragment") == []
    (root / A).write_text(piece(body="They met [there](#source-3) [1].", sources=sources))
    assert places_of(root, "link-fragment") == [f"{A}:9"]
