"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.sentences import sentences_in


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. J. Smith met Gen. Dupont on Jan. 3.", "They agreed."],
        ["The U.S. Senate voted.", "It was close!", "Was it?"],
        ["He said: “We will go.”", "Nobody went."],
        ["Inflation was 3.5 per cent.", "In 2023 it was 4.1."],
        ["M. Macron a parlé.", "Élisée aussi."],
        ["В 2024 г. экспорт вырос до 3 млн. тонн.", "Россия против."],
        ["اجتمع الوزراء في الرياض.", "هل اتفقوا؟", "نعم."],
        ["会議は東京で開かれた。", "首相は「合意した。」", "次は来年だ。"],
        ["भारत ने कहा।", "बैठक हुई।"],
    ],
)
def test_sentences_end_where_they_should(sentences: list[str]) -> None:
    dense = any("。" in one for one in sentences)
    assert list(sentences_in(("" if dense else " ").join(sentences))) == sentences


@given(st.text())
def test_nothing_of_a_paragraph_is_lost(text: str) -> None:
    assert "".join("".join(sentences_in(text)).split()) == "".join(text.split())
