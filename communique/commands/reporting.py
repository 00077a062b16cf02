"""What commands say of what was done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module

import click

from communique.config import PREVIEW_ADDRESS, Config
from communique.ingest import Report as Ingested
from communique.pipeline import Report as Built

LISTED = 10
_ON_A_TERMINAL = "communique.commands.progress"

Progress = Callable[[int, int], None]


def warn_of_address(config: Config) -> None:
    """Says what a site without an address is built with."""
    if config.base_url is None:
        click.echo(
            f"base_url is not set: feeds and canonical links lead to {PREVIEW_ADDRESS}\n"
            '  hint: write base_url = "https://…/" in communique.toml before publishing',
            err=True,
        )


def progress(label: str, *, quiet: bool = False) -> AbstractContextManager[Progress | None]:
    """On a terminal, a function that moves a bar; None elsewhere, or when ``quiet``."""
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    made: AbstractContextManager[Progress] = import_module(_ON_A_TERMINAL).shown(label)
    return made


def tell_ingested(report: Ingested, *, quiet: bool = False) -> None:
    """Says which articles were made of which sources, what was guessed, and what went wrong.

    On a terminal that is a table, elsewhere a line for each. ``quiet``: only what went wrong.
    """
    for warning in report.warnings:
        click.echo(warning, err=True)
    for problem in report.problems:
        click.echo(problem.explained(), err=True)
    if sys.stdout.isatty() and not quiet:
        import_module(_ON_A_TERMINAL).show_table(report)
    elif not quiet:
        _list(report)


def _list(report: Ingested) -> None:
    for word, placed in (("new", report.made), ("updated", report.updated)):
        for one in placed:
            review = f"  (please check: {', '.join(one.review)})" if one.review else ""
            click.echo(f"{word}: {one.article} from {one.source}{review}")


def _of_unknown(files: Sequence[str]) -> str:
    listed = "".join(f"\n    {name}" for name in files[:LISTED])
    more = f"\n    and {len(files) - LISTED} more" if len(files) > LISTED else ""
    return (
        "these files are not of this site, and no build is known to have written them:"
        f"{listed}{more}\n  hint: they were left alone; delete what should not be published"
    )


def tell_built(report: Built) -> None:
    """Says what a build did, in one line."""
    published = report.published
    parts = [
        f"{len(published.rendered)} rendered",
        f"{len(published.written)} written",
        f"{len(published.removed)} removed",
        f"{published.kept} unchanged",
    ]
    for remark in report.remarks:
        click.echo(remark, err=True)
    if published.unknown:
        click.echo(_of_unknown(published.unknown), err=True)
    articles = "1 article" if report.articles == 1 else f"{report.articles} articles"
    click.echo(f"{articles}: {', '.join(parts)}, in {report.seconds:.2f} s")
