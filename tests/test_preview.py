"""The preview: a real server, real files, and tabs that hear of what is edited."""

from __future__ import annotations

import errno
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import click
import pytest
from watchdog.observers import Observer

from communique.commands.rounds import tell_round
from communique.commands.serve import address_of, listening_at
from communique.errors import ContentError, Location
from communique.pipeline import Workshop
from communique.preview import changes as changes_module
from communique.preview.changes import Changes, is_source
from communique.preview.desk import Desk
from communique.preview.news import News
from communique.preview.overlay import overlay
from communique.preview.pages import file_at, opened, shown_in, with_script
from communique.preview.rounds import Round, rounds
from communique.preview.server import application, listener, name_in, running
from tests.conftest import NOW, Files, article, write_files

PATIENCE = 10.0
ONE = "content/articles/2024/one.md"
CSS = "layouts/site.css"
OWN = "layouts/custom.css"
SITE = {
    "communique.toml": 'title = "Test"\nbase_url = "https://example.org/"\n',
    ONE: article("One", "First."),
    "content/articles/2024/two.md": article("Two", "Second."),
}
BROKEN = "---\ntitle: One\ndate: never\n---\n\nFirst.\n"


class Tab:
    """What a browser's tab does: asks for a page, then listens."""

    def __init__(self, port: int, address: str) -> None:
        status, _, body = fetched(port, address)
        seen = re.search(rb'data-page="(.*?)" data-seen="(.*?)" data-dress="(.*?)"', body)
        assert seen
        self.status = status
        self.text = body.decode()
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        page, print_, dress = (found.decode() for found in seen.groups())
        asked = urlencode({"page": page, "seen": print_, "dress": dress})
        self._connection.request("GET", f"/.communique/events?{asked}")
        self._events = self._connection.getresponse()
        self.first = self.hear()

    def hear(self) -> dict[str, Any]:
        """What is said next."""
        return self._hear(b"")

    def bar(self) -> dict[str, Any]:
        """What the bar says next."""
        return self._hear(b"bar")

    def _hear(self, wanted: bytes) -> dict[str, Any]:
        event = b""
        for line in iter(self._events.readline, b""):
            name, _, value = line.strip().partition(b": ")
            if name == b"event":
                event = value
            elif name == b"data" and event == wanted:
                said = json.loads(value)
                assert isinstance(said, dict)
                return said
            elif not name:
                event = b""
        raise EOFError

    def close(self) -> None:
        """Nothing is listened to any more."""
        self._events.close()
        self._connection.close()


class Preview:
    """A site that is served and watched. ``round`` waits for the next one."""

    def __init__(
        self, root: Path, now: datetime | None = NOW, *, editor: str | None = None
    ) -> None:
        self.root = root
        self.site = root / "site"
        self._now = now
        self.clock = NOW
        self.pages_first = False
        self._made: SimpleQueue[Round] = SimpleQueue()
        self._stops = False
        self._open = ExitStack()
        self._tabs: list[Tab] = []
        self.workshop = Workshop(root, jobs=1)
        self.desk = Desk(self.workshop, now)
        self.news = News(self.desk)
        listening = listener("127.0.0.1", 0)
        self.port: int = listening.getsockname()[1]
        app = application(self.news, "127.0.0.1", editor)
        self._open.enter_context(running(app, self.news, listening))
        self._thread = Thread(target=self._run)

    def begin(self) -> Round:
        """Watching begins; returns the first round."""
        self._thread.start()
        return self.round()

    def _run(self) -> None:
        first = self.pages_first
        for made in rounds(
            self.workshop, now=self._now, pages_first=first, clock=lambda: self.clock
        ):
            self.news.tell(made)
            self._made.put(made)
            if self._stops:
                return

    def round(self) -> Round:
        """The next round."""
        return self._made.get(timeout=PATIENCE)

    def write(self, files: Files) -> Round:
        """The files are saved, each whole at once; returns what comes of it."""
        for name, content in files.items():
            write_files(self.root, {".aside": content})
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / ".aside").replace(self.root / name)
        return self.round()

    def tab(self, address: str) -> Tab:
        """A tab that shows the page at an address."""
        tab = Tab(self.port, address)
        self._tabs.append(tab)
        return tab

    def end(self) -> None:
        """The watch and the server have ended."""
        for tab in self._tabs:
            tab.close()
        if self._thread.is_alive():
            self._stops = True
            (self.root / "communique.toml").touch()
            self._thread.join(PATIENCE)
        self._open.close()
        self.workshop.close()


