"""``communique init``: a new site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import click

from communique.cli import FINE
from communique.commands import options
from communique.config import FILE_NAME, parsed
from communique.errors import Location, OutputError
from communique.ingest.files import written
from communique.scaffold.site import files_of_site
from communique.write import is_there

# What a folder may hold that is to become a site: what repositories begin with.
_HARMLESS = ("license", "licence", "readme", "copying", "notice")
LISTED = 5


@click.command(name="init")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@options.now
@click.option("--title", default="The Digest", help="The name of the site.", show_default=True)
@click.option("--base-url", metavar="ADDRESS", help="Where it will be published.")
@click.option(
    "--language", default="en", help="A language tag such as fr, es, ru or ar.", show_default=True
)
def command(
    folder: Path | None, now: datetime | None, title: str, base_url: str | None, language: str
) -> int:
    """Make a site in an empty folder, the current one if none is named.

    It has three example articles, a story, a page, every key of the configuration with what it
    says, and a workflow that publishes it. No file is ever overwritten.
    """
    root = folder or Path()
    moment = options.present(now)
    files = dict(files_of_site(moment, title=title, base_url=base_url, language=language))
    parsed(files[FILE_NAME], FILE_NAME)
    _check_empty(root, files)
    for place, text in files.items():
        written(root.resolve() / place, root.resolve(), text.encode(), new=True)
    _tell(root, folder, files)
    return FINE


def _check_empty(root: Path, files: Iterable[str]) -> None:
    """Raises ``OutputError`` for a folder in which something would be in the way."""
    try:
        there = sorted(path.name for path in root.iterdir()) if root.is_dir() else []
    except OSError as error:
        raise OutputError(f"cannot be read: {error.strerror}", Location(str(root))) from error
    others = [name for name in there if not name.startswith((".", *_HARMLESS, *_capitals()))]
    others += [place for place in files if is_there(root / place)]
    if others:
        raise OutputError(
            f"the folder is not empty: it holds {_listed(others)}",
            Location(str(root)),
            hint="name a new folder: communique init digest",
        )


def _capitals() -> tuple[str, ...]:
    return tuple(form for name in _HARMLESS for form in (name.upper(), name.capitalize()))


def _listed(names: Sequence[str]) -> str:
    shown = list(dict.fromkeys(names))
    more = f" and {len(shown) - LISTED} more" if len(shown) > LISTED else ""
    return ", ".join(shown[:LISTED]) + more


def _tell(root: Path, folder: Path | None, files: Iterable[str]) -> None:
    for place in sorted(files):
        click.echo((root / place).as_posix())
    steps = [f"cd {folder}"] if folder and folder != Path() else []
    steps += ["communique serve", 'communique new "A title"']
    click.echo("\nNow:\n" + "\n".join(f"    {step}" for step in steps), err=True)
    click.echo(f"and give the site its name and address in {FILE_NAME}.", err=True)
