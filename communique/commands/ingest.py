"""``communique ingest``: sources become articles, without building."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from communique.cli import FINE, PROBLEMS
from communique.commands import options
from communique.commands.reporting import progress, tell_ingested
from communique.config import config_of
from communique.errors import IngestError
from communique.ingest import Report, ingest_sources
from communique.ingest.fetch import fetched

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@click.command(name="ingest")
@click.argument("sources", nargs=-1, metavar="[PATH|URL]...")
@options.root
@options.now
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
@click.option(
    "--force", is_flag=True, help="Replace articles that were edited too; a backup is kept."
)
@options.jobs
@click.option("--quiet", is_flag=True, help="Say only what needs attention.")
def command(
    sources: tuple[str, ...],
    root: Path,
    now: datetime | None,
    dry_run: bool,
    force: bool,
    jobs: int | None,
    quiet: bool,
) -> int:
    """Turn files, folders and web addresses into articles under content/articles.

    Without any, what is new in content/sources. An address is fetched once into content/sources.
    """
    config = config_of(root)
    paths, failed = paths_of(sources, root.resolve(), dry_run=dry_run, again=force)
    if sources and not paths:
        return PROBLEMS if failed else FINE
    with progress("Reading sources", quiet=quiet) as moved:
        report = ingest_sources(
            root,
            paths if sources else None,
            now=options.present(now),
            zone=config.zone,
            kind=config.rights.default_kind,
            force=force,
            dry_run=dry_run,
            jobs=config.build.jobs if jobs is None else jobs,
            progress=moved,
        )
    tell_ingested(report, quiet=quiet)
    if not quiet:
        click.echo(_counted(report, dry_run=dry_run))
    return PROBLEMS if report.problems or failed else FINE


def _counted(report: Report, *, dry_run: bool) -> str:
    counts = f"{len(report.made)} new, {len(report.updated)} updated, {report.unchanged} unchanged"
    guessed = Counter(field for one in (*report.made, *report.updated) for field in one.review)
    checks = ", ".join(f"{field} of {count}" for field, count in guessed.most_common())
    return (
        counts
        + (
            f"; please check: {checks}"
            if len(report.made) + len(report.updated) > 1 and checks
            else ""
        )
        + (" (dry run: nothing was written)" if dry_run else "")
    )


def paths_of(
    sources: Sequence[str], root: Path, *, dry_run: bool, again: bool
) -> tuple[list[Path], bool]:
    """Where the sources lie, those of the web being fetched; and whether one could not be had."""
    paths = []
    failed = False
    for source in sources:
        if not _ADDRESS.match(source):
            paths.append(Path(source))
        elif dry_run:
            click.echo(f"{source} would be fetched")
        else:
            try:
                paths.append(fetched(source, root, again=again))
            except IngestError as error:
                click.echo(error.explained(), err=True)
                failed = True
    return paths, failed
