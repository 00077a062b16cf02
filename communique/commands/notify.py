"""``communique notify``: the hub of the feeds is told what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from communique.cli import FINE
from communique.commands import options
from communique.config import Config, config_of
from communique.errors import ConfigError, Location, NotifyError, OutputError
from communique.fingerprint import digest
from communique.folders import CACHE
from communique.pipeline import Workshop
from communique.reach import MayReach, is_any, is_public
from communique.websub import Told, note, published_at, tell, told_in

FEEDS = ("feed.xml", "atom.xml", "feed.json")
NOTES = "notified.json"


@click.command(name="notify")
@options.root
@options.output
@click.option("--dry-run", is_flag=True, help="Say which feeds have changed, and tell nobody.")
@click.option("--inside", is_flag=True, help="The hub may be inside your network.")
@click.option("--unchecked", is_flag=True, help="Do not look whether the site was published.")
def command(root: Path, output: Path | None, dry_run: bool, inside: bool, unchecked: bool) -> int:
    """Tell the hub which feeds have changed since it was last told.

    For after the site was published: the hub fetches them at once. Before anything is told, one of
    them is fetched from where it is published and compared with what is in site/.
    """
    config = config_of(root)
    hub = _hub_of(config)
    feeds = dict(_feeds_in(root, output, config.address))
    notes = root / CACHE / NOTES
    told = told_in(notes)
    news = told.news(hub, feeds)
    if news and not dry_run:
        may_reach = is_any if inside else is_public
        if not unchecked:
            _check_published(news[0], feeds, may_reach)
        _tell(hub, news, feeds, notes, told, may_reach)
    for address in news:
        click.echo(address)
    count = f"{len(news)} feed{'' if len(news) == 1 else 's'}"
    click.echo(f"{count} would be told to {hub}" if dry_run else f"{count} told to {hub}")
    return FINE


def _hub_of(config: Config) -> str:
    if config.feeds.hub is None:
        hint = 'write hub = "https://…" under [feeds] in communique.toml, build and publish'
        raise ConfigError("there is no hub to be told", hint=hint)
    if config.base_url is None:
        hint = 'write base_url = "https://…/" in communique.toml, build and publish'
        raise ConfigError("base_url is not set: no hub could find the feeds", hint=hint)
    return config.feeds.hub


def _feeds_in(root: Path, output: Path | None, address: str) -> Iterator[tuple[str, str]]:
    """The address of each feed of the site that was built, and the fingerprint of its bytes."""
    workshop = Workshop(root, output)
    try:
        last, written, folder = workshop.last(), workshop.written(), workshop.output
    finally:
        workshop.close()
    if last is None:
        raise OutputError("nothing was built here yet", Location(folder.name), hint="build first")
    if last.everything:
        hint = "build without --drafts, and publish that"
        raise OutputError("the last build shows drafts", Location(folder.name), hint=hint)
    names = sorted(name for name in written if name.rpartition("/")[2] in FEEDS)
    for name in sorted(names, key=lambda name: name.count("/")):
        try:
            yield address + name, digest((folder / name).read_bytes())
        except OSError as error:
            said = f"cannot be read: {error.strerror}"
            at = Location(f"{folder.name}/{name}")
            raise OutputError(said, at, hint="build again") from error


def _check_published(address: str, feeds: Mapping[str, str], may_reach: MayReach) -> None:
    if published_at(address, may_reach) != feeds[address]:
        raise NotifyError(
            "is not yet what is in the site that was built",
            Location(address),
            hint="publish the site first; --unchecked if it is served with changes of its own",
        )


def _tell(
    hub: str,
    news: tuple[str, ...],
    feeds: Mapping[str, str],
    notes: Path,
    told: Told,
    may_reach: MayReach,
) -> None:
    """The hub is told, and what it was told is noted, even when it does not hear all of it."""
    done: list[str] = []
    try:
        for address in tell(hub, news, may_reach):
            done.append(address)
    finally:
        note(notes, told.after(hub, feeds, done))
