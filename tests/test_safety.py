"""What a build must never do: write where other things are, remove what is not its own, or leave
a site half made when it cannot go on.
"""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from communique import load, publish, theme, turns, write
from communique.errors import CommuniqueError, OutputError, UnfinishedError, problems_in
from communique.folders import check_output
from communique.pipeline import Workshop
from communique.store import Store
from communique.workers import spread
from tests import small_site
from tests.conftest import files_in, write_files
from tests.small_site import NOW, build, clean, written

TALKS = "content/articles/2024/talks.md"
PAGE = "site/2024/02/talks/index.html"
DOC = "content/static/files/doc.txt"
OWN = "site/2024/02/talks/mine.txt"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    small_site.quicken(monkeypatch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = small_site.make(tmp_path / "root")
    build(root)
    return root


def problems_of(root: Path) -> list[CommuniqueError]:
    """What a build of the site says is wrong."""
    with pytest.raises((CommuniqueError, ExceptionGroup)) as caught:
        build(root)
    return problems_in(caught.value)


def refused(root: Path, output: Path) -> bool:
    """Whether a site may not be written there."""
    try:
        check_output(root.resolve(), output.resolve())
    except OutputError:
        return True
    return False


def test_folders_that_hold_other_things_are_no_output(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home/user"
    (home / "work/.git").mkdir(parents=True)
    (tmp_path / "checkout").mkdir()
    (tmp_path / "checkout/.git").write_text("gitdir: elsewhere")
    monkeypatch.setenv("HOME", str(home))

    for folder in (root, root / "content", root / "content/articles", root / "layouts",
                   root / ".communique", root.parent, Path("/"), home, home.parent,
                   home / "work", tmp_path / "checkout"):  # fmt: skip
        assert refused(root, folder), folder
    for folder in (root / "site", root / "public", tmp_path / "www", home / "public_html"):
        assert not refused(root, folder), folder


def test_content_that_is_elsewhere_is_no_output_either(root: Path, tmp_path: Path) -> None:
    (root / "content").rename(tmp_path / "texts")
    (root / "content").symlink_to(tmp_path / "texts")
    (tmp_path / "way").symlink_to(root)

    assert refused(root, tmp_path / "texts")
    assert refused(root, tmp_path / "texts/site")
    assert refused(root, tmp_path)
    assert refused(root, tmp_path / "way")
    assert not refused(root, tmp_path / "way/site")


def test_an_output_that_is_a_link_is_written_to_where_it_leads(root: Path, tmp_path: Path) -> None:
    expected = files_in(root / "site")
    shutil.rmtree(root / "site")
    (tmp_path / "www").mkdir()
    (root / "site").symlink_to(tmp_path / "www")

    build(root)

    assert files_in(tmp_path / "www") == expected
    assert (root / "site").is_symlink()


def test_a_folder_of_the_output_that_is_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.move(root / "site/2024", other)
    (root / "site/2024").symlink_to(other)
    before = files_in(tmp_path)
    (root / TALKS).unlink()

    problems = problems_of(root)

    assert [str(problem) for problem in problems] == [
        "site/2024: a link: the site would be written to another folder"
    ]
    del before[f"root/{TALKS}"]
    after = files_in(tmp_path)
    assert {name: raw for name, raw in after.items() if ".communique" not in name} == {
        name: raw for name, raw in before.items() if ".communique" not in name
    }


def test_what_is_not_of_the_site_is_never_removed(root: Path) -> None:
    write_files(root, {OWN: "mine", "site/CNAME": "example.org", "site/2023/old.html": "mine"})
    (root / "site/empty").mkdir()
    shutil.rmtree(root / "content/articles/2024")

    build(root)

    assert not (root / PAGE).exists()
    assert (root / OWN).read_text() == "mine"
    assert (root / "site/CNAME").read_text() == "example.org"
    assert (root / "site/2023/old.html").read_text() == "mine"
    assert (root / "site/empty").is_dir()


def test_a_folder_of_somebody_else_is_not_written_over(tmp_path: Path) -> None:
    root = small_site.make(tmp_path / "root")
    write_files(root, {"site/index.html": "my home page", "site/about/index.html": "about me"})

    problems = problems_of(root)

    assert str(problems[0]) == (
        "site: files that are not of this site would be replaced: about/index.html and 1 more"
    )
    assert files_in(root / "site") == {
        "index.html": b"my home page", "about/index.html": b"about me"
    }  # fmt: skip


def test_a_folder_that_holds_files_beside_the_site_is_written_to(tmp_path: Path) -> None:
    root = small_site.make(tmp_path / "root")
    write_files(root, {"site/CNAME": "example.org"})

    published = build(root).published

    assert published.unknown == ("CNAME",)
    assert (root / "site/CNAME").read_text() == "example.org"


def test_a_file_and_a_folder_take_each_others_place(root: Path, tmp_path: Path) -> None:
    """A static file ``x`` becomes the page ``/x/``, and the page a file again."""
    page = "---\ntitle: A page\n---\n"
    for files in ({"content/static/x": "a file"}, {"content/pages/x.md": page}) * 2:
        for path in ("content/static/x", "content/pages/x.md"):
            (root / path).unlink(missing_ok=True)
        write_files(root, files)

        build(root)

        assert files_in(root / "site") == clean(root, tmp_path / "clean")
        assert not build(root).published.written


def test_an_empty_folder_makes_way_for_a_file(root: Path) -> None:
    (root / "site/x/within").mkdir(parents=True)
    write_files(root, {"content/static/x": "a file"})

    build(root)

    assert (root / "site/x").read_text() == "a file"


def test_a_folder_with_others_files_makes_no_way(root: Path) -> None:
    write_files(root, {"site/x/.mine": "mine", "content/static/x": "a file"})
    before = files_in(root / "site")

    problems = problems_of(root)

    assert [str(problem) for problem in problems] == [
        "site/x: a folder stands where a file must be, and it holds x/.mine"
    ]
    assert files_in(root / "site") == before


def test_a_file_of_others_makes_no_way_for_a_folder(root: Path) -> None:
    write_files(root, {"site/x": "mine", "content/pages/x.md": "---\ntitle: X\n---\n"})
    before = files_in(root / "site")

    problems = problems_of(root)

    assert [str(problem) for problem in problems] == [
        "site/x: not of the site, and it stands where a folder must be"
    ]
    assert files_in(root / "site") == before


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def short_of_room() -> Callable[[int, bytes], int]:
    """``os.write`` on a disk with room for ten more bytes of a file."""
    write, started = os.write, set()

    def take(file: int, content: bytes) -> int:
        if file in started:
            full()
        started.add(file)
        return write(file, content[:10])

    return take


def test_a_full_disk_leaves_the_site_as_it_was(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_in(root / "site")
    write_files(root, {"layouts/foot.html": "Another end\n"})
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", short_of_room())

        problems = problems_of(root)

    assert [problem.message for problem in problems] == [
        "cannot be written: No space left on device"
    ]
    assert files_in(root / "site") == before
    assert not list((root / ".communique").glob(".staging-*"))
    build(root)
    assert files_in(root / "site") == clean(root, tmp_path / "clean")


def test_a_disk_that_fills_while_files_are_put_in_place_is_told_and_made_good(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(root, {"layouts/foot.html": "Another end\n"})
    before = files_in(root / "site")
    expected = clean(root, tmp_path / "clean")
    replace, moved = os.replace, []

    def fills(waiting: str, target: str) -> None:
        moved.append(target)
        if len(moved) > 5:
            full()
        replace(waiting, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fills)
        problems = problems_of(root)

    assert isinstance(problems[0], UnfinishedError)
    for name, raw in files_in(root / "site").items():
        assert raw in (before[name], expected[name])
    build(root)
    assert files_in(root / "site") == expected


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_notes_that_cannot_be_written_keep_nothing_from_being_published(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The memo may be lost at any time; the manifest may not, and is not thrown away."""
    change = Store.change

    def on_full_disk(store: Store, *changes: Any) -> bool:
        if store.path.name == "memo.sqlite":
            store._db.execute("PRAGMA max_page_count = 1")
        return change(store, *changes)

    write_files(root, {TALKS: written("Talks end", "2024-02-20", "Word. " * 3000)})
    monkeypatch.setattr(Store, "change", on_full_disk)

    report = build(root)

    assert report.published.written
    assert "database or disk is full" in report.remarks[0]


def test_a_manifest_that_cannot_be_written_stops_the_build_before_the_site_is_touched(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = Store.change
    before = files_in(root / "site")

    def on_full_disk(store: Store, *changes: Any) -> bool:
        store._db.execute("PRAGMA max_page_count = 1")
        return change(store, *changes)

    new = {f"content/static/{number}.txt": str(number) * 99 for number in range(200)}
    write_files(root, new)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "change", on_full_disk)
        problems = problems_of(root)

    assert problems[0].message == "cannot be used: database or disk is full"
    assert files_in(root / "site") == before
    assert not build(root).published.unknown


def test_an_output_without_permission_is_told_before_anything_is_touched(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write everywhere, so the system's answer is made up."""
    before = files_in(root / "site")
    write_files(root, {"layouts/foot.html": "Another end\n"})
    access = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: "topics" not in str(path) and access(path, mode)
    )

    problems = problems_of(root)

    assert str(problems[0]) == "site/topics: cannot be written: no permission"
    assert files_in(root / "site") == before


def test_a_source_that_vanishes_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between being listed and being read, and between being read and being copied."""
    before = files_in(root / "site")
    gather, copied = load.files_under, theme.Theme.bytes_of
    (root / TALKS).touch()

    def vanish(*given: Any) -> Any:
        found = gather(*given)
        (root / TALKS).unlink()
        return found

    with monkeypatch.context() as patch:
        patch.setattr(load, "files_under", vanish)
        assert str(problems_of(root)[0]) == f"{TALKS}: cannot be read: No such file or directory"
    assert files_in(root / "site") == before

    write_files(root, {"content/static/files/doc.txt": "Another file"})

    def vanish_too(dress: theme.Theme, source: str) -> bytes:
        if source == DOC:
            (root / source).unlink()
        return copied(dress, source)

    with monkeypatch.context() as patch:
        patch.setattr(theme.Theme, "bytes_of", vanish_too)
        problems = problems_of(root)
    assert str(problems[0]) == f"{DOC}: cannot be read: No such file or directory"
    assert files_in(root / "site") == before


def test_a_file_that_changes_while_it_is_copied_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_in(root / "site")
    write_files(root, {"content/static/files/doc.txt": "Another file"})
    monkeypatch.setattr(theme.Theme, "bytes_of", lambda *_: b"Something else")

    assert problems_of(root)[0].message == "changed while the site was being built"
    assert files_in(root / "site") == before


def test_a_second_build_waits_for_the_first(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "NOTICED", 0.01)
    lock = FileLock(root / ".communique/lock", thread_local=False)
    lock.acquire()
    ending = threading.Timer(0.15, lock.release)
    ending.start()
    started = time.monotonic()

    report = build(root)

    ending.join()
    assert time.monotonic() - started >= 0.1
    assert "for another build of this site" in report.remarks[0]


def test_a_build_that_does_not_end_is_not_waited_for_for_ever(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    workshop = Workshop(root, jobs=1)
    with FileLock(root / ".communique/lock"), pytest.raises(OutputError) as caught:
        workshop.build(NOW)
    workshop.close()

    assert caught.value.message.startswith("another build of this site is still running")


def test_what_waited_to_be_put_in_place_when_a_build_was_killed_is_dropped(root: Path) -> None:
    write_files(root, {".communique/.staging-abc/2024/x.html": "half"})

    write_files(root, {"layouts/foot.html": "Another end\n"})
    build(root)

    assert not list((root / ".communique").glob(".staging-*"))


def die(share: object) -> Iterator[int]:  # noqa: ARG001
    if os.getpid() != PARENT:
        os.kill(os.getpid(), 9)
    yield 1


def fail(share: object) -> Iterator[int]:  # noqa: ARG001
    if os.getpid() == PARENT:
        raise OutputError("in the first process")
    yield from range(100_000)


PARENT = os.getpid()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no workers")
@pytest.mark.parametrize(
    ("task", "said"), [(die, "ended by the system (code -9)"), (fail, "in the first process")]
)
def test_a_worker_that_ends_early_ends_all_and_is_told(
    task: Callable[[Any], Iterator[int]], said: str
) -> None:
    with pytest.raises(OutputError) as caught:
        spread(task, range(9), 3)

    assert said in caught.value.message


def test_publishing_needs_no_second_look_at_what_is_its_own(root: Path) -> None:
    """Of a site that was built, nothing is unknown."""
    assert build(root).published.unknown == ()
    left = write.signature_of(str(root / "site"))
    assert publish.untouched({}, root / "site", left) is not None
    assert publish.untouched({}, root / "site", "") is None
