"""Key points that are sentences of the article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.markdown import Converter
from communique.points import points_in
from communique.sentences import sentences_in
from tests.conftest import Files, article, built

Make = Callable[[Files], Path]
TITLE = "Parliament approves the fisheries treaty"
PARAGRAPHS = [
    "OSLO, Feb 20 (Example Wire) — The Norwegian parliament approved the fisheries treaty with the"
    " Faroe Islands by 101 votes to 68 on Tuesday. It was a long day.",
    "The treaty sets quotas for cod and herring for ten years. “We are content,” the minister said."
    " He had threatened to resign.",
    "But opponents fear for the coast. Fishing towns in the north want a larger share of the cod"
    " quota, and have asked for a review in 2027. Why was nobody asked?",
    "These towns vote next year. Exports of herring were worth 4.2 billion kroner in 2023, a fifth"
    " of all exports of fish from Norway.",
]
FILLER = "\n\n".join(
    f"Then came remark number {n} of a long sitting, and so on." for n in range(40)
)


def test_points_are_sentences_of_the_text_in_its_order() -> None:
    points = points_in(TITLE, None, PARAGRAPHS)
    assert points == (
        "The Norwegian parliament approved the fisheries treaty with the Faroe Islands by 101 votes"
        " to 68 on Tuesday.",
        "The treaty sets quotas for cod and herring for ten years.",
        "Fishing towns in the north want a larger share of the cod quota, and have asked for a"
        " review in 2027.",
    )


def test_what_the_standfirst_says_is_not_said_again() -> None:
    assert len(points_in(TITLE, None, PARAGRAPHS)) == 3
    points = points_in(TITLE, "A treaty for cod and herring sets quotas.", PARAGRAPHS)
    assert not any("101 votes" in point or "cod and herring" in point for point in points)
    assert len(points) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "He told the committee that the quota for herring would be reviewed in 2027.",
        "“The quota for herring will be reviewed in the year 2027, said the minister.",
        "Will the quota for herring be reviewed in the year 2027 by the committee?",
        "Herring quotas matter.",
        "In it the government recognises that the quota for herring is too high.",
        "THE CHAIR: The quota for herring will be reviewed in the year 2027 by us.",
        "但挪威议会批准了与法罗群岛签署的渔业条约,条约规定了鳕鱼和鲱鱼的配额以及十年的期限。",
    ],
)
def test_a_sentence_that_does_not_stand_alone_is_no_point(sentence: str) -> None:
    others = ["Ministers met in Bergen on Monday to talk about fishing grounds.",
              "Trawlers from Denmark stayed in their harbours all of the week."]  # fmt: skip
    assert points_in("A title", None, [sentence, *others]) == tuple(others)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("挪威议会批准渔业条约",
         "挪威议会周二以101票对68票批准了与法罗群岛签署的渔业条约。"
         "条约为鳕鱼和鲱鱼规定了为期十年的配额，并设立联合委员会。"),
        ("البرلمان يقر معاهدة الصيد",
         "أقر البرلمان النرويجي يوم الثلاثاء معاهدة الصيد مع جزر فارو بأغلبية 101 صوت."
         " وتحدد المعاهدة حصص سمك القد والرنجة لمدة عشر سنوات."),
        ("Парламент одобрил договор",
         "Парламент Норвегии во вторник одобрил договор о рыболовстве 101 голосом."
         " Квоты на треску и сельдь определены на ближайшие десять лет."),
    ],
)  # fmt: skip
def test_points_are_found_in_other_scripts(title: str, text: str) -> None:
    assert points_in(title, None, [text]) == tuple(sentences_in(text))


@given(st.text(), st.lists(st.text(min_size=40), max_size=5))
def test_points_are_always_words_of_the_text(title: str, paragraphs: list[str]) -> None:
    assert all(
        any(point in one for one in paragraphs) for point in points_in(title, None, paragraphs)
    )


def test_paragraphs_are_the_writers_own_prose() -> None:
    text = "One *and* two.\n\n## No\n\n> Quoted.\n\n- a\n\n- b\n\nThree[^1].\n\n[^1]: A note.\n"
    assert Converter().converted(text).paragraphs == ["One and two.", "Three."]


def long(**fields: str) -> str:
    """An article that is long enough to have points."""
    return article(TITLE, "\n\n".join(PARAGRAPHS) + "\n\n" + FILLER, **fields)


def page(root: Path, name: str = "2024/02/a") -> str:
    return (root / "site" / name / "index.html").read_text()


def test_extracted_points_are_called_what_they_are(site: Make) -> None:
    root = site({"content/articles/a.md": long()})
    built(root)
    for html in (page(root), page(root, "editions/2024-02-20")):
        assert "From the text" in html
        assert "Key points" not in html
        assert "<li>The treaty sets quotas" in html


def test_points_of_an_editor_stand_as_they_are(site: Make) -> None:
    root = site({"content/articles/a.md": long(key_points="[A point]", why_it_matters="Fish.")})
    built(root)
    for html in (page(root), page(root, "editions/2024-02-20")):
        assert "From the text" not in html
        assert "<li>A point</li>" in html
        assert "Why it matters" in html
        assert "Fish." in html
    assert "Key points" in page(root)


@pytest.mark.parametrize(
    "text",
    [
        long(key_points="[]"),
        long(kind="excerpt", source="{name: Wire}"),
        article(TITLE, "\n\n".join(PARAGRAPHS)),
    ],
    ids=["none wanted", "excerpt", "short"],
)
def test_some_articles_have_no_points(site: Make, text: str) -> None:
    root = site({"content/articles/a.md": text})
    built(root)
    assert "From the text" not in page(root)


def test_a_site_may_do_without_extracted_points(site: Make) -> None:
    config = "[articles]\nextract_points = false\n"
    root = site({"content/articles/a.md": long(), "communique.toml": config})
    built(root)
    assert "From the text" not in page(root)
