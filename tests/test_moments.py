"""One site at five moments: what comes, what goes, what changes, and that nothing else does."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from communique.pipeline import Workshop
from tests.conftest import Files, article, files_in

Make = Callable[[Files], Path]
FILES = {
    "communique.toml": "[build]\nmaps = false\ncards = false\nsearch = false\n",
    "content/articles/open.md": article("Open", story="grain", tags="[Trade]"),
    "content/articles/timed.md": article(
        "Timed", date='"2024-02-21"', story="grain", sources="[{name: Reuters}]", countries="[NO]"
    ).replace("date: 2024-02-20\n", ""),
    "content/articles/kept-back.md": article(
        "Kept back", embargo='"2024-02-22T09:00Z"', people="[Xi Jinping]", countries="[]"
    ),
    "content/articles/ends.md": article("Ends", expires='"2024-02-23"', tags="[Trade, Fish]"),
}
MOMENTS = [
    datetime(2024, 2, 20, 12, tzinfo=UTC),
    datetime(2024, 2, 21, tzinfo=UTC),
    datetime(2024, 2, 22, 9, tzinfo=UTC),
    datetime(2024, 2, 23, tzinfo=UTC),
    datetime(2024, 2, 26, tzinfo=UTC),
]
# For each moment but the first: what is there now, and what is gone.
COME = [
    {"2024/02/timed", "editions/2024", "editions/2024-02-20", "countries/norway", "regions/europe",
     "regions/northern-europe", "outlets/reuters"},
    {"2024/02/kept-back", "people/xi-jinping", "editions/2024-02-21"},
    {"editions/2024-02-22"},
    {"editions/2024-w08"},
]  # fmt: skip
GONE = [set(), set(), {"2024/02/ends", "topics/fish"}, set()]
# Pages that change besides; those that do not are as they were, byte for byte.
CHANGED = [
    {"", "2024/02/open", "stories", "stories/grain", "archive", "archive/2024/02", "countries",
     "regions", "outlets", "editions", "feeds", "map", "404.html"},
    {"", "2024/02/open", "2024/02/ends", "archive", "archive/2024/02", "people", "editions",
     "editions/2024", "editions/2024-02-20", "feeds", "404.html"},
    {"", "2024/02/kept-back", "2024/02/open", "archive", "archive/2024/02", "topics",
     "topics/trade", "editions", "editions/2024", "editions/2024-02-20", "editions/2024-02-21",
     "feeds", "404.html"},
    {"editions", "editions/2024"},
]  # fmt: skip


def pages_in(files: dict[str, bytes]) -> dict[str, bytes]:
    """The pages, by their address without slashes."""
    return {
        name.removesuffix("index.html").rstrip("/"): content
        for name, content in files.items()
        if name.endswith(("index.html", "404.html"))
    }


def test_a_site_at_five_moments(site: Make) -> None:
    root = site(FILES)
    workshop = Workshop(root, jobs=1)
    before: dict[str, bytes] = {}
    listed = []
    for place, moment in enumerate(MOMENTS):
        workshop.build(moment)
        pages = pages_in(files_in(root / "site"))
        if place:
            common = pages.keys() & before.keys()
            assert pages.keys() - before.keys() == COME[place - 1], moment
            assert before.keys() - pages.keys() == GONE[place - 1], moment
            assert {u for u in common if pages[u] != before[u]} == CHANGED[place - 1], moment
        data = json.loads((root / "site/data/articles.json").read_bytes())
        listed.append([one["title"] for one in data["articles"]])
        before = pages
    workshop.close()
    assert listed == [
        ["Open", "Ends"],
        ["Timed", "Open", "Ends"],
        ["Timed", "Open", "Kept back", "Ends"],
        ["Timed", "Open", "Kept back"],
        ["Timed", "Open", "Kept back"],
    ]
