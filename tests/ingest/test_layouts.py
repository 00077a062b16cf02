"""Layouts of the press, as they arrive on a clipboard. Every text is invented for this test.

``layouts/*.toml`` has the text and what must be found in it. A field that a file does not name
must stay empty: nothing is invented.
"""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from communique.ingest.decoding import decoded
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


# How the same text may come: as bytes of any encoding, with any line ends, or quoted in a message.
_CODEPAGES = {
    **dict.fromkeys(("en", "fr", "de", "es", "pt", "id"), "cp1252"),
    **dict.fromkeys(("ru", "uk", "bg"), "cp1251"),
    **{"pl": "cp1250", "tr": "cp1254", "ar": "cp1256", "ko": "cp949", "ja": "cp932"},
    "zh": "gb18030",
}
_FORWARD = (
    "For tomorrow.\n\n---------- Forwarded message ---------\nFrom: A Person <a@example.com>\n"
    "Date: Tue, 12 Mar 2024 at 22:14\nSubject: look\nTo: B Person <b@example.com>\n\n\n"
)
# Too short, or too regular by chance, to tell that they were wrapped.
_NOT_WRAPPED = ("ar-sabah", "globaltimes", "id-kompas", "pt-folha")


def _wrapped(text: str) -> str:
    rows = [textwrap.wrap(row, 72, break_on_hyphens=False) or [""] for row in text.split("\n")]
    return "\n".join(row for paragraph in rows for row in paragraph)


def _codepage(layout: Layout) -> bytes | None:
    try:
        return layout.text.encode(_CODEPAGES.get(layout.lang, "utf-8"))
    except UnicodeEncodeError:
        return None


CLOTHES: dict[str, Callable[[Layout], bytes | None]] = {
    "windows line ends": lambda x: x.text.replace("\n", "\r\n").encode(),
    "old line ends": lambda x: x.text.replace("\n", "\r").encode(),
    "byte order mark": lambda x: b"\xef\xbb\xbf" + x.text.encode(),
    "utf-16": lambda x: x.text.encode("utf-16"),
    "utf-16 without a mark": lambda x: x.text.encode("utf-16-be"),
    "code page": _codepage,
    "no-break spaces": lambda x: x.text.replace(" ", "\u00a0").encode(),
    "soft hyphens": lambda x: re.sub(r"(\w{5})(\w{3})", "\\1\u00ad\\2", x.text).encode(),
    "trailing spaces": lambda x: x.text.replace("\n", "  \n").encode(),
    "more blank lines": lambda x: x.text.replace("\n\n", "\n\n\n\n").encode(),
    "tabs": lambda x: re.sub(r"(?m)^(?=.)", "\t", x.text).encode(),
    "indent": lambda x: re.sub(r"(?m)^(?=.)", "    ", x.text).encode(),
    "quoted": lambda x: re.sub(r"(?m)^", "> ", x.text.strip()).encode(),
    "forwarded": lambda x: (_FORWARD + x.text.strip()).encode(),
    "title twice": lambda x: x.text.replace(x.title or "\0", f"{x.title}\n\n{x.title}", 1).encode(),
    "wrapped": lambda x: _wrapped(x.text).encode() if x.lang not in ("zh", "ja", "ko") else None,
}


@pytest.mark.parametrize("clothes", CLOTHES)
@pytest.mark.parametrize("path", paths(), ids=lambda path: path.stem)
def test_a_layout_is_understood_in_other_clothes(path: Path, clothes: str) -> None:
    layout = Layout(**tomllib.loads(path.read_text("utf-8")))
    raw = CLOTHES[clothes](layout)
    if raw is None or (clothes == "wrapped" and path.stem in _NOT_WRAPPED):
        pytest.skip("cannot come like this")
    wrong = differences(draft_from(decoded(raw).text), layout)
    if clothes == "forwarded":  # what the text does not say, the message does
        for name in ("title", "date"):
            wrong.pop(name if getattr(layout, name) is None else "", None)
    assert wrong == {}
