"""Problems as text, as JSON and as annotations, and how the command ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.cli import main
from tests.check.examples import TOML, A, B, piece
from tests.conftest import Files

SAID = """\
Usage: communique check [OPTIONS] [PATHS]...
Try 'communique check --help' for help.

"""

Make = Callable[[Files], Path]
HERE = {TOML: 'base_url = "https://example.org/"\n'}
SITE = {
    **HERE,
    A: piece(title="Ministers meet.", body="They met yesterday, in %, she  said."),
    "content/articles/b.md": "---\ntitle: A\nsumary: b\n---\n",
}


def said(capsys: pytest.CaptureFixture[str], root: Path, *given: str) -> tuple[int, str, str]:
    """The exit code, and what check writes to both ends."""
    jobs = [] if "--explain" in given else ["--jobs", "1"]
    code = main(["check", "--root", str(root), *jobs, *given])
    return code, *capsys.readouterr()


def test_problems_are_listed_by_place(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, site(SITE))

    assert code == 1
    assert err == ""
    assert (
        out
        == f"""\
{A}:3: warning: the headline ends with a full stop  [headline-full-stop]
    title: Ministers meet.
  hint: leave it out
{A}:8:10: warning: “yesterday” is another day for whoever reads it later  [relative-date]
    They met yesterday, in %, she  said.
  hint: name the day: an article is also read later, and elsewhere
{A}:8:30: note: two spaces between words  [double-space]
    They met yesterday, in %, she  said.
content/articles/b.md:3: error: unknown field 'sumary'  [front-matter]
    sumary: b
  hint: write description:
2 files: 1 error, 2 warnings, 1 note; --fix mends 2 of them
"""
    )


def test_a_program_reads_an_object(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, site(SITE), "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert found["files"] == 2
    assert found["problems"][0] == {
        "path": A,
        "line": 3,
        "column": None,
        "level": "warning",
        "rule": "headline-full-stop",
        "message": "the headline ends with a full stop",
        "hint": "leave it out",
        "excerpt": "title: Ministers meet.",
        "mendable": True,
    }
    assert [one["level"] for one in found["problems"]] == ["warning", "warning", "note", "error"]


def test_github_annotates_the_lines(
    site: Make, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site(SITE)
    monkeypatch.chdir(root.parent)
    code, out, err = said(capsys, Path(root.name), "--format", "github")
    lines = out.splitlines()
    assert code == 1
    assert lines[0] == (
        f"::warning file={root.name}/{A},line=3,title=headline-full-stop::"
        "the headline ends with a full stop%0Aleave it out"
    )
    assert lines[2].startswith(f"::notice file={root.name}/{A},line=8,col=30,title=double-space::")
    assert lines[3].startswith(f"::error file={root.name}/content/articles/b.md,line=3,")
    assert err.startswith("2 files: 1 error")


def test_warnings_fail_only_when_asked_to(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({**HERE, A: piece(title="Ministers meet.")})
    assert said(capsys, root)[0] == 0
    assert said(capsys, root, "--strict")[0] == 1
    (root / A).write_text(piece(description="Too short."))
    assert said(capsys, root, "--strict")[0] == 0


def test_a_site_that_is_as_it_should_be_is_told_so(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, site({**HERE, A: piece()})) == (0, "1 file: nothing to mend\n", "")


def test_only_what_lies_in_the_paths_is_listed(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(SITE)
    code, out, _ = said(capsys, root, str(root / A))
    assert code == 0
    assert "content/articles/b.md" not in out
    assert said(capsys, root, str(root / "content"))[0] == 1


def test_a_long_line_is_shown_around_what_is_meant(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "The ministers met for talks. " * 20 + "They met yesterday. " + "They met again. " * 20
    _, out, _ = said(capsys, site({**HERE, A: piece(body=long)}))
    shown = out.splitlines()[1]
    assert "yesterday" in shown
    assert shown.startswith("    …")
    assert shown.endswith("…")
    assert len(shown) < 180


def test_an_unknown_rule_is_answered_with_the_right_one(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    config = (
        HERE[TOML]
        + '[check]\nrules = { relative-dates = "off", layout = "off", double-space = "high" }\n'
    )
    spared = piece(check="{ignore: [double-spaces, front-matter]}")
    _, out, _ = said(capsys, site({TOML: config, A: spared}))
    assert (
        out
        == f"""\
