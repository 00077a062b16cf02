"""A hub is told of the feeds that changed, once, after they were published."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

import pytest

from communique.cli import main
from communique.errors import NotifyError
from communique.reach import is_any
from communique.websub import LONGEST, Told, note, published_at, tell, told_in
from tests.conftest import Files, article, write_files

Make = Callable[[Files], Path]
TALKS = "content/articles/2024/talks.md"


class Hub(BaseHTTPRequestHandler):
    """A hub on this computer: ``heard`` is what it was told, ``answers`` what it says to that."""

    protocol_version = "HTTP/1.1"
    heard: list[dict[str, list[str]]]
    answers: list[tuple[int, dict[str, str], bytes]]

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.heard.append(parse_qs(self.rfile.read(size).decode()))
        status, headers, body = self.answers.pop(0) if self.answers else (204, {}, b"")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def hub() -> Iterator[str]:
    Hub.heard, Hub.answers = [], []
    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/publish?key=a"
        server.shutdown()


def heard() -> list[str]:
    """The addresses that the hub was told of, in order."""
    assert all(one["hub.mode"] == ["publish"] for one in Hub.heard)
    return [address for one in Hub.heard for address in one["hub.url"]]


# --- telling


def test_a_hub_is_told_of_each_feed(hub: str) -> None:
    feeds = ["https://example.org/feed.xml", "https://example.org/a?b=c&d"]
    assert list(tell(hub, feeds, is_any)) == feeds
    assert heard() == feeds


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((429, {"Retry-After": "120"}, b""), "asks for patience: it answers 429"),
        ((503, {}, b""), "run it again later"),
        ((301, {"Location": "https://new.example/"}, b""), "has moved to https://new.example/"),
        ((400, {}, b"Unknown \x1b[31mtopic"), "it answers 400 Unknown  [31mtopic"),
        ((500, {}, b""), "refuses https://example.org/2: it answers 500"),
    ],
)
def test_a_hub_that_refuses_ends_it(
    hub: str, answer: tuple[int, dict[str, str], bytes], said: str
) -> None:
    Hub.answers = [(202, {}, b"fine"), answer]
    told = tell(hub, [f"https://example.org/{n}" for n in range(1, 9)], is_any)
    assert next(told) == "https://example.org/1"
    with pytest.raises(NotifyError) as failed:
        next(told)
    assert said in failed.value.explained()
    assert len(Hub.heard) == 2


def test_a_hub_that_closes_every_connection_hears_all_the_same(hub: str) -> None:
    Hub.answers = [(200, {"Connection": "close"}, b"x" * 9_000)] * 3
    assert len(list(tell(hub, ["https://a/", "https://b/", "https://c/"], is_any))) == 3


def test_a_private_address_is_not_reached(hub: str) -> None:
    with pytest.raises(NotifyError, match=r"127\.0\.0\.1 is not a public address"):
        list(tell(hub, ["https://example.org/"]))
    with pytest.raises(NotifyError, match="is not a public address"):
        published_at(hub)
    assert Hub.heard == []


def test_nobody_at_the_address_is_said() -> None:
    with pytest.raises(NotifyError, match="cannot be reached: "):
        list(tell("http://127.0.0.1:9/", ["https://example.org/"], is_any))


# --- what is noted


def test_only_what_has_changed_is_news(tmp_path: Path) -> None:
    feeds = {"a": "1", "b": "2"}
    told = Told().after("hub", feeds, ["a"])
    assert told.news("hub", feeds) == ("b",)
    assert told.news("hub", {"a": "3"}) == ("a",)
    assert told.news("another", feeds) == ("a", "b")
    assert told.after("hub", {"b": "2"}, ["b"]).feeds == {"b": "2"}
    note(tmp_path / "notes", told)
    assert told_in(tmp_path / "notes") == told


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"hub":1}', b"\xff\x00"])
def test_damaged_notes_are_none(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "notes").write_bytes(raw)
    assert told_in(tmp_path / "notes") == Told()
    assert told_in(tmp_path / "nothing") == Told()


# --- the command


class Published(NamedTuple):
    """A site that is built, and served where its configuration says."""

    root: Path
    run: Callable[..., tuple[int, str]]


@pytest.fixture
def published(site: Make, hub: str, capsys: pytest.CaptureFixture[str]) -> Iterator[Published]:
    root = site({TALKS: article("Talks", tags="[Trade]")})

    class Files(SimpleHTTPRequestHandler):
        def __init__(self, *given: object) -> None:
            super().__init__(*given, directory=str(root / "site"))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    def run(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main([arguments[0], "--root", str(root), *arguments[1:]])
        told = capsys.readouterr()
        return code, told.out + told.err

    with ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        config = f'base_url = "{address}"\n[feeds]\nhub = "{hub}"\n'
        write_files(root, {"communique.toml": config})
        assert run("build", "--jobs", "1")[0] == 0
        yield Published(root, run)
        server.shutdown()


def test_every_feed_is_told_of_once_the_sites_own_first(published: Published) -> None:
    code, said = published.run("notify", "--inside")
    assert code == 0
    assert said.endswith(f"{len(heard())} feeds told to {json.loads(notes(published))['hub']}\n")
    assert [address.rpartition("/")[2] for address in heard()[:3]] == [
        "atom.xml", "feed.json", "feed.xml",
    ]  # fmt: skip
    assert any(address.endswith("/topics/trade/feed.json") for address in heard())
    Hub.heard.clear()
    assert published.run("notify", "--inside")[1].startswith("0 feeds told")
    assert heard() == []


def notes(published: Published) -> bytes:
    """What was noted of what the hub was told."""
    return (published.root / ".communique/notified.json").read_bytes()


def test_a_change_is_told_to_those_whom_it_concerns(published: Published) -> None:
    published.run("notify", "--inside")
    Hub.heard.clear()
    write_files(published.root, {TALKS: article("Talks end", tags="[Trade]")})
    published.run("build", "--jobs", "1")
    assert published.run("notify", "--inside")[0] == 0
    ends = {address.split("/", 3)[3] for address in heard()}
    assert {"feed.xml", "atom.xml", "feed.json", "topics/trade/feed.xml"} <= ends
    assert "corrections/feed.xml" not in ends


def test_what_is_not_published_yet_is_not_told(published: Published) -> None:
    feed = published.root / "site/atom.xml"
    whole = feed.read_bytes()
    write_files(published.root, {TALKS: article("Talks end")})
    published.run("build", "--jobs", "1", "--output", str(published.root / "next"))
    code, said = published.run("notify", "--inside", "--output", str(published.root / "next"))
    assert code == 1
    assert "is not yet what is in the site that was built" in said
    assert heard() == []
    assert feed.read_bytes() == whole
    assert len(whole) < LONGEST


def test_a_dry_run_tells_nobody(published: Published) -> None:
    code, said = published.run("notify", "--dry-run")
    assert code == 0
    assert "/topics/trade/feed.xml\n" in said
    assert "feeds would be told to" in said
    assert heard() == []
    assert not (published.root / ".communique/notified.json").exists()


def test_what_was_told_before_a_refusal_is_not_told_again(published: Published) -> None:
    Hub.answers = [(204, {}, b""), (429, {"Retry-After": "9"}, b"")]
    code, said = published.run("notify", "--inside")
    assert code == 1
    assert "run it again in 9 seconds" in said
    first, refused = heard()
    Hub.heard.clear()
    assert published.run("notify", "--inside")[0] == 0
    assert first not in heard()
    assert refused in heard()


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('base_url = "https://example.org/"\n', "there is no hub to be told"),
        ('[feeds]\nhub = "https://hub.example.org/"\n', "base_url is not set"),
    ],
)
def test_without_a_hub_or_an_address_there_is_nothing_to_tell(
    published: Published, config: str, said: str
) -> None:
    write_files(published.root, {"communique.toml": config})
    code, told = published.run("notify")
    assert code == 1
    assert said in told


def test_a_hub_inside_the_network_is_refused_unless_allowed(published: Published) -> None:
    code, said = published.run("notify")
    assert code == 1
    assert "127.0.0.1 is not a public address" in said
    assert heard() == []


def test_a_site_that_was_not_built_or_shows_drafts_is_not_told_of(published: Published) -> None:
    code, said = published.run("notify", "--output", str(published.root / "other"))
    assert code == 1
    assert "nothing was built here yet" in said
    published.run("build", "--drafts", "--jobs", "1")
    code, said = published.run("notify", "--inside")
    assert code == 1
    assert "the last build shows drafts" in said
    assert heard() == []


def test_a_build_tells_nobody(published: Published) -> None:
    published.run("build", "--clean", "--jobs", "1")
    assert heard() == []
