"""What is begun: new articles, and sites that build at once and break no rule."""

from __future__ import annotations

import json
import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.cli import main
from communique.config import Config, parsed
from communique.frontmatter import document
from communique.scaffold import site as scaffold
from tests.conftest import Files, files_in

Make = Callable[[Files], Path]
ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "communique/scaffold/site/communique.toml"
NOW = "2026-03-04T10:30:45+00:00"


def run(capsys: pytest.CaptureFixture[str], *given: str) -> tuple[int, str, str]:
    """The exit code of a command, and what it wrote to both ends."""
    code = main([*given, "--now", NOW] if given[0] in ("new", "init", "build") else list(given))
    out, err = capsys.readouterr()
    return code, out, err


# --- new ------------------------------------------------------------------------------------


def test_a_new_article_is_a_draft_with_id_and_date(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site({"communique.toml": 'timezone = "Europe/Paris"\n'})
    code, out, err = run(capsys, "new", "Talks  resume: a first round", "--root", str(root))
    place = "content/articles/2026/talks-resume-a-first-round.md"
    assert (code, out, err) == (0, f"{root}/{place}\n", "")
    text = (root / place).read_text()
    assert (
        re.sub(r"-[0-9a-f]{8}\n", "-MARK\n", text)
        == """\
---
id: 20260304-MARK
title: "Talks resume: a first round"
description:
date: 2026-03-04T11:30+01:00
status: draft
kind: own
authors: []
tags: []
sources: []
---

"""
    )
    assert main(["--root", str(root), "--jobs", "1"]) == 0


def test_nothing_is_overwritten(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({"content/articles/2026/Talks-2.md": "mine"})
    for name in ("talks", "talks-3", "talks-4"):
        code, out, _ = run(capsys, "new", "Talks", "--root", str(root))
        assert (code, out) == (0, f"{root}/content/articles/2026/{name}.md\n")
    ids = {document(path.read_bytes(), "x").fields["id"] for path in root.rglob("talks*.md")}
    assert len(ids) == 3
    assert (root / "content/articles/2026/Talks-2.md").read_text() == "mine"


@pytest.mark.parametrize(
    ("cut_off", "day", "expected"),
    [
        ("00:00", "2026-03-04", "2026-03-04T10:30+00:00"),
        ("00:00", "2026-03-05", "2026-03-05T06:00+00:00"),
        ("06:00", "2026-03-05", "2026-03-04T10:30+00:00"),
        ("06:00", "2026-03-04", "2026-03-03T12:00+00:00"),
    ],
)
def test_an_article_is_dated_for_its_edition(
    site: Make, capsys: pytest.CaptureFixture[str], cut_off: str, day: str, expected: str
) -> None:
    root = site({"communique.toml": f'[editions]\ncut_off = "{cut_off}"\n'})
    given = ("--edition", day, "--story", "border")
    _, out, _ = run(capsys, "new", "Talks", "--root", str(root), *given)
    text = Path(out.strip()).read_text()
    assert f"\ndate: {expected}\n" in text
    assert "\nstory: border\n" in text


def test_an_article_is_made_of_a_file(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    wire = "A treaty is signed\n\n" + "Norway and Finland signed it. " * 12
    root = site({"wire.txt": wire})
    _, out, err = run(capsys, "new", "--from", str(root / "wire.txt"), "--root", str(root))
    assert out == f"{root}/content/articles/2026/a-treaty-is-signed.md\n"
    assert "please check:" in err
    code, out, err = run(capsys, "new", "--from", str(root / "none.txt"), "--root", str(root))
    assert (code, out) == (1, "")
    assert "none.txt" in err


def test_an_article_is_opened_in_the_editor(
    site: Make, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site({})
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "sed -i s/^description:/&\\ Edited/")
    _, out, _ = run(capsys, "new", "Talks", "--edit", "--root", str(root))
    assert "\ndescription: Edited\n" in Path(out.strip()).read_text()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "Give the article a title"),
        ([" "], "Give the article a title"),
        (["A", "--from", "x.txt"], "--from takes title, date and story from what it reads."),
        (["A", "--edition", "Monday"], "'Monday' is no day such as 2026-12-01"),
        (["A", "--story", "The Border"], "'The Border' is no name of a story"),
        (["A", "--stroy", "border"], "Did you mean one of: '--from', '--root', '--story'?"),
        (["A", "B"], "Got unexpected extra argument (B)"),
    ],
)
def test_wrong_usage_is_answered(
    site: Make, capsys: pytest.CaptureFixture[str], given: list[str], said: str
) -> None:
    root = site({})
    code, out, err = run(capsys, "new", *given, "--root", str(root))
    assert (code, out) == (2, "")
    assert said in err
    assert files_in(root / "content") == {".keep": b""}


