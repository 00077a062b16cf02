"""Fetching: once, within bounds, and never to where only this machine can go."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from communique.errors import IngestError
from communique.ingest.answers import Limits, answer_of
from communique.ingest.fetch import fetched
from communique.reach import Address, is_public

PAGE = b"<!DOCTYPE html><html><title>A title</title><p>Text.</p></html>"


FEED = b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>'
PACKED = {"Content-Encoding": "gzip"}
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=koi8-r"}, PAGE),
    "/feed": (200, {}, FEED),
    "/picture": (200, {}, b"\x89PNG\r\n"),
    "/packed": (200, PACKED, gzip.compress(PAGE)),
    "/bomb": (200, PACKED, gzip.compress(b"<html>" + b" " * 40_000_000)),
    "/moved": (301, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/inside": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
    "/nowhere": (302, {}, b""),
    "/bad-port": (302, {"Location": "http://127.0.0.1:99999/"}, b""),
    "/unicode": (302, {"Location": "/seite/\u00c3\u00bc"}, b""),
    "/seite/%C3%BC": (200, {}, PAGE),
    "/json": (200, {"Content-Type": "application/json"}, b'{"a": 1}'),
    "/empty": (200, {}, b"  \n"),
    "/damaged": (200, PACKED, b"not packed at all"),
    "/cut": (200, PACKED, gzip.compress(PAGE * 50)[:60]),
    "/short": (200, {"Content-Length": "5000"}, PAGE),
    "/brotli": (200, {"Content-Encoding": "br"}, b"\x8b\x02\x80abc\x03"),
    "/refused": (403, {}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
}


class Site(BaseHTTPRequestHandler):
    """A small web site; ``asked`` lists what was fetched from it."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, headers, body = ANSWERS.get(self.path.partition("?")[0], (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "content" / "sources").mkdir(parents=True)
    return tmp_path


def is_server(address: Address) -> bool:
    return address == ipaddress.ip_address("127.0.0.1")


get = partial(fetched, may_reach=is_server)


def test_a_page_is_kept_with_its_address_and_charset(site: str, here: Path) -> None:
    path = get(f"{site}/page?utm_source=x", here)
    assert path.parent == here / "content" / "sources"
    assert path.name.startswith("127.0.0.1-page-")
    first, second, rest = path.read_bytes().split(b"\n", 2)
    assert first.endswith(f"{site}/page?utm_source=x -->".encode())
    assert second == b'<meta charset="koi8-r">'
    assert rest == PAGE


def test_a_page_is_fetched_once_and_a_feed_every_time(site: str, here: Path) -> None:
    assert get(f"{site}/page", here) == get(f"{site}/page?utm_medium=y", here)
    assert get(f"{site}/feed", here) == get(f"{site}/feed", here)
    assert Site.asked == ["/page", "/feed", "/feed"]


def test_redirects_and_packing_are_followed(site: str, here: Path) -> None:
    assert get(f"{site}/moved", here).read_bytes().endswith(PAGE)
    assert get(f"{site}/packed", here).read_bytes().endswith(PAGE)
    assert get(f"{site}/unicode", here).read_bytes().endswith(PAGE)
    assert get(f"{site}/seite/ü", here).read_bytes().endswith(PAGE)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/none", "cannot be fetched: the server answers 404"),
        ("/loop", "is redirected more than 5 times"),
        ("/inside", "cannot be fetched: 169.254.169.254 is not a public address"),
        ("/file", "leads to an address that is not of the web"),
        ("/bomb", "cannot be fetched: more than 25 MB"),
        ("/picture", "there is a PNG picture at this address, and no page or feed"),
        ("/json", "there is something else at this address, and no page or feed"),
        ("/nowhere", "is redirected to nowhere"),
        ("/bad-port", "leads to an address that is not of the web"),
        ("/empty", "there is nothing at this address"),
        ("/damaged", "cannot be fetched: it cannot be unpacked"),
        ("/cut", "cannot be fetched: the answer breaks off"),
        ("/short", "cannot be fetched: the answer breaks off"),
        ("/brotli", "cannot be fetched: it is packed as 'br', which was not asked for"),
    ],
)
def test_what_cannot_be_had_is_one_line(site: str, here: Path, path: str, said: str) -> None:
    with pytest.raises(IngestError) as caught:
        get(site + path, here)
    assert str(caught.value).partition("\n")[0] == f"{site}{path}: {said}"
    assert list((here / "content" / "sources").iterdir()) == []


def test_what_is_refused_to_programs_can_be_saved_by_hand(site: str, here: Path) -> None:
    with pytest.raises(IngestError) as caught:
        get(f"{site}/refused", here)
    assert caught.value.hint == "open it in a browser, save the page, and ingest the file"


@contextmanager
def speaking(lines: Callable[[], Iterator[bytes]]) -> Iterator[str]:
    """A server that says these lines to whoever comes, at its own pace."""

    def speak(plug: socket.socket) -> None:
        with plug, suppress(OSError):
            plug.recv(4096)
            for line in lines():
                plug.sendall(line)

    def listen() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=speak, args=(door.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}/"
        door.shutdown(socket.SHUT_RDWR)


def _slowly(beginning: bytes) -> Iterator[bytes]:
    yield beginning
    while True:
        time.sleep(0.05)
        yield b"x"


@pytest.mark.parametrize(
    ("beginning", "said"),
    [
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", r"not there after 0\.4 seconds"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", r"not there after 0\.4 seconds"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "what answers there is no web server"),
    ],
)
def test_a_server_that_never_ends_is_left(beginning: bytes, said: str) -> None:
    with speaking(lambda: _slowly(beginning)) as address, pytest.raises(OSError, match=said):
        answer_of(address, Limits(9, 0.4, 9999), time.monotonic() + 0.4, is_server)


def test_a_server_that_says_nothing_is_left() -> None:
    def nothing() -> Iterator[bytes]:
        time.sleep(3)
        yield b""

    with speaking(nothing) as address, pytest.raises(OSError, match=r"no answer for 0\.2 seconds"):
        answer_of(address, Limits(0.2, 9, 9999), time.monotonic() + 9, is_server)


def test_this_machine_is_not_public(site: str, here: Path) -> None:
    with pytest.raises(IngestError, match="not a public address"):
        fetched(f"{site}/page", here)
    assert Site.asked == []


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/", "javascript:1", ""]
)
def test_only_the_web_is_fetched(address: str, here: Path) -> None:
    with pytest.raises(IngestError, match="only addresses of http and https"):
        get(address, here)


def test_what_is_no_address_is_not_fetched(here: Path) -> None:
    for address in ("http://[::1", "https://example.org:99999/", "https://a..b/"):
        with pytest.raises(IngestError, match="this is no address"):
            get(address, here)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("10.0.0.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:a00:1::", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public
