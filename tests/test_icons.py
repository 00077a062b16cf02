"""Icons of every form, made from one SVG."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from communique.icons import icon
from communique.theme import built_in
from tests.conftest import Files, built, write_files

SVG = (built_in() / "icon.svg").read_text("utf-8")
_FORM = '<path fill="red" d="M0 1h4v2H0z"/>'
RED = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">{_FORM}</svg>'


def opened(raw: bytes) -> Image.Image:
    return Image.open(BytesIO(raw)).convert("RGBA")


@pytest.mark.parametrize("form", ["ico", "png", "opaque", "maskable"])
def test_an_icon_has_the_size_that_was_asked_for(form: str) -> None:
    assert opened(icon(SVG, 48, form)).size == (48, 48)
    assert icon(SVG, 48, form) == icon(SVG, 48, form)


def test_only_a_plain_icon_is_transparent() -> None:
    assert opened(icon(RED, 16, "png")).getpixel((0, 0))[3] == 0
    assert opened(icon(RED, 16, "opaque")).getpixel((0, 0)) == (255, 0, 0, 255)


def test_a_maskable_icon_may_lose_its_edge() -> None:
    """All that is drawn lies in the middle 80 of 100, on the icon's own colour."""
    shown = opened(icon(SVG, 100, "maskable"))
    edge = {shown.getpixel((place, 5)) for place in range(100)}
    assert edge == {(28, 27, 25, 255)}


def test_an_icon_that_is_not_square_is_not_distorted() -> None:
    wide = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4H0z"/></svg>'
    shown = opened(icon(wide, 16, "png"))
    assert shown.getpixel((8, 1))[3] == 0
    assert shown.getpixel((8, 8))[3] == 255


def test_a_site_has_icons_of_its_own_svg(site: Callable[[Files], Path]) -> None:
    root = site({"layouts/icon.svg": RED})
    built(root)
    for name, size in (("favicon.ico", 32), ("apple-touch-icon.png", 180), ("icon-512.png", 512)):
        shown = opened((root / "site" / name).read_bytes())
        assert shown.size == (size, size)
        assert shown.getpixel((size // 2, size // 2)) == (255, 0, 0, 255)
    manifest = json.loads((root / "site/manifest.webmanifest").read_text("utf-8"))
    assert all((root / "site" / one["src"]).is_file() for one in manifest["icons"])
    assert manifest["name"] == "Digest"


def test_a_file_of_the_sites_own_is_taken_instead(site: Callable[[Files], Path]) -> None:
    root = site({"content/static/favicon.ico": b"own"})
    built(root)
    assert (root / "site/favicon.ico").read_bytes() == b"own"


def test_a_file_that_is_no_picture_is_a_mistake_of_its_own(site: Callable[[Files], Path]) -> None:
    root = site({})
    write_files(root, {"layouts/icon.svg": "<p>no</p>"})
    with pytest.raises(ExceptionGroup) as raised:
        built(root)
    (problem,) = raised.value.exceptions
    assert "layouts/icon.svg: cannot be drawn" in str(problem)
