"""``communique ingest``: sources become articles, without building."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from communique.cli import FINE, PROBLEMS
from communique.commands import options
from communique.commands.reporting import tell_ingested
from communique.config import config_of
from communique.ingest import ingest_sources


@click.command(name="ingest")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.root
@options.now
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
@click.option(
    "--force", is_flag=True, help="Replace articles that were edited too; a backup is kept."
)
def command(
    paths: tuple[Path, ...], root: Path, now: datetime | None, dry_run: bool, force: bool
) -> int:
    """Turn PATHS, or what is new in content/sources, into articles under content/articles."""
    config = config_of(root)
    report = ingest_sources(
        root,
        paths or None,
        now=options.present(now),
        zone=config.zone,
        kind=config.rights.default_kind,
        force=force,
        dry_run=dry_run,
    )
    tell_ingested(report)
    click.echo(
        f"{len(report.made)} new, {len(report.updated)} updated, {report.unchanged} unchanged"
        + (" (dry run: nothing was written)" if dry_run else "")
    )
    return PROBLEMS if report.problems else FINE
