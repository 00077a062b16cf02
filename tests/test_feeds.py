"""Feeds say what the articles say, in a form that readers and validators accept."""

from __future__ import annotations

import html
import io
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.feeds import MAX_BYTES, FeedWriter
from communique.model import (
    Body,
    Entry,
    Feed,
    Note,
    Picture,
    SourceNote,
    When,
)
from tests.feed_rules import CONTENT, problems_in_atom, problems_in_json, problems_in_rss

GOLDEN = Path(__file__).parent / "golden" / "feeds"
SITE = "https://example.org/digest"
PUBLISHED = datetime(2024, 2, 20, 8, 30, tzinfo=timezone(timedelta(hours=2)))
DAY = When(iso="2024-02-21T09:00:00+00:00", day="21 February 2024", clock="09:00 UTC")
TEXT = (
    '<p>Grain left the port,<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> '
    'as <a href="/2024/01/corridor/">agreed</a> in <a href="https://example.com/?a=1&amp;b=2">Istanbul'
    "</a>.</p>\n"
    '<figure><img src="/port.jpg" srcset="/port.jpg 1x, /port-2.jpg 2x" alt="A port"></figure>\n'
    '<div class="footnote"><ol><li id="fn:1"><p>A note. <a class="footnote-backref" '
    'href="#fnref:1">↩</a></p></li></ol></div>'
)
BODIES = {"text": TEXT, "short": "<p>Short.</p>", "long": "<p>" + "word " * 200_000 + "</p>"}


def entry(number: int = 1, **changes: Any) -> Entry:
    """An entry with every field filled."""
    whole_one = Entry(
        id=f"tag:example.org,2020:a{number}",
        url=f"{SITE}/2024/02/grain-{number}/",
        title="Grain & gas: what was agreed",
        description="Exports resume after a month.",
        published=PUBLISHED - timedelta(hours=number),
        updated=datetime(2024, 2, 21, 9, tzinfo=UTC),
        authors=("First Desk", "Second Desk"),
        topics=("Trade", "Bonaire, Saba", "Trade"),
        lang="en",
        body=Body(key="text", words=10, opening="Grain left the port"),
        source=SourceNote(name="Bulletin", url="https://example.com/a?b=1&c=2", title="Grain"),
        notes=(
            Note(
                grade="correction",
                label="Correction",
                when=DAY,
                text="The port was Odesa & not Chornomorsk.",
            ),
        ),
        picture=Picture(url=f"{SITE}/ship.jpg", alt="A <ship>", caption="At sea", credit="A & B"),
    )
    return msgspec.structs.replace(whole_one, **changes)


def feed(*entries: Entry, **changes: Any) -> Feed:
    """A feed of the entries."""
    made = Feed(
        id="tag:example.org,2020:/topics/trade/",
        site=SITE,
        icons=(f"{SITE}/icon-144.png", f"{SITE}/icon-192.png", f"{SITE}/icon-512.png"),
        url="/topics/trade/feed.xml",
        title="Digest: Trade",
        description="The world, twice a day",
        home=f"{SITE}/topics/trade/",
        self_url=f"{SITE}/topics/trade/feed.xml",
        language="en",
        generator="Communiqué",
        entries=entries,
        hub="https://hub.example.net/",
    )
    return msgspec.structs.replace(made, **changes)


def written(*entries: Entry, **changes: Any) -> bytes:
    """The feed of the entries, in bytes."""
    return FeedWriter(BODIES.__getitem__).written(feed(*entries, **changes))


def read(*entries: Entry, **changes: Any) -> Any:
    """The feed as a reader has it after parsing."""
    # Bytes could be taken for a path.
    found = feedparser.parse(io.BytesIO(written(*entries, **changes)), sanitize_html=False)
    assert found.bozo == 0
    return found


def items(*entries: Entry) -> list[dict[str, Any]]:
    """The items of the JSON feed."""
    found: list[dict[str, Any]] = json.loads(written(*entries, format="json"))["items"]
    return found


