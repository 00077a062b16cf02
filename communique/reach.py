"""Connections to other computers: only to public addresses, each looked up once.

Whoever names an address must not reach what only this machine or its network can: every connection
goes to an address that was looked up here and is public. Proxies of the environment are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
MayReach = Callable[[Address], bool]


def is_public(address: Address) -> bool:
    """Whether an address can be one of a public web server."""
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (mapped is None or is_public(mapped))


def is_any(_: Address) -> bool:
    """Yes: of an address that the owner of the site vouches for."""
    return True


def connection_to(
    address: str, patience: float, may_reach: MayReach = is_public
) -> http.client.HTTPConnection:
    """A connection to the host of an address of http or https, at an address that was checked.

    It waits ``patience`` seconds for each answer, and does not connect again by itself: that would
    not be checked. Raises ``OSError``, also for a host that may not be reached.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    plug = _connected(
        host, parts.port or (443 if parts.scheme == "https" else 80), patience, may_reach
    )
    if parts.scheme == "https":
        plug = ssl.create_default_context().wrap_socket(plug, server_hostname=host)
    connection = http.client.HTTPConnection(host, parts.port)
    connection.auto_open = 0
    connection.sock = plug
    return connection


def target_of(address: str) -> str:
    """What is asked for, of the host of an address."""
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def host_header(address: str) -> str:
    """What the host of an address is called in a request: without a user's name."""
    return urlsplit(address).netloc.rpartition("@")[2]


def _connected(host: str, port: int, patience: float, may_reach: MayReach) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for _, _, _, _, place in found:
        if not may_reach(ipaddress.ip_address(str(place[0]).partition("%")[0])):
            raise OSError(f"{host} is not a public address")
    return socket.create_connection((str(found[0][4][0]), port), timeout=patience)
