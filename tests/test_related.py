"""What to read next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Article, Body
from communique.related import Relations

START = datetime(2024, 2, 1, tzinfo=UTC)
NAMES = st.lists(st.sampled_from(["NO", "RU", "KP"]), max_size=2, unique=True).map(tuple)
WORDS = st.lists(st.sampled_from(["grain", "ships", "treaty", "border", "vote"]), max_size=4)


def written(
    id: str,
    day: float,
    title: str = "",
    countries: tuple[str, ...] = (),
    story: str | None = None,
    people: tuple[str, ...] = (),
    named: tuple[str, ...] = (),
) -> Article:
    """An article of that day, counted from the start."""
    return Article(
        path=f"{id}.md", id=id, slug=id, url=f"/{id}/", title=title or id, lang="en",
        date=START + timedelta(days=day), countries=countries, story=story, people=people,
        related=named, body=Body(key="", words=1),
    )  # fmt: skip


def related(*articles: Article) -> dict[str, tuple[str, ...]]:
    """What is related to each, of all that are given."""
    return Relations().of(newest_first(articles))


def newest_first(articles: tuple[Article, ...] | list[Article]) -> list[Article]:
    return sorted(articles, key=lambda one: (one.date, one.id), reverse=True)


def test_what_is_rare_relates_more_than_what_is_common() -> None:
    others = [written(f"o{n}", n, countries=("NO",)) for n in range(6)]
    found = related(
        written("a", 10, countries=("NO",), people=("Jo Doe",)),
        written("b", 1.5, people=("Jo Doe",)),
        *others,
    )
    assert found["a"][0] == "b"


def test_words_of_headline_and_standfirst_relate() -> None:
    others = [written(f"o{n}", n, f"Alpha beta gamma number {n}") for n in range(20)]
    found = related(
        written("a", 10, "Grain ships leave harbour"), written("b", 3, "Grain ships wait"), *others
    )
    assert found["a"][0] == "b"
    assert found["b"][0] == "a"


def test_of_what_is_equally_alike_the_newest_comes_first() -> None:
    found = related(*(written(f"a{n}", n, countries=("NO",)) for n in range(4)))
    assert found["a0"] == ("a3", "a2", "a1")


def test_its_story_comes_first_without_the_articles_that_stand_beside_it_there() -> None:
    story = [written(f"s{n}", n, story="grain") for n in range(5)]
    found = related(*story, written("p", 9, people=("Jo",)), written("q", 8, people=("Jo",)))
    assert found["s1"] == ("s4", "s3")
    assert found["s4"] == ("s2", "s1")
    assert found["p"] == ("q",)


def test_a_story_of_two_is_not_said_twice() -> None:
    found = related(written("a", 1, story="grain"), written("b", 2, story="grain"))
    assert found == {"a": (), "b": ()}


def test_an_article_without_anything_in_common_is_related_to_nothing() -> None:
    assert related(written("a", 1, countries=("NO",)), written("b", 2, countries=("FR",))) == {
        "a": (), "b": (),
    }  # fmt: skip


def test_far_away_in_time_a_common_name_relates_nothing() -> None:
    found = related(*(written(f"a{n:02}", n, countries=("NO",)) for n in range(20)))
    assert found["a19"] == ("a18", "a17", "a16", "a15")
    assert found["a09"] == ("a13", "a12", "a11", "a10")


def test_what_an_article_names_comes_first_and_in_its_order() -> None:
    found = related(
        written("a", 9, countries=("NO",), named=("d", "a", "gone", "c")),
        *(written(id, n, countries=("NO",)) for n, id in enumerate("bcdefg")),
    )
    assert found["a"] == ("d", "c", "g", "f")


def test_what_names_an_article_comes_first_there_too() -> None:
    found = related(
        written("a", 1, named=("c",)), written("b", 2, people=("Jo",)),
        written("c", 3, people=("Jo",)),
    )  # fmt: skip
    assert found["c"] == ("a", "b")


def test_no_more_are_named_than_there_is_room_for() -> None:
    found = related(written("a", 9, named=tuple("bcdefg")), *(written(x, 1) for x in "bcdefg"))
    assert found["a"] == ("b", "c", "d", "e")


@st.composite
def sites(draw: st.DrawFn) -> list[list[Article]]:
    """A site at several moments: articles come, go and change."""
    return [
        newest_first(
            [
                written(
                    id, draw(st.integers(0, 6)), " ".join(draw(WORDS)), draw(NAMES),
                    draw(st.sampled_from([None, "grain", "quake"])),
                    named=tuple(draw(st.lists(st.sampled_from("abcdefx"), max_size=2))),
                )
                for id in draw(st.sets(st.sampled_from("abcdefghijkl")))
            ]
        )
        for _ in range(draw(st.integers(2, 5)))
    ]  # fmt: skip


@settings(max_examples=150)
@given(sites())
def test_what_is_kept_gives_what_is_made_anew(moments: list[list[Article]]) -> None:
    kept = Relations()
    for articles in moments:
        found = kept.of(articles)
        assert found == Relations().of(articles)
        for id, others in found.items():
            assert len(others) <= 4
            assert len(set(others)) == len(others)
            assert id not in others


def test_what_another_process_found_is_recalled_while_nothing_that_decides_it_changes() -> None:
    articles = newest_first(
        (written("a", 2, countries=("FR",)), written("b", 1, countries=("FR",)), written("c", 0))
    )
    first = Relations(engine="1")
    found = first.of(articles)
    assert first.news
    second = Relations(first.news, engine="1")
    assert second.of(articles) == found
    assert second.news is None
    changed = [*articles[:2], written("c", 0, countries=("FR",))]
    assert second.of(changed) == Relations().of(changed) != found


@pytest.mark.parametrize("told", [b"", b"{", b'["Recalled", 1, 2]'])
def test_what_cannot_be_recalled_is_found_again(told: bytes) -> None:
    articles = [written("a", 2, countries=("FR",)), written("b", 1, countries=("FR",))]
    assert Relations(told).of(articles) == Relations().of(articles)


def test_what_another_version_found_is_not_recalled() -> None:
    articles = [written("a", 2, countries=("FR",)), written("b", 1, countries=("FR",))]
    first = Relations(engine="1")
    first.of(articles)
    second = Relations(first.news, engine="2")
    second.of(articles)
    assert second.news