EXAMPLE = (
    entry(),
    entry(2, updated=None, notes=(), picture=None, source=None, authors=()),
    entry(3, body=None, picture=None, title="Read a < b & c", lang="ar"),
    entry(4, lang="he", body=Body(key="short", words=1)),
)


@pytest.mark.parametrize(
    ("form", "name"), [("rss", "rss.xml"), ("atom", "atom.xml"), ("json", "feed.json")]
)
def test_the_example_is_written_as_it_was(form: str, name: str, accept: bool) -> None:
    found = written(*EXAMPLE, format=form)
    if accept:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        (GOLDEN / name).write_bytes(found)
    assert found == (GOLDEN / name).read_bytes()


# --- validators


def test_rss_breaks_no_rule_of_the_validator() -> None:
    assert problems_in_rss(written(*EXAMPLE), f"{SITE}/topics/trade/feed.xml") == []
    assert problems_in_rss(written(), f"{SITE}/topics/trade/feed.xml") == []


def test_atom_breaks_no_rule_of_the_validator() -> None:
    for entries in (EXAMPLE, ()):
        found = written(*entries, format="atom")
        assert problems_in_atom(found, f"{SITE}/topics/trade/feed.xml") == []


def test_articles_of_one_day_are_not_changed_at_one_moment() -> None:
    midnight = datetime(2024, 2, 20, tzinfo=UTC)
    entries = [entry(number, published=midnight, updated=None) for number in range(20)]
    found = written(*entries, format="atom")
    assert problems_in_atom(found, f"{SITE}/topics/trade/feed.xml") == []
    assert found.count(b"<published>2024-02-20T00:00:00+00:00</published>") == 20


def test_json_feed_is_what_its_specification_allows() -> None:
    for entries in (EXAMPLE, ()):
        raw = written(*entries, format="json")
        assert problems_in_json(raw, f"{SITE}/topics/trade/feed.xml") == []
    found = json.loads(written(*EXAMPLE, format="json"))
    assert found["hubs"] == [{"type": "WebSub", "url": "https://hub.example.net/"}]
    assert len(found["items"]) == len(EXAMPLE)


