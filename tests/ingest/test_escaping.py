"""Rendering gives back the words, and ordinary prose is left as it is."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from communique.ingest.escaping import heading, item, paragraph

EXTENSIONS = ("tables", "footnotes", "attr_list", "def_list", "toc", "abbr", "md_in_html")
MARKS = r"#*_[]()<>{}`~|\&!+-=.:;^\"'$@/1986 aA " + "é中\u3000"
LINES = st.text(alphabet=MARKS, min_size=1, max_size=24)
TAGS = re.compile(r"</?(?:p|h2|li|ul|ol|div)(?: id=\"[^\"]*\")?>")


def shown(source: str, extensions: tuple[str, ...] = EXTENSIONS) -> str:
    """The words a reader sees of ``source``, one block a line."""
    page = markdown.markdown(source, extensions=extensions)
    return html.unescape(TAGS.sub("", page)).strip()


def plain(words: str) -> str:
    return re.sub(r"[ \t\n]+", " ", words).strip(" ")


@given(LINES)
@example("1986. It was a year")
@example("[note]: https://example.org/")
@example("<b>AT&amp;T</b> _and_ __more__")
@example("+ 0,1 %")
@example("a\\*b\\")
@example("[^1]: no footnote")
@example("*[UN]: United Nations")
@example("| a | b |")
@example(": term")
@example("[TOC]")
def test_a_paragraph_shows_its_words(words: str) -> None:
    assert shown(paragraph(words)) == plain(words).strip()


@given(LINES)
def test_and_does_so_without_extensions(words: str) -> None:
    assert shown(paragraph(words), ()) == plain(words).strip()


@given(LINES.filter(str.strip))
@example("Goals {#one}")
@example("In C #")
@example("&#1")
def test_a_heading_shows_its_words(words: str) -> None:
    source = heading(words)
    assert markdown.markdown(source).startswith("<h2>")
    assert shown(source) == plain(words).strip()


@given(st.lists(LINES.filter(str.strip), min_size=1, max_size=3))
@example(["a | b", "-- | --"])
def test_a_list_shows_its_words(lines: list[str]) -> None:
    assert shown("\n".join(map(item, lines))).split() == " ".join(lines).split()


@pytest.mark.parametrize(
    "words",
    [
        "The vote was 52-48; the U.S. and the E.U. agreed [in principle] on a 1.5% cut.",
        "See https://example.org/a_b/?x=1&y=2 (and C# or snake_case).",
        "„Das ist – so der Minister – kein Krieg“, sagte er.",
        "5 < 7 and 7 > 5 & so on",
    ],
)
def test_prose_is_left_alone(words: str) -> None:
    assert paragraph(words) == words
