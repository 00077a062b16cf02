"""What readers make of the feeds of a built site: every field is what the articles say."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import fastfeedparser
import feedparser
import pytest

from tests.conftest import Files, article, built, files_in, write_files
from tests.feed_rules import (
    CONTENT,
    json_feed,
    problems_in_atom,
    problems_in_json,
    problems_in_opml,
    problems_in_rss,
)

Make = Callable[[Files], Path]
CONFIG = """title = "The digest & more"
base_url = "https://example.org/d/"
description = "The world <in> brief"
[feeds]
tag = "example.org,2024"
hub = "https://hub.example.org/"
"""
OWN = "content/articles/2024/own.md"
BODY = """Text of *its* own.[^1] See [the other](/2024/02/excerpt/).

| A | B |
|---|---|
| 1 | 2 |

[^1]: A note.
"""
SITE = {
    "communique.toml": CONFIG,
    OWN: article(
        "A title & <more>", BODY, id="Own id/ü", date="2024-02-20T10:00:00+01:00",
        description="'A standfirst: \"quoted\"'", authors="[Ann Bee, Cé Dee]",
        tags="[Trade, 'Food, grain']", source="{name: The Gazette, url: 'https://g.example/a?b=c&d'}",
        sources="[{name: Radio}, {url: 'https://other.example/x'}]", endnote="Written by hand.",
        key_points="[One thing, Another]", countries="[NO]",
        corrections="[{at: 2024-02-21T09:00:00+00:00, text: It was Monday.}]",
    ).replace("date: 2024-02-20\n", "", 1),
    "content/articles/2024/excerpt.md": article(
        "An excerpt", f"The opening.\n\nThe rest, {'and more, ' * 50}which is theirs.", id="x1",
        kind="excerpt", source="{name: The Gazette, url: 'https://g.example/b'}", lang="fr",
    ),
    "content/articles/2024/right.md": article(
        "من اليمين", "نص.", id="x2", lang="ar", tags="[Trade]"
    ),
    "content/articles/2024/gone.md": article("A mistake", "Wrong.", id="x3", status="withdrawn"),
}  # fmt: skip


class Read(NamedTuple):
    """An entry as a reader has it."""

    id: str
    link: str
    title: str
    published: datetime
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    content: str


@pytest.fixture
def root(site: Make) -> Path:
    made = site(SITE)
    built(made)
    return made


def file_in(root: Path, name: str) -> bytes:
    """The bytes of a file of the site."""
    return (root / "site" / name).read_bytes()


def by_feedparser(raw: bytes) -> Iterator[Read]:
    """The entries, as feedparser understands them."""
    found: Any = feedparser.parse(io.BytesIO(raw), sanitize_html=False)
    assert found.bozo == 0
    for one in found.entries:
        shown = one.content[0].value if "content" in one else one.summary
        yield Read(
            one.id, one.link, one.title, datetime(*one.published_parsed[:6], tzinfo=UTC),
            tuple(author.name for author in one.get("authors", ())),
            tuple(tag.term for tag in one.get("tags", ())), shown,
        )  # fmt: skip


def by_fastfeedparser(raw: bytes) -> Iterator[Read]:
    """The entries, as fastfeedparser understands them: it knows one author of each."""
    for one in fastfeedparser.parse(raw).entries:
        content = one.get("content")
        yield Read(
            one["id"], one["link"], unescape(one["title"]),
            datetime.fromisoformat(one["published"]), (one["author"],) if one.get("author") else (),
            tuple(tag["term"] for tag in one.get("tags") or ()),
            content[0]["value"] if content else one["description"],
        )  # fmt: skip


def by_xml(raw: bytes) -> Iterator[Read]:
    """The items of RSS, taken out of it by hand."""
    for item in ElementTree.fromstring(raw).iter("item"):
        found = {child.tag: child.text or "" for child in item}
        yield Read(
            found["guid"], found["link"], found["title"],
            datetime.strptime(found["pubDate"], "%a, %d %b %Y %H:%M:%S %z"),
            tuple(one.text or "" for one in item.iter("{http://purl.org/dc/elements/1.1/}creator")),
            tuple(one.text or "" for one in item.iter("category")),
            found.get(CONTENT, found["description"]),
        )  # fmt: skip


def by_schema(raw: bytes) -> Iterator[Read]:
    """The items of a JSON Feed, by its specification."""
    for one in json_feed.read(raw).items:
        yield Read(
            one.id, one.url, one.title or "", datetime.fromisoformat(one.date_published),
            tuple(author.name or "" for author in one.authors), tuple(one.tags), one.content_html,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("feed.xml", by_feedparser),
        ("atom.xml", by_feedparser),
        ("feed.xml", by_fastfeedparser),
        ("atom.xml", by_fastfeedparser),
        ("feed.json", by_fastfeedparser),
        ("feed.xml", by_xml),
        ("feed.json", by_schema),
    ],
)
def test_every_field_is_read_back(
    root: Path, name: str, read: Callable[[bytes], Iterator[Read]]
) -> None:
    entries = {one.id: one for one in read(file_in(root, name))}
    own, excerpt, right, gone = (
        entries[f"tag:example.org,2024:{id}"] for id in ("Own%20id/%C3%BC", "x1", "x2", "x3")
    )
    assert len(entries) == 4
    assert own.link == "https://example.org/d/2024/02/own/"
    assert own.title == "Corrected: A title & <more>"
    assert own.published == datetime(2024, 2, 20, 9, tzinfo=UTC)
    assert own.authors in {("Ann Bee", "Cé Dee"), ("Ann Bee",)}
    assert own.tags == ("Trade", "Food grain")
    assert "<em>its</em>" in own.content
    assert excerpt.title == "An excerpt"
    assert "which is theirs" not in excerpt.content
    assert (right.title, right.tags) == ("من اليمين", ("Trade",))
    assert 'dir="rtl"' in right.content
    assert gone.title == "Withdrawn: A mistake"
    assert "Wrong" not in gone.content


def test_what_stands_beside_the_content_is_read_back(root: Path) -> None:
    changed, page = datetime(2024, 2, 21, 9, tzinfo=UTC), "https://example.org/d/2024/02/own/"
    for name in ("feed.xml", "atom.xml"):
        read: Any = feedparser.parse(io.BytesIO(file_in(root, name)), sanitize_html=False)
        (own,) = (one for one in read.entries if "Own" in one.id)
        assert datetime(*own.updated_parsed[:6], tzinfo=UTC) == changed
        assert own.summary == "A standfirst: “quoted”"
        assert own.link == page
    rss: Any = feedparser.parse(io.BytesIO(file_in(root, "feed.xml")), sanitize_html=False)
    (own,) = (one for one in rss.entries if "Own" in one.id)
    assert (own.source.title, own.source.href) == ("The Gazette", "https://g.example/a?b=c&d")
    assert (own.media_content[0]["url"], own.media_content[0]["type"]) == (
        f"{page}card.png",
        "image/png",
    )
    atom: Any = feedparser.parse(io.BytesIO(file_in(root, "atom.xml")))
    (own,) = (one for one in atom.entries if "Own" in one.id)
    assert {link.rel: link.href for link in own.links} == {
        "alternate": page,
        "via": "https://g.example/a?b=c&d",
    }
    (item,) = (one for one in json_feed.read(file_in(root, "feed.json")).items if "Own" in one.id)
    assert datetime.fromisoformat(item.date_modified or "") == changed
    assert item.summary == "A standfirst: “quoted”"
    assert item.image == f"{page}card.png"


def test_the_content_says_all_that_the_page_says(root: Path) -> None:
    (own,) = (one for one in by_schema(file_in(root, "feed.json")) if "Own" in one.id)
    assert own.content == (
        "<p><strong>A standfirst: “quoted”</strong></p>\n"
        "<p>By Ann Bee and Cé Dee · Source: "
        '<a href="https://g.example/a?b=c&amp;d">The Gazette</a></p>\n'
        '<p><strong>Correction, <time datetime="2024-02-21T09:00:00+00:00">21 February 2024</time>:'
        "</strong> It was Monday.</p>\n"
        "<ul>\n<li>One thing</li>\n<li>Another</li>\n</ul>\n"
        '<figure><img src="https://example.org/d/2024/02/own/card.png"'
        ' alt="A title &amp; &lt;more&gt;" width="1200" height="630"></figure>\n'
        '<p>Text of <em>its</em> own.<sup><a href="https://example.org/d/2024/02/own/#fn:1">1</a>'
        '</sup> See <a href="https://example.org/d/2024/02/excerpt/">the other</a>.</p>\n'
        "<table>\n<thead>\n<tr>\n<th>A</th>\n<th>B</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"
        "<div>\n<hr>\n<ol>\n<li>\n<p>A note.</p>\n</li>\n</ol>\n</div>\n"
        "<p><em>Written by hand.</em></p>\n"
        "<p>Sources</p>\n"
        '<ul>\n<li>Radio</li>\n<li><a href="https://other.example/x">other.example</a></li>\n</ul>'
    )


def test_the_source_of_an_excerpt_is_its_external_address(root: Path) -> None:
    (found,) = (one for one in json_feed.read(file_in(root, "feed.json")).items if "x1" in one.id)
    assert found.external_url == "https://g.example/b"
    assert found.language == "fr"


def test_a_feed_and_its_entries_have_the_languages_they_are_in(root: Path) -> None:
    rss = feedparser.parse(io.BytesIO(file_in(root, "feed.xml")))
    assert rss.feed.language == "en"
    assert rss.feed.title == "The digest & more"
    assert rss.feed.image.href == "https://example.org/d/icon-144.png"
    assert {link.href for link in rss.feed.links if link.rel == "hub"} == {
        "https://hub.example.org/"
    }


def test_every_feed_of_a_site_breaks_no_rule(root: Path) -> None:
    checks = {
        "feed.xml": problems_in_rss, "atom.xml": problems_in_atom, "feed.json": problems_in_json,
    }  # fmt: skip
    seen = 0
    for name, raw in files_in(root / "site").items():
        if check := checks.get(name.rpartition("/")[2]):
            assert check(raw, f"https://example.org/d/{name}") == []
            seen += 1
    assert seen > 20
    assert problems_in_opml(file_in(root, "feeds.opml")) == []


# --- identity


def ids(root: Path) -> dict[str, set[str]]:
    """The ids of the entries in each format of the site's feed."""
    return {
        "feed.xml": {one.id for one in by_xml(file_in(root, "feed.xml"))},
        "atom.xml": {one.id for one in by_feedparser(file_in(root, "atom.xml"))},
        "feed.json": {one.id for one in by_schema(file_in(root, "feed.json"))},
    }


