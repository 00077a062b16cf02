"""Layouts of the press, as they arrive on a clipboard. Every text is invented for this test.

``layouts/*.toml`` has the text and what must be found in it. A field that a file does not name
must stay empty: nothing is invented.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from communique.ingest.draft import Draft
from communique.ingest.text import draft_from

FOLDER = Path(__file__).parent / "layouts"


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A text and what it says."""

    text: str
    first: str
    last: str
    title: str | None = None
    title_ok: list[str] = field(default_factory=list)
    description: str | None = None
    authors: list[str] = field(default_factory=list)
    date: str | None = None
    updated: str | None = None
    dateline: str | None = None
    credit: str | None = None
    caption: str | None = None
    lang: str = "en"
    endnote: str | None = None
    key_points: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def layouts() -> list[Layout]:
    """Every layout, by name of file."""
    return [Layout(**tomllib.loads(path.read_text("utf-8"))) for path in paths()]


def paths() -> list[Path]:
    """The files of the layouts."""
    return sorted(FOLDER.glob("*.toml"))


def words(text: str) -> str:
    """What a reader sees of a line of Markdown."""
    plain = re.sub(r"\\(.)", r"\1", text)
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain)
    return re.sub(
        r"^#+ |^> |^[-*] |\*\*|\s+", lambda m: " " if m[0].isspace() else "", plain
    ).strip()


def found(draft: Draft) -> dict[str, object]:
    """The fields that a layout names."""
    parts = [part for part in draft.markdown.split("\n\n") if part.strip()]
    texts = [words(part) for part in parts if not part.startswith("#")]
    return {
        "title": draft.title,
        "description": draft.description,
        "authors": list(draft.authors),
        "date": draft.date,
        "updated": draft.updated,
        "dateline": draft.dateline,
        "credit": draft.image.credit if draft.image else None,
        "caption": draft.image.caption if draft.image else None,
        "lang": draft.lang,
        "endnote": draft.endnote,
        "key_points": list(draft.key_points),
        "headings": [words(part) for part in parts if part.startswith("#")],
        "tags": list(draft.tags),
        "first": texts[0] if texts else "",
        "last": texts[-1].split("\n")[-1] if texts else "",
    }


def differences(draft: Draft, layout: Layout) -> dict[str, tuple[object, object]]:
    """What was found and what should have been, where they differ."""
    wrong = {}
    for name, value in found(draft).items():
        wanted = getattr(layout, name)
        is_right = value == wanted
        if name == "title":
            is_right = value == wanted or value in layout.title_ok
        elif name == "first":
            is_right = str(value).startswith(layout.first)
        if not is_right:
            wrong[name] = (value, wanted)
    left = [junk for junk in layout.absent if junk in draft.markdown]
    return wrong | ({"absent": (left, [])} if left else {})


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_a_layout_is_understood(path: Path) -> None:
    layout = Layout(**tomllib.loads(path.read_text("utf-8")))
    assert differences(draft_from(layout.text), layout) == {}
