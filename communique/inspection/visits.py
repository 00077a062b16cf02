"""Addresses of other sites are visited: one at a time at each host, and not again for a while."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from communique.reach import MayReach, connection_to, host_header, is_public, target_of
from communique.store import Store

PAUSE = 1.0  # seconds between two visits to one host
PATIENCE, LONGEST = 10.0, 20.0
HOSTS = 8  # at once
REDIRECTS = 5
KEPT = {True: timedelta(days=7), False: timedelta(hours=1)}
_AGENT = "communique (static site generator; looks whether a link of its site still leads there)"
_MOVED = (301, 302, 303, 307, 308)
_NO_HEAD = (400, 403, 404, 405, 501, 503)
_TABLES = "CREATE TABLE visits (address TEXT PRIMARY KEY, said TEXT, at TEXT) WITHOUT ROWID"

Said = int | str


class Visits:
    """What was said at addresses, remembered in ``cache``: a week if all was well, else an hour."""

    def __init__(
        self, cache: Path, now: datetime, *, may_reach: MayReach = is_public, pause: float = PAUSE
    ) -> None:
        self._store = Store(cache / "visits.sqlite", tables=_TABLES, version=1)
        self._now = now
        self._may_reach = may_reach
        self._pause = pause

    def close(self) -> None:
        """What was said is on disk."""
        self._store.close()

    def said(
        self, addresses: Sequence[str], tell: Callable[[int, int], None] | None = None
    ) -> dict[str, Said]:
        """The status at each address, or why there is none. ``tell`` hears how far this is."""
        known = dict(self._remembered(addresses))
        by_host = defaultdict(list)
        for address in addresses:
            if address not in known:
                by_host[urlsplit(address).hostname].append(address)
        done, total = 0, sum(map(len, by_host.values()))
        with ThreadPoolExecutor(HOSTS) as pool:
            for found in pool.map(self._visited, by_host.values()):
                known.update(found)
                self._remember(found)
                done += len(found)
                if tell:
                    tell(done, total)
        return known

    def _visited(self, addresses: Iterable[str]) -> list[tuple[str, Said]]:
        """What is said at addresses of one host, one after another."""
        found: list[tuple[str, Said]] = []
        for address in addresses:
            if found:
                time.sleep(self._pause)
            found.append((address, said_at(address, self._may_reach)))
        return found

    def _remembered(self, addresses: Iterable[str]) -> Iterator[tuple[str, Said]]:
        wanted = set(addresses)
        for address, said, at in self._store.rows("SELECT address, said, at FROM visits"):
            with suppress(ValueError, TypeError):  # it is visited again
                answer = int(said) if said.isdigit() else said
                age = self._now - datetime.fromisoformat(at)
                if address in wanted and timedelta() <= age < KEPT[answer in range(200, 300)]:
                    yield address, answer

    def _remember(self, found: Iterable[tuple[str, Said]]) -> None:
        rows = ((address, str(said), self._now.isoformat()) for address, said in found)
        self._store.change(("INSERT OR REPLACE INTO visits VALUES (?, ?, ?)", rows))


def said_at(address: str, may_reach: MayReach = is_public) -> Said:
    """The status at an address after its redirects, or why there is none."""
    try:
        for _ in range(REDIRECTS + 1):
            status, location = _asked(address, "HEAD", may_reach)
            if status in _NO_HEAD:
                status, location = _asked(address, "GET", may_reach)
            if status not in _MOVED or not location:
                return status
            address = urljoin(address, location)
            if urlsplit(address).scheme not in ("http", "https"):
                return "it leads to what is not of the web"
    except (OSError, ValueError, http.client.HTTPException) as error:
        return _reason(error)
    return f"it is redirected more than {REDIRECTS} times"


def _asked(address: str, method: str, may_reach: MayReach) -> tuple[int, str]:
    with closing(connection_to(address, PATIENCE, may_reach)) as connection:
        headers = {"User-Agent": _AGENT, "Host": host_header(address), "Connection": "close"}
        with _cut_off(connection.sock):
            connection.request(method, target_of(address), headers=headers)
            with connection.getresponse() as answer:
                return answer.status, answer.headers.get("Location", "")


@contextmanager
def _cut_off(plug: socket.socket) -> Iterator[None]:
    """The connection ends in time, however slowly the server goes on speaking."""
    timer = threading.Timer(LONGEST, _hang_up, (plug,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _hang_up(plug: socket.socket) -> None:
    with suppress(OSError):
        plug.shutdown(socket.SHUT_RDWR)


def _reason(error: Exception) -> str:
    match error:
        case socket.gaierror():
            return "its host cannot be found"
        case TimeoutError():
            return f"no answer for {PATIENCE:g} seconds"
        case http.client.HTTPException():
            return "what answers there is no web server"
        case OSError():
            return error.strerror or str(error)
    return str(error)
