"""Lines as their author meant them, however they were wrapped or spaced."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest.lines import lines_of
from communique.ingest.roles import stands_alone

PARAGRAPHS = (
    "The three countries cut their last cables to the eastern grid on a Saturday morning and ran "
    "on their own power for a day, while engineers in the control rooms watched the frequency.",
    "On Sunday they were joined to the continental grid through the line that leads to Poland. "
    "Officials said that hardly a lamp had flickered in the whole of that time.",
    "The work took state-of-the-art converters and sixteen years of planning, and most of it was "
    "paid for by the European Union, which calls it a matter of security as much as of energy.",
)


def texts(source: str) -> list[str]:
    return [line.text for line in lines_of(source, stands_alone)]


@pytest.mark.parametrize("width", [50, 60, 72, 80])
def test_wrapping_is_undone(width: int) -> None:
    source = "\n\n".join(textwrap.fill(text, width) for text in PARAGRAPHS)
    assert texts(source) == list(PARAGRAPHS)


def test_wire_copy_marks_paragraphs_by_an_indent() -> None:
    body = [textwrap.fill(text, 64, initial_indent="    ") for text in PARAGRAPHS]
    source = "\n".join(
        ["GRIDS JOINED IN THE NORTH", "    By Ada Example, Reuters", *body, " Reuter"]
    )
    assert texts(source) == [
        "GRIDS JOINED IN THE NORTH",
        "By Ada Example, Reuters",
        *PARAGRAPHS,
        "Reuter",
    ]


def test_a_byline_is_not_drawn_into_a_full_line_above_it() -> None:
    title = "Three northern countries have joined the grid of the continent now"
    source = "\n".join([title, "By Ada Example", *textwrap.wrap(" ".join(PARAGRAPHS), 66)])
    assert texts(source)[:2] == [title, "By Ada Example"]


def test_unwrapped_lines_are_paragraphs() -> None:
    assert texts("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)
    assert texts("\n\n\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_ideographs_are_joined_without_a_space() -> None:
    text = "双方同意在本周内停火并且将在日内瓦继续举行会谈外交部发言人在记者会上表示。" * 3
    assert texts("\n".join(textwrap.wrap(text, 36))) == [text]


def test_lines_below_others_are_not_apart_where_blank_lines_are_used() -> None:
    source = f"{PARAGRAPHS[0]}\n\nOne\nTwo\n\n{PARAGRAPHS[1]}"
    assert [line.is_apart for line in lines_of(source, stands_alone)] == [True, True, False, True]


@pytest.mark.parametrize("mark", ["-", "*", "•", "►"])
def test_a_bullet_is_taken_off(mark: str) -> None:
    (line,) = lines_of(f"{mark} Freight runs from May", stands_alone)
    assert (line.bullet, line.text) == (mark, "Freight runs from May")


def test_a_number_stays_with_its_words() -> None:
    (line,) = lines_of("1. Freight", stands_alone)
    assert (line.bullet, line.text) == ("1.", "1. Freight")


@given(st.text(alphabet="ab .\n\t>-中é", max_size=200))
def test_no_letter_is_lost(source: str) -> None:
    def letters(text: str) -> str:
        return "".join(char for char in text if char.isalpha())

    assert letters("".join(texts(source))) == letters(source)
