"""WebSub (w3.org/TR/websub): a hub is told which feeds have changed, and tells their subscribers.

Each feed is told of once: what it was when it was last told of is noted, by the fingerprint of its
bytes. A hub fetches what it is told of, so this is for after the site was published.
"""

from __future__ import annotations

import http.client
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import msgspec

from communique.engine import release
from communique.errors import Location, NotifyError
from communique.fingerprint import digest
from communique.reach import MayReach, connection_to, host_header, is_public, target_of

PATIENCE = 15.0  # seconds for an answer
LONGEST = 5_000_000  # bytes of a feed that is fetched to be compared
_SAID = 2_000  # bytes of an answer that are read


class Told(msgspec.Struct, frozen=True):
    """What a hub was told of: the fingerprint of each feed's bytes, by its address."""

    hub: str = ""
    feeds: dict[str, str] = {}

    def news(self, hub: str, feeds: Mapping[str, str]) -> tuple[str, ...]:
        """The addresses among ``feeds`` that this hub has not been told of as they are now."""
        known = self.feeds if hub == self.hub else {}
        return tuple(address for address, is_now in feeds.items() if known.get(address) != is_now)

    def after(self, hub: str, feeds: Mapping[str, str], told: Iterable[str]) -> Told:
        """The same after the hub was told of those; feeds that are no more are forgotten."""
        known = self.feeds if hub == self.hub else {}
        kept = {address: was for address, was in known.items() if address in feeds}
        return Told(hub, kept | {address: feeds[address] for address in told})


class Answer(NamedTuple):
    """What a hub answered: its status, when to ask again, where it is now, what it said."""

    status: int
    retry_after: str
    location: str
    text: str


def told_in(path: Path) -> Told:
    """What a file of notes says; nothing where there is none or it is damaged."""
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode(path.read_bytes(), type=Told)
    return Told()


def note(path: Path, told: Told) -> None:
    """The file says what was told, whole at every moment."""
    waiting = path.with_name(f"{path.name}.new")
    waiting.write_bytes(msgspec.json.format(msgspec.json.encode(told, order="sorted")) + b"\n")
    waiting.replace(path)


def published_at(address: str, may_reach: MayReach = is_public) -> str:
    """The fingerprint of the bytes at an address. Raises ``NotifyError`` when there are none."""
    try:
        with closing(connection_to(address, PATIENCE, may_reach)) as connection:
            headers = _headers(address) | {"Accept-Encoding": "identity"}
            connection.request("GET", target_of(address), headers=headers)
            answer = connection.getresponse()
            raw = answer.read(LONGEST)
    except (OSError, http.client.HTTPException) as error:
        raise NotifyError(f"cannot be fetched: {_reason(error)}", Location(address)) from error
    if answer.status != 200:
        said = f"cannot be fetched: the server answers {answer.status}"
        raise NotifyError(said, Location(address), hint="publish the site first")
    return digest(raw)


def tell(hub: str, addresses: Iterable[str], may_reach: MayReach = is_public) -> Iterator[str]:
    """Tells the hub of each feed, one after the other, and gives its address when that is done.

    Raises ``NotifyError`` at the first that the hub refuses.
    """
    connection: http.client.HTTPConnection | None = None
    try:
        for address in addresses:
            connection = connection or connection_to(hub, PATIENCE, may_reach)
            answer, goes_on = _told(connection, hub, address)
            if not goes_on:
                connection.close()
                connection = None
            if answer.status // 100 != 2:
                raise _refused(hub, address, answer)
            yield address
    except (OSError, http.client.HTTPException) as error:
        said = f"cannot be reached: {_reason(error)}"
        hint = "nothing is lost: run it again later"
        raise NotifyError(said, Location(hub), hint=hint) from error
    finally:
        if connection:
            connection.close()


def _told(connection: http.client.HTTPConnection, hub: str, address: str) -> tuple[Answer, bool]:
    """The hub's answer, and whether the connection can be used again."""
    # Hubs disagree on what the feed is called.
    said = urlencode({"hub.mode": "publish", "hub.url": address, "hub.topic": address})
    headers = _headers(hub) | {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", target_of(hub), said, headers)
    with connection.getresponse() as answer:
        text = answer.read(_SAID).decode("utf-8", "replace")
        goes_on = answer.isclosed() and not answer.will_close
        head = answer.headers
        found = Answer(answer.status, head.get("Retry-After", ""), head.get("Location", ""), text)
    return found, goes_on


def _headers(address: str) -> dict[str, str]:
    return {"Host": host_header(address), "User-Agent": f"communique/{release()}"}


def _refused(hub: str, address: str, answer: Answer) -> NotifyError:
    if answer.status in (429, 503):
        when = f"in {answer.retry_after} seconds" if answer.retry_after.isdecimal() else "later"
        said = f"asks for patience: it answers {answer.status}"
        return NotifyError(said, Location(hub), hint=f"run it again {when}")
    if answer.status in (301, 302, 303, 307, 308):
        said = f"has moved to {_shown(answer.location)}"
        return NotifyError(said, Location(hub), hint="write that under [feeds] as hub")
    said = f"refuses {address}: it answers {answer.status} {_shown(answer.text)}"
    return NotifyError(said.strip(), Location(hub))


def _shown(text: str) -> str:
    """The beginning of what another computer said, fit for a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text[:120]).strip()


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
