"""Topics: labelled, delimited, as hashtags, or with nothing between them."""

from __future__ import annotations

import pytest

from communique.ingest.taglines import labelled_tags, stacked_tags, undelimited_tags

TEXT = (
    "Latvia leaves the old grid. The European Union paid for the cables, and Baltic states such as "
    "Latvia and Estonia will share them. Ursula von der Leyen came to Vilnius for the switch. "
    "Казахстан и Узбекистан договорились. Встреча в Бишкеке намечена на май."
)


@pytest.mark.parametrize(
    "line",
    [
        "Tags: Latvia, European Union",
        "TAGGED: Latvia | European Union",
        "Filed under: Latvia; European Union",
        "Topics: #Latvia #European_Union",
        "Schlagworte: Latvia, European Union",
        "标签：Latvia，European Union",
        "الوسوم: Latvia، European Union",
    ],
)
def test_a_labelled_line(line: str) -> None:
    tags = labelled_tags(line)
    assert tags is not None
    assert tags.names == ("Latvia", "European Union")
    assert not tags.is_guessed


def test_hashtags_alone() -> None:
    tags = labelled_tags("#Latvia #energy")
    assert tags is not None
    assert tags.names == ("Latvia", "energy")
    assert labelled_tags("We say #never again") is None


def test_one_to_a_line_below_the_label() -> None:
    assert labelled_tags("Topics") is not None
    below = ["Latvia", "European Union,", "news", "A sentence that ends the list."]
    assert stacked_tags(below).names == ("Latvia", "European Union")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Latvia European Union Vilnius", ("Latvia", "European Union", "Vilnius")),
        ("LatviaEuropean UnionVilnius", ("Latvia", "European Union", "Vilnius")),
        ("Latvia, Estonia, Vilnius", ("Latvia", "Estonia", "Vilnius")),
        ("Tags Latvia Baltic states Estonia", ("Latvia", "Baltic states", "Estonia")),
        ("Казахстан Бишкек", ("Казахстан", "Бишкек")),
    ],
)
def test_a_bare_line_is_divided_by_the_names_of_the_text(line: str, names: tuple[str, ...]) -> None:
    tags = undelimited_tags(line, TEXT)
    assert tags is not None
    assert tags.names == names
    assert tags.is_guessed


@pytest.mark.parametrize(
    "line", ["About The Author", "Latvia leaves the old grid", "Peru Bolivia", "Vilnius waits."]
)
def test_other_lines_are_no_tags(line: str) -> None:
    assert undelimited_tags(line, TEXT) is None
