"""What is related to what."""

from __future__ import annotations

from communique.related import MOST, Traits, related_to_each


def traits(
    id: str,
    *,
    story: str | None = None,
    countries: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
) -> Traits:
    return (id, story, countries, (), (), (), related)


def test_what_is_shared_relates() -> None:
    found = related_to_each(
        [traits("a", story="x"), traits("b", countries=("TL",)), traits("c", story="x")]
    )
    assert found == {"a": ("c",), "b": (), "c": ("a",)}


def test_what_an_article_names_comes_first_and_in_its_order() -> None:
    one = traits("a", story="x", countries=("TL",), related=("d", "c"))
    others = [traits("b", story="x", countries=("TL",)), traits("c"), traits("d")]
    assert related_to_each([one, *others])["a"] == ("d", "c", "b")


def test_what_names_an_article_comes_first_there_too() -> None:
    found = related_to_each(
        [traits("a", related=("c",)), traits("b", story="x"), traits("c", story="x")]
    )
    assert found["c"] == ("a", "b")


def test_itself_and_what_is_not_on_the_site_are_passed_over() -> None:
    assert related_to_each([traits("a", related=("a", "gone"))]) == {"a": ()}


def test_no_more_than_there_is_room_for() -> None:
    names = tuple("bcdefg")
    found = related_to_each([traits("a", related=names), *map(traits, names)])
    assert found["a"] == names[:MOST]
