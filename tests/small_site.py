"""A small site that shows everything it knows, for tests that build it many times.

Its layouts print whole pages, so that nothing a page is given can change unnoticed, and are so
small that a clean build takes no time.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from communique.engine import engine
from communique.icons import icon
from communique.layouts import LAYOUTS
from communique.pipeline import Report, Workshop
from communique.theme import built_in
from tests.conftest import Files, files_in, write_files
from tests.shots import png

ENGINE = engine()
DRAWN = cache(icon)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SOURCES = ("content", "layouts", "communique.toml")

_PAGE = '{% extends "base.html" %}{% block main %}{{ page }}{% endblock %}\n'
_WITH_BODY = """{% extends "base.html" %}
{% from "macros.html" import framed %}
{% block main %}{{ page }}{{ framed(page.title) }}{{ page.body|html }}{% endblock %}
"""
_LAYOUTS = {
    "base.html": '{{ masthead }}{% block main %}{% endblock %}{% include "foot.html" %}\n',
    "foot.html": "<footer>The end</footer>\n",
    "macros.html": "{% macro framed(text) %}<b>{{ text }}</b>{% endmacro %}\n",
    "article.html": _WITH_BODY,
    "page.html": _WITH_BODY,
    "site.css": "body { color: black }\n",
}


def quicken(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was just written counts as settled, or every file would be read at every build.

    What is the same in all builds, pure and slow is done once.
    """
    monkeypatch.setattr("communique.load.COARSE", 0)
    monkeypatch.setattr("communique.pipeline.engine", lambda: ENGINE)
    monkeypatch.setattr("communique.render.icon", DRAWN)


def written(title: str, date: str, body: str = "Some *text*.", **fields: str) -> str:
    """An article file; ``fields`` are further lines of front matter."""
    lines = [f"title: {title}", f"date: {date}"] + [f"{name}: {it}" for name, it in fields.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


ARTICLES = {
    "2024/talks": written(
        "Talks resume", "2024-02-20T10:00:00+00:00", tags="[Trade, Energy]", countries="[NO, RU]",
        authors="[The desk]",
    ),
    "2024/border": written("A border opens", "2024-02-21", tags="[Trade]", countries="[NO]"),
    "2024/grain": written("Grain moves", "2024-03-01", tags="[Energy]", body="[Talks](/archive/)"),
    "2024/port": written(
        "A port opens", "2024-03-02", body='![Ships](/pictures/ships.png "Photo: A. Other")',
        image="{file: pictures/port.png, alt: The port, credit: The desk}",
    ),
    "2025/later": written("An embargoed one", "2025-03-01", embargo="2026-01-02T06:00:00+00:00"),
    "2025/ends": written("One that ends", "2025-03-02", expires="2026-01-03"),
    "2025/hidden": written("A draft", "2025-03-03", status="draft", tags="[Courts]"),
}  # fmt: skip


def files() -> Files:
    """The files of the site."""
    parts = {path.relative_to(built_in()).as_posix(): "" for path in built_in().rglob("*.html")}
    layouts = parts | dict.fromkeys(LAYOUTS.values(), _PAGE) | _LAYOUTS
    return {
        "communique.toml": 'title = "Digest"\nbase_url = "https://example.org/"\n',
        "content/pages/about.md": "---\ntitle: About\n---\n\nWho we are.\n",
        "content/static/files/doc.txt": "One file",
        "content/static/pictures/port.png": png(12, 6),
        "content/static/pictures/ships.png": png(6, 6),
        **{f"content/articles/{name}.md": text for name, text in ARTICLES.items()},
        **{f"layouts/{name}": text for name, text in layouts.items()},
    }


def make(root: Path) -> Path:
    """The site is at ``root``, and was never built."""
    write_files(root, files())
    return root


def clean(
    root: Path, elsewhere: Path, now: datetime = NOW, *, search: bool = False
) -> dict[str, bytes]:
    """What a first build of the site gives, in a folder where nothing was built before."""
    shutil.rmtree(elsewhere, ignore_errors=True)
    elsewhere.mkdir(parents=True)
    for name in SOURCES:
        if (root / name).is_dir():
            shutil.copytree(root / name, elsewhere / name, symlinks=True)
        elif (root / name).exists():
            shutil.copy(root / name, elsewhere / name)
    build(elsewhere, now, search=search)
    return files_in(elsewhere / "site")


def build(root: Path, now: datetime = NOW, jobs: int = 1, *, search: bool = False) -> Report:
    """The site, built by a process that ends then."""
    workshop = Workshop(root, jobs=jobs)
    try:
        return workshop.build(now, search=search)
    finally:
        workshop.close()
