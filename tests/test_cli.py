"""The command line: what runs without a command, what it says, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.cli import COMMANDS, main
from tests.conftest import Files, article

GOOD = {
    "communique.toml": 'base_url = "https://example.org/"\n',
    "content/articles/2024/good.md": article("Good"),
}


def test_without_a_command_the_site_is_built(
    site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(GOOD)

    assert main(["--root", str(root), "--jobs", "1"]) == 0

    assert "1 article: " in capsys.readouterr().out
    assert (root / "site/2024/02/good/index.html").is_file()


def test_a_second_build_writes_nothing(
    site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(GOOD)
    main(["--root", str(root), "--jobs", "1"])
    capsys.readouterr()

    main(["--root", str(root), "--jobs", "1"])

    assert "0 rendered, 0 written, 0 removed" in capsys.readouterr().out


def test_the_root_may_stand_before_the_command(
    site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(site(GOOD)), "ingest"]) == 0
    assert "0 new" in capsys.readouterr().out


def test_a_misspelt_command_is_answered_with_the_right_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["biuld"]) == 2
    assert "Did you mean 'build'?" in capsys.readouterr().err


def test_a_time_that_is_none_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--now", "yesterday"]) == 2
    assert "is no time such as" in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Usage: communique {name} ")
    assert ("--root" in said) == (name not in {"init", "completion"})


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_learns_to_complete(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert f"_COMMUNIQUE_COMPLETE={shell}_complete" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("communique che", ["plain,check"]),
        ("communique check --st", ["plain,--strict"]),
        ("communique check --format g", ["plain,github"]),
        ("communique --v", ["plain,--version"]),
    ],
)
def test_commands_options_and_choices_are_completed(
    typed: str,
    expected: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_COMMUNIQUE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    with pytest.raises(SystemExit):
        main([])
    assert capsys.readouterr().out.split() == expected


def test_an_address_inside_this_computer_is_not_fetched(
    site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", "--root", str(site(GOOD)), "http://127.0.0.1:9/"]) == 1
    assert "127.0.0.1 is not a public address" in capsys.readouterr().err


def test_a_source_becomes_an_article_and_a_page(
    site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    text = "A treaty is signed\n\nBy Communiqué desk\n12 December 2023\n\n" + "\n\n".join(
        ["Norway and Finland signed a treaty on their border on Tuesday, in the north of both."] * 3
    )
    root = site({**GOOD, "content/sources/a.txt": text})

    assert main(["--root", str(root), "--jobs", "1"]) == 0

    said = capsys.readouterr().out
    assert "new: content/articles/2023/a-treaty-is-signed.md from content/sources/a.txt" in said
    assert (root / "site/2023/12/a-treaty-is-signed/index.html").is_file()
    assert (root / "site/countries/norway/index.html").is_file()
