"""News outlets: whose they are, and which one an address or a name belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from communique.gazetteer.places import folded

Ownership = Literal["state-run", "public", "private"]


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """A news outlet. ``country`` is where it is edited; ``domains`` are without ``www.``.

    ``ownership`` is state-run (the government decides what it says), public (paid for by the
    public, independent by law) or private.
    """

    name: str
    slug: str
    country: str
    ownership: Ownership
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Outlets:
    """Every outlet, by name and by address."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.all = tuple(outlets)
        self._by_domain = {domain: outlet for outlet in self.all for domain in outlet.domains}
        self._by_name: dict[str, Outlet] = {}
        for outlet in self.all:
            for name in (outlet.name, *outlet.aliases):
                self._by_name.setdefault(folded(name), outlet)

    def of(self, name: str | None, url: str | None) -> Outlet | None:
        """The outlet that a report is from, by what its source is called and where it lies.

        The name is heard first: many sites carry what agencies report. Of several outlets of one
        name the address tells which.
        """
        there = self.at(url) if url else None
        called = self.named(name) if name else None
        if there and name and folded(name) in {folded(one) for one in (there.name, *there.aliases)}:
            return there
        return called or there

    def named(self, name: str) -> Outlet | None:
        """The outlet of that name or alias, whatever its case and articles."""
        return self._by_name.get(folded(name))

    def at(self, url: str) -> Outlet | None:
        """The outlet whose site an address, or a host, is part of."""
        try:
            host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
        except ValueError:  # it is no address, which whoever reads the file says
            return None
        host = host.removeprefix("www.")
        while "." in host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None
