"""The rules find what the W3C feed validator finds: each case is one of its own kinds."""

from __future__ import annotations

import pytest

from tests.feed_rules import problems_in_html, problems_in_rss

ADDRESS = "https://example.org/feed.xml"
GOOD = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>A digest</title><link>https://example.org/</link><description>News</description>
<docs>https://www.rssboard.org/rss-specification</docs><ttl>60</ttl>
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
    ],
)
def test_html_that_is_dangerous_broken_or_relative_is_found(html: str) -> None:
    assert problems_in_html(html)
