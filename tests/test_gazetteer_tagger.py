"""The tagger finds what forty modern stories name, and what they are about."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.gazetteer import ABOUT, Mention, organisations, people, shipped, tagger
from tests.gazetteer_stories import STORIES

VISIT = """Vladimir Putin has sent Kim Jong Un a limousine, and the North Korean leader is pleased.

The car crossed the border on Sunday, Russian officials said. Kremlin spokesman Dmitry Peskov
confirmed it. Kim Yo Jong, who is Kim's sister, called it proof of a friendship between Russia and
North Korea that grows by the day. In Pyongyang the car was shown on television.

Diplomats of the United States are worried. Putin needs shells for his war in Ukraine, and North
Korea has them. The influence of China is waning. A resolution of the United Nations forbids the
sale of luxury goods to North Korea."""


def f1(found: Iterable[set[str]], wanted: Iterable[set[str]]) -> float:
    """The harmonic mean of precision and recall, over all pairs."""
    pairs = list(zip(found, wanted, strict=True))
    right = sum(len(first & second) for first, second in pairs)
    return 2 * right / sum(len(first) + len(second) for first, second in pairs)


def keys(mentions: Iterable[Mention]) -> list[str]:
    return [mention.key for mention in mentions]


def test_there_are_forty_modern_stories() -> None:
    assert len(STORIES) == 40


def test_countries_of_modern_stories_are_found() -> None:
    tags = [tagger().tag(story.title, story.text) for story in STORIES]
    found = [{*keys(tag.main), *keys(tag.mentioned)} for tag in tags]
    assert f1(found, [set(story.countries.split()) for story in STORIES]) >= 0.95


def test_people_of_modern_stories_are_found() -> None:
    tags = [tagger().tag(story.title, story.text) for story in STORIES]
    found = [{mention.name for mention in tag.people} for tag in tags]
    assert f1(found, [set(story.people) for story in STORIES]) >= 0.9


def test_what_a_story_is_about_is_told_from_what_it_mentions() -> None:
    tags = tagger().tag("Putin sends Kim a limousine", VISIT)
    assert set(keys(tags.main)) == {"RU", "KP"}
    assert set(keys(tags.mentioned)) == {"US", "CN", "UA"}
    assert keys(tags.organisations) == ["UN"]
    assert {mention.name for mention in tags.people} == {
        "Vladimir Putin",
        "Kim Jong Un",
        "Kim Yo Jong",
        "Dmitry Peskov",
    }


def test_every_mention_says_why() -> None:
    tags = tagger().tag("Putin sends Kim a limousine", VISIT)
    ukraine = next(mention for mention in tags.mentioned if mention.key == "UA")
    assert ukraine.words == (("Ukraine", 1),)
    russia = next(mention for mention in tags.main if mention.key == "RU")
    assert dict(russia.words)["Kremlin"] == 1
    assert dict(russia.words)["Putin"] == 2


def test_mentions_come_in_order_of_weight() -> None:
    tags = tagger().tag("Putin sends Kim a limousine", VISIT)
    for mentions in (tags.main, tags.mentioned, tags.organisations, tags.people):
        weights = [mention.weight for mention in mentions]
        assert weights == sorted(weights, reverse=True)
    assert all(mention.weight >= ABOUT for mention in tags.main)
    assert all(mention.weight < ABOUT for mention in tags.mentioned)


def weight_of(key: str, title: str, text: str) -> float:
    tags = tagger().tag(title, text)
    found = {one.key: one.weight for one in (*tags.main, *tags.mentioned, *tags.organisations)}
    return found[key]


def test_a_headline_that_names_others_makes_a_country_lighter() -> None:
    text = "Peru will open its border in May, its ministers said. Chile welcomed that at once."
    silent = weight_of("CL", "Border to be opened in May", text)
    assert weight_of("CL", "Peru to open border in May", text) < silent
    assert weight_of("CL", "Chile welcomes open border", text) > silent


def test_who_is_in_the_headline_brings_a_country_with_him() -> None:
    text = "The United States will halve its tariff, and China will suspend its controls on ores."
    tags = tagger().tag("Trump and Xi agree on a truce", text)
    assert {"US", "CN"} == set(keys(tags.main))
    assert weight_of("US", "A truce is agreed on", text) < weight_of("US", "Trump agrees", text)


def test_countries_that_all_stand_at_the_beginning_are_lighter() -> None:
    few = "Peru said no on Monday. Nothing else was said in the whole of the long morning."
    many = "Peru, Chile, Cuba and Mali said no. Nothing else was said in the whole of it all."
    assert weight_of("PE", "A vote", many) < weight_of("PE", "A vote", few)


def test_a_body_of_one_trade_is_what_its_readers_read_about() -> None:
    text = "The {} will meet in June, an official said. Prices fell by half in the last year."
    kinds = {entry.id: entry.kind for entry in organisations()}
    assert (kinds["OPEC"], kinds["IMF"]) == ("commodity", "finance")
    opec, imf = (weight_of(name, "Prices fall", text.format(name)) for name in ("OPEC", "IMF"))
    assert opec > imf


TALKS = "The president of Brazil will visit India in March, officials said. Brazil sells it sugar."


def test_where_a_story_was_written_is_not_what_it_is_about() -> None:
    tags = tagger().tag("Brazil looks east", f"SEOUL, March 1 (Agency) - {TALKS}")
    assert keys(tags.main) == ["BR", "IN"]
    assert tags.mentioned == ()


def test_a_given_dateline_is_strong_evidence() -> None:
    tags = tagger().tag("Brazil looks east", TALKS, dateline="SEOUL, March 1")
    assert "KR" in keys(tags.main)


def test_a_dateline_serves_where_there_is_nothing_else() -> None:
    tags = tagger().tag("Rates unchanged", "CANBERRA (Agency) - The bank left rates unchanged.")
    assert keys(tags.main) == ["AU"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("KYIV, Ukraine (AG) — Rain fell.", "UA"),
        ("TEL AVIV/GAZA, Feb 20 (Agency) - Rain fell.", "IL"),
        ("PARIS, Texas - Rain fell.", "US"),
        ("Lima, march 9 - Rain fell.", "PE"),
    ],
)
def test_datelines_are_read_in_every_form(text: str, place: str) -> None:
    assert keys(tagger().tag("Rain", text).main) == [place]


@pytest.mark.parametrize("text", ["", " ", "\n", "....", "A", "’s’s", "U.", "The " * 50, "من" * 99])
def test_nothing_is_found_in_nothing(text: str) -> None:
    tags = tagger().tag(text, text)
    assert (tags.main, tags.organisations, tags.people) == ((), (), ())


def test_a_text_in_small_letters_is_read_too() -> None:
    text = "the government of colombia said it would not pay. the peruvian economy shrank. " * 2
    assert set(keys(tagger().tag("", text).main)) == {"CO", "PE"}


def test_what_people_and_members_refer_to_exists() -> None:
    known = {organisation.id for organisation in organisations()} | shipped().countries.keys()
    for person in people():
        assert person.country in shipped().countries, person.name
        assert not person.speaks_for or person.speaks_for in known, person.name
    for organisation in organisations():
        assert shipped().countries.keys() >= set(organisation.members), organisation.id


def test_there_is_enough_of_everything() -> None:
    assert len(organisations()) >= 80
    assert len(people()) >= 250
    assert sum(organisation.kind == "armed" for organisation in organisations()) >= 30
    assert len(next(o for o in organisations() if o.id == "UN").members) == 193


def test_every_member_of_the_united_nations_but_one_has_somebody_in_office() -> None:
    """San Marino has two captains regent, others every half year."""
    led = {person.country for person in people() if not person.end or person.end >= "2026"}
    members = {country.code for country in shipped().countries.values() if country.un}
    assert members - led == {"SM"}


def test_slugs_of_people_and_organisations_are_their_own() -> None:
    for entries in (people(), organisations()):
        slugs = [entry.slug for entry in entries]
        assert len(set(slugs)) == len(slugs)
        assert all(slugs)


PIECES = [
    "Russia",
    "al-Assad ",
    "U.S.",
    "’s",
    "Kim",
    " said ",
    "\n",
    "é",
    "普京",
    "بوتين",
    "-",
    ". ",
    "J.",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join))
def test_any_text_at_all_can_be_tagged_and_always_alike(text: str) -> None:
    tags = tagger().tag(text[:40], text)
    assert tags == tagger().tag(text[:40], text)
    for mention in (*tags.main, *tags.mentioned, *tags.organisations, *tags.people):
        assert 0 <= mention.weight <= 1
        assert mention.words


@pytest.mark.parametrize("piece", ["Ab Cd ", "A. ", "Kim ", "AB, C ", "Xy’s ", "X-", "Mr. ", "مو "])
def test_a_long_text_of_anything_takes_no_time_to_speak_of(piece: str) -> None:
    assert tagger().tag("", piece * 40_000) is not None


def test_a_text_of_countless_names_is_read_to_its_end() -> None:
    names = " and ".join(f"Peter Smith{chr(97 + n % 26)}{n}" for n in range(20_000))
    assert len(tagger().tag("", f"In the hall were {names}.").people) <= 400