HOSTILE = [
    "]]> <![CDATA[ x",
    "a <b c",
    "AT&amp;T &lt;x&gt; R&3",
    "tab\tline\nbreak\r\nnull\x00 bell\x07 escape\x1b nel\x85 lost\ufffd half\ud800 end\uffff",
    "🚢 grain 🌾",
    "\u200fשלום\u200e \u202eabc\u202c \u2066x\u2069",
    "<script>alert(1)</script>",
    "'\"--><?xml?>",
    "\x01",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("whole_text", [True, False])
def test_any_text_makes_a_valid_feed(text: str, whole_text: bool) -> None:
    one = entry(
        title=text,
        description=text,
        authors=(text,),
        topics=(text,),
        body=Body(key="hostile", words=1) if whole_text else None,
        source=SourceNote(name=text, url=f"https://example.com/{text}", title=text),
        notes=(Note(grade="correction", label=text, when=DAY, text=text),),
        picture=Picture(url=f"{SITE}/{text}.jpg", alt=text, caption=text, credit=text),
    )
    escaped = html.escape(text)
    writer = FeedWriter({"hostile": f'<p title="{escaped}">{escaped}</p>'}.__getitem__)
    made = feed(one, title=text, description=text)
    # A closing tag in plain text is suspect to the validator, however it is written.
    suspect = {"ContainsHTML"} if "</" in text else set()
    assert set(problems_in_rss(writer.written(made), made.self_url)) <= suspect
    atom = writer.written(msgspec.structs.replace(made, format="atom"))
    assert set(problems_in_atom(atom, made.self_url)) <= suspect
    raw = writer.written(msgspec.structs.replace(made, format="json"))
    assert problems_in_json(raw, made.self_url) == []


def bare(text: str) -> str:
    """What any reader shows of a text, without its spaces."""
    return "".join(one for one in text if one.isprintable() and one not in " \ufffd")


@given(title=st.text(), text=st.text(alphabet=st.characters()))
def test_any_title_and_text_are_read_back(title: str, text: str) -> None:
    made = feed(entry(title=title, description=text, body=Body(key="any", words=1)))
    xml = FeedWriter(lambda _: html.escape(text)).written(made)
    item = ElementTree.fromstring(xml).find("channel/item")
    assert item is not None
    assert bare(item.findtext("title") or "") in {bare(title), "Untitled"}
    assert bare(html.unescape(item.findtext(CONTENT) or "")).endswith(bare(text))


# --- what readers see


def test_every_field_is_read_back_from_rss_and_atom() -> None:
    for form in ("rss", "atom"):
        found = read(entry(), format=form)
        assert found.feed.title == "Digest: Trade"
        assert found.feed.link == f"{SITE}/topics/trade/"
        assert found.feed.language == "en"
        one = found.entries[0]
        assert one.id == "tag:example.org,2020:a1"
        assert one.link == f"{SITE}/2024/02/grain-1/"
        assert one.title == "Grain & gas: what was agreed"
        assert one.summary == "Exports resume after a month."
        assert [author.name for author in one.authors] == ["First Desk", "Second Desk"]
        assert [tag.term for tag in one.tags] == ["Trade", "Bonaire Saba"]
        assert one.published_parsed[:6] == (2024, 2, 20, 5, 30, 0)
        assert one.updated_parsed[:6] == (2024, 2, 21, 9, 0, 0)
        assert "Grain left the port" in one.content[0].value


def test_the_channel_links_to_its_page_whatever_other_links_there_are() -> None:
    found = read(entry())
    links = {link.rel: link.href for link in found.feed.links}
    assert links == {
        "alternate": f"{SITE}/topics/trade/",
        "self": f"{SITE}/topics/trade/feed.xml",
        "hub": "https://hub.example.net/",
    }


def test_entries_keep_their_order() -> None:
    found = read(*(entry(number) for number in range(1, 9)))
    assert [one.id[-2:] for one in found.entries] == [f"a{number}" for number in range(1, 9)]


def test_the_content_repeats_what_readers_show_nowhere_else() -> None:
    content = items(entry())[0]["content_html"]
    places = [
        "<strong>Exports resume after a month.</strong>",
        "By First Desk and Second Desk",
        'Source: <a href="https://example.com/a?b=1&amp;c=2">Bulletin</a>, “Grain”',
        'Correction, <time datetime="2024-02-21T09:00:00+00:00">21 February 2024</time>:',
        "The port was Odesa &amp; not Chornomorsk.",
        f'<img src="{SITE}/ship.jpg" alt="A &lt;ship&gt;">',
        "<figcaption>At sea · Picture: A &amp; B</figcaption>",
        "Grain left the port",
    ]
    assert [content.count(said) for said in places] == [1] * len(places)
    assert sorted(places, key=content.index) == places


def test_a_description_taken_from_the_text_is_not_read_twice() -> None:
    one = entry(description="Grain left the port")
    assert "<strong>Grain left the port</strong>" not in items(one)[0]["content_html"]


def test_an_excerpt_has_no_text_and_leads_to_the_article_and_its_source() -> None:
    (found,) = read(entry(body=None)).entries
    assert "content" not in found, "nor is the description of its picture taken for it"
    assert "Grain left the port" not in found.summary
    assert f'<a href="{SITE}/2024/02/grain-1/">Read the whole article</a>' in found.summary
    assert 'Source: <a href="https://example.com/a?b=1&amp;c=2">' in found.summary
    assert items(entry(body=None))[0]["external_url"] == "https://example.com/a?b=1&c=2"


def test_a_text_written_from_right_to_left_says_so() -> None:
    content = items(entry(lang="ar"))[0]["content_html"]
    assert content.startswith('<div lang="ar" dir="rtl">')
    assert content.endswith("</div>")
    assert items(entry(lang="ar"))[0]["language"] == "ar"


def test_a_source_that_is_no_web_address_is_named_but_not_linked() -> None:
    one = entry(source=SourceNote(name="Radio", url="javascript:alert(1)"))
    assert b"javascript" not in written(one)
    assert "Source: Radio" in items(one)[0]["content_html"]


def test_pictures_are_media_with_their_description_and_credit() -> None:
    (found,) = read(entry()).entries
    assert found.media_content == [{"url": f"{SITE}/ship.jpg", "medium": "image"}]
    assert found.media_credit[0]["content"] == "A & B"


def test_a_pictures_type_and_size_are_told_where_they_are_known() -> None:
    known = Picture(url=f"{SITE}/ship.jpg", media="image/jpeg", width=1200, height=800)
    (found,) = read(entry(picture=known)).entries
    assert found.media_content == [
        {
            "url": f"{SITE}/ship.jpg",
            "medium": "image",
            "type": "image/jpeg",
            "width": "1200",
            "height": "800",
        }
    ]
    assert problems_in_rss(written(entry(picture=known)), f"{SITE}/topics/trade/feed.xml") == []


# --- identity and stability


def test_the_same_value_gives_the_same_bytes_in_any_writer_and_order() -> None:
    first, second = FeedWriter(BODIES.__getitem__), FeedWriter(BODIES.__getitem__)
    one, other = feed(entry(), entry(2)), feed(entry(2), entry(3))
    assert [first.written(one), first.written(other)] == [
        second.written(made) for made in (other, one)
    ][::-1]


def test_a_change_of_zone_changes_no_byte() -> None:
    assert written(entry(published=PUBLISHED)) == written(
        entry(published=PUBLISHED.astimezone(UTC))
    )


def test_a_new_title_address_and_text_keep_the_identity() -> None:
    one = entry()
    other = entry(title="Other", url=f"{SITE}/other/", body=Body(key="short", words=1))
    assert read(one).entries[0].id == read(other).entries[0].id


def test_an_entry_says_it_was_changed_only_when_the_editor_says_so() -> None:
    assert b"atom:updated" not in written(entry(updated=None))
    assert "date_modified" not in items(entry(updated=None))[0]


def test_a_feed_was_built_when_its_newest_entry_was_changed() -> None:
    assert b"<lastBuildDate>Wed, 21 Feb 2024 09:00:00 +0000" in written(entry(), entry(2))
    unchanged = written(entry(updated=None), entry(2, updated=None))
    assert b"<lastBuildDate>Tue, 20 Feb 2024 05:30:00 +0000" in unchanged
    assert b"lastBuildDate" not in written()


def test_a_body_is_asked_for_once_however_many_feeds_hold_it() -> None:
    asked: list[str] = []

    def html_of(key: str) -> str:
        asked.append(key)
        return BODIES[key]

    writer = FeedWriter(html_of)
    writer.written(feed(entry(), entry(2)))
    writer.written(feed(entry(), url="/feed.xml", self_url=f"{SITE}/feed.xml"))
    assert asked == ["text", "text"]


# --- size


def test_a_feed_that_is_too_long_loses_its_last_entries() -> None:
    html_of = {"text": f"<p>{'word ' * 2_000}</p>"}.__getitem__
    entries = [entry(number) for number in range(50)]
    for form in ("rss", "atom", "json"):
        found = FeedWriter(html_of).written(feed(*entries, format=form))
        kept = [number for number in range(50) if f"2020:a{number}".encode() in found]
        assert len(found) <= MAX_BYTES
        assert kept == list(range(len(kept)))
        assert len(kept) > 20


def test_a_text_that_is_too_long_is_an_excerpt() -> None:
    (found,) = read(entry(body=Body(key="long", words=200_000))).entries
    assert "Read the whole article" in found.summary


# --- what stands around the entries


def test_the_style_sheet_is_found_from_wherever_the_feed_lies() -> None:
    assert b'<?xml-stylesheet type="text/css" href="../../feed.css"?>' in written(entry())
    top = written(entry(), url="/feed.xml", self_url=f"{SITE}/feed.xml")
    assert b'<?xml-stylesheet type="text/css" href="feed.css"?>' in top