def test_without_a_site_there_is_no_new_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "new", "A", "--root", str(tmp_path))
    assert code == 1
    assert err == (
        f"{tmp_path}: there is no content/ folder here\n"
        "  hint: name the site's folder with --root, or make a site with communique init\n"
    )
    assert files_in(tmp_path) == {}


# --- init -----------------------------------------------------------------------------------


@pytest.fixture
def new_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    root = tmp_path / "digest"
    given = ("--title", 'The "Morning" Digest', "--base-url", "https://digest.example.org/")
    assert run(capsys, "init", str(root), *given)[0] == 0
    return root


def test_a_new_site_builds_at_once_and_breaks_no_rule(
    new_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "build", "--root", str(new_site), "--jobs", "1")
    assert (code, err) == (0, "")
    assert "3 articles: " in out
    home = (new_site / "site/index.html").read_text()
    assert "The &#34;Morning&#34; Digest" in home
    assert "Nobody owns Antarctica" in home
    code = main(["check", "--root", str(new_site), "--now", NOW, "--strict", "--jobs", "1"])
    assert (code, capsys.readouterr().out) == (0, "5 files: nothing to mend\n")
    assert main(["verify", "--root", str(new_site)]) == 0


def test_a_new_site_says_what_it_made_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, "init", "digest")
    assert code == 0
    assert out.splitlines() == sorted(f"digest/{name}" for name in files_in(tmp_path / "digest"))
    assert "content/articles/2026/antarctica.md" in out
    assert "cd digest\n" in err
    monkeypatch.chdir(tmp_path / "digest")
    assert main(["--jobs", "1"]) == 0
    assert "base_url is not set" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["notes.txt", "content/articles/a.md", "communique.toml"])
def test_a_folder_that_holds_something_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine")
    before = files_in(tmp_path)
    code, out, err = run(capsys, "init", str(tmp_path))
    assert (code, out) == (1, "")
    held = name.split("/")[0]
    assert err == (
        f"{tmp_path}: the folder is not empty: it holds {held}\n"
        "  hint: name a new folder: communique init digest\n"
    )
    assert files_in(tmp_path) == before


def test_a_fresh_repository_becomes_a_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("README.md", "LICENSE", ".git/HEAD"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    assert run(capsys, "init", str(tmp_path))[0] == 0
    assert (tmp_path / "README.md").read_text() == "mine"
    (tmp_path / "new").mkdir()
    (tmp_path / "new/.gitignore").write_text("mine")
    assert run(capsys, "init", str(tmp_path / "new"))[0] == 1


def test_what_cannot_be_a_configuration_is_told_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "init", str(tmp_path / "a"), "--base-url", "example.org")
    assert code == 1
    assert "'base_url' must be a whole address, not 'example.org'" in err
    assert not (tmp_path / "a").exists()


def test_a_file_where_the_folder_must_be_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").write_text("")
    code, _, err = run(capsys, "init", str(tmp_path / "a"))
    assert code == 2
    assert "is a file" in err