communique.toml:3: error: 'double-space' cannot be 'high'  [configuration]
    rules = {{ relative-dates = "off", layout = "off", double-space = "high" }}
  hint: one of: off, note, warning, error
communique.toml:3: error: no rule is called 'relative-dates'  [configuration]
    rules = {{ relative-dates = "off", layout = "off", double-space = "high" }}
  hint: did you mean 'relative-date'?
communique.toml:3: error: the level of 'layout' cannot be changed  [configuration]
    rules = {{ relative-dates = "off", layout = "off", double-space = "high" }}
{A}:6: error: 'front-matter' cannot be ignored  [front-matter]
    check: {{ignore: [double-spaces, front-matter]}}
  hint: no site can be built that breaks it
{A}:6: error: no rule is called 'double-spaces'  [front-matter]
    check: {{ignore: [double-spaces, front-matter]}}
  hint: did you mean 'double-space'?
1 file: 5 errors
"""
    )


def test_tags_are_explained_and_nothing_is_checked(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site({**HERE, A: piece("Peru settles a strike", "Ministers of Peru met in Lima.")})
    code, out, err = said(capsys, root, "--explain", str(root / A))
    assert (code, err) == (0, "")
    assert out.startswith(f"{A}\n")
    assert "Peru (PE), main" in out
    assert "Lima (capital)" in out
    assert said(capsys, root, "--explain", str(root / "content"))[1] == out


def test_only_articles_are_explained(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({**HERE, A: piece("Ministers met.")})
    settings = str(root / TOML)
    assert said(capsys, root, "--explain", settings) == (
        2,
        "",
        f"{SAID}Error: --explain is of articles, and '{settings}' is none\n",
    )
    assert "--explain needs the file of an article" in said(capsys, root, "--explain")[2]


def test_what_keeps_an_article_from_being_explained_is_told_by_file_and_line(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site({**HERE, A: "---\ntitle: A\ncountries: [Atlantis]\n---\n\nText.\n"})
    code, out, err = said(capsys, root, "--explain", str(root / A))
    assert (code, out) == (1, "")
    assert f"{A}:3" in err
    assert "Atlantis" in err


BAD = "---\ntitle: A\ncountries: [Atlantis]\n---\n\nText.\n"


def test_every_article_that_cannot_be_explained_is_told_and_nothing_else(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site({**HERE, A: piece(), B: BAD, "content/articles/c.md": BAD})
    code, out, err = said(capsys, root, "--explain", str(root / A), str(root / "content"))
    assert (code, out) == (1, "")
    assert [line for line in err.splitlines() if ".md" in line] == [
        f"{B}:3: no country is called 'Atlantis'",
        "content/articles/c.md:3: no country is called 'Atlantis'",
    ]


def test_only_what_a_build_reads_is_explained(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site({**HERE, A: piece(), "content/.ingest/base/a.md": BAD, "content/pages/x.md": BAD})
    code, out, err = said(capsys, root, "--explain", str(root), str(root / A))
    assert (code, err) == (0, "")
    assert [line for line in out.splitlines() if line.endswith(".md")] == [A]


def test_folders_without_articles_and_other_files_are_named_before_anything_is_said(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site({**HERE, A: piece(), "content/data/notes.txt": "a"})
    data, settings = root / "content/data", root / TOML
    given = [str(path) for path in (root / A, data, settings)]
    assert said(capsys, root, "--explain", *given) == (
        2,
        "",
        f"{SAID}Error: there are no articles in '{data}'\n"
        f"--explain is of articles, and '{settings}' is none\n",
    )


def test_a_link_is_followed_to_an_article_only(
    site: Make, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text(piece("A secret"), "utf-8")
    root = site({**HERE, A: piece()})
    (root / B).symlink_to(secret)
    for named in (root / B, root / "content"):
        code, out, err = said(capsys, root, "--explain", str(named))
        assert (code, out) == (1, "")
        assert err.startswith(f"{B}: a link that leads out of content/, or to no file\n")
    (root / B).unlink()
    (root / B).symlink_to(root / A)
    assert said(capsys, root, "--explain", str(root / B))[1].startswith(f"{B}\n")


@pytest.mark.parametrize("options", [["--fix"], ["--format", "text"], ["--strict", "--fix"]])
def test_options_that_would_be_given_in_vain_are_refused(
    site: Make, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    root = site({**HERE, A: piece()})
    code, out, err = said(capsys, root, "--explain", str(root / A), *options)
    assert (code, out) == (2, "")
    assert "Error: --explain checks nothing: leave out --" in err
