"""Addresses in feeds are whole and in ASCII, and a list of feeds can be imported."""

from __future__ import annotations

import pytest

from communique.feeds import opml
from communique.feeds.body import whole
from communique.feeds.text import web_address
from communique.model import FeedList, Subscription

SITE = "https://example.org/digest"


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ('<a href="/x/">', f'<a href="{SITE}/x/">'),
        (
            '<a class="footnote-ref" href="#fn:1">',
            '<a href="https://p/a/#fn:1">',
        ),
        ('<a title="a > b" href="y/">', '<a title="a > b" href="https://p/a/y/">'),
        ('<a href="mailto:x@y.org">', '<a href="mailto:x@y.org">'),
        ('<a href="https://x.org/">', '<a href="https://x.org/">'),
        ('<img alt="" src="../b.png">', '<img alt="" src="https://p/b.png">'),
        (
            '<img srcset="/a,b.png 1x, c.png 2x" src="/a.png">',
            f'<img srcset="{SITE}/a,b.png 1x, https://p/a/c.png 2x" src="{SITE}/a.png">',
        ),
        ('<blockquote cite="/x/">', f'<blockquote cite="{SITE}/x/">'),
        ('<code>&lt;a href="/x/"&gt;</code>', '<code>&lt;a href="/x/"&gt;</code>'),
        ("<p title=\"<a href='/x/'>\">", "<p title=\"<a href='/x/'>\">"),
        ('<bdo dir="rtl">x</bdo>', '<bdi dir="rtl">x</bdi>'),
    ],
)
def test_addresses_in_a_text_are_whole(given_html: str, expected: str) -> None:
    assert whole(given_html, "https://p/a/", SITE) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/é?q=ü", "https://example.org/%C3%A9?q=%C3%BC"),
        ("https://пример.рф/a b", "https://xn--e1afmkfd.xn--p1ai/a%20b"),
        ("https://example.org/%C3%A9", "https://example.org/%C3%A9"),
        ("javascript:alert(1)", None),
        ("//example.org/", None),
        ("/a/", None),
        ("https://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_are_ascii_or_nothing(address: str | None, expected: str | None) -> None:
    assert web_address(address) == expected


def test_a_list_of_feeds_can_be_imported() -> None:
    one = Subscription(
        title="Trade & grain", feed=f"{SITE}/t/feed.xml", home=f"{SITE}/t/", description="<b>"
    )
    found = opml(
        FeedList(url="/feeds.opml", title="Digest", language="en", groups=(("T", (one,)),))
    )
    assert found.decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<opml version="2.0">\n'
        "  <head>\n    <title>Digest</title>\n  </head>\n"
        '  <body>\n    <outline text="T">\n'
        '      <outline type="rss" text="Trade &amp; grain" title="Trade &amp; grain" '
        f'version="RSS2" xmlUrl="{SITE}/t/feed.xml" htmlUrl="{SITE}/t/" '
        'description="&lt;b&gt;" language="en"/>\n'
        "    </outline>\n  </body>\n</opml>\n"
    )
