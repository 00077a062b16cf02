"""What an edition held, as a file that keeps it: content/frozen/DATE.md."""

from __future__ import annotations

import json
from collections.abc import Iterator

from communique.model import Edition, Site

_NOTICE = """\
# What was in this edition when it closed, written by communique freeze. Keep it with the content:
# articles may be edited, renamed or deleted, and the edition stays what it was. Without this file
# it is composed anew.
"""


def frozen_files(site: Site) -> Iterator[tuple[str, str]]:
    """The (path, text) of a file for every edition of a day that has none."""
    titles = {article.id: article.title for article in (*site.articles, *site.withdrawn)}
    for edition in site.editions:
        if not edition.is_week and not edition.is_frozen:
            yield f"content/frozen/{edition.name}.md", _text(edition, titles)


def _text(edition: Edition, titles: dict[str, str]) -> str:
    # A JSON string is a double-quoted YAML scalar (YAML 1.2, 1.3).
    lines = [
        f"  - id: {_quoted(id)}\n    title: {_quoted(titles[id])}\n" for id in edition.articles
    ]
    return f"---\n{_NOTICE}articles:\n{''.join(lines)}---\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