def keys_in_docs() -> Iterator[tuple[str, str, str]]:
    """Key, default and meaning of each row of the table of the configuration."""
    page = (ROOT / "docs/configuration.md").read_text("utf-8").partition("## Phrases")[0]
    for key, default, says in re.findall(r"^\| `([\w.]+)` \| (.+?) \| (.*) \|$", page, re.M):
        yield key, default.strip("`*"), re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", says).strip()


EXAMPLES = {
    "feeds.tag": '"example.org,2024"',
    "feeds.hub": '"https://hub.example.org/"',
    "email.sender": '"The Example Press <news@example.org>"',
    "geo.names": '{ TR = "Turkey" }',
    "geo.disputes": '{ crimea = "de_facto" }',
    "geo.fold": '{ SO-L = "" }',
    "publisher.name": '"The Example Press"',
    "publisher.twitter": '"@example"',
    "check.rules": '{ relative-date = "error", standfirst-length = "off" }',
    "words": '{ front_page = "Home" }',
}


HEAD = "# The configuration. After a # stands the usual value, or an example where there is none.\n"
FILLED = {
    "title": "title = {{title}}",
    "base_url": "{{base_url}}",
    "language": "language = {{language}}",
}


def template_by_docs() -> str:
    """The configuration of a new site: every key, said as the documentation says it."""
    lines = [HEAD]
    table = ""
    for key, default, says in sorted(keys_in_docs(), key=lambda row: "." in row[0]):
        within, _, name = key.rpartition(".")
        if within != table:
            table = within
            lines.append(f"\n[{table}]\n")
        usual = f'"https://digest.example.org/{name}/"' if default == "none" else default
        line = FILLED.get(key, f"# {name} = {EXAMPLES.get(key, usual)}")
        said = f"{says[:1].upper()}{says[1:]}." if says else ""
        wrapped = [f"# {part}\n" for part in textwrap.wrap(said, 90)]
        lines += ["\n" if lines[-1][-2:] != "]\n" else "", *wrapped, f"{line}\n"]
    return "".join(lines)


def test_the_configuration_of_a_new_site_has_every_key(accept: bool) -> None:
    if accept:
        TEMPLATE.write_text(template_by_docs(), encoding="utf-8")
    assert TEMPLATE.read_text("utf-8") == template_by_docs()


def test_every_key_that_is_a_remark_can_be_set(new_site: Path) -> None:
    text = (new_site / "communique.toml").read_text("utf-8")
    assert parsed(text, "communique.toml") == parsed(
        "title = 'The \"Morning\" Digest'\nbase_url = 'https://digest.example.org/'\n", "x"
    )
    bare = re.sub(r"^# ([a-z_]+ = )", r"\1", text, flags=re.M)
    config = parsed(bare, "communique.toml")
    assert config.feeds.hub == "https://hub.example.org/"
    assert config != Config()
    given = tomllib.loads(bare)
    assert {key for key, _, _ in keys_in_docs()} == {
        f"{table}.{key}" if isinstance(value, dict) and table not in ("words",) else table
        for table, value in given.items()
        for key in (value if isinstance(value, dict) else [""])
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (None, "communique==9.9\n"),
        ({"url": "file:///home/me/communique", "dir_info": {}}, scaffold._UNKNOWN),
        (
            {"url": "https://git.example.org/c", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "communique @ git+https://git.example.org/c@abc\n",
        ),
        ({"url": "https://example.org/c.whl"}, "communique @ https://example.org/c.whl\n"),
    ],
)
def test_a_site_requires_what_made_it(
    monkeypatch: pytest.MonkeyPatch, told: object, expected: str
) -> None:
    class Installed:
        version = "9.9"

        def read_text(self, _: str) -> str | None:
            return json.dumps(told) if told else None

    monkeypatch.setattr(scaffold, "distribution", lambda _: Installed())
    assert scaffold.requirement() == expected
