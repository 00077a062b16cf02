"""Options that several commands share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click


def _moment(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    """The moment that an option names: ISO 8601, in UTC without an offset."""
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError as error:
        said = f"'{value}' is no time such as 2026-12-01T06:00Z"
        raise click.BadParameter(said) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The site's folder, holding content/. The current folder by default.",
)
output = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site is written. ROOT/site by default.",
)
now = click.option(
    "--now",
    callback=_moment,
    metavar="TIME",
    help="Take this for the present moment: a time such as 2026-12-01T06:00Z.",
)
drafts = click.option(
    "--drafts", is_flag=True, help="Also show drafts, and what is embargoed, scheduled or expired."
)
jobs = click.option(
    "--jobs", type=click.IntRange(min=0), help="Processes to use; 0 is one for each processor."
)

search = click.option(
    "--search/--no-search",
    default=None,
    help="Make the index that readers search. By default a build does; serve and --watch do not.",
)


def present(moment: datetime | None) -> datetime:
    """The moment asked for, or the present one."""
    return moment or datetime.now(UTC)
