"""Numbers in a text that lead to its sources."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.errors import problems_in
from communique.markdown import Converter
from communique.markdown.citations import line_of, sources_cited
from tests.conftest import Files, article, built

Make = Callable[[Files], Path]
CONVERTER = Converter()
SOURCES = "[{name: The Agency, url: 'https://a.example/1'}, {name: The Weekly}]"


def html_of(markdown: str) -> str:
    return CONVERTER.converted(markdown, cites=True).html


def link(number: int) -> str:
    return f'<a class="cite" href="#source-{number}">{number}</a>'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("It fell [2].", f'<p>It fell<sup class="cite">[{link(2)}]</sup>.</p>'),
        ("A [1, 3] b", f'<p>A<sup class="cite">[{link(1)}, {link(3)}]</sup> b</p>'),
        ("[1][2]", "<p>{}{}</p>".format(*(f'<sup class="cite">[{link(n)}]</sup>' for n in (1, 2)))),
        ("*a [1]*", f'<p><em>a<sup class="cite">[{link(1)}]</sup></em></p>'),
        ("In [2023], \\[1\\], `[1]`", "<p>In [2023], [1], <code>[1]</code></p>"),
        ("[a [1]](/b)", '<p><a href="/b">a [1]</a></p>'),
        ("## A [1]", '<h2 id="a-1">A [1]</h2>'),
        ("[1] x\n\n[1]: /b", '<p><a href="/b">1</a> x</p>'),
    ],
)  # fmt: skip
def test_a_number_in_brackets_leads_to_a_source(markdown: str, html: str) -> None:
    assert html_of(markdown) == html


def test_a_citation_is_not_read_as_a_word() -> None:
    made = CONVERTER.converted("It fell [1], and fell [2, 3] again.", cites=True)
    assert made.text == made.opening == "It fell, and fell again."
    assert sources_cited(made.html) == (1, 2, 3)


def test_brackets_in_a_text_of_others_are_theirs() -> None:
    assert CONVERTER.converted("It fell [1].").html == "<p>It fell [1].</p>"


def test_the_line_of_a_citation_is_known() -> None:
    assert line_of("One.\n\nTwo [1].\nThree [2, 3].", 3) == 3


def test_the_page_lists_sources_by_their_numbers(site: Make) -> None:
    text = article("A", "It fell [2].", source="{name: The Radio}", sources=SOURCES)
    root = site({"content/articles/a.md": text, "communique.toml": "base_url = 'https://x.org/'"})
    built(root)
    html = (root / "site/2024/02/a/index.html").read_text()
    assert link(2) in html
    listed = re.findall(r'<li id="source-(\d)">\s*(.*?)</li>', html, re.DOTALL)
    assert [re.sub("<.*?>", "", name).strip() for _, name in listed] == [
        "The Radio", "The Agency", "The Weekly",
    ]  # fmt: skip
    assert "https://x.org/2024/02/a/#source-2" in (root / "site/feed.xml").read_text()


def test_a_number_without_a_source_is_named_by_its_line(site: Make) -> None:
    root = site({"content/articles/a.md": article("A", "One [2].\n\nTwo [3].", sources=SOURCES),
                 "content/articles/b.md": article("B", "One [1].")})  # fmt: skip
    with pytest.raises(ExceptionGroup) as raised:
        built(root)
    found = [(str(one.at), one.message) for one in problems_in(raised.value)]
    assert found == [
        ("content/articles/a.md:9", "the text cites source 3, and there are 2"),
        ("content/articles/b.md:6", "the text cites source 1, and there are none"),
    ]


def test_a_republished_text_may_hold_brackets(site: Make) -> None:
    root = site({"content/articles/a.md": article("A", "One [9].", kind="republished")})
    built(root)
    assert "One [9]." in (root / "site/2024/02/a/index.html").read_text()
