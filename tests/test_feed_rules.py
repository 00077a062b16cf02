"""The rules find what the W3C feed validator finds: each case is one of its own kinds."""

from __future__ import annotations

import pytest

from tests.feed_rules import (
    problems_in_atom,
    problems_in_html,
    problems_in_json,
    problems_in_opml,
    problems_in_rss,
)

ADDRESS = "https://example.org/feed.xml"
GOOD = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>A digest</title><link>https://example.org/</link><description>News</description>
<docs>https://www.rssboard.org/rss-specification</docs><language>en</language><ttl>60</ttl>
<image><url>https://example.org/icon.png</url><title>A digest</title>
<link>https://example.org/</link><width>144</width><height>144</height></image>
<atom:link href="{ADDRESS}" rel="self" type="application/rss+xml"/>
<item>
<title>A title</title>
<link>https://example.org/a/</link>
<guid isPermaLink="false">tag:example.org,2020:a</guid>
<pubDate>Tue, 06 Oct 2026 06:00:00 +0000</pubDate>
<category>Trade</category>
<description>A summary</description>
<content:encoded>&lt;p&gt;Text&lt;/p&gt;</content:encoded>
<source url="https://example.com/">Bulletin</source>
<media:content url="https://example.org/a.png" medium="image" width="3">
<media:description>A port</media:description></media:content>
</item></channel></rss>"""


def test_the_good_document_has_no_problem() -> None:
    assert problems_in_rss(GOOD.encode(), ADDRESS) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('rel="self"', 'rel="alternate"'),
        (ADDRESS, "/feed.xml"),
        (' isPermaLink="false"', ""),
        ("tag:example.org,2020:a", "a-slug"),
        ("Tue, 06", "Mon, 06"),
        ("+0000", "UTC"),
        ("06 Oct 2026", "06 October 2026"),
        ("Tue, 06 Oct 2026", "Thu, 01 Jan 1970"),
        ("<description>A summary</description>\n", ""),
        ("<title>A title</title>", "<title>a &lt;b here</title>"),
        ("<title>A title</title>", "<title><![CDATA[AT&amp;T]]></title>"),
        ("<title>A title</title>", "<title> </title>"),
        ("<title>A title</title>", "<title>a &#x3C;b>c&#x3C;/b></title>"),
        ("<title>A title</title>", "<title>a \x80 sign</title>"),
        ("https://example.org/a/", "/a/"),
        ("https://example.org/a/", "https://example.org/é/"),
        ("Trade", " "),
        ("Trade", "Trade, grain"),
        (' url="https://example.com/"', ""),
        ("<item>", '<x:y xmlns:x="http://example.com/ns"/><item>'),
        ("</item>", "<author>Jane Doe</author></item>"),
        ("</item></channel>", "</item><copyright>x</copyright></channel>"),
        ("<ttl>60</ttl>", "<ttl>often</ttl>"),
        ("<ttl>60</ttl>", "<ttl>60</ttl><ttl>60</ttl>"),
        ("<language>en</language>", ""),
        ("<language>en</language>", "<language>English</language>"),
        ("<width>144", "<width>192"),
        ("icon.png", "icon.svg"),
        ("<image><url>https://example.org", "<image><url>"),
        ("<height>144</height></image>", "<height>144</height><title>B</title></image>"),
        ("<title>A digest</title><link>", "<title>Another</title><link>"),
        (">News<", ">&lt;b here<"),
        ('version="2.0"', 'version="0.92"'),
        (">Bulletin<", "> <"),
        ('medium="image"', 'medium="picture"'),
        ('width="3"', 'width="0"'),
        ('width="3"', 'type="image/svg+xml"'),
        ('width="3"', 'length="9"'),
        (">A port<", "><"),
        ('url="https://example.org/a.png"', 'url="/a.png"'),
        ("</item>", "<enclosure url='https://example.org/a.mp3'/></item>"),
        ("</item>", "<atom:updated>2026-10-06 06:00</atom:updated></item>"),
        ("Text&lt;/p&gt;", '&lt;a href="#fn:1"&gt;1&lt;/a&gt;&lt;/p&gt;'),
    ],
)
def test_each_fault_is_found(old: str, new: str) -> None:
    assert GOOD.replace(old, new) != GOOD
    assert problems_in_rss(GOOD.replace(old, new).encode(), ADDRESS)


def test_a_guid_that_is_repeated_is_found() -> None:
    item = GOOD[GOOD.index("<item>") : GOOD.index("</channel>")]
    assert problems_in_rss(GOOD.replace(item, item + item).encode(), ADDRESS)


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        '<p style="color: red">x</p>',
        '<p onclick="x">x</p>',
        "<svg></svg>",
        "<search>x</search>",
        '<iframe src="https://example.org/"></iframe>',
        '<a href="/x/">x</a>',
        '<img src="//example.org/x.png">',
        '<img src="https://example.org/x.png" srcset="/y.png 2x">',
        "<p><b>x</p></b>",
        "<p>x",
        '<bdo dir="rtl">x</bdo>',
        "<p>x<div>y</div></p>",
        "<p><ul><li>x</li></ul></p>",
        '<a href="https://example.org/">x<b><a href="https://example.org/">y</a></b></a>',
        "<h2>x<h3>y</h3></h2>",
        "<table>x<tr><td>y</td></tr></table>",
        '<p lang="en" lang="fr">x</p>',
        "<p>AT&T; &nosuch; x</p>",
        "<p>a &amp b</p>",
        "<?import x?>",
    ],
)
def test_html_that_is_dangerous_broken_or_relative_is_found(html: str) -> None:
    assert problems_in_html(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>a &amp; b &copy; &#233; &#xe9; & c</p><ul><li>x<p>y</p></li></ul>",
        "<table><caption>x</caption><tr><td>y</td></tr></table><p>z<br>z</p>",
        '<div><h2>x</h2><p>y</p></div><figure><img src="https://x.org/y.png" alt=""></figure>',
    ],
)
def test_html_that_is_right_is_let_be(html: str) -> None:
    assert problems_in_html(html) == []


ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:example.org,2020:/</id><title>A digest</title><updated>2026-10-06T06:00:00Z</updated>
<author><name>A digest</name></author><icon>https://example.org/icon.png</icon>
<link rel="self" href="https://example.org/feed.xml"/>
<link rel="alternate" href="https://example.org/"/>
<entry><id>tag:example.org,2020:a</id><title>A title</title><updated>2026-10-06T06:00:00Z</updated>
<published>2026-10-06T06:00:00Z</published>
<link rel="alternate" href="https://example.org/a/"/><category term="Trade"/>
<content type="html">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('xml:lang="en"', ""),
        ("tag:example.org,2020:/<", "https://example.org/<"),
        ("<author><name>A digest</name></author>", ""),
        ("<name>A digest</name>", "<name> </name>"),
        ("https://example.org/icon.png", "/icon.png"),
        ('rel="self"', 'rel="via"'),
        ("<title>A title</title>", "<title>a &lt;b</title>"),
        ("<title>A title</title>", ""),
        ("<published>2026-10-06T06:00:00Z", "<published>2026-10-06 06:00"),
        ('term="Trade"', 'term=""'),
        ('rel="alternate" href="https://example.org/a/"', 'rel="alternate" href="/a/"'),
        ('type="html"', 'type="CDATA"'),
        ("&lt;p&gt;Text", "&lt;p&gt;&lt;script&gt;Text"),
    ],
)  # fmt: skip
def test_each_fault_of_atom_is_found(old: str, new: str) -> None:
    assert problems_in_atom(ATOM.encode(), ADDRESS) == []
    assert ATOM.replace(old, new) != ATOM
    assert problems_in_atom(ATOM.replace(old, new).encode(), ADDRESS)


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>A digest</title></head><body>
<outline text="Topics"><outline type="rss" version="RSS2" text="Trade" title="Trade" language="en"
  xmlUrl="https://example.org/feed.xml" htmlUrl="https://example.org/"/></outline></body></opml>"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version="2.0"', 'version="3.0"'),
        ("<title>A digest</title>", ""),
        ('type="rss"', ""),
        ('type="rss"', 'type="rss" href="x"'),
        ('"RSS2"', '"2.0"'),
        ('title="Trade"', ""),
        ('text="Trade"', ""),
        ('language="en"', 'language="English"'),
        ('xmlUrl="https://example.org', 'xmlUrl="'),
        ('<outline text="Topics">', '<outline text="None"/><outline text="Topics">'),
    ],
)
def test_each_fault_of_a_list_of_feeds_is_found(old: str, new: str) -> None:
    assert problems_in_opml(OPML.encode()) == []
    assert OPML.replace(old, new) != OPML
    assert problems_in_opml(OPML.replace(old, new).encode())


JSON = """{"version":"https://jsonfeed.org/version/1.1","title":"A digest","description":"News",
"user_comment":"A feed","home_page_url":"https://example.org/","feed_url":"https://example.org/f",
"icon":"https://example.org/i.png","favicon":"https://example.org/j.png","language":"en",
"items":[{"id":"a","url":"https://example.org/a/","title":"A title","content_html":"<p>Text</p>",
"date_published":"2026-10-06T06:00:00Z","tags":["Trade"],"authors":[{"name":"Ann"}]}]}"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version/1.1", "version/1"),
        ('"title":"A digest",', ""),
        ('"id":"a"', '"id":1'),
        ('"id":"a",', ""),
        ('"url":"https://example.org/a/"', '"url":"/a/"'),
        ('"A title"', '"A \\n title"'),
        ('"content_html":"<p>Text</p>",', ""),
        ("<p>Text</p>", "<script>Text</script>"),
        ("T06:00:00Z", " 06:00"),
        ("2026-10-06", "2026-13-06"),
        ('"Trade"', '""'),
        ('"authors"', '"author"'),
        ('"https://example.org/f"', '"https://example.org/g"'),
        ('"language":"en"', '"language":"english"'),
        ('"tags"', '"language":"en","tags"'),
    ],
)
def test_each_fault_of_a_json_feed_is_found(old: str, new: str) -> None:
    assert problems_in_json(JSON.encode(), "https://example.org/f") == []
    assert JSON.replace(old, new) != JSON
    assert problems_in_json(JSON.replace(old, new).encode(), "https://example.org/f")
