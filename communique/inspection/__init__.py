"""A site is read as far as it can be, and looked at by the rules of ``check``.

attempt      what can be read of a site, and what is wrong with the rest
manuscripts  files become what rules see; facts about them are kept until they change
notebook     where they are kept
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from communique.check import Finding, Problem, graded
from communique.check.levels import as_finding
from communique.inspection.attempt import attempt
from communique.inspection.manuscripts import facts_about
from communique.pipeline import Workshop


class Inspection(NamedTuple):
    """What is wrong with a site, in order, and how many files of content were looked at."""

    problems: tuple[Problem, ...]
    files: int


def inspected(workshop: Workshop, now: datetime) -> Inspection:  # noqa: ARG001
    """Everything that the rules find in the site as it is at ``now``."""
    with workshop.turns.alone():
        read = attempt(workshop)
        facts = facts_about(read, workshop)
    findings: list[Finding] = [as_finding(problem) for problem in read.problems]
    findings += [finding for one in facts for finding in one.findings]
    spared = {one.path: one.spared for one in facts if one.spared}
    return Inspection(
        tuple(graded(findings, read.config.check.rules, spared)),
        len(facts) + len({problem.at.path for problem in read.problems if problem.at}),
    )
