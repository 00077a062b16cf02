"""Problems as a reader of a terminal, a program, and GitHub want them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from communique.check.levels import Problem
from communique.check.values import Finding
from communique.rules import Level

SHOWN = 160
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def told(problem: Problem) -> str:
    """The problem as a terminal shows it: place, level, rule; the line; what to do."""
    one = problem.finding
    lines = [f"{place_of(one)}: {problem.level}: {one.message}  [{one.rule}]"]
    if one.excerpt is not None:
        lines.append(f"    {_shown(one.excerpt, one.column or 1)}")
    if one.hint:
        lines.append(f"  hint: {one.hint}")
    return "\n".join(lines)


def _shown(line: str, column: int) -> str:
    """As much of a line as can be read at once, with what is meant in it."""
    start = line.rfind(" ", 0, max(0, column - SHOWN // 2)) + 1
    if len(line) <= SHOWN or column < SHOWN // 2:
        start = 0
    cut = line[start : start + SHOWN].strip()
    return f"{'…' if start else ''}{cut}{'…' if start + SHOWN < len(line) else ''}"


def place_of(finding: Finding) -> str:
    """``path:line:column``, as much of it as is known; "the site" for what is in no file."""
    parts = [finding.path or "the site", finding.line, finding.column if finding.line else None]
    return ":".join(str(part) for part in parts if part is not None)


def summary(problems: Sequence[Problem], files: int) -> str:
    """One line: how many problems of each level there are, and how many can be mended."""
    checked = counted(files, "file")
    if not problems:
        return f"{checked}: nothing to mend"
    levels: tuple[Level, ...] = ("error", "warning", "note")
    counts = {level: sum(1 for one in problems if one.level == level) for level in levels}
    said = ", ".join(counted(count, level) for level, count in counts.items() if count)
    mendable = sum(1 for one in problems if one.finding.edits)
    more = f"; --fix mends {mendable} of them" if mendable else ""
    return f"{checked}: {said}{more}"


def counted(count: int, what: str) -> str:
    """A number of things, in words."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def as_json(problems: Iterable[Problem], files: int) -> str:
    """The problems as one JSON object: ``files``, the number looked at, and ``problems``."""
    listed = [_as_object(problem) for problem in problems]
    return json.dumps({"files": files, "problems": listed}, ensure_ascii=False, indent=1)


def _as_object(problem: Problem) -> dict[str, object]:
    one = problem.finding
    return {
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "level": problem.level,
        "rule": one.rule,
        "message": one.message,
        "hint": one.hint,
        "excerpt": one.excerpt,
        "mendable": bool(one.edits),
    }


def workflow_commands(problems: Iterable[Problem], prefix: str) -> Iterator[str]:
    """A workflow command of GitHub Actions for each; ``prefix`` leads to the site's folder."""
    for problem in problems:
        one = problem.finding
        places = {
            "file": f"{prefix}{one.path}" if one.path else None,
            "line": one.line,
            "col": one.column if one.line else None,
            "title": one.rule,
        }
        given = ",".join(f"{k}={_property(str(v))}" for k, v in places.items() if v is not None)
        said = one.message + (f"\n{one.hint}" if one.hint else "")
        yield f"::{_COMMANDS[problem.level]} {given}::{_escaped(said)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
