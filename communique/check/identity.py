"""What an article is known by: its id and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.check.values import Edit, Finding, Manuscript


def id_missing(file: Manuscript) -> Iterator[Finding]:
    """An article has an id of its own, so that its file can be renamed."""
    article = file.article
    if article is None or "id" in file.document.fields:
        return
    is_plain = re.fullmatch(r"[a-z0-9-]+", article.id, re.ASCII) is not None
    yield file.found(
        "id-missing",
        "there is no id: rename the file, and every subscriber sees the article again",
        1,
        hint=f"write id: {article.id}",
        edits=(Edit(line=2, start=0, was="", now=f"id: {article.id}\n"),) if is_plain else (),
    )


def date_missing(file: Manuscript) -> Iterator[Finding]:
    """A published article has a date: without one it is in no list and no feed."""
    article = file.article
    if article is None or article.date or article.status != "published":
        return
    yield file.found(
        "date-missing",
        "published, but in no list and no feed: there is no date",
        file.line_of("title"),
        hint="write date: and the day it appears, or status: draft",
    )
