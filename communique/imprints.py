"""What was published, so that a text that changes without a word about it can be noticed.

``content/published.lock`` holds a line for each article: the fingerprint of its text, when readers
were last told of a change ("-" when never), and its id. The command ``freeze`` writes it; it is
kept with the content. A text that has another fingerprint while readers were told nothing since is
a silent edit, until ``updated``, ``updates`` or ``corrections`` say something, or it is as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from typing import NamedTuple

from communique.errors import ContentError, Location
from communique.model import Article

LOCK = "content/published.lock"
_LINE = re.compile(r"([0-9a-f]{32}) (\S+) (\S.*)")
_NOTICE = """\
# The texts that were published, written by communique freeze. Keep this file with the content:
# communique check compares, and names articles that changed without an update or correction.
"""


class Imprint(NamedTuple):
    """A text as it was published: its fingerprint, and when readers were last told of a change."""

    digest: str
    told: str


Imprints = Mapping[str, Imprint]


def imprint_of(article: Article) -> Imprint:
    """The article as it is."""
    told = article.modified
    return Imprint(
        article.body.digest, f"{told.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if told else "-"
    )


def imprints_in(text: str, path: str = LOCK) -> dict[str, Imprint]:
    """The imprints in a lock file, by the id of their article.

    Raises an ``ExceptionGroup`` of ``ContentError`` for lines that are none.
    """
    found: dict[str, Imprint] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        known = _LINE.fullmatch(line)
        if known:
            found[known[3]] = Imprint(known[1], known[2])
        elif line.strip() and not line.startswith("#"):
            hint = "delete the line; communique freeze writes it anew"
            problems.append(
                ContentError("not the imprint of an article", Location(path, number), hint=hint)
            )
    if problems:
        raise ExceptionGroup(path, problems)
    return found


def as_text(imprints: Imprints) -> str:
    """The lock file: one line an article, in the order of ids, so that versions merge well."""
    lines = (f"{one.digest} {one.told} {id}\n" for id, one in sorted(imprints.items()))
    return _NOTICE + "".join(lines)


def silent_edits(published: Iterable[Article], known: Imprints) -> Iterator[Article]:
    """The published articles whose text is not what it was, and that say nothing about it."""
    for article in published:
        before = known.get(article.id)
        now = imprint_of(article)
        if before is None or article.status == "withdrawn":
            continue
        if now.digest != before.digest and now.told == before.told:
            yield article


def renewed(published: Iterable[Article], known: Imprints) -> dict[str, Imprint]:
    """The imprints of now. A silent edit keeps its old one, so that it is not forgotten.

    An article that is no longer there keeps its imprint too: it may come back.
    """
    listed = [one for one in published if one.status != "withdrawn"]
    silent = {article.id for article in silent_edits(listed, known)}
    fresh = {one.id: imprint_of(one) for one in listed if one.id not in silent}
    return {**known, **fresh}
