"""The files of a site that builds at once: three articles, a story, a page, the configuration."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from typing import Any

_AGES = (timedelta(hours=50), timedelta(hours=26), timedelta(hours=2))
_ARTICLES = ("antarctica", "turkish-straits", "veto")
_PLACES = {
    "communique.toml": "communique.toml",
    "about.md": "content/pages/about.md",
    "story.md": "content/stories/who-makes-the-rules.md",
    "gitignore": ".gitignore",
    "publish.yml": ".github/workflows/publish.yml",
}
_SLOT = re.compile(r"\{(day|date|month):(\d)\}")


def files_of_site(
    now: datetime, *, title: str, base_url: str | None, language: str
) -> Iterator[tuple[str, str]]:
    """The (path, text) of each file of a new site. ``now`` is in its zone."""
    days = [(now - age).replace(minute=0, second=0, microsecond=0) for age in _AGES]
    for name in _ARTICLES:
        day = days[_ARTICLES.index(name)]
        yield (
            f"content/articles/{day.year:04d}/{name}.md",
            _dated(_text(f"articles/{name}.md"), days),
        )
    settings = {
        "title": _quoted(title),
        "base_url": f"base_url = {_quoted(base_url or 'https://digest.example.org/')}",
        "language": _quoted(language),
    }
    if base_url is None:
        settings["base_url"] = f"# {settings['base_url']}"
    for name, place in _PLACES.items():
        text = _text(name)
        for key, value in settings.items():
            text = text.replace(f"{{{{{key}}}}}", value)
        yield place, text
    yield "content/sources/.gitkeep", ""
    yield "requirements.txt", requirement()


def _text(name: str) -> str:
    return (files("communique") / "scaffold" / "site" / name).read_text("utf-8")


def _quoted(text: str) -> str:
    # A JSON string is a basic string of TOML.
    return json.dumps(text, ensure_ascii=False)


def _dated(text: str, days: list[datetime]) -> str:
    def said(found: re.Match[str]) -> str:
        day = days[int(found[2])]
        forms = {"day": f"{day:%Y%m%d}", "month": f"{day:%Y/%m}", "date": day.isoformat()}
        return forms[found[1]]

    return _SLOT.sub(said, text)


def requirement() -> str:
    """The requirements file of a site: this package, from where it was installed (PEP 610)."""
    try:
        installed = distribution("communique")
    except PackageNotFoundError:
        return _UNKNOWN
    told = installed.read_text("direct_url.json")
    if told is None:
        return f"communique=={installed.version}\n"
    return _from_address(json.loads(told))


def _from_address(told: dict[str, Any]) -> str:
    address = str(told.get("url", ""))
    if address.startswith("file:"):
        return _UNKNOWN
    vcs = told.get("vcs_info")
    if isinstance(vcs, dict):
        address = f"{vcs.get('vcs', 'git')}+{address}@{vcs.get('commit_id', 'main')}"
    return f"communique @ {address}\n"


_UNKNOWN = """\
# Communiqué was installed from a folder of your computer, which a workflow cannot reach. Write here
# where it can be had, for instance from a repository:
# communique @ git+https://git.example.org/communique
"""
