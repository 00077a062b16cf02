"""The recipes of the documentation are run: by servers, by rsync, and as build servers would."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Files, article, built, files_in, write_files

DOCS = (Path(__file__).parent.parent / "docs" / "deploying.md").read_text("utf-8")
SITE = {
    "communique.toml": 'base_url = "https://digest.example.org/"\n[build]\nsearch = false\n',
    "content/articles/2024/talks.md": article("Talks", tags="[Trade]", aliases="[/old/]"),
    "content/static/files/a.pdf": b"%PDF-1.4",
}
Make = Callable[[Files], Path]


def block(heading: str, language: str, number: int = 0) -> str:
    """A block of code under a heading of the page."""
    _, _, section = DOCS.partition(f"\n{heading}\n")
    section = re.split(r"\n#{2,3} ", section)[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)[number]


@pytest.fixture
def root(site: Make) -> Path:
    made = site(SITE)
    built(made)
    return made


# --- servers


def needs(program: str) -> pytest.MarkDecorator:
    """Skipped where a program is not installed."""
    place = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    return pytest.mark.skipif(place is None, reason=f"{program} is not installed")


def free_port() -> int:
    """A port that nobody listened at a moment ago."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[int]:
    """The server answers at the port while the context lasts."""
    paths = {"PATH": f"{os.environ['PATH']}:/usr/sbin", "HOME": str(folder)}
    server = subprocess.Popen(command, cwd=folder, env=paths, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(200):
            if server.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        assert server.poll() is None, server.communicate()[1]
        yield port
    finally:
        server.terminate()
        server.communicate(timeout=20)


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[int]:
    """nginx with the documented file, as a distribution would include it."""
    port = free_port()
    text = block("### nginx", "nginx").replace("listen 80", f"listen 127.0.0.1:{port}")
    write_files(folder, {"digest.conf": text.replace("/srv/digest", str(site))})
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    owner = "user root;" if os.geteuid() == 0 else ""
    conf = f"""{owner} pid {folder}/pid; error_log stderr warn; events {{ }}
    http {{ include /etc/nginx/mime.types; default_type application/octet-stream;
    access_log off; {temporary} include {folder}/digest.conf; }}"""
    write_files(folder, {"nginx.conf": conf})
    command = ["nginx", "-p", str(folder), "-c", f"{folder}/nginx.conf", "-g", "daemon off;"]
    with running(command, port, folder) as answering:
        yield answering


@contextmanager
def caddy(site: Path, folder: Path) -> Iterator[int]:
    """Caddy with the documented file, at a port of this computer instead of a name."""
    port = free_port()
    own = block("### Caddy", "caddy").replace("/srv/digest", str(site))
    own = own.replace("digest.example.org {", f"http://127.0.0.1:{port} {{")
    text = "{\n\tadmin off\n}\n" + own
    write_files(folder, {"Caddyfile": text})
    command = ["caddy", "run", "--config", "Caddyfile", "--adapter", "caddyfile"]
    with running(command, port, folder) as answering:
        yield answering


@contextmanager
def apache(site: Path, folder: Path) -> Iterator[int]:
    """Apache with the documented file in a virtual host."""
    port = free_port()
    modules = ("mpm_event", "authz_core", "dir", "mime", "headers", "alias")
    loaded = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules
    )
    own = block("### Apache", "apache").replace("/srv/digest", str(site))
    owner = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    conf = f"""{loaded}{owner}ServerRoot {folder}\nPidFile {folder}/pid\nErrorLog /dev/stderr
    ServerName localhost\nListen 127.0.0.1:{port}\nTypesConfig /etc/mime.types
    <VirtualHost 127.0.0.1:{port}>\n{own}</VirtualHost>\n"""
    write_files(folder, {"httpd.conf": conf})
    with running(["apache2", "-X", "-f", f"{folder}/httpd.conf"], port, folder) as answering:
        yield answering


