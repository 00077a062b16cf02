"""Countries are called and drawn as a site wants them."""

from __future__ import annotations

from communique.config import Config, Geo
from communique.naming import located


def test_a_map_has_the_names_of_the_site() -> None:
    config = Config(geo=Geo(names={"TR": "Türkiye"}))
    assert ">Türkiye</text>" in located(config, ["TR"], "Where it is")
    assert ">Turkey</text>" in located(Config(), ["TR"], "Where it is")


def test_a_map_may_have_another_size_and_no_letters() -> None:
    picture = located(Config(), ["TR"], "Where it is", size=(1600, 840), is_lettered=False)
    assert 'viewBox="0 0 1600 840"' in picture
    assert "<text" not in picture
