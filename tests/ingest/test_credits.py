"""Who took the picture, and what its caption says."""

from __future__ import annotations

import pytest

from communique.ingest.credits import credit_of


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("© Getty Images/Ada Example", "Getty Images/Ada Example"),
        ("© РИА Новости / Анна Примерова", "РИА Новости / Анна Примерова"),
        ("(AP Photo/Ada Example, File)", "AP Photo/Ada Example, File"),
        ("Photo: Ada Example, AP", "Ada Example, AP"),
        ("Photograph: Ada Example/Reuters", "Ada Example/Reuters"),
        ("Ada Example/AP Photo", "Ada Example/AP Photo"),
        ("Image copyright Reuters", "Reuters"),
        ("Image source, AFP", "AFP"),
        ("(Photo by Ada Example/Getty Images)", "Ada Example/Getty Images"),
        ("Фото: ТАСС", "ТАСС"),
        ("Crédit photo : Ada Example", "Ada Example"),
        ("图片来源：视觉中国", "视觉中国"),
        ("사진=연합뉴스", "연합뉴스"),
        ("Ada Example | AFP | Getty Images", "Ada Example | AFP | Getty Images"),
    ],
)
def test_a_credit_on_its_own_line(line: str, credit: str) -> None:
    found = credit_of(line)
    assert found is not None
    assert (found.credit, found.caption) == (credit, None)


@pytest.mark.parametrize(
    ("tail", "credit"),
    [
        (" [Ada Example/AP]", "Ada Example/AP"),
        (" | Ada Example/AFP via Getty Images", "Ada Example/AFP via Getty Images"),
        (" / Credit: Ada Example", "Ada Example"),
        (" Photograph: Ada Example/Reuters", "Ada Example/Reuters"),
        ("Credit...Ada Example for The New York Times", "Ada Example for The New York Times"),
        (" ADA EXAMPLE / AFP", "ADA EXAMPLE / AFP"),
        (" (AP Photo/Ada Example)", "AP Photo/Ada Example"),
        (" REUTERS/Ada Example", "REUTERS/Ada Example"),
        (" (Reuters)", "Reuters"),
    ],
)
def test_a_credit_behind_a_caption(tail: str, credit: str) -> None:
    found = credit_of("Workers inspect a cable near Klaipeda on Tuesday." + tail)
    assert found is not None
    assert found.credit == credit
    assert (found.caption or "").startswith("Workers inspect a cable")


@pytest.mark.parametrize(
    "line",
    [
        "The minister told Reuters that the photo was taken in May.",
        "© 2023 Some Wire. All rights reserved.",
        "Photo op ends in chaos at the summit",
        "“We are ready,” she said. “We were ready in 2022 (and before).”",
        "The ministers of Peru/Chile met again in Lima on Monday (the third time this year).",
    ],
)
def test_prose_is_no_credit(line: str) -> None:
    assert credit_of(line) is None


def test_a_line_that_may_be_a_paragraph_is_weak() -> None:
    found = credit_of("The talks go on in Vienna on Friday. (AP)")
    assert found is not None
    assert found.is_weak
