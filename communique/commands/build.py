"""``communique build``: ingest what is new, then build the site once, or at every change."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from communique.cli import FINE, PROBLEMS
from communique.commands import options
from communique.commands.reporting import progress, tell_built, tell_ingested, warn_of_address
from communique.commands.rounds import tell_round
from communique.config import config_of
from communique.ingest import ingest_sources
from communique.pipeline import Workshop
from communique.preview import watch


@click.command(name="build")
@options.root
@options.output
@options.now
@options.drafts
@options.jobs
@options.search
@click.option("--clean", is_flag=True, help="Do all work anew, remembering nothing.")
@click.option("--watch", "watching", is_flag=True, help="Build again whenever something changes.")
def command(
    root: Path,
    output: Path | None,
    now: datetime | None,
    drafts: bool,
    jobs: int | None,
    search: bool | None,
    clean: bool,
    watching: bool,
) -> int:
    """Ingest what is new in content/sources, then build the site."""
    workshop = Workshop(root, output, jobs, lasting=watching)
    try:
        if clean:
            workshop.forget()
        if watching:
            watch(workshop, now=now, everything=drafts, search=bool(search), tell=tell_round)
            return FINE
        return once(workshop, options.present(now), everything=drafts, search=search is not False)
    finally:
        workshop.close()


def once(workshop: Workshop, now: datetime, *, everything: bool, search: bool) -> int:
    """New sources are ingested and the site is built; returns the exit code.

    Raises an ``ExceptionGroup`` when the site cannot be built.
    """
    config = config_of(workshop.root)
    warn_of_address(config)
    with progress("Reading sources") as moved:
        ingested = ingest_sources(
            workshop.root,
            None,
            now=now,
            zone=config.zone,
            kind=config.rights.default_kind,
            jobs=config.build.jobs,
            progress=moved,
        )
    tell_ingested(ingested)
    tell_built(workshop.build(now, everything=everything, search=search))
    return PROBLEMS if ingested.problems else FINE
