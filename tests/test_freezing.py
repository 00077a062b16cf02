"""A frozen edition stays what it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.cli import main
from tests.conftest import Files, article, built, files_in

Make = Callable[[Files], Path]
EDITION = "editions/2024-02-20/index.html"
FILES = {
    "content/articles/a.md": article("It's “A” <b>", id="id-a"),
    "content/articles/b.md": article("B", id="id-b"),
    "content/articles/c.md": article("C", id="id-c", status="draft"),
}


def freeze(root: Path, *arguments: str) -> None:
    """The command, with the state of 2024-03-01."""
    assert main(["freeze", "--root", str(root), "--now", "2024-03-01T00:00Z", *arguments]) == 0


def edition(root: Path) -> str:
    """What the edition says."""
    return (root / "site" / EDITION).read_text().partition("<main")[2].partition("</main>")[0]


def test_freezing_changes_nothing_on_the_site(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(FILES)
    built(root)
    before = files_in(root / "site")
    freeze(root)
    built(root)
    assert files_in(root / "site") == before
    assert "1 edition frozen" in capsys.readouterr().out


def test_a_frozen_edition_survives_edits_renames_and_deletions(site: Make) -> None:
    root = site(FILES)
    freeze(root)
    folder = root / "content/articles"
    moved = (folder / "a.md").read_text().replace("2024-02-20", "2024-02-22")
    (folder / "renamed.md").write_text(moved.replace("It's", "It was"))
    (folder / "a.md").unlink()
    (folder / "b.md").unlink()
    (folder / "late.md").write_text(article("Late", id="late"))
    built(root)
    html = edition(root)
    assert "It was" in html
    assert "No longer published: B" in html
    assert "Late" not in html


def test_an_edition_that_is_not_closed_is_not_frozen(site: Make) -> None:
    root = site({"content/articles/a.md": article().replace("2024-02-20", "2024-03-01")})
    freeze(root)
    assert not (root / "content/frozen").exists()


def test_what_an_editor_changed_in_a_frozen_edition_stays(site: Make) -> None:
    root = site(FILES)
    freeze(root)
    path = root / "content/frozen/2024-02-20.md"
    path.write_text("---\narticles: [{id: id-b, title: B}]\n---\n")
    freeze(root)
    assert "id-a" not in path.read_text()


def test_deleting_a_frozen_edition_composes_it_anew(site: Make) -> None:
    root = site(FILES)
    built(root)
    before = edition(root)
    freeze(root)
    (root / "content/frozen/2024-02-20.md").unlink()
    built(root)
    assert edition(root) == before


def test_nothing_is_written_in_a_rehearsal(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site(FILES)
    freeze(root, "--dry-run")
    assert not (root / "content/frozen").exists()
    assert "1 edition would be frozen" in capsys.readouterr().out
