"""When source and article have both changed: the new text is put aside, and the editor is told."""

from __future__ import annotations

import difflib
from pathlib import Path, PurePosixPath

from communique.errors import IngestError, Location

_MOST_LINES = 40


def incoming_place(article: str) -> str:
    """Where the new text of an edited article waits, from the root. Outside the build."""
    return f"content/.ingest/conflicts/{_within(article)}.incoming.md"


def backup_place(article: str, sha256: str) -> str:
    """Where ``--force`` keeps an edited article before it is replaced, from the root."""
    return f"content/.ingest/backup/{_within(article)}.{sha256[:8]}.md"


def base_place(id: str) -> str:
    """Where an article is kept as ingest wrote it, from the root: the common ancestor."""
    return f"content/.ingest/base/{id}.md"


def _within(article: str) -> str:
    path = PurePosixPath(article).with_suffix("")
    inside = path.is_relative_to("content/articles")
    return str(path.relative_to("content/articles")) if inside else path.name


def conflict(root: Path, article: str, id: str, incoming: str) -> IngestError:
    """The problem, with what changed in the source since it was ingested."""
    base = root / base_place(id)
    before = base if base.is_file() else root / article
    what = "what changed in the source" if base.is_file() else "the article, and its source now"
    changes = _difference(before.read_text("utf-8", "replace"), incoming)
    return IngestError(
        f"was edited, and its source has changed since; {what}:\n{changes}",
        Location(article),
        hint=(
            f"take over what you want from {incoming_place(article)} and delete that file,"
            " or run ingest --force to replace the article (a backup is kept)"
        ),
    )


def _words(text: str) -> list[str]:
    """The lines, less the one that differs always and says nothing."""
    return [line for line in text.splitlines() if not line.startswith("  sha256: ")]


def _difference(before: str, after: str) -> str:
    lines = [
        f"    {line}"
        for line in difflib.unified_diff(_words(before), _words(after), lineterm="", n=1)
    ][2:]
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], f"    … and {len(lines) - _MOST_LINES} lines more"]
    return "\n".join(lines)
