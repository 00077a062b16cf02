"""The files of a site that builds at once: three articles, a story, a page, the configuration."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from typing import Any, NamedTuple

from communique.config import FILE_NAME

_AGES = (timedelta(hours=50), timedelta(hours=26), timedelta(hours=2))
_ARTICLES = ("antarctica", "turkish-straits", "veto")
_SLOT = re.compile(r"\{(day|date|month):(\d)\}")


class Names(NamedTuple):
    """What a site is called; without an address it has none yet."""

    title: str
    base_url: str | None = None
    language: str = "en"
    description: str = ""
    timezone: str = ""


def example_files(now: datetime) -> Iterator[tuple[str, str]]:
    """The (path, text) of three articles that appeared shortly before ``now``, and what goes with
    them. ``now`` is in the site's zone.
    """
    days = [(now - age).replace(minute=0, second=0, microsecond=0) for age in _AGES]
    for name in _ARTICLES:
        year = days[_ARTICLES.index(name)].year
        yield f"content/articles/{year:04d}/{name}.md", _dated(_text(f"articles/{name}.md"), days)
    yield "content/stories/who-makes-the-rules.md", _text("story.md")
    yield "content/pages/about.md", _text("about.md")


def frame_files(names: Names) -> Iterator[tuple[str, str]]:
    """The (path, text) of what every site has besides its texts."""
    yield FILE_NAME, configuration(names)
    yield ".gitignore", _text("gitignore")
    yield ".github/workflows/publish.yml", _text("publish.yml")
    yield "requirements.txt", requirement()
    yield "content/sources/.gitkeep", ""


def configuration(names: Names) -> str:
    """The configuration file: every key with what it says, and those that are known set."""
    address = f"base_url = {_quoted(names.base_url or 'https://digest.example.org/')}"
    filled = {
        "{{title}}": _quoted(names.title),
        "{{base_url}}": address if names.base_url else f"# {address}",
        "{{language}}": _quoted(names.language),
    }
    if names.description:
        filled['# description = ""'] = f"description = {_quoted(names.description)}"
    if names.timezone:
        filled['# timezone = "UTC"'] = f"timezone = {_quoted(names.timezone)}"
    text = _text(FILE_NAME)
    for usual, said in filled.items():
        text = text.replace(usual, said, 1)
    return text


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