@pytest.fixture
def preview(site: Callable[[Files], Path]) -> Iterator[Preview]:
    found = Preview(site(SITE))
    yield found
    found.end()


def fetched(
    port: int, address: str, *, method: str = "GET", body: str | None = None, **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, address, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


# --- a day at the desk ------------------------------------------------------------------------


def test_only_tabs_whose_page_changed_reload(preview: Preview) -> None:
    assert preview.begin().built
    one, two = preview.tab("/2024/02/one/"), preview.tab("/countries/")
    assert "First." in one.text
    assert not one.first["reload"]
    made = preview.write({ONE: article("One", "Changed.")})
    assert made.built
    assert made.built.published.written
    assert one.hear()["reload"]
    assert not two.hear()["reload"]
    assert "Changed." in preview.tab("/2024/02/one/").text


def test_an_error_is_an_overlay_over_the_last_good_page_until_it_is_mended(
    preview: Preview,
) -> None:
    preview.begin()
    tab = preview.tab("/")
    made = preview.write({ONE: BROKEN})
    assert made.built is None
    said = tab.hear()
    assert not said["reload"]
    assert "content/articles/2024/one.md:3" in said["overlay"]
    assert "date: never" in said["overlay"]
    assert "never" in preview.tab("/nowhere/").first["overlay"]
    assert preview.write({ONE: SITE[ONE]}).built
    said = tab.hear()
    assert (said["reload"], said["styles"], said["files"], said["overlay"]) == (False, None, [], "")


def test_without_a_site_the_error_is_shown_and_then_the_page(
    site: Callable[[Files], Path],
) -> None:
    preview = Preview(site({**SITE, ONE: BROKEN}))
    try:
        assert preview.begin().problems
        tab = preview.tab("/2024/02/one/")
        assert tab.status == 404
        assert "Nothing here yet" in tab.text
        assert "never" in tab.first["overlay"]
        assert preview.write({ONE: SITE[ONE]}).built
        assert tab.hear()["reload"]
        assert preview.tab("/2024/02/one/").status == 200
    finally:
        preview.end()


def test_a_changed_stylesheet_is_swapped_and_no_page_reloads(preview: Preview) -> None:
    preview.begin()
    tab = preview.tab("/")
    assert tab.first["styles"] is None
    preview.write({CSS: "body { color: black }\n"})
    assert tab.hear()["styles"] == ["body { color: black }"]
    preview.write({CSS: "body { color: navy }\n"})
    said = tab.hear()
    assert said["styles"] == ["body { color: navy }"]
    assert not said["reload"]
    preview.write({ONE: article("One", "Another text.")})
    assert tab.hear()["styles"] is None


def test_the_sites_own_stylesheet_is_swapped_too(preview: Preview) -> None:
    write_files(preview.root, {OWN: "body { color: black }\n"})
    preview.begin()
    tab = preview.tab("/")
    (first,) = tab.first["sheets"]
    preview.write({OWN: "body { color: navy }\n"})
    said = tab.hear()
    (second,) = said["sheets"]
    assert not said["reload"]
    assert first != second
    assert fetched(preview.port, f"/{second}")[2] == b"body { color: navy }\n"


def test_a_changed_picture_is_named(preview: Preview) -> None:
    preview.begin()
    tab = preview.tab("/")
    preview.write({"content/static/flag.svg": "<svg/>"})
    assert tab.hear()["files"] == ["/flag.svg"]


def test_a_page_that_comes_or_goes_is_seen_by_who_waits_for_it(preview: Preview) -> None:
    preview.begin()
    tab = preview.tab("/2024/02/three/")
    assert tab.status == 404
    assert "Page not found" in tab.text
    preview.write({"content/articles/2024/three.md": article("Three")})
    assert tab.hear()["reload"]
    tab = preview.tab("/2024/02/three/")
    assert tab.status == 200
    (preview.root / "content/articles/2024/three.md").unlink()
    preview.round()
    assert tab.hear()["reload"]


def test_atomic_saves_renamed_folders_and_content_removed_and_restored(preview: Preview) -> None:
    preview.begin()
    aside = preview.root / "content/articles/2024/.one.md.tmp"
    aside.write_text(article("One", "Saved atomically."))
    aside.replace(preview.root / ONE)
    made = preview.round()
    assert made.built
    assert "/2024/02/one/" in made.built.published.written

    (preview.root / "content/articles/2024").rename(preview.root / "content/articles/other")
    assert preview.round().built

    shutil.move(preview.root / "content", preview.root.parent / "elsewhere")
    gone = preview.round()
    assert "no content/ folder" in str(gone.problems[0])
    shutil.move(preview.root.parent / "elsewhere", preview.root / "content")
    assert preview.round().built
    assert preview.write({"content/articles/other/one.md": article("One", "After.")}).built


def test_hundreds_of_files_are_few_builds(preview: Preview) -> None:
    preview.begin()
    for number in range(300):
        text = article(f"Number {number}")
        write_files(preview.root, {f"content/articles/2024/n{number}.md": text})
    seen: list[int] = []
    while not seen or seen[-1] < 302:
        made = preview.round()
        assert made.built
        seen.append(made.built.articles)
    assert len(seen) < 8


def test_a_new_source_is_ingested_once_and_what_cannot_be_is_said_once(preview: Preview) -> None:
    preview.begin()
    text = "Envoys meet in Oslo\n\nBy Desk\n\nEnvoys of two states met in Oslo on Monday.\n"
    made = preview.write({"content/sources/oslo.txt": text})
    assert [one.source for one in made.ingested.made] == ["content/sources/oslo.txt"], made
    bad = preview.write({"content/sources/empty.docx": b"PK nothing"})
    assert bad.built
    assert len(bad.ingested.problems) == len(bad.unread) == 1
    assert "1 source not ingested" in overlay(bad)
    later = preview.write({ONE: article("One", "Later.")})
    assert not later.ingested.made
    assert not later.ingested.problems
    assert later.unread


def test_a_mistake_of_ours_is_told_and_the_watch_goes_on(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.begin()
    tab = preview.tab("/")
    with monkeypatch.context() as patch:
        patch.setattr(Workshop, "_built", lambda *_: 1 // 0)
        made = preview.write({ONE: article("One", "Other.")})
    tell_round(made)
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert "ZeroDivisionError" in tab.hear()["overlay"]
    assert preview.write({ONE: article("One", "Third.")}).built
    assert tab.hear()["overlay"] == ""


def test_time_is_a_change_too(
    site: Callable[[Files], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    embargo = NOW + timedelta(minutes=5)
    preview = Preview(site({**SITE, ONE: article("One", embargo=embargo.isoformat())}), now=None)
    monkeypatch.setattr("communique.preview.rounds.PULSE", 0.02)
    try:
        made = preview.begin()
        assert made.built
        assert "/2024/02/one/" not in made.built.published.written
        preview.clock = embargo
        later = preview.round()
        assert later.built
        assert "/2024/02/one/" in later.built.published.written
    finally:
        preview.end()


def test_without_watches_left_changes_are_polled_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "content").mkdir()
    monkeypatch.setattr(Observer, "schedule", refused)
    monkeypatch.setattr(changes_module, "POLLING", 0.05)
    with Changes(tmp_path, tmp_path / "layouts") as found:
        assert "max_user_watches" in str(found.remark)
        (tmp_path / "content/a.md").write_text("a")
        assert "content/a.md" in found.wait(PATIENCE)


# --- what is served, and to whom --------------------------------------------------------------


def test_what_is_sent_differs_from_the_file_only_in_the_script_and_its_policy(
    preview: Preview,
) -> None:
    preview.begin()
    file = (preview.site / "index.html").read_bytes()
    sent = fetched(preview.port, "/")[2]
    assert b"/.communique/" not in file
    policy = re.compile(rb"<meta http-equiv[^>]*>")
    assert policy.sub(b"", sent).startswith(policy.sub(b"", file))
    assert b"script-src" in sent


def test_feeds_pages_folders_and_files(preview: Preview) -> None:
    preview.begin()
    status, headers, body = fetched(preview.port, "/feed.xml")
    assert (status, headers["content-type"]) == (200, "application/xml")
    assert body == (preview.site / "feed.xml").read_bytes()
    assert fetched(preview.port, "/feed.xml", **{"If-None-Match": headers["etag"]})[0] == 304
    part = fetched(preview.port, "/feed.xml", Range="bytes=0-4")
    assert (part[0], part[2]) == (206, body[:5])
    status, headers, _ = fetched(preview.port, "/archive")
    assert (status, headers["location"]) == (307, f"http://127.0.0.1:{preview.port}/archive/")
    for name, kind in (("client.js", "text/javascript"), ("overlay.css", "text/css")):
        status, headers, _ = fetched(preview.port, f"/.communique/{name}")
        assert status == 200
        assert headers["content-type"].startswith(kind)
    assert fetched(preview.port, "/.communique/news.py")[0] == 404


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A site that is only served: hidden files and ways out are in it."""
    root = tmp_path_factory.mktemp("plain")
    write_files(root, {**SITE, "site/.hidden": 'title = "hidden"'})
    (root / "site/outside").symlink_to(root)
    (root / "site/outside.toml").symlink_to(root / "communique.toml")
    found = Preview(root)
    yield found
    found.end()


@pytest.mark.parametrize(
    "address",
    [
        "/../communique.toml",
        "/%2e%2e/communique.toml",
        "/..%2fcommunique.toml",
        "/2024/../../communique.toml",
        "/..\\communique.toml",
        "//communique.toml",
        "/outside.toml",
        "/outside/communique.toml",
        "/.hidden",
        "/%00",
        "/" + "x" * 5000,
    ],
)
def test_nothing_outside_the_site_is_served(plain: Preview, address: str) -> None:
    status, _, body = fetched(plain.port, address)
    assert status == 404
    assert b"title =" not in body


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("LOCALHOST.:80", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("192.168.1.5", 421),
        ("", 421),
    ],
)
def test_only_known_names_are_answered(plain: Preview, host: str, status: int) -> None:
    assert fetched(plain.port, "/.communique/client.js", Host=host)[0] == status


def test_a_name_is_read_without_port_and_brackets() -> None:
    assert name_in("[::1]:8000") == "::1"
    assert name_in("Example.org.:80") == "example.org"


def test_a_link_inside_the_site_is_followed_and_one_that_leads_out_is_not(tmp_path: Path) -> None:
    write_files(tmp_path, {"site/a/index.html": "a", "secret.html": "s"})
    (tmp_path / "site/b").symlink_to(tmp_path / "site/a")
    (tmp_path / "site/c.html").symlink_to(tmp_path / "secret.html")
    assert file_at(tmp_path / "site", "/b/") == tmp_path / "site/a/index.html"
    assert file_at(tmp_path / "site", "/c.html") is None


# --- pages ------------------------------------------------------------------------------------


def test_a_page_is_the_same_page_with_another_stylesheet() -> None:
    page = (
        b"<meta content=\"style-src 'sha256-aGFzaA==' 'self'; img-src 'self'\"><style>p{}</style>"
        b'<link rel="stylesheet" href="../assets/custom.0123456789.css"><p>Text</p>'
    )
    other = page.replace(b"0123456789", b"abcdef0123").replace(b"aGFzaA==", b"b3RoZXI=")
    other = other.replace(b"p{}", b"a{}")
    assert shown_in(page).print == shown_in(other).print
    assert shown_in(page).dress != shown_in(other).dress
    assert shown_in(other).styles == ("a{}",)
    assert shown_in(other).sheets == ("assets/custom.abcdef0123.css",)
    assert shown_in(page).print != shown_in(page + b".").print


@pytest.mark.parametrize(
    ("policy", "with_ours"),
    [
        (
            "default-src 'none'; style-src 'self'",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'",
        ),
        (
            "script-src 'none'; style-src https://a.example",
            "script-src 'self'; style-src https://a.example 'self'",
        ),
        ("default-src 'self';; img-src *;", "default-src 'self'; img-src *"),
        ("", ""),
    ],
)
def test_a_policy_lets_in_our_script_and_nothing_else(policy: str, with_ours: str) -> None:
    assert opened(policy) == with_ours


def test_an_address_cannot_break_out_of_the_script() -> None:
    assert b"<b>" not in with_script(b"", '/"><b>')


def test_what_is_shown_of_a_problem_is_text() -> None:
    problem = ContentError("<i>", Location("<a>.md", 2), hint="<u>", excerpt="<s>")
    box = overlay(Round(problems=(problem,)))
    assert not re.search("<[iaus]>", box)
    assert "&lt;a&gt;.md:2" in box


def test_many_problems_are_counted() -> None:
    box = overlay(Round(problems=tuple(ContentError(str(n)) for n in range(30))))
    assert "30 problems" in box
    assert "and 10 more" in box


# --- what is watched --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("content/articles/a.md", True),
        ("content", True),
        ("layouts/base.html", True),
        ("communique.toml", True),
        ("content/static/.well-known/security.txt", True),
        ("content/.ingest/ledger.json", False),
        ("content/articles/.a.md.swp", False),
        ("content/articles/a.md~", False),
        ("content/articles/#a.md#", False),
        ("content/articles/4913", False),
        ("site/index.html", False),
        (".communique/memo.sqlite", False),
        ("README.md", False),
    ],
)
def test_sources_are_told_from_what_editors_write_on_the_side(path: str, counts: bool) -> None:
    assert is_source(path) is counts


def test_reading_is_no_change(tmp_path: Path) -> None:
    write_files(tmp_path, {"content/a.md": "a"})
    with Changes(tmp_path, tmp_path / "layouts") as found:
        (tmp_path / "content/a.md").read_text()
        assert len([*(tmp_path / "content").iterdir()]) == 1
        assert found.wait(0.2) == frozenset()
        (tmp_path / "content/a.md").write_text("b")
        assert found.wait(PATIENCE) == {"content/a.md"}


# --- the command ------------------------------------------------------------------------------


def test_a_port_that_was_asked_for_must_be_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(click.UsageError, match=f"port {port} is in use"):
            listening_at("127.0.0.1", port)


def test_without_one_the_next_free_port_is_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr("communique.commands.serve.PORT", port)
        with listening_at("127.0.0.1", None) as found:
            assert found.getsockname()[1] > port
            assert address_of(found, "127.0.0.1").startswith("http://127.0.0.1:")
    assert f"port {port} is in use" in capsys.readouterr().err


def test_an_impossible_host_is_an_error_of_usage() -> None:
    with pytest.raises(click.UsageError, match="cannot serve at"):
        listening_at("256.256.256.256", 0)


@pytest.mark.skipif(os.name != "posix", reason="sends an interrupt as a terminal does")
def test_the_command_serves_until_interrupted_and_ends_well(
    site: Callable[[Files], Path],
) -> None:
    root = site(SITE)
    code = "import sys; from communique.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "serve", "--root", str(root), "--port", "0"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout
        address = re.match(
            r"http://127\.0\.0\.1:(\d+)/  \(Ctrl-C ends\)", process.stdout.readline()
        )
        assert address
        assert "2 articles: " in process.stdout.readline()
        tab = Tab(int(address[1]), "/")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
        tab.close()
    assert (process.returncode, out, err) == (0, "", "")
