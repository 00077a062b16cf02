"""The gazetteer resolves what an editor types, and knows every member of the United Nations."""

import pytest

from communique.gazetteer import shipped

GAZETTEER = shipped()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("KP", "KP"),
        ("prk", "KP"),
        ("North Korea", "KP"),
        ("Korea, DPR", "KP"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("the gambia", "GM"),
        ("St Lucia", "LC"),
        ("NO", "NO"),
        ("Россия", "RU"),
        ("俄罗斯", "RU"),
        ("Etats-Unis", "US"),
        ("U.K.", "GB"),
        ("Taiwan, Province of China", "TW"),
        ("Congo", "CD"),
        ("Republic of the Congo", "CG"),
    ],
)
def test_a_country_is_found_by_its_code_and_by_every_name(typed: str, code: str) -> None:
    country = GAZETTEER.country(typed)
    assert country is not None
    assert country.code == code


def test_an_unknown_name_is_no_country_but_has_a_suggestion() -> None:
    assert GAZETTEER.country("Untied States") is None
    assert GAZETTEER.nearest("Untied States") == "United States"
    assert GAZETTEER.nearest("Narnia and Archenland") is None


def test_every_code_and_name_leads_back_to_its_country() -> None:
    for country in GAZETTEER.countries.values():
        assert GAZETTEER.country(country.code) == country
        assert GAZETTEER.country(country.name) == country


def test_all_members_of_the_united_nations_are_there_and_those_that_are_not_members() -> None:
    assert sum(country.un for country in GAZETTEER.countries.values()) == 193
    assert {"TW", "XK", "PS", "VA", "EH", "HK", "MO", "GL"} <= GAZETTEER.countries.keys()


def test_slugs_are_unique_and_clean() -> None:
    slugs = [country.slug for country in GAZETTEER.countries.values()]
    assert len(set(slugs)) == len(slugs)
    assert all(slug.replace("-", "").isalpha() and slug.isascii() for slug in slugs)


def test_borders_are_mutual() -> None:
    for country in GAZETTEER.countries.values():
        for other in country.borders:
            assert country.code in GAZETTEER.countries[other].borders


def test_every_country_lies_in_a_subregion_of_its_region() -> None:
    for country in GAZETTEER.countries.values():
        assert GAZETTEER.regions[country.subregion].parent == country.region


def test_a_site_may_call_a_country_otherwise_without_moving_its_page() -> None:
    renamed = GAZETTEER.renamed({"TR": "Türkiye", "MM": "Burma"})
    assert renamed.countries["TR"].name == "Türkiye"
    assert renamed.countries["TR"].slug == "turkey"
    assert renamed.country("Turkey") == renamed.countries["TR"]


def test_taiwan_is_called_taiwan() -> None:
    assert GAZETTEER.countries["TW"].name == "Taiwan"
