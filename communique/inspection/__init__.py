"""A site is read as far as it can be, and looked at by the rules of ``check``.

attempt      what can be read of a site, and what is wrong with the rest
manuscripts  files become what rules see; facts about them are kept until they change
notebook     where they are kept
visits       addresses of other sites are visited, when that was asked for
survey       the rules that look at the site as a whole
mending      files are mended
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from communique.check import Finding, Problem, external, graded
from communique.check.levels import as_finding
from communique.inspection.attempt import attempt
from communique.inspection.manuscripts import facts_about
from communique.inspection.survey import surveyed
from communique.pipeline import Workshop


class Inspection(NamedTuple):
    """What is wrong with a site, in order, and how many files of content were looked at."""

    problems: tuple[Problem, ...]
    files: int


Ask = Callable[[Sequence[str]], Mapping[str, int | str]]


def inspected(workshop: Workshop, now: datetime, ask: Ask | None = None) -> Inspection:
    """Everything that the rules find in the site as it is at ``now``.

    ``ask`` visits addresses of other sites: see ``visits``. Without it nobody does.
    """
    with workshop.turns.alone():
        read = attempt(workshop)
        facts = facts_about(read, workshop)
    findings: list[Finding] = [as_finding(problem) for problem in read.problems]
    findings += [as_finding(problem, "picture") for problem in read.of_pictures]
    findings += [finding for one in facts.values() for finding in one.findings]
    if ask:
        articles = read.loaded.articles
        said = ask(external.visited_in(articles, facts, read.config.address))
        findings += external.broken_in(articles, facts, said)
    findings += surveyed(workshop, read, facts, now)
    spared = {one.path: one.spared for one in facts.values() if one.spared}
    problems = graded(findings, read.config.check.rules, spared)
    unread = {problem.at.path for problem in read.problems if problem.at} - facts.keys()
    files = len(facts) + sum(1 for path in unread if path.startswith("content/"))
    return Inspection(tuple(_with_lines(problems, workshop.root)), files)


def _with_lines(problems: Iterable[Problem], root: Path) -> Iterable[Problem]:
    """The problems, each with the line of the file that is meant, where it can be read."""
    texts: dict[str, list[str]] = {}
    for problem in problems:
        one = problem.finding
        if one.excerpt is None and one.path and one.line and one.line > 1:
            if one.path not in texts:
                texts[one.path] = _lines_of(root / one.path)
            shown = texts[one.path][one.line - 1 : one.line]
            problem = problem._replace(finding=replace(one, excerpt=next(iter(shown), None)))
        yield problem


def _lines_of(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig", "replace").split("\n")
    except OSError:
        return []
