"""``communique edition``: an edition as a message, to be read, or to be sent."""

from __future__ import annotations

import sys
from datetime import date, datetime
from difflib import get_close_matches
from email.headerregistry import Address
from pathlib import Path
from urllib.parse import urlsplit

import click
from msgspec.structs import replace

from communique.cli import FINE
from communique.commands import options
from communique.commands.reporting import warn_of_address
from communique.config import Config
from communique.errors import ContentError, Location, OutputError
from communique.library import calendar_of
from communique.mailboxes import mailbox
from communique.model import Newsletter
from communique.newsletter import Envelope, message
from communique.pipeline import Workshop
from communique.preview.glimpse import Content, Glimpse
from communique.tables import Email

LATEST = "latest"
EVERY = 1_000_000  # editions


def _mailbox(_: click.Context, __: click.Parameter, value: str | None) -> Address | None:
    """The address that an option names."""
    try:
        return mailbox(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"'{value}' is no address of e-mail") from error


@click.command(name="edition")
@click.argument("name", metavar="DATE")
@options.root
@options.now
@click.option("--eml", is_flag=True, help="Print a message with both forms, to be sent.")
@click.option("--html", is_flag=True, help="Print it as HTML.")
@click.option("--from", "sender", callback=_mailbox, metavar="ADDRESS", help="Who sends it.")
@click.option("--to", "recipient", callback=_mailbox, metavar="ADDRESS", help="Who gets it.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to a file, and print nothing.",
)
def command(
    name: str,
    root: Path,
    now: datetime | None,
    eml: bool,
    html: bool,
    sender: Address | None,
    recipient: Address | None,
    output: Path | None,
) -> int:
    """Print an edition as plain text; or as the message that mail programs and services send.

    DATE is a day or week, such as 2024-02-20 or 2024-w08, or "latest". Nothing is built, and
    nothing is sent.
    """
    if eml and html:
        raise click.UsageError("--eml has both forms: leave out --html")
    workshop = Workshop(root)
    try:
        config, found, forms = _edition(workshop, name, options.present(now))
    finally:
        workshop.close()
    made = forms[1] if html else forms[0]
    if eml:
        envelope = _envelope(config, found, sender, recipient)
        made = message(envelope, *(one.decode() for one in forms))
    _put(made, output)
    return FINE


def _edition(
    workshop: Workshop, name: str, now: datetime
) -> tuple[Config, Newsletter, tuple[bytes, bytes]]:
    """The edition of that name as it is at ``now``, its text and its HTML."""
    config, loaded = workshop.read()
    config = replace(config, email=replace(config.email, latest=EVERY))
    loader = workshop.loader(config, workshop.jobs(config))
    glimpse = Glimpse(workshop, Content(config, loader, loaded), now, everything=False)
    found = [one for one in glimpse.outputs() if isinstance(one, Newsletter)]
    chosen = _chosen(config, found, name, now)
    path = chosen.url.removeprefix("/").removesuffix("html")
    text, html = glimpse.bytes_of(f"{path}txt"), glimpse.bytes_of(f"{path}html")
    return config, chosen, (text or b"", html or b"")


def _chosen(config: Config, found: list[Newsletter], name: str, now: datetime) -> Newsletter:
    """Raises ``ContentError`` where there is no edition of that name."""
    by_name = {one.url.split("/")[2]: one for one in found}
    if name == LATEST and found:
        return max(found, key=lambda one: (datetime.fromisoformat(one.edition.closes.iso), one.url))
    if name in by_name:
        return by_name[name]
    close = get_close_matches(name, by_name, n=1, cutoff=0.8)
    listed = f"the latest are {', '.join(sorted(by_name)[-3:])}" if by_name else None
    hint = f"did you mean {close[0]}?" if close else listed
    said = f"there is no edition '{name}'" if by_name else "no edition has appeared so far"
    raise ContentError(said, hint=_still_open(config, name, now) or hint)


def _still_open(config: Config, name: str, now: datetime) -> str | None:
    """When an edition will be there, if its day has not ended."""
    try:
        closes = calendar_of(config).close_of(date.fromisoformat(name))
    except ValueError:
        return None
    return f"it closes at {closes:%Y-%m-%d %H:%M %Z}: see --now" if closes > now else None


def _envelope(
    config: Config, found: Newsletter, sender: Address | None, recipient: Address | None
) -> Envelope:
    """What the message says of itself; what an editor should know of that is said."""
    warn_of_address(config)
    host = urlsplit(config.address).hostname or ""
    host = host.encode("idna").decode() if ":" not in host else "localhost"
    if sender is None and config.email.sender is None:
        sender = Address(display_name=config.title, username="editions", domain=host)
        hint = 'write sender = "The Digest <digest@example.org>" under [email], or say --from'
        click.echo(f"no sender is set: it says {sender}\n  hint: {hint}", err=True)
    if config.email.unsubscribe == Email().unsubscribe:
        hint = "replace it before you send, or write unsubscribe = … under [email]"
        said = f"readers unsubscribe at {config.email.unsubscribe}, where there is nothing"
        click.echo(f"{said}\n  hint: {hint}", err=True)
    return Envelope(
        subject=found.edition.title,
        sender=sender or mailbox(config.email.sender or ""),
        recipient=recipient,
        at=datetime.fromisoformat(found.edition.closes.iso),
        id=f"{found.url.split('/')[2]}.edition@{host}",
        list_id=f"editions.{host}",
        language=found.edition.lang,
        unsubscribe=config.email.unsubscribe,
    )


def _put(made: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(made)
        return
    try:
        output.write_bytes(made)
    except OSError as error:
        said = f"cannot be written: {error.strerror}"
        raise OutputError(said, Location(str(output))) from error
