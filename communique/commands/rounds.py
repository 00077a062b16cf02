"""What a command says of each round of the watch."""

from __future__ import annotations

import click

from communique.cli import told
from communique.commands.reporting import tell_built, tell_ingested, warn_of_address
from communique.preview import Round


def tell_round(made: Round) -> None:
    """Says what was ingested and built, or what is wrong; a mistake of ours with its traceback."""
    if made.remark:
        click.echo(made.remark, err=True)
    if made.config:
        warn_of_address(made.config)
    tell_ingested(made.ingested)
    if made.problems:
        told(ExceptionGroup("round", made.problems))
    if made.fault:
        click.echo(made.fault, err=True)
        click.echo("a mistake of Communiqué, not of yours; still watching", err=True)
    if made.built:
        tell_built(made.built)
