"""``communique init``: a new site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import available_timezones

import click

from communique.check import counted
from communique.cli import FINE
from communique.commands import options
from communique.config import FILE_NAME, parsed
from communique.errors import Location, OutputError
from communique.ingest.files import written
from communique.scaffold.moving import KINDS, Kind, Moved, Settings, moved_from
from communique.scaffold.site import Names, example_files, frame_files
from communique.scaffold.trees import tree_at
from communique.write import is_there

# What a folder may hold that is to become a site: what repositories begin with.
_HARMLESS = ("license", "licence", "readme", "copying", "notice")
LISTED = 5
REPORT = "moved.txt"


@click.command(name="init")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@options.now
@click.option(
    "--from",
    "source",
    type=(click.Choice(KINDS), click.Path(exists=True, file_okay=False, path_type=Path)),
    metavar="GENERATOR DIR",
    help="Convert the site of another generator: hugo, jekyll, pelican or eleventy.",
)
@click.option("--title", help="The name of the site.  [default: The Digest]")
@click.option("--base-url", metavar="ADDRESS", help="Where it will be published.")
@click.option("--language", help="A language tag such as fr, es, ru or ar.  [default: en]")
def command(
    folder: Path | None,
    now: datetime | None,
    source: tuple[Kind, Path] | None,
    title: str | None,
    base_url: str | None,
    language: str | None,
) -> int:
    """Make a site in an empty folder, the current one if none is named.

    It has three example articles, a story, a page, every key of the configuration with what it
    says, and a workflow that publishes it. With --from it has the texts and files of another
    generator's site instead, which is only read; what could not be converted is listed, and
    written to moved.txt. No file is ever overwritten.
    """
    root = folder or Path()
    moved = moved_from(source[0], tree_at(source[1], source[0])) if source else None
    names = _names(moved.settings if moved else Settings(), title, base_url, language)
    files = {place: text.encode() for place, text in frame_files(names)}
    if moved is None:
        examples = example_files(options.present(now))
        files |= {place: text.encode() for place, text in examples}
    else:
        files |= {place: text.encode() for place, text in moved.files.items()}
        files[REPORT] = "".join(f"{remark}\n" for remark in moved.remarks).encode()
    parsed(files[FILE_NAME].decode(), FILE_NAME)
    copies = moved.copies if moved else {}
    base = source[1] if source else root
    _check_empty(root, [*files, *copies])
    for place, raw in files.items():
        written(root.resolve() / place, root.resolve(), raw, new=True)
    for place, old in copies.items():
        _copy(base / old, root.resolve() / place, root.resolve())
    _tell(root, folder, sorted(files) if moved is None else [], moved)
    return FINE


def _copy(old: Path, new: Path, root: Path) -> None:
    try:
        raw = old.read_bytes()
    except OSError as error:
        said = f"cannot be read: {error.strerror}"
        raise OutputError(said, Location(old.as_posix())) from error
    written(new, root, raw, new=True)


def _names(found: Settings, title: str | None, base_url: str | None, language: str | None) -> Names:
    """What the site is called: as asked for, else as it was, else as any."""
    tag, _, region = found.language.replace("_", "-").partition("-")
    known = f"{tag.lower()}-{region.upper()}" if len(region) == 2 else tag.lower()
    old = found.base_url if found.base_url.startswith(("https://", "http://")) else None
    return Names(
        title=title or found.title or "The Digest",
        base_url=base_url or old,
        language=language or (known if known.replace("-", "").isalpha() else "en"),
        description=found.description,
        timezone=found.timezone if found.timezone in available_timezones() else "",
    )


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


def _tell(root: Path, folder: Path | None, files: Iterable[str], moved: Moved | None) -> None:
    for place in files:
        click.echo((root / place).as_posix())
    if moved:
        for remark in moved.remarks:
            click.echo(str(remark))
        articles = sum(1 for place in moved.files if place.startswith("content/articles/"))
        counts = (
            (articles, "article"),
            (len(moved.files) - articles, "page"),
            (len(moved.copies), "other file"),
        )
        listed = ", ".join(counted(*one) for one in counts)
        remarks = counted(len(moved.remarks), "remark")
        click.echo(f"{listed}; {remarks}, also in {(root / REPORT).as_posix()}")
    steps = [f"cd {folder}"] if folder and folder != Path() else []
    steps += ["communique serve", "communique check" if moved else 'communique new "A title"']
    click.echo("\nNow:\n" + "\n".join(f"    {step}" for step in steps), err=True)
    click.echo(f"and give the site its name and address in {FILE_NAME}.", err=True)
