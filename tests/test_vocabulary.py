"""The words by which texts are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.vocabulary import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The EU's 27 states met on 6 October.", ["the", "27", "states", "met", "october"]),
        ("1,200 tonnes, 3.5 per cent", ["1,200", "tonnes", "3.5", "per", "cent"]),
        ("Élysée, Türkiye, Straße", ["élysée", "türkiye", "strasse"]),
        ("Россия и Китай", ["россия", "китай"]),
        ("قمة الرياض", ["قمة", "الرياض"]),
        ("हिन्दी समाचार", ["हिन्दी", "समाचार"]),
        ("岸田首相", ["岸田", "田首", "首相"]),
        ("G7広島 summit", ["summit", "広島"]),
        ("", []),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.text())
def test_any_text_has_words_without_case(text: str) -> None:
    assert all(word == word.casefold() and word.strip() for word in words_of(text))
