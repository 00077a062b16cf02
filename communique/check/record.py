"""What readers were told, and what they find: silent edits, and addresses that were left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from communique.check.values import Facts, Finding
from communique.imprints import Imprints, silent_edits
from communique.model import Article
from communique.moves import Move


def silently_edited(
    published: Iterable[Article], known: Imprints, facts: Mapping[str, Facts]
) -> Iterator[Finding]:
    """A published text changes only with a word about it."""
    for article in silent_edits(published, known):
        yield facts[article.path].found(
            "silent-edit",
            "the text is not what was published, and nothing says so",
            facts[article.path].line("updated"),
            hint="add to updates: or corrections: what changed, or set updated:",
        )


def told_ahead(
    published: Iterable[Article], now: datetime, facts: Mapping[str, Facts]
) -> Iterator[Finding]:
    """What is said of a published text was said by now: the note is on its page already."""
    for article in published:
        said = {
            "updated": (article.updated,),
            "updates": tuple(one.at for one in article.updates),
            "corrections": tuple(one.at for one in article.corrections),
        }
        for name, moments in said.items():
            late = max((one for one in moments if one and one > now), default=None)
            if late:
                yield facts[article.path].found(
                    "note-ahead",
                    f"'{name}' says {late:%Y-%m-%d}, which is still to come",
                    facts[article.path].line(name),
                    hint="readers see it at once, and feeds say that it changed then",
                )


def left_addresses(moves: Iterable[Move], facts: Mapping[str, Facts]) -> Iterator[Finding]:
    """An article that moved leads on from where it was."""
    for move in moves:
        line = facts[move.path].line("slug")
        yield facts[move.path].found("redirect-missing", move.message, line, hint=move.hint)
