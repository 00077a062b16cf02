"""The register of outlets: by address and by name, with who owns them."""

import pytest

from communique.gazetteer import flags, library, shipped

OUTLETS = library().register()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.reuters.com/world/", "Reuters"),
        ("https://news.bbc.co.uk/x", "BBC"),
        ("tass.com", "TASS"),
        ("HTTPS://WWW.KCNA.KP/en", "Korean Central News Agency"),
        ("https://notreuters.com/", None),
        ("mailto:someone", None),
        ("", None),
    ],
)
def test_an_address_belongs_to_an_outlet(address: str, name: str | None) -> None:
    outlet = OUTLETS.at(address)
    assert (outlet.name if outlet else None) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("KCNA", "Korean Central News Agency"),
        ("the guardian", "The Guardian"),
        ("AFP", "Agence France-Presse"),
    ],
)
def test_an_outlet_is_known_by_its_names(typed: str, name: str) -> None:
    outlet = OUTLETS.named(typed)
    assert outlet is not None
    assert outlet.name == name


def test_there_are_enough_outlets_and_each_has_a_country_and_an_address() -> None:
    assert len(OUTLETS.all) >= 150
    assert all(outlet.country in shipped().countries for outlet in OUTLETS.all)
    assert all(outlet.domains for outlet in OUTLETS.all)
    assert {outlet.ownership for outlet in OUTLETS.all} == {"state-run", "public", "private"}


def test_no_address_or_slug_belongs_to_two_outlets() -> None:
    domains = [domain for outlet in OUTLETS.all for domain in outlet.domains]
    slugs = [outlet.slug for outlet in OUTLETS.all]
    assert len(set(domains)) == len(domains)
    assert len(set(slugs)) == len(slugs)


def test_every_country_has_a_flag_that_a_strict_page_may_hold() -> None:
    assert flags().keys() == shipped().countries.keys()
    for drawing in flags().values():
        assert drawing.startswith("<svg ")
        assert "style" not in drawing
        assert " id=" not in drawing
        assert "<script" not in drawing
