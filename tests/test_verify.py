"""``communique verify`` says whether a site is what a clean build gives, and what is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from communique.cli import main
from communique.layouts import Layouts
from tests import small_site
from tests.conftest import files_in
from tests.small_site import NOW, build, written

TALKS = "content/articles/2024/talks.md"
PAGE = "site/2024/02/talks/index.html"
LATER = (NOW + timedelta(days=7)).isoformat()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    small_site.quicken(monkeypatch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = small_site.make(tmp_path / "root")
    build(root)
    return root


@pytest.fixture
def verify(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Runs the command; returns its exit code and what it printed."""

    def run(*options: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["verify", "--root", str(root), "--jobs", "1", *options])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


Verify = Callable[..., tuple[int, str]]


def test_a_site_that_was_built_is_verified_for_the_moment_of_its_build(
    root: Path, verify: Verify
) -> None:
    before = files_in(root)

    code, said = verify()

    assert said == (
        "site/ is what a clean build gives for 2026-01-01T00:00:00+00:00, the moment of the last "
        f"build: {len(files_in(root / 'site'))} files\n"
    )
    assert code == 0
    assert files_in(root) == before


def test_a_site_is_verified_for_the_moment_of_a_build_that_had_nothing_to_do(
    root: Path, verify: Verify
) -> None:
    build(root, NOW + timedelta(hours=1))

    assert "2026-01-01T01:00:00+00:00" in verify()[1]


def test_at_another_moment_the_site_would_be_another(verify: Verify) -> None:
    code, said = verify("--now", LATER)

    assert code == 1
    assert "site/ is not what a clean build gives for 2026-01-08T00:00:00+00:00\n" in said
    assert "the site changes by itself between the last build and that moment" in said
    assert "2025/03/later/index.html: is missing: no build wrote it" in said
    assert "2025/03/ends/index.html: should not be there: a build wrote it" in said


def test_a_change_by_hand_is_found_at_its_byte(root: Path, verify: Verify) -> None:
    path = root / PAGE
    raw = path.read_bytes()
    at = raw.index(b"Some ")
    path.write_bytes(raw.replace(b"Some ", b"More "))
    line = raw.count(b"\n", 0, at) + 1

    code, said = verify()

    assert code == 1
    assert (
        f"2024/02/talks/index.html: differs from byte {at + 1}, line {line}, on: changed by hand\n"
    ) in said
    assert "what was changed by hand is put right by the next build" in said
    assert "More text." in said.split("clean  ")[0]
    assert said.endswith(f"1 difference, {len(files_in(root / 'site'))} files\n")


def test_a_file_that_ends_early_differs_at_its_end(root: Path, verify: Verify) -> None:
    path = root / "site/robots.txt"
    path.write_bytes(path.read_bytes()[:-1])

    assert "(the end)" in verify()[1]


def test_what_is_missing_and_what_is_too_much_is_named(root: Path, verify: Verify) -> None:
    (root / PAGE).unlink()
    (root / "site/mine.txt").write_text("not of the site")
    (root / "site/.hidden").write_text("not of the site")

    code, said = verify()

    assert code == 1
    assert "2024/02/talks/index.html: is missing: it was removed by hand" in said
    assert "mine.txt: should not be there: no build is known to have written it" in said
    assert ".hidden: should not be there" in said
    assert "3 differences" in said


def test_a_link_is_no_file(root: Path, verify: Verify) -> None:
    raw = (root / PAGE).read_bytes()
    (root / "elsewhere").write_bytes(raw)
    (root / PAGE).unlink()
    (root / PAGE).symlink_to(root / "elsewhere")

    assert "2024/02/talks/index.html: should be a file, and is a link" in verify()[1]


def test_an_edit_that_was_not_built_is_said_to_be_the_reason(root: Path, verify: Verify) -> None:
    (root / TALKS).write_text(written("Other talks", "2024-02-20"))

    code, said = verify()

    assert code == 1
    assert "content, layouts or configuration have changed since the last build" in said
    assert "differs from byte" in said
    assert "as a build wrote it" in said


def test_a_page_that_no_hand_changed_is_a_fault_of_ours(
    verify: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a layout could see what its page is not made of."""
    html = Layouts.html
    monkeypatch.setattr(Layouts, "html", lambda *given: html(*given) + b"the time of day")

    code, said = verify()

    assert code == 1
    assert "what no hand changed is a fault of Communiqué" in said


def test_a_preview_is_verified_as_a_preview(root: Path, verify: Verify) -> None:
    arguments = ["--root", str(root), "--drafts", "--now", NOW.isoformat(), "--jobs", "1"]
    assert main(arguments) == 0
    assert b"A draft" in (root / "site/index.html").read_bytes()

    assert verify()[0] == 0


def test_what_was_never_built_cannot_be_verified(root: Path, verify: Verify) -> None:
    for path in (root / ".communique").glob("manifest*"):
        path.unlink()

    code, said = verify()

    assert code == 1
    assert "site: nothing was built here yet" in said
    assert verify("--now", NOW.isoformat())[0] == 0


def test_mistakes_in_the_content_are_told(root: Path, verify: Verify) -> None:
    (root / TALKS).write_text("---\ntitle: A: b\n---\n")

    code, said = verify()

    assert code == 1
    assert f"{TALKS}:2:" in said