def own_text(old: str, new: str) -> str:
    """The file of the article with one thing changed."""
    assert old in SITE[OWN]
    return SITE[OWN].replace(old, new)


@pytest.mark.parametrize(
    "changed",
    [
        {OWN: own_text("title: A title", "title: Another title")},
        {OWN: own_text("Text of", "Quite another text of")},
        {OWN: own_text("id: Own", "slug: elsewhere\nid: Own")},
        {OWN: own_text("2024-02-20T10", "2024-03-20T10")},
        {OWN: own_text("tags: [Trade,", "tags: [Energy,")},
        {OWN: own_text("authors: [Ann Bee,", "authors: [Bo,")},
        {OWN: own_text("id: Own", "status: withdrawn\nid: Own")},
        {"content/articles/2025/renamed.md": SITE[OWN], OWN: ""},
    ],
    ids=["title", "text", "slug", "date", "topics", "authors", "withdrawn", "renamed"],
)
def test_no_change_makes_a_second_item(root: Path, changed: Files) -> None:
    before = ids(root)
    write_files(root, {name: text for name, text in changed.items() if text})
    for name, text in changed.items():
        if not text:
            (root / name).unlink()
    built(root)
    assert ids(root) == before
    assert len(before["feed.xml"]) == 4


def test_the_date_of_change_is_the_editors(root: Path) -> None:
    def told() -> tuple[str | None, ...]:
        items = json_feed.read(file_in(root, "feed.json")).items
        return tuple(one.date_modified for one in items if "x2" in one.id)

    assert told() == (None,)
    path = "content/articles/2024/right.md"
    write_files(root, {path: SITE[path].replace("نص.", "نص آخر.")})
    built(root)
    assert told() == (None,)
    dated = SITE[path].replace("id: x2", "id: x2\nupdated: 2024-02-22T01:00+01:00")
    write_files(root, {path: dated})
    built(root)
    assert told() == ("2024-02-22T00:00:00Z",)


