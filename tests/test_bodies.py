"""A body on its page: its links lead where they say, and what is wide can be scrolled."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.bodies import _linked, _linked_by_tag, seen_from, standing
from communique.markdown import Converter
from communique.markdown.sanitised import sanitised
from tests.markdown_texts import texts

CONVERTER = Converter()


def on_page(markdown: str, up: str = "../../", index: str = "index.html") -> str:
    return standing(CONVERTER.converted(markdown).html, up, index)


@pytest.mark.parametrize(
    ("url", "files", "folders"),
    [
        ("/", "../index.html", "../"),
        ("/a/", "../a/index.html", "../a/"),
        ("/a/#top", "../a/index.html#top", "../a/#top"),
        ("/search/?q=a/b#c/", "../search/index.html?q=a/b#c/", "../search/?q=a/b#c/"),
        ("/feed.xml", "../feed.xml", "../feed.xml"),
    ],
)
def test_links_name_files_or_folders(url: str, files: str, folders: str) -> None:
    assert seen_from("../", "index.html", url) == files
    assert seen_from("../", "", url) == folders


def test_the_root_seen_from_itself_is_not_empty() -> None:
    assert seen_from("", "", "/") == "./"


def test_only_the_sites_own_addresses_are_seen_from_the_page() -> None:
    html = on_page(
        "[a](/x/) [b](https://example.org/) [c](#d) [e](mailto:a@example.org) ![f](/g.png)"
    )
    assert re.findall('(?:href|src)="(.*?)"', html) == [
        "../../x/index.html", "https://example.org/", "#d", "mailto:a@example.org", "../../g.png",
    ]  # fmt: skip


def test_every_picture_of_a_set_is_seen_from_the_page() -> None:
    html = '<img src="/a.jpg" srcset="/a.jpg 480w, /b.jpg 960w, https://example.org/c.jpg 2x">'
    assert standing(html, "../", "") == (
        '<img src="../a.jpg" srcset="../a.jpg 480w, ../b.jpg 960w, https://example.org/c.jpg 2x">'
    )


def test_words_that_look_like_links_stay() -> None:
    assert on_page('He wrote href="/x/".') == '<p>He wrote href="/x/".</p>'
    assert "title='href=\"/x/\"'" not in on_page("[a](/b 'href=\"/x/\"')")


def test_a_table_scrolls_in_a_box_that_is_named_after_its_headings() -> None:
    html = on_page("| Country | *Votes* & seats |\n|---|--:|\n| Fiji | 3 |")
    assert html.startswith(
        '<div class="scroll" tabindex="0" role="group" aria-label="Country, Votes &amp; seats">'
        "<table>"
    )
    assert html.endswith("</table></div>")


def test_a_table_is_named_after_its_caption() -> None:
    html = on_page("<table><caption>How they voted</caption><tr><th>x</th></tr></table>")
    assert 'aria-label="How they voted"' in html


def test_a_name_is_not_longer_than_can_be_listened_to() -> None:
    html = on_page("|" + "Some words |" * 30 + "\n|" + "---|" * 30)
    (label,) = re.findall('aria-label="(.*?)"', html)
    assert len(label) <= 120
    assert label.endswith("Some words")


def test_a_table_within_a_table_scrolls_with_it() -> None:
    html = on_page("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>\n\nb")
    assert html.count("<div") == html.count("</div>") == 1
    assert html.split()[-1] == "<p>b</p>"
    assert "</table></div>" in html


def test_code_takes_the_focus_to_be_scrolled() -> None:
    assert on_page("    code") == '<pre tabindex="0"><code>code\n</code></pre>'


@given(texts)
def test_whatever_the_text_nothing_else_changes(text: str) -> None:
    html = CONVERTER.converted(text).html
    shown = standing(html, "/", "")
    bare = re.sub(
        r'<div class="scroll"[^>]*>(<table.*?</table>)</div>', r"\1", shown, flags=re.DOTALL
    )
    if "<img" in html:  # a picture that stands alone becomes a figure: see test_pictures
        assert shown.count("<img") == html.count("<img")
    elif "<table" not in re.sub("<table.*?</table>", "", html, flags=re.DOTALL):
        assert bare.replace('<pre tabindex="0"', "<pre") == html


_LINKS = st.sampled_from(
    ['<a href="/a/b.html">x</a>', '<a href="/">', '<img src="/p.jpg" alt="a > b">', '</a>', "text",
     '<blockquote cite="/q">', '<a title="<b href=" href="/t">', '<code>href="/c"</code>', '="/',
     ' href="/', "<p>", "&lt;a", '<td headers="/h">', '<img srcset="/a 1x, /b 2x" src="/c">', '"']
)  # fmt: skip


@given(st.lists(_LINKS, max_size=8).map("".join))
def test_links_are_those_that_reading_every_tag_finds(html: str) -> None:
    clean = sanitised(html)
    assert _linked(clean, "../", "index.html") == _linked_by_tag(clean, "../", "index.html")
