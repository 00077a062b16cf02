"""Links to other sites: visited when that is asked for, politely, and not again for a while."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from communique.check.leaks import is_private
from communique.inspection import inspected
from communique.inspection.visits import Visits, said_at
from communique.pipeline import Workshop
from communique.reach import is_any, is_public
from tests.check.examples import A, piece
from tests.conftest import NOW, write_files

ANSWERS = {"/fine": 200, "/gone": 410, "/none": 404, "/busy": 503, "/refused": 403, "/moved": 301}


class Host(BaseHTTPRequestHandler):
    """Answers by ``ANSWERS``; to HEAD it knows nothing of one page."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        known = 200 if self.path == "/shy" else ANSWERS[self.path]
        self.send_response(405 if self.path == "/shy" and self.command == "HEAD" else known)
        self.send_header("Location", "/fine")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def host() -> Iterator[str]:
    Host.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def visits(folder: Path, now: datetime = NOW) -> Visits:
    return Visits(folder, now, may_reach=is_any, pause=0)


def test_what_servers_say(host: str) -> None:
    said = {path: said_at(host + path, is_any) for path in (*ANSWERS, "/shy")}
    assert said == {**ANSWERS, "/moved": 200, "/shy": 200}
    assert said_at("http://127.0.0.1:1/", is_any) == "Connection refused"
    assert "not a public address" in str(said_at(f"{host}/fine", is_public))


def test_what_was_well_is_not_asked_again_for_a_week_and_the_rest_in_an_hour(
    host: str, tmp_path: Path
) -> None:
    wanted = [f"{host}/fine", f"{host}/gone"]
    for later, asked in ((0, 4), (0.5, 0), (2, 3), (24 * 8, 4)):
        Host.asked.clear()
        found = visits(tmp_path, NOW + timedelta(hours=later))
        assert found.said(wanted) == {wanted[0]: 200, wanted[1]: 410}
        found.close()
        assert len({one for one in Host.asked if one.startswith("HEAD")}) == {
            4: 2, 3: 1, 0: 0
        }[asked]  # fmt: skip


def test_links_that_lead_nowhere_are_told_where_they_stand(tmp_path: Path) -> None:
    body = "See [a](https://a.example/gone#x), [b](https://b.example/), <https://c.example/>."
    source = "{name: The Gazette, url: https://d.example/}"
    write_files(tmp_path, {A: piece(body=body, source=source, kind="excerpt")})
    asked: list[str] = []

    def ask(addresses: object) -> dict[str, int | str]:
        asked.extend(addresses)  # type: ignore[arg-type]
        return {
            "https://a.example/gone": 404,
            "https://b.example/": 403,
            "https://c.example/": "its host cannot be found",
            "https://d.example/": 410,
        }

    workshop = Workshop(tmp_path, jobs=1)
    found = [one.finding for one in inspected(workshop, NOW, ask).problems]
    assert asked[0] == "https://a.example/gone"
    assert len(asked) == 4
    told = [(one.rule, one.line, one.message) for one in found if "example/" in one.message]
    assert told == [
        ("link-gone", 6, "there is nothing at https://d.example/ any more (410)"),
        ("link-gone", 10, "there is nothing at https://a.example/gone#x any more (404)"),
        (
            "link-unreachable",
            10,
            "https://c.example/ cannot be reached: its host cannot be found",
        ),
    ]
    assert not [one for one in inspected(workshop, NOW).problems if "gone" in one.finding.rule]
    workshop.close()


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("http://localhost/a", True),
        ("https://127.0.0.1:8000/", True),
        ("http://192.168.1.5/x", True),
        ("http://desk.internal/", True),
        ("file:///home/ana/a.md", True),
        ("C:\\Users\\ana\\a.docx", True),
        ("/home/ana/a.md", True),
        ("https://example.org/home/", False),
        ("/homes/", False),
        ("http://[", False),
        ("mailto:a@example.org", False),
    ],
)
def test_what_readers_cannot_reach(address: str, private: bool) -> None:
    assert is_private(address) is private
