"""What is wrong with a site, or could be better: rules as small pure functions, by subject.

    values       what rules see and find        paragraphs   the prose of a body, with its places
    headlines, relative, prose, figures         how an article is written
    identity, rights, pictures                  what it is known by, whose text it is, what it shows
    anchors, links, external                    where a text leads, and what is wrong with that
    leaks        what was meant for the desk
    budgets      how long an edition is
    company, twins                              what an article is together with, or too much like
    record, settings                            what readers were told; values of the configuration
    levels       how grave each finding is, and what is not said at all
    edits        a file with findings mended, everything else as it was
    listing      problems as text, as JSON, as annotations of GitHub

A rule is a function of a ``Manuscript``, one file with its lines, that yields a ``Finding`` for
each breach. Reading the files is the work of ``inspection``; ``rules`` has the names and levels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.check import figures, headlines, identity, leaks, pictures, prose, relative, rights
from communique.check.edits import mended
from communique.check.levels import Problem, graded
from communique.check.listing import as_json, counted, summary, told, workflow_commands
from communique.check.values import Edit, Finding, Manuscript

__all__ = [
    "FILE_RULES",
    "Edit",
    "Finding",
    "Manuscript",
    "Problem",
    "as_json",
    "counted",
    "findings_in",
    "graded",
    "mended",
    "summary",
    "told",
    "workflow_commands",
]

FILE_RULES: tuple[Callable[[Manuscript], Iterator[Finding]], ...] = (
    headlines.headline_length,
    headlines.headline_full_stop,
    headlines.headline_capitals,
    headlines.standfirst,
    headlines.key_points,
    relative.relative_dates,
    leaks.notes,
    prose.double_spaces,
    prose.capitals,
    prose.dateline,
    figures.unattributed,
    rights.source_missing,
    rights.excerpt_share,
    rights.review_left,
    identity.id_missing,
    identity.date_missing,
    pictures.lead_picture,
    pictures.pictures_within,
)
"""The rules that look at one file by itself."""


def findings_in(file: Manuscript) -> Iterator[Finding]:
    """Everything that the rules for one file find in it."""
    for rule in FILE_RULES:
        yield from rule(file)
