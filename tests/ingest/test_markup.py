"""HTML becomes Markdown that shows exactly its words, and nothing that could act."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest.markup import to_markdown
from communique.markdown import Converter

CONVERTER = Converter()
MARKS = st.text(st.sampled_from("ab1 .)*_`[](){}<>#+-=|~:!\\&;^\n"), max_size=12)


def shown(markdown: str) -> str:
    """The words a reader sees, without any white space."""
    made = re.sub(r"<[^>]+>", "", CONVERTER.converted(markdown).html)
    return "".join(html.unescape(made).split())


@given(MARKS, MARKS, MARKS, MARKS)
def test_words_are_shown_as_they_were(one: str, two: str, three: str, four: str) -> None:
    parts = [html.escape(text) for text in (one, two, three, four)]
    source = "<p>{}<b>{}</b>{}<br>{}</p>".format(*parts)
    assert shown(to_markdown(source)) == "".join((one + two + three + four).split())


@given(MARKS, MARKS, MARKS)
def test_words_of_lists_and_links_are_shown_as_they_were(one: str, two: str, three: str) -> None:
    parts = [html.escape(text) for text in (one, two, three)]
    source = "<ul><li>{}</li><li><a href='https://e.example/'>{}</a>{}</li></ul>".format(*parts)
    assert shown(to_markdown(source)) == "".join((one + two + three).split())


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("<p>A <b>bold</b> and <i>fine</i> word.</p>", "A **bold** and *fine* word."),
        ("<b>one</b><b>word</b>", "**oneword**"),
        ("<p>a<br>b<br><br>c</p>", "a  \nb\n\nc"),
        ("<h1>One</h1><h2>Two</h2><h3>Three</h3>", "## One\n\n## Two\n\n### Three"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n    - b\n- c"),
        ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<table><tr><td>a<td>b</tr><tr><td>1</table>", "| a | b |\n| --- | --- |\n| 1 |  |"),
        ("<p>1986. A year.</p>", "1986\\. A year."),
        ("<p># no heading</p>", "\\# no heading"),
        ("<div>loose <p>in</p> tail</div>", "loose\n\nin\n\ntail"),
    ],
)
def test_blocks(source: str, markdown: str) -> None:
    assert to_markdown(source) == markdown


@pytest.mark.parametrize(
    ("link", "markdown"),
    [
        ("/a?b=1", "[x](https://e.example/a?b=1)"),
        ("//cdn.example/a", "[x](https://cdn.example/a)"),
        ("mailto:a@e.example", "[x](mailto:a@e.example)"),
        ("https://e.example/a_(b)", "[x](https://e.example/a%5F%28b%29)"),
        ("javascript:alert(1)", "x"),
        (" java\tscript:alert(1)", "x"),
        ("data:text/html,<script>", "x"),
        ("file:///etc/passwd", "x"),
        ("https://user:word@e.example/", "x"),
        ("#top", "x"),
    ],
)
def test_only_plain_addresses_stay_links(link: str, markdown: str) -> None:
    assert to_markdown(f'<a href="{html.escape(link)}">x</a>', "https://e.example/p/") == markdown


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<style>p {color: red}</style>",
        "<svg><script>alert(1)</script><text>alert</text></svg>",
        "<img src=x onerror=alert(1)>",
        "<iframe src='javascript:alert(1)'>alert</iframe>",
        "<form><button>alert</button></form>",
        "<noscript><p>alert</p></noscript>",
        "<math><mtext>alert</mtext></math>",
        "<!-- alert -->",
    ],
)
def test_nothing_that_acts_gets_through(source: str) -> None:
    assert to_markdown(f"<p>before</p>{source}<p>after</p>") == "before\n\nafter"


def test_handlers_and_styles_are_gone() -> None:
    source = "<p onclick='alert(1)' style='position:fixed'>a <b onmouseover=alert(1)>b</b></p>"
    assert to_markdown(source) == "a **b**"


def test_depth_is_bounded() -> None:
    assert shown(to_markdown("<ul><li>" * 90 + "deep")).endswith("deep")
    assert "deep" in to_markdown("<blockquote>" * 200 + "deep")
    assert to_markdown("<div>" * 9_000 + "deep") in ("", "deep")
