"""Text that is Markdown already keeps its marks and loses what could harm."""

from __future__ import annotations

import pytest

from communique.ingest.marked import is_marked, lines_of_marked, plain
from communique.ingest.text import draft_from
from communique.model import Image


@pytest.mark.parametrize(
    "text", ["# Title\n\nText", "Text\n\n## Part\n\nText", "a **b** [c](https://d.org)"]
)
def test_markdown_is_known(text: str) -> None:
    assert is_marked(text)


@pytest.mark.parametrize("text", ["Title\n\nText", "#hashtag and *one*", "* item\n* item", "5 * 3"])
def test_plain_text_is_not_markdown(text: str) -> None:
    assert not is_marked(text)


def test_words_and_source_are_told_apart() -> None:
    (line,) = lines_of_marked("A **bold** move, [they said](https://example.org/a_b).")
    assert line.text == "A bold move, they said."
    assert line.source == "A **bold** move, [they said](https://example.org/a_b)."


def test_headings_have_a_level() -> None:
    lines = lines_of_marked("# One\n\nTwo\n---\n\n### Three ###")
    assert [(line.text, line.level) for line in lines] == [("One", 1), ("Two", 2), ("Three", 3)]


def test_lists_quotes_and_tables_stay() -> None:
    lines = lines_of_marked("- a\n- b\n\n> c\n\n| d | e |\n|---|---|\n| 1 | 2 |")
    assert [line.source for line in lines] == ["a", "b", "> c", "| d | e |\n|---|---|\n| 1 | 2 |"]
    assert [line.bullet for line in lines] == ["-", "-", "", ""]


def test_pictures_rules_and_raw_html_go() -> None:
    lines = lines_of_marked("![alt](a.jpg)\n\n---\n\nA <script>alert(1)</script> B")
    assert [line.source for line in lines] == ["A &lt;script>alert(1)&lt;/script> B"]


def test_a_link_that_runs_something_is_only_its_words() -> None:
    (line,) = lines_of_marked("See [this](javascript:alert(1)) and [that](/there).")
    assert "javascript" not in (line.source or "").split("]")[0]
    assert "](javascript" not in (line.source or "")
    assert "[that](/there)" in (line.source or "")


def test_plain_words() -> None:
    assert plain("*by* __Ada__ `x` 5 \\* 3 &amp; more ![p](q)") == "by Ada x 5 * 3 & more"


def test_a_picture_is_remembered_by_its_address() -> None:
    picture = "![A control room](https://example.org/room.jpg)"
    draft = draft_from(f"# Grids joined\n\n{picture}\n\nThe three countries cut their cables.\n")
    assert draft.image == Image(alt="A control room", source_url="https://example.org/room.jpg")
    assert "room" not in draft.markdown
