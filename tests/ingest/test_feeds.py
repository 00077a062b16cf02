"""Feeds: an item for each entry, in full or as an excerpt."""

from __future__ import annotations

import json

import pytest

from communique.errors import IngestError
from communique.ingest.feeds import items_from
from tests.ingest.samples import FEED, LEDE, SECOND, THIRD

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Example Wire",
        "language": "en",
        "items": [
            {
                "id": "1",
                "url": "https://example.org/1",
                "title": "One",
                "content_text": f"{LEDE}\n\n{SECOND} 1 < 2",
                "date_published": "2024-02-22T10:15:00Z",
                "authors": [{"name": "Maria Novak"}],
            },
            "not an item",
        ],
    }
).encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title>
<entry><id>tag:1</id><title type="html">A &amp;amp; B</title><updated>2024-02-22T10:15:00Z</updated>
<link href="https://example.org/1"/><content type="html">&lt;p&gt;{LEDE}&lt;/p&gt;</content></entry>
</feed>""".encode()


def test_an_entry_with_its_text_is_an_article() -> None:
    first, _ = items_from(FEED.encode(), "feed.xml")
    draft = first.draft
    assert first.key == "rail-1"
    assert draft.title == "Border railway to reopen"
    assert draft.description == "Trains from May."
    assert draft.authors == ("Maria Novak",)
    assert draft.date == "2024-02-22T10:15:00+01:00"
    assert draft.lang == "en"
    assert draft.source is not None
    assert draft.source.url == "https://example.org/rail"
    assert draft.markdown.startswith(f"{LEDE}\n\n{SECOND}\n\n{THIRD}\n\n")
    assert "appeared first" not in draft.markdown


def test_an_entry_with_a_summary_is_an_excerpt() -> None:
    _, second = items_from(FEED.encode(), "feed.xml")
    assert second.draft.excerpt_only
    assert second.draft.title == "Talks on grain"
    assert second.draft.markdown == "A round of talks ends without a result."
    assert second.draft.source is not None
    assert second.draft.source.url is None


def test_atom_and_json_feeds() -> None:
    (entry,) = items_from(ATOM, "feed.atom")
    assert (entry.key, entry.draft.title) == ("tag:1", "A & B")
    (item,) = items_from(JSON_FEED, "feed.json")
    assert item.draft.authors == ("Maria Novak",)
    assert item.draft.markdown == f"{LEDE}\n\n{SECOND} 1 < 2"


def test_an_item_is_the_same_until_it_says_something_new() -> None:
    before = items_from(FEED.encode(), "feed.xml")
    after = items_from(FEED.replace("without a result", "with a result").encode(), "feed.xml")
    assert before[0].sha256 == after[0].sha256
    assert before[1].key == after[1].key
    assert before[1].sha256 != after[1].sha256


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (
            b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>',
            "declares entities",
        ),
        ('<!DOCTYPE r [<!ENTITY a "aa">]><rss>'.encode("utf-16"), "declares entities"),
        (b"<rss><channel", "no feed that can be read"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "no feed that can be read"),
        (b'{"items": ' + b"[" * 60_000, "no JSON"),
    ],
)
def test_what_is_no_feed_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(IngestError, match=said):
        items_from(raw, "feed.xml")
