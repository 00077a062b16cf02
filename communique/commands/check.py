"""``communique check``: what is wrong with a site, or could be better."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from communique.check import Problem, as_json, summary, told, workflow_commands
from communique.cli import FINE, PROBLEMS
from communique.commands import options
from communique.inspection import Inspection, inspected
from communique.inspection.mending import mend
from communique.pipeline import Workshop

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.root
@options.output
@options.now
@options.jobs
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How problems are listed: to be read, for programs, or as annotations of GitHub Actions.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, and list the rest.")
@click.option("--strict", is_flag=True, help="Fail at warnings too.")
def command(
    paths: tuple[Path, ...],
    root: Path,
    output: Path | None,
    now: datetime | None,
    jobs: int | None,
    form: str,
    fix: bool,
    strict: bool,
) -> int:
    """List what is wrong with the site or could be better: file, line, what to do.

    The whole site is looked at; with PATHS, only what is in these files and
    folders is listed. Exit code 1 if there are errors.
    """
    workshop = Workshop(root, output, jobs)
    try:
        moment = options.present(now)
        found = inspected(workshop, moment)
        if fix and (mended := mend(workshop.root, _within(found.problems, paths, root))):
            for path, count in mended:
                click.echo(f"{path}: {count} mended", err=True)
            found = inspected(workshop, moment)
    finally:
        workshop.close()
    problems = _within(found.problems, paths, root)
    _list(problems, found, form, root)
    grave = {"error", "warning"} if strict else {"error"}
    return PROBLEMS if any(problem.level in grave for problem in problems) else FINE


def _within(problems: Sequence[Problem], paths: Sequence[Path], root: Path) -> list[Problem]:
    """The problems in those files and folders; all of them when none is named."""
    wanted = [path.resolve() for path in paths]
    if not wanted:
        return list(problems)
    base = root.resolve()
    return [
        problem
        for problem in problems
        if any((base / problem.finding.path).is_relative_to(path) for path in wanted)
    ]


def _list(problems: Sequence[Problem], found: Inspection, form: str, root: Path) -> None:
    if form == "json":
        click.echo(as_json(problems, found.files))
    elif form == "github":
        for line in workflow_commands(problems, _prefix(root)):
            click.echo(line)
    else:
        for problem in problems:
            click.echo(_coloured(problem))
    if form != "json":
        click.echo(summary(problems, found.files), err=form == "github")


def _prefix(root: Path) -> str:
    """What leads from the working folder, where GitHub's runner is, to the site's."""
    inner, here = root.resolve(), Path.cwd()
    path = inner.relative_to(here).as_posix() if inner.is_relative_to(here) else inner.as_posix()
    return "" if path == "." else f"{path}/"


def _coloured(problem: Problem) -> str:
    level = click.style(f"{problem.level}:", fg=_COLOURS[problem.level], bold=True)
    return told(problem).replace(f"{problem.level}:", level, 1)