BETWEEN = {"feed.xml": b"<item>", "atom.xml": b"<entry>", "feed.json": b'\n{"id"'}


def pieces_of(root: Path, name: str) -> list[bytes]:
    """The bytes of a feed: what stands before its entries, then each of them."""
    return file_in(root, name).split(BETWEEN[name])


def test_an_edited_body_changes_one_entry(root: Path) -> None:
    before = {name: pieces_of(root, name) for name in BETWEEN}
    write_files(root, {OWN: own_text("Text of", "Another text of")})
    published = built(root).published
    for name, pieces in before.items():
        after = pieces_of(root, name)
        assert len(after) == len(pieces) == 5
        (changed,) = (new for new, old in zip(after, pieces, strict=True) if new != old)
        assert b"tag:example.org,2024:Own%20id/%C3%BC" in changed
        assert b"Another text of" in changed
    feeds = {url for url in published.written if url.endswith(("feed.xml", "feed.json"))}
    assert "/countries/norway/feed.xml" in feeds
    assert not feeds & {"/editions/feed.xml", "/corrections/feed.xml", "/corrections/feed.json"}


def test_a_site_that_moves_keeps_every_identity(root: Path) -> None:
    before = ids(root)
    write_files(root, {"communique.toml": CONFIG.replace("example.org/d/", "new.example/")})
    built(root)
    assert ids(root) == before
    assert b"https://new.example/2024/02/own/" in file_in(root, "feed.xml")
