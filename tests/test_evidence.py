"""An editor is told why an article has the tags it has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.errors import problems_in
from communique.evidence import evidence_for
from communique.gazetteer import tagger
from communique.gazetteer.reasons import Reasons, reasons_for
from communique.knowledge import knowledge_of
from tests.conftest import Files, article

TITLE = "Lima and New Delhi trade sugar"
TEXT = (
    "Peru will sell India sugar, said Ana Souza in Lima. The Peruvian harvest is good. Peter"
    " Jordan, who is a singer, will not buy, the WHO said."
)


def reasons() -> Reasons:
    return reasons_for(tagger(), TITLE, TEXT)


def test_each_word_is_shown_where_it_stands() -> None:
    peru = next(one for one in reasons().countries if one.key == "PE")
    assert [(sight.word, sight.kind, sight.where) for sight in peru.sights] == [
        ("Lima", "capital", "headline"),
        ("Peru", "name", "opening"),
        ("Lima", "capital", "opening"),
        ("Peruvian", "adjective", "opening"),
    ]
    assert peru.sights[0].around == TITLE
    assert peru.sights[1].around == "Peru will sell India sugar, …"


def test_reasons_and_tags_are_the_same_things_in_the_same_order() -> None:
    found, tags = reasons(), tagger().tag(TITLE, TEXT)
    assert [one.key for one in found.countries] == [
        one.key for one in (*tags.main, *tags.mentioned)
    ]
    assert [one.key for one in found.organisations] == [one.key for one in tags.organisations]
    assert [one.name for one in found.people] == [one.name for one in tags.people]
    assert [one.is_main for one in found.countries] == [True] * len(tags.main) + [False] * len(
        tags.mentioned
    )


def test_what_each_factor_adds_makes_the_weight() -> None:
    for one in (*reasons().countries, *reasons().organisations):
        total = sum(added for _, added in one.factors)
        assert (total >= 0) == one.is_main, one


def test_words_that_mean_something_else_are_told() -> None:
    assert [sight.word for sight in reasons().disbelieved] == ["Jordan"]


def test_the_whole_is_told_of_a_file(site: Callable[[Files], Path]) -> None:
    root = site(
        {
            "content/articles/2024/sugar.md": article(
                TITLE, TEXT, countries_exclude="[India]", organisations="[NATO]"
            )
        }
    )
    (told,) = evidence_for(root, ["content/articles/2024/sugar.md"])
    assert told.startswith("content/articles/2024/sugar.md\ncountries: found in the text\n")
    assert (
        " Peru (PE), main\n       Lima (capital), 2 times, first in the headline: Lima and" in told
    )
    assert " India (IN), main, left out by the front matter\n" in told
    assert "\norganisations: given in the front matter: NATO; the text has\n" in told
    assert " Ana Souza, newly met\n" in told
    assert "       adds: " in told
    assert told.endswith(
        "  Jordan, in the opening: … harvest is good. Peter Jordan, who is a singer, will not …\n"
    )


def test_what_the_site_knows_is_told(site: Callable[[Files], Path]) -> None:
    people = "Ana Souza:\n  country: BR\n  role: Minister\n"
    root = site({"content/articles/a.md": article(TITLE, TEXT), "content/data/people.yml": people})
    assert " Ana Souza, known\n" in evidence_for(root, ["content/articles/a.md"])[0]


@pytest.mark.parametrize(
    ("files", "path", "message"),
    [
        ({}, "content/articles/none.md", "cannot be read: No such file or directory"),
        ({"content/articles/a.md": "text"}, "content/articles/a.md", "there is no front matter"),
        (
            {"content/articles/a.md": article(countries="[Narnia]")},
            "content/articles/a.md",
            "no country is called 'Narnia'",
        ),
        (
            {"content/articles/a.md": article(), "content/data/people.yml": "A:\n  b: c\n"},
            "content/articles/a.md",
            "unknown field 'A.b'",
        ),
    ],
)
def test_what_keeps_it_from_being_told(
    site: Callable[[Files], Path], files: Files, path: str, message: str
) -> None:
    root = site(files)
    with pytest.raises(ExceptionGroup) as caught:
        evidence_for(root, [path])
    assert message in [problem.message for problem in problems_in(caught.value)]


def test_everything_that_is_wrong_is_told_at_once(site: Callable[[Files], Path]) -> None:
    root = site(
        {
            "content/articles/a.md": article(countries="[Narnia]"),
            "content/articles/b.md": article(),
            "content/articles/c.md": article(body="Text.\n\n## What we know {backgruond}\n\nText."),
            "content/articles/d.md": "text",
            "content/data/people.yml": "A:\n  b: c\n",
        }
    )
    with pytest.raises(ExceptionGroup) as caught:
        evidence_for(root, [f"content/articles/{name}.md" for name in "abcd"])
    assert {str(problem.at) for problem in problems_in(caught.value)} == {
        "content/articles/a.md:4",
        "content/articles/c.md:8",
        "content/articles/d.md:1",
        "content/data/people.yml:2",
    }


def test_the_world_is_learnt_once(
    site: Callable[[Files], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []

    def counted(root: Path, names: dict[str, str]) -> object:
        calls.append(root)
        return knowledge_of(root, names)

    monkeypatch.setattr("communique.evidence.knowledge_of", counted)
    paths = [f"content/articles/{name}.md" for name in "abc"]
    assert len(evidence_for(site({path: article() for path in paths}), paths)) == 3
    assert len(calls) == 1
