"""Countries are called and drawn as a site wants them."""

from __future__ import annotations

from communique.gazetteer import shipped
from communique.naming import located


def test_a_map_has_the_names_of_the_site() -> None:
    renamed = shipped().renamed({"TR": "Türkiye"})
    assert ">Türkiye</text>" in located(renamed, ["TR"], "Where it is")
    assert ">Turkey</text>" in located(shipped(), ["TR"], "Where it is")


def test_a_map_may_have_another_size_and_no_letters() -> None:
    picture = located(shipped(), ["TR"], "Where it is", size=(1600, 840), is_lettered=False)
    assert 'viewBox="0 0 1600 840"' in picture
    assert "<text" not in picture
