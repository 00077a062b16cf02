"""A page that was copied whole begins with its menu."""

from __future__ import annotations

import pytest

from communique.ingest.menus import below_menu
from communique.ingest.text import draft_from
from tests.ingest.samples import LEDE, SECOND

MENU = "\n".join(
    [
        "Skip to content",
        "Home",
        "World",
        "Politics",
        "Sport",
        "Weather",
        "More",
        "",
        "Menu",
        "The Gazette",
        "U.S.",
        "Search",
    ]
)
TITLE = "Two states agree on their border after thirty years"


def test_the_headline_is_looked_for_below_a_menu_and_is_to_be_checked() -> None:
    draft = draft_from(f"{MENU}\n{TITLE}\nBy Ann Other\n\n{LEDE}\n\n{SECOND}\n")
    assert draft.title == TITLE
    assert draft.authors == ("Ann Other",)
    assert draft.markdown.startswith(LEDE[:40])
    assert draft.guessed[0] == "title"


@pytest.mark.parametrize(
    "above",
    [
        "Talks resume\nBy Ann Other\nOslo\n3 hours ago\nShare\nSave\n",
        "\n".join(["Home", "World", "Politics"]) + "\n",
        "\n".join(f"Name {n}" for n in range(20)) + "\n",
    ],
    ids=["a short headline", "few entries", "a list of something else"],
)
def test_what_is_no_menu_stays(above: str) -> None:
    text = f"{above}\n{LEDE}\n\n{SECOND}\n"
    assert below_menu(text) == (text, False)


def test_a_menu_alone_is_a_text_like_any_other() -> None:
    assert below_menu(MENU) == (MENU, False)
