"""What readers see of an article: its picture, or the card of its page, never what they drop."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.conftest import Files, article, built
from tests.shots import png

Make = Callable[[Files], Path]
CONFIG = 'base_url = "https://example.org/d/"\n'
CARD = "https://example.org/d/2024/02/a/card.png"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 600"><path d="M0 0h9v9z"/></svg>'
PICTURES = {
    "content/static/p.png": png(1300, 700),
    "content/static/p.svg": SVG,
}
SHOWN = "{file: p.%s, alt: Ships, credit: A. Other}"
MEDIA = "{http://search.yahoo.com/mrss/}content"


def pictures_of(root: Path) -> dict[str, str | None]:
    """The picture of the one article, by what names it: media, JSON, the content."""
    site = root / "site"
    (item,) = ElementTree.parse(site / "feed.xml").iter("item")
    one: dict[str, Any] = json.loads((site / "feed.json").read_text("utf-8"))["items"][0]
    first = re.search(r'<img src="([^"]*)"', one["content_html"])
    media = item.find(MEDIA)
    return {
        "media": None if media is None else media.get("url"),
        "json": one.get("image"),
        "content": first[1] if first else None,
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"countries": "[NO]"}, CARD),
        ({"image": SHOWN % "svg"}, CARD),
        ({"kind": "excerpt", "source": "{name: Radio}"}, CARD),
        ({"kind": "excerpt", "source": "{name: Radio}", "image": SHOWN % "png"}, None),
        ({"status": "withdrawn"}, None),
    ],
    ids=["map", "drawing", "excerpt", "picture of others", "withdrawn"],
)
def test_what_has_no_picture_that_readers_show_has_its_card(
    site: Make, fields: dict[str, str], expected: str | None
) -> None:
    root = site({"communique.toml": CONFIG, "content/articles/a.md": article(**fields), **PICTURES})
    built(root)
    assert set(pictures_of(root).values()) == {expected}
    card = CARD.removeprefix("https://example.org/d/")
    assert (root / "site" / card).is_file() or not expected


def test_an_edition_has_its_card(site: Make) -> None:
    root = site({"communique.toml": CONFIG, "content/articles/a.md": article(countries="[NO]")})
    built(root)
    (item,) = ElementTree.parse(root / "site/editions/feed.xml").iter("item")
    media = item.find(MEDIA)
    assert media is not None
    assert media.get("url") == "https://example.org/d/editions/2024-02-20/card.png"
    assert (root / "site/editions/2024-02-20/card.png").is_file()


def test_a_picture_comes_before_the_card(site: Make) -> None:
    text = article(image=SHOWN % "png", countries="[NO]")
    root = site({"communique.toml": CONFIG, "content/articles/a.md": text, **PICTURES})
    built(root)
    (shown,) = set(pictures_of(root).values())
    assert shown
    assert re.fullmatch(r"https://example\.org/d/[\w/.-]+\.(png|jpg)", shown)
    assert shown != CARD
    assert (root / "site" / shown.removeprefix("https://example.org/d/")).is_file()


def test_a_text_with_pictures_of_its_own_needs_no_card(site: Make) -> None:
    text = article(body='![Ships](/p.png "Photo: A")')
    root = site({"communique.toml": CONFIG, "content/articles/a.md": text, **PICTURES})
    built(root)
    assert "card.png" not in (root / "site/feed.xml").read_text("utf-8")


def test_a_site_without_cards_has_none_in_feeds(site: Make) -> None:
    config = f"{CONFIG}[build]\ncards = false\n"
    root = site({"communique.toml": config, "content/articles/a.md": article(countries="[NO]")})
    built(root)
    assert set(pictures_of(root).values()) == {None}
