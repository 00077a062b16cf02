"""``communique schedule``: when does the site next change by itself, and what is not on it?"""

from __future__ import annotations

import shlex
from datetime import datetime
from pathlib import Path

import click

from communique.cli import FINE
from communique.commands import options
from communique.library import curated_in
from communique.pipeline import Workshop
from communique.schedule import absences, changes_to_come, cron_lines

MOMENTS = 10


@click.command(name="schedule")
@options.root
@options.now
@click.option(
    "--count",
    type=click.IntRange(min=1),
    default=MOMENTS,
    show_default=True,
    help="How many changes to name.",
)
@click.option("--cron", is_flag=True, help="Print lines of a crontab that build the site then.")
def command(root: Path, now: datetime | None, count: int, cron: bool) -> int:
    """Print the next moments at which the site changes by itself, and why each unpublished
    article is not on it.
    """
    workshop = Workshop(root)
    try:
        config, loaded = workshop.read()
    finally:
        workshop.close()
    moment = options.present(now)
    changes = changes_to_come(loaded.articles, curated_in(config, loaded), moment)
    if cron:
        building = f"communique build --root {shlex.quote(str(root.resolve()))}"
        for line in cron_lines(changes[:count], building.replace("%", "\\%")):
            click.echo(line)
        return FINE
    for change in changes[:count]:
        click.echo(f"{change.at.astimezone(config.zone):%Y-%m-%d %H:%M %Z}  {change.what}")
    if len(changes) > count:
        click.echo(f"and {len(changes) - count} more")
    if not changes:
        click.echo("the site does not change by itself")
    for absence in absences(loaded.articles, moment):
        click.echo(f"{absence.path}: {absence.why}")
    return FINE
