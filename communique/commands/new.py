"""``communique new``: an article is begun."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import click

from communique.cli import FINE, PROBLEMS
from communique.commands import options
from communique.commands.ingest import paths_of
from communique.commands.reporting import tell_ingested
from communique.config import Config, config_of
from communique.errors import ContentError, Location
from communique.ingest import ingest_sources
from communique.ingest.files import written
from communique.ingest.shelf import Shelf
from communique.library import calendar_of
from communique.scaffold.article import id_for, moment_in, place_for, text_for
from communique.write import is_there


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"'{value}' is no day such as 2026-12-01") from error


def _slug(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None or re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        return value
    said = f"'{value}' is no name of a story: small letters, digits and single hyphens"
    raise click.BadParameter(said)


@click.command(name="new")
@click.argument("title", required=False)
@options.root
@options.now
@click.option(
    "--from", "source", metavar="PATH|URL", help="Make it of a file or a web address, by ingest."
)
@click.option(
    "--edition",
    callback=_day,
    metavar="DATE",
    help="Date it so that it is in the edition of a day.",
)
@click.option("--story", callback=_slug, metavar="NAME", help="The story it belongs to.")
@click.option("--edit", is_flag=True, help="Open it in $VISUAL or $EDITOR.")
def command(
    title: str | None,
    root: Path,
    now: datetime | None,
    source: str | None,
    edition: date | None,
    story: str | None,
    edit: bool,
) -> int:
    """Begin an article: a draft in content/articles/YEAR/, with id, date and fields to fill in.

    Prints its path. No file is ever overwritten.
    """
    config = config_of(root)
    if not (root / "content").is_dir():
        hint = "name the site's folder with --root, or make a site with communique init"
        raise ContentError("there is no content/ folder here", Location(str(root)), hint=hint)
    if source is not None:
        if title or edition or story:
            raise click.UsageError("--from takes title, date and story from what it reads.")
        places = _ingested(source, root, config, options.present(now))
    elif title and title.strip():
        places = [_begun(title, root, config, options.present(now), edition, story)]
    else:
        raise click.UsageError('Give the article a title: communique new "Talks resume".')
    for place in places:
        click.echo((root / place).as_posix())
        if edit:
            click.edit(filename=str(root / place))
    return FINE if places else PROBLEMS


def _begun(
    title: str, root: Path, config: Config, now: datetime, edition: date | None, story: str | None
) -> str:
    """The path of the new article's file."""
    title = " ".join(title.split())
    moment = moment_in(edition, now, calendar_of(config))
    root = root.resolve()
    shelf = Shelf(root)
    id = id_for(title, moment, lambda name: shelf.of_id(name) is not None)
    place = place_for(title, moment, lambda path: is_there(root / path))
    text = text_for(title, id, moment, story=story)
    written(root / place, root / "content", text.encode(), new=True)
    return place


def _ingested(source: str, root: Path, config: Config, now: datetime) -> list[str]:
    """The paths of the articles that ingest makes of the source."""
    paths, _ = paths_of([source], root.resolve(), dry_run=False, again=False)
    if not paths:
        return []
    kind = config.rights.default_kind
    report = ingest_sources(root, paths, now=now, zone=config.zone, kind=kind)
    tell_ingested(report, quiet=True)
    made = (*report.made, *report.updated)
    for one in made:
        if one.review:
            click.echo(f"please check: {', '.join(one.review)}", err=True)
    return [one.article for one in made]
