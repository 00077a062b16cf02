"""``communique serve``: build, watch, and show the site with live reload."""

from __future__ import annotations

import errno
import socket
import webbrowser
from datetime import datetime
from pathlib import Path

import click

from communique.cli import FINE
from communique.commands import options
from communique.commands.rounds import tell_round
from communique.pipeline import Workshop
from communique.preview.server import ANYWHERE, listener, serve

HOST = "127.0.0.1"
PORT = 8000
TRIED = 100


@click.command(name="serve")
@options.root
@options.output
@options.now
@click.option(
    "--drafts",
    is_flag=True,
    help="Show in lists, too, what is not published. It is never written to the site.",
)
@options.jobs
@options.search
@click.option(
    "--host",
    default=HOST,
    show_default=True,
    help="The address to serve at. 0.0.0.0 lets other computers in.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"The port to serve at. {PORT} by default, or the next one that is free.",
)
@click.option(
    "--editor",
    metavar="COMMAND",
    envvar="COMMUNIQUE_EDITOR",
    help="What opens files from the preview, such as 'code'. By default $VISUAL or $EDITOR if it "
    "has a window, or an editor that is found.",
)
@click.option("--open", "opening", is_flag=True, help="Show the site in a browser.")
def command(
    root: Path,
    output: Path | None,
    now: datetime | None,
    drafts: bool,
    jobs: int | None,
    search: bool | None,
    host: str,
    port: int | None,
    editor: str | None,
    opening: bool,
) -> int:
    """Build, watch, and show the site with live reload."""
    listening = listening_at(host, port)
    workshop = Workshop(root, output, jobs, lasting=True)
    try:
        address = address_of(listening, host)
        click.echo(f"{address}  (Ctrl-C ends)")
        if opening and not webbrowser.open(address):
            click.echo("no browser was found to open", err=True)
        serve(
            workshop,
            listening,
            host=host,
            now=now,
            drafts=drafts,
            search=bool(search),
            editor=editor,
            tell=tell_round,
        )
    finally:
        listening.close()
        workshop.close()
    return FINE


def listening_at(host: str, port: int | None) -> socket.socket:
    """A socket that listens; without a port, at the first one that is free.

    Raises ``click.UsageError`` when it cannot.
    """
    first = PORT if port is None else port
    last = first + (TRIED if port is None else 1)
    for tried in range(first, last):
        try:
            found = listener(host, tried)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise click.UsageError(
                    f"cannot serve at {host}:{tried}: {error.strerror}"
                ) from error
        else:
            if tried != first:
                click.echo(f"port {first} is in use: {tried} is used instead", err=True)
            return found
    if port is None:
        raise click.UsageError(f"every port from {first} to {last - 1} is in use")
    raise click.UsageError(
        f"port {port} is in use: end what uses it, or choose another with --port"
    )


def address_of(listening: socket.socket, host: str) -> str:
    """Where a browser on this computer finds the server."""
    port = listening.getsockname()[1]
    shown = HOST if host in ANYWHERE else host
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"
