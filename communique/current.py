"""Whether a site that was built is still what a build would give."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Set
from datetime import datetime
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from communique.model import Value


class Order(NamedTuple):
    """What is to be built: see ``Workshop.build``."""

    now: datetime
    everything: bool
    search: bool
    changed: Set[str] | None
    pages_first: bool
    is_thorough: bool


class Current(Value, frozen=True, kw_only=True):
    """What a site was made of, and from when until when it stays as it is by itself.

    ``state`` is empty while some of it is still to be made. It was made at ``now``, with
    ``everything`` when with what is not published, with ``search`` with an index to search in, by
    ``engine``. ``folder`` is the signature of the output folder when it was done.
    """

    state: str
    engine: str
    everything: bool
    search: bool = False
    now: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    folder: str = ""

    def holds_at(self, now: datetime) -> bool:
        """Whether no moment at which the site changes lies between its making and ``now``."""
        return (self.since is None or self.since <= now) and (
            self.until is None or now < self.until
        )

    def between(self, moments: Iterable[datetime], now: datetime) -> Current:
        """The same, holding around ``now`` up to the nearest of those moments on either side."""
        known = sorted(set(moments))
        place = bisect_right(known, now)
        since = known[place - 1] if place else None
        until = known[place] if place < len(known) else None
        return replace(self, since=since, until=until, now=now)

    def encoded(self) -> bytes:
        """This as bytes, for the manifest."""
        return msgspec.json.encode(self)

    @staticmethod
    def decoded(stored: bytes) -> Current | None:
        """What ``encoded`` made; None for anything else."""
        try:
            return msgspec.json.decode(stored, type=Current)
        except msgspec.DecodeError:
            return None
