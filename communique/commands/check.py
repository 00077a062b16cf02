"""``communique check``: what is wrong with a site, or could be better."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import click
from click.core import ParameterSource

from communique.check import Problem, as_json, summary, told, workflow_commands
from communique.cli import FINE, PROBLEMS
from communique.commands import options
from communique.commands.reporting import progress
from communique.evidence import evidence_for
from communique.inspection import Inspection, inspected
from communique.inspection.mending import mend
from communique.inspection.visits import Visits
from communique.load import ARTICLES
from communique.pipeline import Workshop
from communique.standing import files_under

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_OF_EXPLAINING = frozenset({"paths", "root", "explain"})


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
@click.option(
    "--external",
    is_flag=True,
    help="Also visit the links to other sites, one at a time at each host.",
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
    external: bool,
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
        ask = partial(_visited, workshop) if external else None
        found = inspected(workshop, moment, ask)
        if fix and (mended := mend(workshop.root, _within(found.problems, paths, root))):
            for path, count in mended:
                click.echo(f"{path}: {count} mended", err=True)
            found = inspected(workshop, moment, ask)
    finally:
        workshop.close()
    problems = _within(found.problems, paths, root)
    _list(problems, found, form, root)
    grave = {"error", "warning"} if strict else {"error"}
    return PROBLEMS if any(problem.level in grave for problem in problems) else FINE


def _visited(workshop: Workshop, addresses: Sequence[str]) -> Mapping[str, int | str]:
    """What is said at addresses of other sites."""
    visits = Visits(workshop.cache, options.present(None))
    try:
        with progress("links") as tell:
            return visits.said(addresses, tell)
    finally:
        visits.close()


def _explain(root: Path, paths: Sequence[Path]) -> int:
    """Why the articles in those files and folders have the tags they have."""
    _refuse_what_only_checks(click.get_current_context())
    if not paths:
        raise click.UsageError("--explain needs the file of an article")
    base = root.resolve()
    places = [_place_of(path, base) for path in paths]
    found, problems = files_under(base, (ARTICLES,))
    articles = [file.path for file in found if _lies_in(places, base / file.path)]
    unread = [one for one in problems if one.at and _lies_in(places, base / one.at.path)]
    there = [base / path for path in (*articles, *(one.at.path for one in unread if one.at))]
    if empty := [
        path
        for path, place in zip(paths, places, strict=True)
        if not any(_lies_in([place], article) for article in there)
    ]:
        raise click.UsageError("\n".join(map(_no_article, empty)))
    click.echo("\n".join(evidence_for(base, articles, unread)), nl=False)
    return FINE


def _refuse_what_only_checks(context: click.Context) -> None:
    """Raises a ``UsageError`` for options that would be given in vain."""
    vain = [
        option.opts[0]
        for option in context.command.params
        if option.name not in _OF_EXPLAINING
        and context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
    ]
    if vain:
        raise click.UsageError(f"--explain checks nothing: leave out {' and '.join(vain)}")


def _no_article(path: Path) -> str:
    if path.is_dir():
        return f"there are no articles in '{path}'"
    return f"--explain is of articles, and '{path}' is none"


def _place_of(path: Path, base: Path) -> Path:
    """Where a named file or folder lies; a link in the site is what it is, not what it leads to."""
    if path.name in ("", ".."):
        return path.resolve()
    whole = path.absolute()
    place = whole.parent.resolve() / whole.name
    return place if place.is_relative_to(base) else path.resolve()


def _lies_in(places: Iterable[Path], path: Path) -> bool:
    return any(path.is_relative_to(place) for place in places)


def _within(problems: Sequence[Problem], paths: Sequence[Path], root: Path) -> list[Problem]:
    """The problems in those files and folders; all of them when none is named."""
    wanted = [path.resolve() for path in paths]
    if not wanted:
        return list(problems)
    base = root.resolve()
    return [problem for problem in problems if _lies_in(wanted, base / problem.finding.path)]


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
