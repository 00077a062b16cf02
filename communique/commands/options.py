"""Options that several commands share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click


class Moment(click.ParamType):
    """A moment: ISO 8601. Without an offset it is in UTC."""

    name = "time"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment that ``value`` names."""
        if isinstance(value, datetime):
            return value
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no time such as 2026-12-01T06:00Z", param, ctx)
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
    type=Moment(),
    help="Build the site as it is at this moment, such as 2026-12-01T06:00Z.",
)
drafts = click.option(
    "--drafts", is_flag=True, help="Also show drafts, and what is embargoed, scheduled or expired."
)
jobs = click.option(
    "--jobs", type=click.IntRange(min=0), help="Processes to use; 0 is one for each processor."
)


def present(moment: datetime | None) -> datetime:
    """The moment asked for, or the present one."""
    return moment or datetime.now(UTC)
