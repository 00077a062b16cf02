"""Bodies: what their Markdown becomes, what may pass, and that speed changes nothing."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from communique.errors import ContentError
from communique.markdown import CONVERTER_VERSION, Converted, Converter
from communique.markdown.dialect import Dialect, PrefixedHeadings
from communique.markdown.plain import plain_html
from communique.markdown.prose import cut, words_in
from tests.markdown_texts import plain_texts, texts

ROOT = Path(__file__).parent.parent
CONVERTER = Converter()
STOCK = Dialect(swift=False)


def converted(markdown: str, prefix: str = "") -> Converted:
    return CONVERTER.converted(markdown, prefix=prefix)


def html_of(markdown: str) -> str:
    return converted(markdown).html


# --- the dialect ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Grain *left* Odesa.", "<p>Grain <em>left</em> Odesa.</p>"),
        ("He said “no” -- twice...", "<p>He said “no” -- twice...</p>"),
        ("[Treaty](/topics/treaty/)", '<p><a href="/topics/treaty/">Treaty</a></p>'),
        ("1. a\n2. b\n\n- c", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<ul>\n<li>c</li>\n</ul>"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>'),
        ("```python\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        ("R&D and a < b", "<p>R&amp;D and a &lt; b</p>"),
        ("", ""),
    ],
)
def test_markdown_becomes_html(markdown: str, html: str) -> None:
    assert html_of(markdown) == html


def test_headings_have_ids_in_the_letters_of_any_script() -> None:
    assert '<h2 id="what-was-agreed">' in html_of("## What was agreed?")
    assert '<h2 id="что-решено">' in html_of("## Что решено")
    assert '<h2 id="section">' in html_of("## ?!")


def test_equal_headings_have_ids_of_their_own() -> None:
    assert re.findall('id="(.*?)"', html_of("## Next\n\n## Next\n")) == ["next", "next_1"]


def test_a_body_with_an_h1_has_every_heading_a_level_lower() -> None:
    assert re.findall("<h.", html_of("# One\n\n## Two\n\n###### Six")) == ["<h2", "<h3", "<h6"]
    assert re.findall("<h.", html_of("## Two\n\n### Three")) == ["<h2", "<h3"]
    assert html_of("<h1>Raw</h1>") == "<h2>Raw</h2>"


def test_cells_are_aligned_by_a_class() -> None:
    html = html_of("| a | b |\n|--:|---|\n| 1 | 2 |")
    assert '<td class="right">1</td>' in html
    assert "style" not in html
    assert "align=" not in html


def test_footnotes_lead_there_and_back_as_often_as_they_are_cited() -> None:
    html = html_of("One.[^a] Two.[^a]\n\n[^a]: Note.")
    assert re.findall('id="(.*?)"', html) == ["fnref:a", "fnref2:a", "fn:a"]
    assert re.findall('href="(.*?)"', html) == ["#fn:a", "#fn:a", "#fnref:a", "#fnref2:a"]


def test_a_prefix_begins_every_id() -> None:
    html = converted("## Next\n\nOne.[^a] Two.[^a]\n\n[^a]: Note.", prefix="x7-").html
    assert re.findall('id="(.*?)"', html) == ["x7-next", "fnref:x7-a", "fnref2:x7-a", "fn:x7-a"]
    assert set(re.findall('href="#(.*?)"', html)) <= set(re.findall('id="(.*?)"', html))


def test_a_conversion_does_not_depend_on_the_one_before() -> None:
    body = "One.[^1] [r]\n\n[^1]: Note."
    first = html_of(body)
    html_of("Two.[^1] Three.[^1]\n\n[^1]: Other.\n\n[r]: /r\n\n## Next")
    assert html_of(body) == first
    assert "/r" not in first


def test_the_version_names_all_that_the_html_depends_on() -> None:
    assert re.fullmatch(
        r"communique \d+\.\d+\.\d+ markdown 3\.\S+ nh3 \S+ python 3\.\S+", CONVERTER_VERSION
    )


# --- what may pass ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<math><mi xlink:href='javascript:alert(1)'>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
        "<javascript:alert(1)>",
        '<a href="jav\tascript:alert(1)">x</a>',
        '<p style="position:fixed">x</p>',
        "<style>*{display:none}</style>",
        "<iframe src=https://evil.example></iframe>",
        "<object data=x></object><embed src=x>",
        "<form action=//evil.example><input name=q><button>x</button></form>",
        "<meta http-equiv=refresh content=0><base href=//evil.example><link rel=stylesheet href=x>",
        '[x](/a "\'><script>alert(1)</script>")',
        "`<script>`</p><script>alert(1)</script>",
        "<noscript><p title='</noscript><script>alert(1)</script>'>",
        "```<script>\nalert(1)\n```",
    ],
)
def test_nothing_that_runs_passes(hostile: str) -> None:
    for text in (hostile, f"Before {hostile} after", f"> {hostile}", f"- {hostile}"):
        tags = "".join(re.findall(r"<[^>]*>", html_of(text))).lower()
        assert not re.search(r"<(script|style|svg|math|iframe|object|embed|form|input|meta)", tags)
        assert not re.search(r"\son\w+=|style=|(java|vb)script:|=\"data:", tags)


def test_html_that_editors_need_passes() -> None:
    html = (
        '<figure><picture><source srcset="/a.avif" type="image/avif">'
        '<img src="/a.jpg" alt="Port" width="640" height="480" loading="lazy"></picture>'
        '<figcaption>The <abbr title="United Nations">UN</abbr> port, '
        '<time datetime="2024-02-20">20 February</time></figcaption></figure>'
    )
    assert html_of(html) == html
    quotation = '<blockquote cite="https://example.org/" lang="ar" dir="rtl">سلام</blockquote>'
    assert html_of(quotation) == quotation


def test_classes_pass_where_the_dialect_writes_them() -> None:
    assert html_of('<p class="hero">x</p>') == "<p>x</p>"
    assert 'class="footnote-ref"' in html_of("x[^1]\n\n[^1]: y")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/2024/02/talks/", "/2024/02/talks/"),
        ("#next", "#next"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"),
        ("//example.org/x", "https://example.org/x"),
        (r"<\\/example.org/x>", "https://example.org/x"),
    ],
)
def test_addresses_say_where_they_lead(address: str, kept: str) -> None:
    assert html_of(f"[x]({address})") == f'<p><a href="{kept}">x</a></p>'


def test_links_open_where_the_reader_wants() -> None:
    assert html_of('<a href="/x" target="_blank" rel="opener">x</a>') == '<p><a href="/x">x</a></p>'


def test_characters_that_xml_cannot_hold_are_gone() -> None:
    assert html_of("a\x02b&#2;c\x0cd&#xFFFE;") == "<p>abcd</p>"


# --- prose ------------------------------------------------------------------------------------

ARTICLE = """## Background

