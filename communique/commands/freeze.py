"""``communique freeze``: what was in each edition is kept, and what each text was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from msgspec.structs import replace

from communique.cli import FINE
from communique.commands import options
from communique.errors import ContentError, Location, OutputError
from communique.freezing import frozen_files
from communique.imprints import LOCK, Imprints, as_text, imprints_in, renewed
from communique.library import site_of
from communique.pipeline import Workshop


@click.command(name="freeze")
@options.root
@options.now
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def command(root: Path, now: datetime | None, dry_run: bool) -> int:
    """Keep what is in every edition that has closed, and what the published texts are.

    A frozen edition (content/frozen/) stays what it was while its articles are edited, renamed or
    deleted. No file of one that is there is touched; without its file, an edition is composed
    anew. By content/published.lock, texts that change without a word about it are noticed.
    """
    workshop = Workshop(root)
    try:
        config, loaded = workshop.read()
    finally:
        workshop.close()
    daily = replace(config, editions=replace(config.editions, daily=True))
    site = site_of(daily, loaded, options.present(now))
    known = _known(root)
    count = 0
    for path, text in frozen_files(site):
        count += 1
        click.echo(path)
        if not dry_run:
            _write(root, path, text)
    imprints = renewed((*site.articles, *site.undated), known)
    if imprints != known:
        click.echo(LOCK)
        if not dry_run:
            _replace(root, as_text(imprints))
    said = "would be frozen" if dry_run else "frozen"
    click.echo(f"{count} edition{'' if count == 1 else 's'} {said}")
    return FINE


def _known(root: Path) -> Imprints:
    """The imprints that were kept before."""
    try:
        return imprints_in((root / LOCK).read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"cannot be read: {error}", Location(LOCK)) from error


def _write(root: Path, path: str, text: str) -> None:
    try:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        said = f"cannot be written: {error.strerror}"
        raise OutputError(said, Location(path)) from error


def _replace(root: Path, text: str) -> None:
    """The lock file says ``text``; it is never there in part."""
    waiting = root / f"{LOCK}.new"
    waiting.unlink(missing_ok=True)
    _write(root, f"{LOCK}.new", text)
    waiting.replace(root / LOCK)
