"""What a terminal shows of a run that ingests."""

from __future__ import annotations

import pytest

from communique.commands import progress, reporting
from communique.ingest import Placed, Report


def placed(name: str, *review: str) -> Placed:
    return Placed(
        source=f"content/sources/{name}.txt",
        article=f"content/articles/2024/{name}.md",
        title=name,
        review=review,
    )


REPORT = Report(made=(placed("sure"), placed("unsure", "date", "tags")), warnings=("Look at it.",))


def test_the_table_begins_with_what_has_to_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    progress.show_table(REPORT)
    heading, first, second = capsys.readouterr().out.splitlines()
    assert heading.split() == ["content/articles/", "content/sources/", "please", "check"]
    assert first.split() == ["new", "2024/unsure.md", "unsure.txt", "date,", "tags"]
    assert second.split() == ["new", "2024/sure.md", "sure.txt"]


def test_a_long_table_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    progress.show_table(Report(made=tuple(placed(f"a{n}") for n in range(progress.LISTED + 5))))
    assert capsys.readouterr().out.splitlines()[-1] == "and 5 more"


def test_names_are_shown_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    progress.show_table(Report(made=(placed("[bold]x"),)))
    assert "[bold]x.txt" in capsys.readouterr().out


def test_a_pipe_has_a_line_for_each_and_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with reporting.progress("Reading") as moved:
        assert moved is None
    reporting.tell_ingested(REPORT)
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "new: content/articles/2024/sure.md from content/sources/sure.txt",
        "new: content/articles/2024/unsure.md from content/sources/unsure.txt"
        "  (please check: date, tags)",
    ]
    assert said.err == "Look at it.\n"


def test_quiet_says_only_what_needs_attention(capsys: pytest.CaptureFixture[str]) -> None:
    reporting.tell_ingested(REPORT, quiet=True)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Look at it.\n")


def test_the_bar_goes_when_the_run_ends(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.shown("Reading") as moved:
        moved(3, 7)
    assert capsys.readouterr().out == ""
