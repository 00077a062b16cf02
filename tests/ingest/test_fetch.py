"""Fetching: once, within bounds, and never to where only this machine can go."""

from __future__ import annotations

import gzip
import ipaddress
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from communique.errors import IngestError
from communique.ingest import fetch
from communique.ingest.fetch import fetched
from communique.reach import is_public

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


def is_server(address: fetch.Address) -> bool:
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


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/none", "cannot be fetched: the server answers 404"),
        ("/loop", "is redirected more than 5 times"),
        ("/inside", "cannot be fetched: 169.254.169.254 is not a public address"),
        ("/file", "leads to an address that is not of the web"),
        ("/bomb", "cannot be fetched: more than 25 MB"),
        ("/picture", "there is no page and no feed at this address"),
    ],
)
def test_what_cannot_be_had_is_one_line(site: str, here: Path, path: str, said: str) -> None:
    with pytest.raises(IngestError) as caught:
        get(site + path, here)
    assert str(caught.value) == f"{site}{path}: {said}"
    assert list((here / "content" / "sources").iterdir()) == []


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
