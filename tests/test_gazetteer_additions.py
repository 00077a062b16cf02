"""A site extends the gazetteer from content/data/; mistakes are named with file and line."""

import pytest

from communique.errors import ContentError, problems_in
from communique.gazetteer import additions_in, library

PEOPLE = b"""Jane Example:
  country: GB
  role: Foreign secretary
  from: 2026-05-01
  aliases: [J. Example]
  famous: yes
Vladimir Putin:
  role: Former president
"""


def mistakes(raw: bytes, path: str) -> list[ContentError]:
    with pytest.raises(ExceptionGroup) as caught:
        library().extended(additions_in(raw, path))
    return [problem for problem in problems_in(caught.value) if isinstance(problem, ContentError)]


def test_people_are_added_and_changed() -> None:
    extended = library().extended(additions_in(PEOPLE, "content/data/people.yml"))
    known = {person.name: person for person in extended.people}
    assert known["Jane Example"].slug == "jane-example"
    assert known["Vladimir Putin"].role == "Former president"
    assert "Путин" in known["Vladimir Putin"].aliases
    tags = extended.tagger().tag("", "Example said that nothing had changed.")
    assert [mention.key for mention in tags.people] == ["jane-example"]
    assert [mention.key for mention in tags.mentioned + tags.main] == ["GB"]


def test_a_country_gets_more_words_and_another_name() -> None:
    raw = "TR:\n  name: Türkiye\n  places: [Ortaköy]\n".encode()
    extended = library().extended(additions_in(raw, "content/data/countries.yml"))
    tags = extended.tagger().tag("", "Shots were fired in Ortaköy.")
    assert [(mention.key, mention.name) for mention in tags.main] == [("TR", "Türkiye")]


def test_a_territory_gets_a_page_of_its_own() -> None:
    raw = b"SO-L:\n  name: Somaliland\n  subregion: Eastern Africa\n  capitals: [Hargeisa]\n"
    gazetteer = library().extended(additions_in(raw, "content/data/countries.yml")).gazetteer()
    somaliland = gazetteer.country("Somaliland")
    assert somaliland is not None
    assert (somaliland.code, somaliland.slug, somaliland.region) == ("SO-L", "somaliland", "002")


def test_an_organisation_and_an_outlet_are_added() -> None:
    raw = b"ABC:\n  name: Alpine Border Council\n  kind: regional\n  members: [AT, CH]\n"
    extended = library().extended(additions_in(raw, "content/data/organisations.yml"))
    tags = extended.tagger().tag("", "The Alpine Border Council met.")
    assert [mention.key for mention in tags.organisations] == ["ABC"]
    raw = b"Alpine Post:\n  country: AT\n  ownership: private\n  domains: [alpinepost.example]\n"
    extended = library().extended(additions_in(raw, "content/data/outlets.yml"))
    outlet = extended.register().at("https://www.alpinepost.example/2026/story")
    assert outlet is not None
    assert outlet.name == "Alpine Post"


@pytest.mark.parametrize(
    ("name", "raw", "message", "line"),
    [
        ("people", b"A B:\n  county: GB\n", "unknown field 'A B.county'", 2),
        ("people", b"A B:\n  country: GB\n", "missing required field `role`", 2),
        ("people", b"A B:\n  country: ZZ\n  role: x\n", "there is no country 'ZZ'", 2),
        ("people", b"A B: x\n", "'A B' must be a table of fields", 1),
        ("people", b"A B:\n  aliases: {a: b}\n", "'A B.aliases' must be a list of texts", 2),
        ("outlets", b"X:\n  ownership: secret\n", "'X.ownership' cannot be 'secret'", 2),
        ("outlets", b"X: [1, 2\nY: 3\n", "did not find expected", 2),
        ("planets", b"X:\n  a: b\n", "no such table", None),
    ],
)
def test_mistakes_say_what_and_where(name: str, raw: bytes, message: str, line: int | None) -> None:
    (problem, *_) = mistakes(raw, f"content/data/{name}.yml")
    assert message in problem.message
    assert problem.at is not None
    assert (problem.at.path, problem.at.line) == (f"content/data/{name}.yml", line)


def test_a_field_that_is_nearly_right_is_suggested() -> None:
    (problem,) = mistakes(b"A B:\n  contry: GB\n  role: x\n", "content/data/people.yml")
    assert problem.hint == "did you mean 'country'?"
