"""Notes of builds that are restored, as between runs of a build server, can only cost time.

Whatever ``.communique`` and ``site/`` were, and however old: the site is what a clean build gives.
What no note tells of is left alone and named.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.engine import engine
from communique.pipeline import Report, Workshop
from tests.conftest import NOW, files_in, write_files
from tests.small_site import build, clean, make, quicken, written

NOTES = ".communique"
EXTRA = "content/articles/2024/extra.md"
STATIC = "content/static/files/extra.txt"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quicken(monkeypatch)


def kept(folder: Path, to: Path) -> Path:
    """A copy of the folder, with the times of its files, as an archive has them."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to)
    return to


def moved_on(root: Path) -> None:
    """The site has been edited, in every way there is."""
    write_files(
        root,
        {
            EXTRA: written("One more", "2024-03-02", tags="[Trade]"),
            STATIC: "More",
            "content/articles/2024/talks.md": written("Talks end", "2024-02-20", slug="end"),
            "communique.toml": 'title = "Another"\nbase_url = "https://example.net/"\n',
            "layouts/foot.html": "<footer>A new end</footer>\n",
        },
    )
    (root / "content/articles/2024/border.md").unlink()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was built, then edited, and built again; the notes of the first are kept."""
    root = make(tmp_path / "a")
    build(root)
    kept(root / NOTES, tmp_path / "older")
    kept(root / "site", tmp_path / "older site")
    moved_on(root)
    build(root)
    return root


def restored(root: Path, name: str) -> None:
    """The notes are again what they were."""
    kept(root.parent / name, root / NOTES)


def agrees(root: Path) -> Report:
    """The report of a build that gives what a clean one gives."""
    report = build(root)
    assert files_in(root / "site") == clean(root, root.parent / "clean")
    assert not build(root).published.rendered
    return report


def test_older_notes_over_a_newer_site(root: Path) -> None:
    restored(root, "older")
    assert agrees(root).published.unknown == ()


def test_older_notes_without_a_site(root: Path) -> None:
    restored(root, "older")
    shutil.rmtree(root / "site")
    assert agrees(root).published.unknown == ()


def test_newer_notes_over_an_older_site(root: Path) -> None:
    kept(root.parent / "older site", root / "site")
    gone = {"2024/02/talks/index.html", "2024/02/border/index.html"}
    report = build(root)
    assert gone <= set(report.published.unknown), "they are left, and named"
    for name in report.published.unknown:
        (root / "site" / name).unlink()
    agrees(root)


def test_notes_and_site_of_the_same_build_restored_together(root: Path) -> None:
    restored(root, "older")
    kept(root.parent / "older site", root / "site")
    assert agrees(root).published.unknown == ()


def test_notes_and_site_of_this_build_restored_together(root: Path, tmp_path: Path) -> None:
    notes, site = kept(root / NOTES, tmp_path / "n"), kept(root / "site", tmp_path / "s")
    kept(notes, root / NOTES)
    kept(site, root / "site")
    published = build(root).published
    assert (published.rendered, published.written, published.unknown) == ((), (), ())
    agrees(root)


@pytest.mark.parametrize("extra", [EXTRA, STATIC])
def test_what_no_note_tells_of_is_named(root: Path, extra: str) -> None:
    """A file of a later build whose source is gone by the time older notes come back."""
    (root / extra).unlink()
    other = EXTRA if extra == STATIC else STATIC
    restored(root, "older")
    report = build(root)
    left = {"2024/03/extra/index.html"} if extra == EXTRA else {"files/extra.txt"}
    assert left <= set(report.published.unknown)
    assert (root / other).exists()
    for name in report.published.unknown:
        (root / "site" / name).unlink()
    agrees(root)


def test_what_differs_from_older_notes_in_one_file_only_is_named(tmp_path: Path) -> None:
    """Nothing else has changed, so that all that the notes know of is as they say."""
    root = make(tmp_path / "a")
    build(root)
    kept(root / NOTES, tmp_path / "older")
    write_files(root, {STATIC: "More"})
    build(root)
    (root / STATIC).unlink()
    restored(root, "older")
    assert build(root).published.unknown == ("files/extra.txt",)
    assert build(root).published.unknown == (), "once is enough"


def test_notes_of_another_version(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.pipeline.engine", lambda: "another version")
    build(root)
    kept(root / NOTES, root.parent / "of another")
    monkeypatch.setattr("communique.pipeline.engine", lambda: engine())
    shutil.rmtree(root / "site")
    restored(root, "of another")
    agrees(root)


def test_notes_of_another_site(root: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "b")
    write_files(other, {"content/articles/2024/elsewhere.md": written("Else", "2024-01-01")})
    build(other)
    kept(other / NOTES, tmp_path / "of another")
    restored(root, "of another")
    assert agrees(root).published.unknown == ()


@pytest.mark.parametrize("damage", [lambda raw: raw[: len(raw) // 2], lambda raw: raw[::-1]])
def test_notes_that_were_cut_short_or_garbled(root: Path, damage: Callable[[bytes], bytes]) -> None:
    for path in (root / NOTES).glob("*.sqlite"):
        path.write_bytes(damage(path.read_bytes()))
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
    shutil.rmtree(root / "site")
    agrees(root)


def test_files_with_new_times_are_read_and_no_more(root: Path) -> None:
    """A checkout gives every file the time of the checkout."""
    for path in (root / "content").rglob("*.md"):
        path.touch()
    published = build(root).published
    assert published.rendered == ()
    agrees(root)


def test_a_site_made_by_watching_is_known_to_be_as_it_was_left(root: Path) -> None:
    workshop = Workshop(root, jobs=1)
    write_files(root, {EXTRA: written("Twice more", "2024-03-02")})
    assert workshop.build(NOW, changed={EXTRA}).published.unknown == ()
    workshop.close()
    assert build(root).published.unknown == ()
    agrees(root)
