"""A site extends the gazetteer from content/data/; mistakes are named with file and line."""

import pytest

from communique.errors import CommuniqueError
from communique.gazetteer import Library, additions_in, library

PEOPLE = b"""Jane Example:
  country: United Kingdom
  role: Foreign secretary
  from: 2026-05-01
  aliases: [J. Example]
  famous: yes
Vladimir Putin:
  role: Former president
  to:
"""


def extended(raw: bytes, name: str) -> tuple[Library, list[CommuniqueError]]:
    """What is known with the entries of one file, and what is wrong with them."""
    additions, wrong = additions_in(raw, f"content/data/{name}.yml")
    known, unfit = library().extended(additions)
    return known, [*wrong, *unfit]


def with_entries(raw: bytes, name: str) -> Library:
    known, problems = extended(raw, name)
    assert problems == []
    return known


def test_people_are_added_and_changed() -> None:
    known = with_entries(PEOPLE, "people")
    people = {person.name: person for person in known.people}
    assert people["Jane Example"].slug == "jane-example"
    assert people["Vladimir Putin"].role == "Former president"
    assert "Путин" in people["Vladimir Putin"].aliases
    tags = known.tagger().tag("", "Example said that nothing had changed.")
    assert [mention.key for mention in tags.people] == ["jane-example"]
    assert [mention.key for mention in tags.mentioned + tags.main] == ["GB"]


def test_a_person_who_was_famous_need_not_stay_so() -> None:
    known = with_entries(b"Vladimir Putin:\n  famous: no\n", "people")
    assert known.tagger().tag("", "Putin said nothing.").people == ()


def test_a_country_gets_more_words_and_another_name() -> None:
    known = with_entries("TR:\n  name: Türkiye\n  places: [Ortaköy]\n".encode(), "countries")
    tags = known.tagger().tag("", "Shots were fired in Ortaköy.")
    assert [(mention.key, mention.name) for mention in tags.main] == [("TR", "Türkiye")]


def test_a_territory_gets_a_page_of_its_own() -> None:
    raw = b"""SO-L:
  name: Somaliland
  subregion: Eastern Africa
  capitals: [Hargeisa]
  borders: [Djibouti, ET]
"""
    somaliland = with_entries(raw, "countries").gazetteer().country("Somaliland")
    assert somaliland is not None
    assert (somaliland.code, somaliland.slug, somaliland.region) == ("SO-L", "somaliland", "002")
    assert somaliland.borders == ("DJ", "ET")


def test_an_organisation_and_who_speaks_for_it_are_added() -> None:
    raw = b"ABC:\n  name: Alpine Border Council\n  kind: regional\n  members: [Austria, CH]\n"
    known = with_entries(raw, "organisations")
    tags = known.tagger().tag("", "The Alpine Border Council met.")
    assert [mention.key for mention in tags.organisations] == ["ABC"]
    assert known.organisations[-1].members == ("AT", "CH")
    additions = [
        *additions_in(raw, "organisations.yml")[0],
        *additions_in(
            b"Jo Example:\n  country: AT\n  role: Chair\n  speaks_for: ABC\n", "people.yml"
        )[0],
    ]
    known, problems = library().extended(additions)
    assert problems == ()
    assert known.people[-1].speaks_for == "ABC"


def test_an_outlet_is_added() -> None:
    raw = b"Alpine Post:\n  country: AT\n  ownership: private\n  domains: [alpinepost.example]\n"
    outlet = with_entries(raw, "outlets").register().at("https://www.alpinepost.example/2026/story")
    assert outlet is not None
    assert outlet.name == "Alpine Post"


@pytest.mark.parametrize(
    ("name", "raw", "message", "line"),
    [
        ("people", b"A B:\n  county: GB\n", "unknown field 'A B.county'", 2),
        ("people", b"A B:\n  country: GB\n", "'A B' is new, and says no 'role'", 2),
        ("people", b"A B:\n  role: x\n  country: ZZ\n", "there is no country 'ZZ'", 3),
        ("people", b"A B: x\n", "'A B' must be a table of fields", 1),
        ("people", b"A B:\n  aliases: {a: b}\n", "'A B.aliases' must be a list of texts", 2),
        ("people", b"A B:\n  from: May\n", "'A B.from' cannot be 'May'", 2),
        ("people", b"A B:\n  famous: very\n", "'A B.famous' cannot be 'very'", 2),
        (
            "people",
            b"Vladimir  V. Putin:\n  country: RU\n  role: x\nVladimir-Putin:\n  country: RU\n"
            b"  role: x\n",
            "'Vladimir-Putin' would have the address of 'Vladimir Putin'",
            5,
        ),
        ("outlets", b"X:\n  ownership: secret\n", "'X.ownership' cannot be 'secret'", 2),
        ("outlets", b"X: [1, 2\nY: 3\n", "did not find expected", 2),
        ("organisations", b"X:\n  name: X\n  kind: club\n", "'X.kind' cannot be 'club'", 3),
        ("countries", b"Turkey:\n  name: x\n", "'Turkey' is no code of a country", 2),
        ("countries", b"TR:\n  subregion: Narnia\n", "'TR': there is no subregion 'Narnia'", 2),
        ("countries", b"TR:\n  borders: [Narnia]\n", "'TR': there is no country 'Narnia'", 2),
        ("planets", b"X:\n  a: b\n", "there is no table 'planets'", None),
    ],
)
def test_mistakes_say_what_and_where(name: str, raw: bytes, message: str, line: int | None) -> None:
    problems = extended(raw, name)[1]
    told = [problem for problem in problems if message in problem.message]
    assert told, problems
    assert told[0].at is not None
    assert (told[0].at.path, told[0].at.line) == (f"content/data/{name}.yml", line)


@pytest.mark.parametrize(
    ("name", "raw", "hint"),
    [
        ("people", b"A B:\n  contry: GB\n", "did you mean 'country'?"),
        ("people", b"Wladimir Putin:\n  to: 2030\n", "did you mean 'Vladimir Putin'?"),
        ("people", b"A B:\n  country: Gremany\n  role: x\n", "did you mean 'Germany'?"),
        ("countries", b"TR:\n  subregion: Eastern Asai\n", "did you mean 'Eastern Asia'?"),
        ("country", b"A B:\n  name: x\n", "did you mean 'countries.yml'?"),
    ],
)
def test_what_is_nearly_right_is_suggested(name: str, raw: bytes, hint: str) -> None:
    assert hint in [problem.hint for problem in extended(raw, name)[1]]


def test_a_mistake_in_one_entry_leaves_the_others() -> None:
    known, problems = extended(b"A B:\n  role: x\nC D:\n  role: x\n  country: FR\n", "people")
    assert len(problems) == 1
    assert known.people[-1].name == "C D"
