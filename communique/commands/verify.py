"""``communique verify``: is site/ what a clean build would give?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from communique.cli import FINE, PROBLEMS
from communique.commands import options
from communique.pipeline import Workshop
from communique.verify import Difference, Verdict, verified

LISTED = 20


@click.command(name="verify")
@options.root
@options.output
@options.now
@options.drafts
@options.jobs
def command(
    root: Path, output: Path | None, now: datetime | None, drafts: bool, jobs: int | None
) -> int:
    """Compare site/ with a clean build made beside it, byte for byte.

    It is built for the moment of the last build, unless --now names another.
    """
    workshop = Workshop(root, output, jobs)
    try:
        verdict = verified(workshop, now, everything=drafts or None)
    finally:
        workshop.close()
    moment = f"{verdict.now.isoformat(timespec='seconds')}"
    whose = "" if now else ", the moment of the last build"
    tell_verdict(verdict, f"a clean build gives for {moment}{whose}", workshop.output.name)
    return PROBLEMS if verdict.differences else FINE


def tell_verdict(verdict: Verdict, what: str, output: str) -> None:
    """Says whether ``output`` is ``what`` it should be, and where it is not."""
    if not verdict.differences:
        click.echo(f"{output}/ is what {what}: {verdict.files} files")
        return
    click.echo(f"{output}/ is not what {what}")
    for remark in verdict.remarks or _advice(verdict):
        click.echo(remark)
    for one in verdict.differences[:LISTED]:
        click.echo(_told(one))
    if len(verdict.differences) > LISTED:
        click.echo(f"and {len(verdict.differences) - LISTED} more")
    count = len(verdict.differences)
    click.echo(f"{count} difference{'s' if count > 1 else ''}, {verdict.files} files")


def _advice(verdict: Verdict) -> tuple[str]:
    """What to make of differences for which there seems to be no reason."""
    if all(one.by_hand for one in verdict.differences):
        return ("what was changed by hand is put right by the next build",)
    return ("nothing it is made of has changed: what no hand changed is a fault of Communiqué",)


def _told(one: Difference) -> str:
    return "\n".join([f"{one.path}: {one.why}", *(f"    {line}" for line in one.excerpt)])
