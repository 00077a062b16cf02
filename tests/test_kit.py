"""The page of all components: complete, in the preview, and never on the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

from communique.passages import Role
from communique.pipeline import Workshop
from communique.preview.desk import Desk
from communique.theme import built_in
from tests.conftest import NOW, Files, article

# What is part of every page, of what browsers and networks read, or of pictures in files.
FRAME = {
    "settings", "sections", "colophon", "theirs", "ours", "summary", "locale", "poster", "feeds",
    "names", "flag", "category", "ripple", "points_label", "picture", "credit", "owned",
}  # fmt: skip


def layout(name: str) -> str:
    return (built_in() / name).read_text("utf-8")


def test_every_macro_that_pages_show_is_on_it() -> None:
    macros = set(re.findall(r"macro (\w+)\(", layout("parts.html")))
    shown = set(re.findall(r"parts\.(\w+)\(", layout("kit.html")))
    assert macros - FRAME == shown


def test_every_kind_of_section_is_on_it() -> None:
    sections = re.findall(r'\("(\w+)", "[\w ]+"\)', layout("kit.html"))
    assert set(sections) == set(get_args(Role))


def test_it_is_in_the_preview_and_not_on_the_site(site: Callable[[Files], Path]) -> None:
    root = site({"content/articles/2024/a.md": article("One", "Text.")})
    workshop = Workshop(root)
    try:
        workshop.build(NOW)
        desk = Desk(workshop, NOW)
        page = (desk.page("_kit/") or b"").decode()
        assert "<h1>Components</h1>" in page
        picture = re.search(r'<img src="\.\./(maps/.*?)"', page)
        assert picture
        assert desk.answer(picture[1])
    finally:
        workshop.close()
    assert not list((root / "site").rglob("_kit*"))
    assert not (root / "site" / picture[1]).exists()