def asked(port: int, path: str, **headers: str) -> tuple[int, Message, bytes]:
    """The answer to a request, without following redirects."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize(
    "server",
    [
        pytest.param(nginx, marks=needs("nginx")),
        pytest.param(caddy, marks=needs("caddy")),
        pytest.param(apache, marks=needs("apache2")),
    ],
)
def test_a_server_says_of_each_file_what_it_is_and_how_long_it_holds(
    server: Callable[[Path, Path], Any], root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("server")
    for above in (*root.parents[:3], root, folder, *folder.parents[:2]):
        above.chmod(0o755)
    icon = next(name for name in files_in(root / "site") if name.startswith("assets/"))
    with server(root / "site", folder) as port:
        kinds = {
            "/": "text/html",
            "/2024/02/talks/": "text/html",
            "/old/": "text/html",
            "/feed.xml": "application/xml",
            "/topics/trade/feed.xml": "application/xml",
            "/sitemap.xml": "application/xml",
            "/feed.json": "application/feed+json",
            "/topics/trade/feed.json": "application/feed+json",
            "/feeds.opml": "text/x-opml",
            "/manifest.webmanifest": "application/manifest+json",
            "/files/a.pdf": "application/pdf",
            f"/{icon}": "image/svg+xml",
        }
        for path, kind in kinds.items():
            status, headers, _ = asked(port, path)
            assert (status, headers.get_content_type()) == (200, kind), path
            kept = headers["Cache-Control"]
            assert ("immutable" in kept) == path.startswith("/assets/"), path
            assert kept == "no-cache" or path.startswith("/assets/")
            assert headers.get_all("X-Content-Type-Options") == ["nosniff"]
            assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
        _, headers, body = asked(port, "/feed.xml")
        assert body == (root / "site/feed.xml").read_bytes()
        assert asked(port, "/feed.xml", **{"If-None-Match": headers["ETag"]})[0] == 304
        _, headers, _ = asked(port, "/feed.xml", **{"Accept-Encoding": "gzip"})
        assert headers.get("Content-Encoding", "gzip") == "gzip"
        status, _, body = asked(port, "/nothing/here/")
        assert (status, body) == (404, (root / "site/404.html").read_bytes())
        assert asked(port, "/2024/02/talks")[0] in {301, 302, 308}
        assert asked(port, "/_redirects")[0] in {403, 404}
        assert asked(port, "/%2e%2e/communique.toml")[0] in {400, 403, 404}


# --- copying


@needs("rsync")
def test_rsync_makes_another_folder_the_site_and_touches_what_changed(
    root: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    write_files(there, {"gone.html": "old"})
    command = block("## Your own server", "sh").replace("you@host:/srv/digest/", f"{there}/")

    def copy() -> None:
        subprocess.run(command, shell=True, check=True, cwd=root, timeout=60)

    copy()
    assert files_in(there) == files_in(root / "site")
    before = {path: path.stat().st_mtime_ns for path in there.rglob("*") if path.is_file()}
    write_files(root, {"content/articles/2024/talks.md": article("Talks end", aliases="[/old/]")})
    shutil.rmtree(root / "site")
    built(root)
    copy()
    assert files_in(there) == files_in(root / "site")
    after = {path: path.stat().st_mtime_ns for path in there.rglob("*") if path.is_file()}
    assert after[there / "feed.css"] == before[there / "feed.css"]
    assert after[there / "feed.xml"] != before[there / "feed.xml"]


@needs("rclone")
def test_rclone_makes_a_store_the_site(root: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    write_files(store, {"digest/gone.html": "old", "digest/gone/feed.xml": "old"})
    commands = block("## Object storage", "sh").replace("store:digest", f"{store}/digest")
    settings = {**os.environ, "RCLONE_CONFIG": str(tmp_path / "none.conf")}
    subprocess.run(
        f"set -e\n{commands}", shell=True, check=True, cwd=root, timeout=60, env=settings
    )
    assert files_in(store / "digest") == files_in(root / "site")


# --- build servers


def as_a_server_runs(commands: list[str], root: Path) -> None:
    """The commands are run in a fresh copy, but for what installs things."""
    bin = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for command in commands:
        steps = [one.strip() for one in command.split("&&") if "pip install" not in one]
        for step in steps:
            done = subprocess.run(
                step, shell=True, cwd=root, env={**os.environ, "PATH": bin}, timeout=120,
                capture_output=True, text=True,
            )  # fmt: skip
            assert done.returncode == 0, done.stdout + done.stderr


def expected(elsewhere: Path) -> dict[str, bytes]:
    """What a build in another folder gives."""
    write_files(elsewhere, {"content/.keep": "", **SITE})
    built(elsewhere)
    made = files_in(elsewhere / "site")  # cards are not drawn in tests
    return {
        name: raw for name, raw in made.items() if not name.endswith(("card.png", "sitemap.xml"))
    }


def test_the_workflow_for_github_is_sound_and_its_commands_make_the_site(
    site: Make, tmp_path_factory: pytest.TempPathFactory
) -> None:
    workflow = yaml.safe_load(block("## GitHub Pages", "yaml"))
    job = workflow["jobs"]["publish"]
    assert set(workflow[True]) == {"push", "schedule", "workflow_dispatch"}  # "on", in YAML 1.1
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    uses = [step["uses"] for step in job["steps"] if "uses" in step]
    assert [name.partition("@")[0] for name in uses] == [
        f"actions/{name}" for name in (
            "checkout", "setup-python", "cache", "upload-pages-artifact", "deploy-pages",
        )
    ]  # fmt: skip
    cached = next(step for step in job["steps"] if "cache" in step.get("uses", ""))["with"]
    assert cached["path"] == ".communique"
    assert cached["key"].startswith(cached["restore-keys"])
    upload = next(step for step in job["steps"] if "upload" in step.get("uses", ""))
    root = site(SITE)
    as_a_server_runs([step["run"] for step in job["steps"] if "run" in step], root)
    made = files_in(root / upload["with"]["path"])
    assert expected(tmp_path_factory.mktemp("other")).items() <= made.items()


def test_the_pipeline_for_gitlab_is_sound_and_makes_the_site(site: Make) -> None:
    job = yaml.safe_load(block("## GitLab Pages", "yaml"))["pages"]
    root = site(SITE)
    as_a_server_runs(job["script"], root)
    (published,) = job["artifacts"]["paths"]
    assert (root / published / "feed.xml").is_file()
    assert job["cache"]["paths"] == [".communique"]
    assert (root / ".communique").is_dir()


def test_the_command_for_netlify_makes_the_site(site: Make) -> None:
    build = tomllib.loads(block("## Netlify", "toml"))["build"]
    root = site(SITE)
    as_a_server_runs([build["command"]], root)
    assert (root / build["publish"] / "_headers").is_file()
    assert f"`{build['command']}`" in DOCS.replace("\n", " "), "Cloudflare's is the same"


# --- rules for hosts


def rules(root: Path) -> dict[str, dict[str, str]]:
    """The headers of each pattern in the file of rules."""
    found: dict[str, dict[str, str]] = {}
    for line in (root / "site/_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            found[line] = {}
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            found[list(found)[-1]][name] = value
    return found


def matching(root: Path, path: str) -> list[dict[str, str]]:
    """The headers of every pattern that an address matches: one star stands for anything."""
    patterns = {pattern: re.escape(pattern).replace(r"\*", ".*") for pattern in rules(root)}
    return [rules(root)[one] for one, known in patterns.items() if re.fullmatch(known, path)]


def test_hosts_say_each_header_once(root: Path) -> None:
    for name in files_in(root / "site"):
        said = [header for one in matching(root, f"/{name}") for header in one]
        assert len(said) == len(set(said)), name
    assert all(pattern.count("*") <= 1 for pattern in rules(root))


def test_hosts_know_feeds_and_keep_what_never_changes(root: Path) -> None:
    def said(path: str, header: str) -> str | None:
        return next((one[header] for one in matching(root, path) if header in one), None)

    for path in ("/feed.json", "/topics/trade/feed.json"):
        assert said(path, "Content-Type") == "application/feed+json; charset=utf-8"
    for path in ("/feed.xml", "/atom.xml", "/topics/trade/feed.xml"):
        assert said(path, "Content-Type") == "application/xml; charset=utf-8"
    assert said("/assets/icon.svg", "Cache-Control") == "public, max-age=31536000, immutable"
    assert said("/2024/02/talks/", "Cache-Control") is None
    assert said("/2024/02/talks/", "X-Content-Type-Options") == "nosniff"


def test_an_editors_own_rules_take_the_place_of_these(site: Make) -> None:
    root = site({**SITE, "content/static/_headers": "/*\n  X-Own: yes\n"})
    built(root)
    assert rules(root) == {"/*": {"X-Own": "yes"}}
