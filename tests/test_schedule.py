"""What a site does by itself, and why an article is not on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from communique.cli import main
from communique.schedule import Change, cron_lines
from tests.conftest import Files, article, built, files_in

Make = Callable[[Files], Path]
MOMENT = datetime(2024, 3, 1, 6, 0, tzinfo=UTC)


def said(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """What the command prints, with the state of 1 February 2024."""
    capsys.readouterr()
    assert main(["schedule", "--root", str(root), "--now", "2024-02-01T00:00Z", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_site_without_plans_does_not_change(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    old = article().replace("2024-02-20", "2023-02-20")
    root = site({"content/articles/a.md": old})
    assert said(root, capsys) == ["the site does not change by itself"]


def test_every_change_is_named_and_every_absence_explained(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site({
        "content/articles/a.md": article(),
        "content/articles/b.md": article(embargo="2024-02-21", expires="2024-02-25"),
        "content/articles/c.md": article(status="draft"),
        "content/articles/d.md": article(expires="2024-01-01").replace("2024-02-20", "2023-01-01"),
    })  # fmt: skip
    assert said(root, capsys) == [
        "2024-02-20 00:00 UTC  appears: content/articles/a.md",
        "2024-02-21 00:00 UTC  appears: content/articles/b.md",
        "2024-02-21 00:00 UTC  edition appears: 2024-02-20",
        "2024-02-22 00:00 UTC  edition appears: 2024-02-21",
        "2024-02-25 00:00 UTC  disappears: content/articles/b.md",
        "content/articles/a.md: scheduled: its date is 2024-02-20 00:00+00:00",
        "content/articles/b.md: scheduled: its date is 2024-02-20 00:00+00:00,"
        " under embargo until 2024-02-21 00:00+00:00",
        "content/articles/c.md: a draft: it has status: draft, scheduled: its date is"
        " 2024-02-20 00:00+00:00",
        "content/articles/d.md: expired on 2024-01-01 00:00+00:00",
    ]


def test_the_site_changes_at_the_moments_named_and_at_no_other(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site({
        "content/articles/a.md": article(),
        "content/articles/b.md": article(embargo="2024-02-21", expires="2024-02-25"),
    })  # fmt: skip
    moments = sorted({line[:16] for line in said(root, capsys) if "UTC" in line})
    before = None
    for moment in moments:
        at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        built(root, at - timedelta(seconds=1))
        assert before in (None, files_in(root / "site"))
        built(root, at)
        assert before != files_in(root / "site")
        before = files_in(root / "site")


def test_a_job_runner_is_never_early(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    changes = [Change(MOMENT, "a"), Change(MOMENT + timedelta(seconds=1), "b"), Change(MOMENT, "c")]
    assert list(cron_lines(changes, "build")) == [
        "CRON_TZ=UTC",
        "0 6 1 3 * build",
        "1 6 1 3 * build",
    ]
    root = site({"content/articles/a.md": article()})
    assert said(root, capsys, "--cron", "--count", "1") == [
        "CRON_TZ=UTC",
        f"0 0 20 2 * communique build --root {root}",
    ]
