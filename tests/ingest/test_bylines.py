"""Authors without their posts, outlets and places."""

from __future__ import annotations

import pytest

from communique.ingest.bylines import byline_of, people_named

ONE = ("Ada Example",)
TWO = ("Ada Example", "Bo Sample")


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Example",
        "by ada example".title(),
        "BY ADA EXAMPLE",
        "ByAda Example",
        "By Ada Example, Riga",
        "By Ada Example, New York",
        "By Ada Example in Riga",
        "By Ada Example, AP National Security Writer",
        "By Ada Example for The Daily Wire",
        "By ADA EXAMPLE Associated Press",
        "By Xinhua writer Ada Example",
        "By Dr. Ada Example",
        "Authored by Ada Example via Some Wire,",
        "Reported by: Ada Example, Edited by: Bo Sample",
        "Written by Ada Example",
        "Par Ada Example(Bruxelles, bureau européen)",
        "Von Ada Example, Berlin",
        "Por Ada Example",
        "Автор: Ada Example",
        "Yazan: Ada Example",
    ],
)
def test_one_author(line: str) -> None:
    assert byline_of(line) == ONE


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Example and Bo Sample",
        "Byby Ada Example, Bo Sample",
        "By Ada Example in Riga and Bo Sample in Oslo",
        "By ADA EXAMPLE and BO SAMPLE, Associated Press",
        "Par Ada Example et Bo Sample",
        "Por Ada Example y Bo Sample",
        "By Ada Example, Baltic correspondent, and Bo Sample",
    ],
)
def test_two_authors(line: str) -> None:
    assert byline_of(line) == TWO


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("记者 王小明", ("王小明",)),
        ("作者：记者王小明", ("王小明",)),
        ("【記者王小明／台北報導】", ("王小明",)),
        ("홍길동 기자", ("홍길동",)),
        ("홍길동·성춘향 기자", ("홍길동", "성춘향")),
        ("بقلم سمر المثال", ("سمر المثال",)),
        ("लेखक: राम उदाहरण", ("राम उदाहरण",)),
        ("Текст: Анна Примерова", ("Анна Примерова",)),
    ],
)
def test_other_scripts(line: str, names: tuple[str, ...]) -> None:
    assert byline_of(line) == names


@pytest.mark.parametrize("line", ["By Reuters", "By Staff Writer", "By Our Foreign Staff"])
def test_an_outlet_is_nobody(line: str) -> None:
    assert byline_of(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "By dawn the troops had left the city, officials said.",
        "By Joe Public, the president of the council, was asked to leave",
        "Von der Leyen says talks go on",
        "Por primera vez",
        "By the numbers",
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert not byline_of(line)


def test_capitals_become_a_name() -> None:
    assert byline_of("By SHANE McDONALD O'NEIL") == ("SHANE McDONALD O'NEIL",)
    assert byline_of("By JEAN-LUC O'NEIL") == ("Jean-Luc O'Neil",)


@pytest.mark.parametrize(
    "line", ["Read More", "White House", "Middle East", "الشرق الأوسط", "Riga"]
)
def test_a_rubric_is_nobody(line: str) -> None:
    assert people_named(line) == ()