Ministers met in *Batumi* on
Tuesday.[^1]

- Wheat & barley
- Insurance

| port | ships |
|------|-------|
| Odesa | 12 |

    not prose

> We came to move wheat.

[^1]: Ministry statement.
"""


def test_prose_has_no_tables_code_or_footnotes() -> None:
    assert converted(ARTICLE).text.split("\n") == [
        "Background",
        "Ministers met in Batumi on Tuesday.",
        "Wheat & barley",
        "Insurance",
        "We came to move wheat.",
    ]
    assert converted(ARTICLE).words == 16


def test_an_opening_has_no_headings() -> None:
    assert converted(ARTICLE).opening.startswith("Ministers met in Batumi on Tuesday. Wheat")


def test_an_opening_is_cut_at_a_word() -> None:
    opening = converted("Ministers met, " * 40).opening
    assert re.fullmatch(r"(Ministers met, )+Ministers( met)?…", opening)
    assert 260 < len(opening) <= 280


@given(st.text())
def test_an_opening_has_at_most_280_characters(text: str) -> None:
    assert len(cut(text)) <= 280
    assert cut(text) == text or cut(text).endswith("…")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The talks have ended.", 4),
        ("Переговоры закончились вчера", 3),
        ("外交部长们" * 100, 265),
        ("北約 and NATO", 3),
        ("정상회담 서울", 2),
    ],
)
def test_words_are_those_a_reader_takes_time_for(text: str, words: int) -> None:
    assert words_in(text) == words


# --- speed changes nothing --------------------------------------------------------------------

NOT_SIMPLE = (
    "*a **b* c**",
    "**a *b* c** and *d*",
    "5 * 3 and *x* and 2*3",
    "![a](b) [c](d)",
    "[a](b)[c]\n\n[c]: d",
    "[a [b](c)](d)",
    "[^1](x) [^1]\n\n[^1]: y",
    "[a](b_c) *d*_e_",
    "[a](b*c) *d [e](f*g)",
    "*a*[b](c)*d*",
    "“*a*” (*b*), *c*!",
    '[a](b "c")',
    "[a](<b c>)",
    "[a](b(c)d) [e](f'g)",
    "&#38 <b> *a*",
    "## *a* [b](c) & `d`\n\n## d",
    "a  \nb  \n  \n    c",
    "[a](b\n\n*c*\n\\\n`d`",
    "    a\n\n\tb\n",
    "- a\n\n    b\n- # c\n  d",
)


@pytest.mark.parametrize("text", NOT_SIMPLE)
def test_html_is_stock_where_markup_only_looks_simple(text: str) -> None:
    assert Dialect().to_html(text) == STOCK.to_html(text)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.sampled_from(["", "x7-"]))
@example("\n1. __\\\r\n\té_ _ _\\`'***    \\\\[\n- x\\*\x1c[r] *x*, '`", "")
def test_html_is_stock_whatever_the_text(text: str, prefix: str) -> None:
    try:
        swift = CONVERTER._dialect.to_html(text, prefix)
    except ContentError:
        pytest.fail("a short text was refused")
    assert swift == STOCK.to_html(text, prefix)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plain_texts, st.sampled_from(["", "x7-"]))
@example("## Next\n\n## Next\n\n> One\n> two.\n\n- An *a*\n- A [b](/b?c&d)\n\nLast **one**.", "")
def test_html_is_stock_for_plain_texts(text: str, prefix: str) -> None:
    assert CONVERTER._dialect.to_html(text, prefix) == STOCK.to_html(text, prefix)


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ("## Next\n\n## Next\n\n> One\n> two.\n\n- An *a*\n- A [b](/b?c&d)\n\nLast **one**.", True),
        ("- a\n\n- b", False),
        ("> a\n\n> b", False),
        ("- a\n  b", False),
        ("# One", False),
        ("One[^1]", False),
        ("a_b_", False),
        ("One  \ntwo", False),
    ],
)
def test_what_is_plain_is_read_without_a_tree(text: str, is_plain: bool) -> None:
    assert (plain_html(text, PrefixedHeadings().slug) is not None) == is_plain


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content").rglob("*.md")), ids=lambda path: path.name
)
def test_html_is_stock_for_the_example_site(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert CONVERTER._dialect.to_html(text) == STOCK.to_html(text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    """A feed reader or a second build that sanitises once more finds nothing to do."""
    html = converted(text).html
    assert "<script" not in html
    assert "\x02" not in html


# --- texts made to do harm --------------------------------------------------------------------

MANY = 20_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("> " * MANY + "x", id="quotations"),
        pytest.param("1. " * MANY + "x", id="lists"),
        pytest.param("".join(f"{'    ' * depth}- x\n" for depth in range(150)), id="indents"),
        pytest.param("*" * MANY + "x" + "*" * MANY, id="emphasis"),
    ],
)
def test_a_text_nested_too_deeply_is_refused(text: str) -> None:
    with pytest.raises(ContentError, match="nested too deeply"):
        converted(text)
    assert html_of("fine") == "<p>fine</p>"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 3 * MANY, id="brackets"),
        pytest.param("[a](" * 4 * MANY, id="links"),
        pytest.param("<a " * 4 * MANY, id="tags"),
        pytest.param("<b> <!-- x -->" * MANY, id="comments"),
        pytest.param("[^a\n" * 4 * MANY, id="notes"),
        pytest.param("|`" * 2 * MANY + "\n" + "|-" * 2 * MANY, id="cells"),
        pytest.param("```\n````\n~~~ {\n" * MANY, id="fences"),
        pytest.param("a\n=\n" * 2 * MANY, id="underlines"),
        pytest.param("<div>" * MANY, id="elements"),
    ],
)
def test_a_tangled_text_is_refused_or_read_in_seconds(text: str) -> None:
    with suppress(ContentError):
        assert converted(text).html


def test_a_text_too_large_is_refused() -> None:
    with pytest.raises(ContentError, match="1,000,001 characters"):
        converted("x" * 1_000_001)
    with pytest.raises(ContentError, match="50,000 HTML tags"):
        converted("<b>" * 50_001)


def test_long_texts_that_people_write_are_read() -> None:
    paragraphs = "Talks [go on](/talks/), *slowly*.\n\n> No news.\n\n- a\n- b\n\n" * 5000
    table = "| a | b |\n|---|---|\n" + "| [x](/y) | *z* |\n" * 30_000
    assert converted(paragraphs).words == 5000 * 8
    assert converted(table).words == 0
