"""How grave each finding is: as the rule says, unless the site or the file says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from communique.check.values import Finding
from communique.errors import (
    CommuniqueError,
    ConfigError,
    LayoutError,
    Location,
    OutputError,
)
from communique.rules import FIXED, RULES, Level

WEIGHTS: Mapping[Level, int] = {"error": 0, "warning": 1, "note": 2}

_RULES_OF: tuple[tuple[type[CommuniqueError], str], ...] = (
    (ConfigError, "configuration"),
    (LayoutError, "layout"),
    (OutputError, "address"),
)


class Problem(NamedTuple):
    """A finding, and how grave it is."""

    finding: Finding
    level: Level

    @property
    def place(self) -> tuple[str, int, int, int, str, str]:
        """Where it stands in a list: by file and line, the gravest first."""
        one = self.finding
        weight = WEIGHTS[self.level]
        return one.path, one.line or 0, one.column or 0, weight, one.rule, one.message


def as_finding(error: CommuniqueError, rule: str = "") -> Finding:
    """A problem that ends a build, as one among others; ``rule`` if not that of its kind."""
    at = error.at or Location("")
    named = (name for kind, name in _RULES_OF if isinstance(error, kind))
    return Finding(
        rule=rule or next(named, "front-matter"),
        path=at.path,
        line=at.line,
        column=at.column,
        message=error.message,
        hint=error.hint,
        excerpt=error.excerpt,
    )


def graded(
    findings: Iterable[Finding],
    levels: Mapping[str, str],
    spared: Mapping[str, Iterable[str]],
) -> list[Problem]:
    """The findings in order, each with its level; what is off, or spared its file, is left out.

    ``levels`` are those that the site changes, by rule; ``spared`` are rules by path.
    """
    problems = []
    for finding in dict.fromkeys(findings):
        is_fixed = finding.rule in FIXED
        level = RULES[finding.rule] if is_fixed else _level(finding.rule, levels)
        if level != "off" and (is_fixed or finding.rule not in spared.get(finding.path, ())):
            problems.append(Problem(finding, level))
    return sorted(problems, key=lambda problem: problem.place)


def _level(rule: str, levels: Mapping[str, str]) -> Level:
    said = levels.get(rule)
    return next((level for level in ("off", *WEIGHTS) if level == said), RULES[rule])
