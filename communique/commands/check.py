"""``communique check``: what is wrong with a site, or could be better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from communique.check import Problem, as_json, summary, told, workflow_commands
from communique.cli import FINE, PROBLEMS
from communique.commands import options
from communique.evidence import evidence_for
from communique.inspection import Inspection, inspected
from communique.inspection.mending import mend
from communique.load import ARTICLES
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
@click.option(
    "--explain", is_flag=True, help="Tell why the articles in PATHS have their tags; check nothing."
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
    explain: bool,
    fix: bool,
    strict: bool,
) -> int:
    """List what is wrong with the site or could be better: file, line, what to do.

    The whole site is looked at; with PATHS, only what is in these files and
    folders is listed. Exit code 1 if there are errors.
    """
    if explain:
        return _explain(root, paths)
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


def _explain(root: Path, paths: Sequence[Path]) -> int:
    """Why the articles in those files and folders have the tags they have."""
    if not paths:
        raise click.UsageError("--explain needs the file of an article")
    for path in _articles(root.resolve(), paths):
        click.echo(evidence_for(root, path), nl=False)
    return FINE


def _articles(base: Path, paths: Sequence[Path]) -> Iterator[str]:
    """The articles in files and folders, in order of name, by their path from the site's root."""
    for path in paths:
        whole = path.resolve()
        files = sorted(whole.rglob("*.md")) if whole.is_dir() else [whole]
        for file in files:
            if not file.is_relative_to(base / ARTICLES) or file.suffix != ".md":
                raise click.UsageError(f"--explain is of articles, and '{path}' is none")
            yield file.relative_to(base).as_posix()


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
