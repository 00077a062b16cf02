"""Countries are called and drawn as a site wants them."""

from __future__ import annotations

import pytest

from communique.cartography import Cartographer
from communique.gazetteer import shipped
from communique.model import Locator
from communique.naming import cartographer_of
from communique.wording.places import place_names


def drawer(language: str = "en", **geo: dict[str, str]) -> Cartographer:
    gazetteer = shipped().renamed({**place_names(language), **geo.get("names", {})})
    return cartographer_of(gazetteer, geo.get("disputes", {}), geo.get("fold", {}))


def test_a_map_has_the_names_of_the_site() -> None:
    assert ">Türkiye</text>" in drawer(names={"TR": "Türkiye"}).located(["TR"], "Where it is")
    assert ">Turkey</text>" in drawer().located(["TR"], "Where it is")
    assert ">Turquie</text>" in drawer("fr").located(["TR"], "Where it is")


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar"])
def test_taiwan_is_nowhere_called_a_province_and_hong_kong_has_its_short_name(
    language: str,
) -> None:
    called = {code: drawer(language).name_of(code) for code in ("TW", "HK", "MO", "PS")}
    assert called["TW"] in {"Taiwan", "Taïwan", "Taiwán", "Тайвань", "تايوان"}
    assert all(len(name.split()) <= 2 and "(" not in name for name in called.values())


def test_a_map_may_have_another_size_and_no_letters() -> None:
    picture = drawer().located(["TR"], "Where it is", size=(1600, 840), is_lettered=False)
    assert 'viewBox="0 0 1600 840"' in picture
    assert "<text" not in picture


def test_a_picture_for_readers_follows_their_colours() -> None:
    output = Locator(url="/maps/tr.svg", title="Map: Turkey", codes=("TR",), state="")
    assert "prefers-color-scheme:dark" in drawer().locator(output)
    assert "prefers-color-scheme" not in drawer().located(["TR"], "Map: Turkey")


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("crimea", "RU UA"), ("golan", "IL SY"), ("northern-cyprus", "CY"), ("somaliland", "SO"),
        ("abkhazia", "GE"), ("south-ossetia", "GE"), ("transnistria", "MD"), ("kashmir", "IN"),
    ],
)  # fmt: skip
def test_disputed_land_may_be_drawn_with_who_holds_it(row: str, codes: str) -> None:
    for code in codes.split():
        held = drawer(disputes={row: "de_facto"}).located([code], "", is_lettered=False)
        assert held != drawer().located([code], "", is_lettered=False)


def test_one_word_holds_for_every_row_and_another_for_one() -> None:
    plain = drawer(disputes={"all": "plain"})
    assert not plain.has_dispute(["UA"])
    assert not plain.has_dispute(["CY"])
    but_one = drawer(disputes={"all": "plain", "crimea": "un"})
    assert but_one.has_dispute(["UA"])
    assert not but_one.has_dispute(["CY"])


def test_land_may_be_given_to_another_country_or_to_nobody() -> None:
    with_serbia = drawer(fold={"XK": "RS"})
    assert not with_serbia.can_show("XK")
    assert with_serbia.located(["RS"], "") != drawer().located(["RS"], "")
    assert not drawer(fold={"TW": ""}).can_show("TW")


def test_every_setting_changes_the_state_that_maps_are_known_by() -> None:
    states = {
        one.state
        for one in (
            drawer(),
            drawer("fr"),
            drawer(names={"TR": "Türkiye"}),
            drawer(disputes={"crimea": "de_facto"}),
            drawer(disputes={"crimea": "plain"}),
            drawer(fold={"SO-L": ""}),
            drawer(fold={"SO-L": "SO-L"}),
        )
    }
    assert len(states) == 7


def test_what_a_row_says_last_is_what_counts() -> None:
    """``fold`` is more exact than ``disputes``."""
    both = drawer(disputes={"crimea": "de_facto"}, fold={"UA-43": "UA"})
    assert both.located(["UA"], "") == drawer().located(["UA"], "")
