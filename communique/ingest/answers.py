"""One answer of a web server: within its time and size, unpacked, and every failure a sentence."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from email.message import Message
from typing import NamedTuple

from communique.reach import MayReach, connection_to, host_header, target_of

_CHUNK = 65536
_PACKED = ("gzip", "x-gzip", "deflate")
_HEADERS = {
    "User-Agent": "communique (static site generator; fetches one page for its editor)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class Answer(NamedTuple):
    """What a server said; ``body`` is empty unless the status is 200."""

    status: int
    head: Message
    body: bytes

    @property
    def location(self) -> str:
        """Where the answer leads; "" for nowhere. Many servers send it in UTF-8."""
        said: str = self.head.get("Location", "")
        try:
            return said.encode("latin-1").decode().strip()
        except UnicodeError:
            return said.strip()


class Limits(NamedTuple):
    """Seconds for one answer and for everything together, and the most bytes of a body."""

    patience: float
    longest: float
    most: int


def answer_of(address: str, limits: Limits, deadline: float, may_reach: MayReach) -> Answer:
    """What the server at ``address`` says. ``deadline`` is a moment of ``time.monotonic``.

    Raises ``OSError`` with a sentence for everything that can go wrong.
    """
    try:
        with closing(connection_to(address, limits.patience, may_reach)) as connection:
            with _cut_off(connection.sock, deadline, limits):
                headers = _HEADERS | {"Host": host_header(address)}
                connection.request("GET", target_of(address), headers=headers)
                with connection.getresponse() as answer:
                    raw = b"".join(_body(answer, limits)) if answer.status == 200 else b""
            return Answer(answer.status, answer.headers, raw)
    except (OSError, http.client.HTTPException, zlib.error) as error:
        raise OSError(_reason(error, limits)) from error


@contextmanager
def _cut_off(plug: socket.socket, deadline: float, limits: Limits) -> Iterator[None]:
    """The connection ends at the deadline, however slowly the server goes on speaking."""
    timer = threading.Timer(max(0.0, deadline - time.monotonic()), _hang_up, (plug,))
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, ValueError, http.client.HTTPException) as error:
        if time.monotonic() >= deadline:
            raise _late(limits) from error
        raise
    finally:
        timer.cancel()
    if time.monotonic() >= deadline:
        raise _late(limits)


def _late(limits: Limits) -> OSError:
    return OSError(f"not there after {limits.longest:g} seconds")


def _hang_up(plug: socket.socket) -> None:
    with suppress(OSError):
        plug.shutdown(socket.SHUT_RDWR)


def _body(answer: http.client.HTTPResponse, limits: Limits) -> Iterator[bytes]:
    """The body, unpacked. Raises ``OSError`` when it is too long or not whole."""
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing not in (*_PACKED, "", "identity"):
        raise OSError(f"it is packed as '{packing[:20]}', which was not asked for")
    unpacked = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing in _PACKED else None
    size = 0
    while chunk := answer.read(_CHUNK):
        part = unpacked.decompress(chunk, limits.most + 1) if unpacked else chunk
        size += len(part)
        if size > limits.most:
            raise OSError(f"more than {limits.most >> 20} MB")
        yield part
    if answer.length or (unpacked and not unpacked.eof):
        raise OSError("the answer breaks off")


def _reason(error: Exception, limits: Limits) -> str:
    """Why there is no answer, in a few words."""
    match error:
        case socket.gaierror():
            return "its host cannot be found"
        case TimeoutError():
            return f"no answer for {limits.patience:g} seconds"
        case ssl.SSLCertVerificationError():
            return f"its certificate is not to be trusted: {error.verify_message}"
        case http.client.RemoteDisconnected() | ConnectionResetError():
            return "the server hung up"
        case http.client.IncompleteRead():
            return "the answer breaks off"
        case http.client.HTTPException():
            return "what answers there is no web server"
        case zlib.error():
            return "it cannot be unpacked"
        case OSError():
            return error.strerror or str(error)
    return str(error)
