"""What an article is about: chosen in front matter, or found in its text."""

from __future__ import annotations

import pytest

from communique.errors import ContentError
from communique.fields import Fields
from communique.frontmatter import document
from communique.gazetteer import Knowledge, library
from communique.subjects import Subjects, choices_in, subjects_of

KNOWN = Knowledge(library(), {}, "")
TEXT = (
    "Brazil will sell India sugar, said the Brazilian minister Ana Souza in Brasilia. India is"
    " pleased with Brazil, and Brazil with India: both have waited for years, said a minister in"
    " New Delhi. The price was not told to anybody, and the ships are under way. The WHO and NATO"
    " were not asked. Nobody knows how much more there is to sell, or who else will want some, but"
    " the harvest is said to be good. Vladimir V. Putin was told, and somebody in Peru."
)


def read(front_matter: str) -> tuple[Subjects, list[ContentError]]:
    """What an article with that front matter is about, and what is wrong with it."""
    source = document(f"---\ntitle: Sugar\n{front_matter}\n---\n\n{TEXT}".encode(), "a.md")
    fields = Fields(source, source.fields)
    choices = choices_in(fields, KNOWN)
    return subjects_of(choices, KNOWN.tagger.tag("Sugar", TEXT)), fields.problems


def about(front_matter: str) -> Subjects:
    subjects, problems = read(front_matter)
    assert problems == []
    return subjects


def test_what_is_not_given_is_found() -> None:
    found = about("")
    assert set(found.countries) == {"BR", "IN"}
    assert set(found.mentioned) == {"PE", "RU"}
    assert set(found.organisations) == {"NATO", "World Health Organization"}
    assert set(found.people) == {"Ana Souza", "Vladimir Putin"}


def test_what_is_given_stands() -> None:
    found = about("countries: [Perú, US]\norganisations: [The Club]\npeople: []")
    assert found.countries == ("PE", "US")
    assert set(found.mentioned) == {"BR", "IN", "RU"}
    assert found.organisations == ("The Club",)
    assert found.people == ()


def test_what_is_given_by_another_name_is_called_by_its_own() -> None:
    found = about("organisations: [WHO, U.N., nato]\npeople: [Vladimir V. Putin, Ann Other]")
    assert found.organisations == ("World Health Organization", "United Nations", "NATO")
    assert found.people == ("Vladimir Putin", "Ann Other")


def test_what_is_excluded_is_not_found() -> None:
    found = about(
        "countries_exclude: [India, Russia]\norganisations_exclude: [WHO]\n"
        "people_exclude: [ana souza, Vladimir V. Putin]"
    )
    assert found == Subjects(
        countries=("BR",), mentioned=("PE",), organisations=("NATO",), people=()
    )


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("countries: [Brasil, Gremany]", "no country is called 'Gremany'", "'Germany'?"),
        ("countries_exclude: [Xyzzy]", "no country is called 'Xyzzy'", "ISO 3166-1"),
        ("organisations_exclude: [UNESCA]", "no organisation is called 'UNESCA'", "'UNESCO'?"),
    ],
)
def test_a_mistake_has_its_line_and_a_hint(line: str, message: str, hint: str) -> None:
    (problem,) = read(line)[1]
    assert problem.message == message
    assert problem.at is not None
    assert problem.at.line == 3
    assert hint in (problem.hint or "")
