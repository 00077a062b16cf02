"""What builds remember may be damaged, lost or another's: it costs time, and never a wrong byte.

Neither is anything lost that Communiqué did not write itself.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.manifest import Manifest
from communique.pipeline import Workshop
from tests import small_site
from tests.conftest import files_in, write_files
from tests.small_site import NOW, build, clean

MEMO, MANIFEST = ".communique/memo.sqlite", ".communique/manifest.sqlite"
TALKS = "content/articles/2024/talks.md"
TALKS_PAGE = "2024/02/talks/index.html"
OWN = "mine.txt"
Damage = Callable[[bytes], bytes]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    small_site.quicken(monkeypatch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that was built, and its user's own file among the output."""
    root = small_site.make(tmp_path / "root")
    build(root)
    (root / "site" / OWN).write_text("not of the site")
    return root


@pytest.fixture
def expected(root: Path, tmp_path: Path) -> dict[str, bytes]:
    """What the site must be, whatever happened."""
    return clean(root, tmp_path / "clean")


def output_of(root: Path) -> dict[str, bytes]:
    """The output, without its user's own file, which must be there."""
    files = files_in(root / "site")
    assert files.pop(OWN) == b"not of the site"
    return files


def flipped(seed: int) -> Damage:
    """Some bytes are others, at places that follow from the seed."""

    def damage(raw: bytes) -> bytes:
        chance = random.Random(seed)
        changed = bytearray(raw)
        for _ in range(1 + seed % 5):
            changed[chance.randrange(len(raw))] = chance.randrange(256)
        return bytes(changed)

    return damage


def zeroed(seed: int) -> Damage:
    """A page of the file is gone, as after a power failure."""

    def damage(raw: bytes) -> bytes:
        start = random.Random(seed).randrange(len(raw)) // 4096 * 4096
        return raw[:start] + bytes(len(raw[start : start + 4096])) + raw[start + 4096 :]

    return damage


def cut_at(share: float) -> Damage:
    """Only the beginning is left."""
    return lambda raw: raw[: int(len(raw) * share)]


DAMAGES: dict[str, Damage] = {
    **{f"bytes flipped, {seed}": flipped(seed) for seed in range(14)},
    **{f"a page lost, {seed}": zeroed(seed) for seed in range(6)},
    **{f"cut at {share:.0%}": cut_at(share) for share in (0, 0.001, 0.3, 0.5, 0.9, 0.999)},
    "another file": lambda _: b"not a database at all",
}


@pytest.mark.parametrize("path", [MEMO, MANIFEST])
def test_what_is_remembered_may_be_damaged_anywhere(root: Path, path: str, tmp_path: Path) -> None:
    """Every page is rendered anew, of whatever is still remembered of their texts."""
    whole = (root / path).read_bytes()
    site = files_in(root / "site")
    (root / "layouts/foot.html").write_text("Another end\n")
    expected = clean(root, tmp_path / "clean")
    for name, damage in DAMAGES.items():
        write_files(root / "site", site)
        (root / path).write_bytes(damage(whole))

        build(root)

        assert output_of(root) == expected, name
        assert not build(root).published.written, name


def test_a_damaged_manifest_leaves_no_page_behind_in_silence(root: Path, tmp_path: Path) -> None:
    whole = (root / MANIFEST).read_bytes()
    site = files_in(root / "site")
    (root / TALKS).unlink()
    expected = clean(root, tmp_path / "clean")
    for name, damage in DAMAGES.items():
        write_files(root / "site", site)
        (root / MANIFEST).write_bytes(damage(whole))

        report = build(root)

        left = output_of(root).keys() - expected.keys()
        assert not left or left | {OWN} == set(report.published.unknown), name
        assert {path: raw for path, raw in output_of(root).items() if path not in left} == expected


def test_damage_is_told_once(root: Path) -> None:
    (root / MEMO).write_bytes(b"not a database at all, and long enough to be taken for one")
    workshop = Workshop(root, jobs=1)

    first = workshop.build(NOW)
    second = workshop.build(NOW)
    workshop.close()

    assert first.remarks == ("memo.sqlite was damaged (file is not a database) and is begun anew",)
    assert second.remarks == ()


def test_without_a_memo_pages_are_not_written_again(root: Path) -> None:
    (root / MEMO).unlink()

    published = build(root).published

    assert not published.written
    assert not published.removed


def test_without_a_manifest_files_of_unknown_origin_are_left_and_named(
    root: Path, tmp_path: Path
) -> None:
    (root / MANIFEST).unlink()
    (root / TALKS).unlink()

    report = build(root)

    expected = clean(root, tmp_path / "clean")
    left = output_of(root).keys() - expected.keys()
    assert TALKS_PAGE in left
    assert set(report.published.unknown) == left | {OWN}
    assert not build(root).published.unknown


def test_without_a_manifest_pages_that_are_right_are_not_written_again(root: Path) -> None:
    (root / MANIFEST).unlink()

    assert not build(root).published.written


def test_without_a_manifest_and_output_everything_is_made_again(
    root: Path, expected: dict[str, bytes]
) -> None:
    (root / MANIFEST).unlink()
    shutil.rmtree(root / "site")

    build(root)

    assert files_in(root / "site") == expected


def test_a_site_copied_to_another_machine_is_read_and_not_rendered(
    root: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    there = tmp_path / "there"
    shutil.copytree(root, there, copy_function=shutil.copyfile)

    published = build(there).published

    assert not published.rendered
    assert output_of(there) == expected


def test_a_site_moved_as_a_whole_still_knows_its_files(root: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    root.rename(there)
    (there / TALKS).unlink()

    assert f"/{TALKS_PAGE.removesuffix('index.html')}" in build(there).published.removed
    assert output_of(there) == clean(there, tmp_path / "clean")


def test_output_restored_with_other_times_is_not_rendered(
    root: Path, expected: dict[str, bytes]
) -> None:
    for path in sorted((root / "site").rglob("*.*")):
        raw = path.read_bytes()
        path.unlink()
        path.write_bytes(raw)
        os.utime(path, (1, 1))

    published = build(root).published

    assert not published.rendered
    assert output_of(root) == expected


def test_another_version_makes_all_pages_again_and_writes_what_changed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.pipeline.engine", lambda: "another")

    published = build(root).published

    assert {"/", "/2024/02/talks/", "/feed.xml", "/sitemap.xml"} < set(published.rendered)
    assert "/feed.xml" not in published.written
    assert output_of(root) == clean(root, tmp_path / "clean")
    assert [path.name for path in (root / ".communique/layouts").iterdir()] == ["another"]


def test_compiled_layouts_that_were_damaged_are_compiled_again(
    root: Path, expected: dict[str, bytes]
) -> None:
    for number, path in enumerate(sorted((root / ".communique/layouts").rglob("*"))):
        if path.is_file():
            path.write_bytes(flipped(number)(path.read_bytes()))
    shutil.rmtree(root / "site")
    (root / "site").mkdir()
    (root / "site" / OWN).write_text("not of the site")

    build(root)

    assert output_of(root) == expected


def edit(path: Path) -> None:
    """Other bytes, as many, under the old time."""
    state = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def remove(path: Path) -> None:
    path.unlink()


def remove_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def truncate(path: Path) -> None:
    path.write_bytes(b"")


def replace_by_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def replace_by_empty_folder(path: Path) -> None:
    path.unlink()
    (path / "within").mkdir(parents=True)


@pytest.mark.parametrize("harm", [
    edit, remove, remove_folder, truncate, replace_by_link, replace_by_empty_folder,
])  # fmt: skip
def test_output_that_was_changed_by_hand_is_put_right(
    root: Path, expected: dict[str, bytes], harm: Callable[[Path], None]
) -> None:
    harm(root / "site" / TALKS_PAGE)

    build(root)

    assert output_of(root) == expected


def test_lost_output_is_put_right_although_all_else_is_as_it_was(
    root: Path, expected: dict[str, bytes]
) -> None:
    shutil.rmtree(root / "site")

    build(root)

    assert files_in(root / "site") == expected


def test_a_build_that_is_cut_short_is_not_taken_for_the_one_before(
    root: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files were replaced, nothing was noted, and then the edit was undone."""
    edited = (root / TALKS).read_bytes()
    (root / TALKS).write_bytes(edited + b"More.\n")
    record = Manifest.record

    def die_at_the_end(manifest: Manifest, *given: object, made: bytes = b"") -> None:
        if made:
            raise KeyboardInterrupt
        record(manifest, *given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Manifest, "record", die_at_the_end)
        with pytest.raises(KeyboardInterrupt):
            build(root)
    (root / TALKS).write_bytes(edited)

    build(root)

    assert output_of(root) == expected


def test_two_processes_that_take_turns_do_not_mislead_each_other(
    root: Path, tmp_path: Path
) -> None:
    """One keeps what it knew, and is told what changed; another builds in between."""
    watching = Workshop(root, jobs=1)
    watching.build(NOW)
    text = (root / TALKS).read_bytes()
    (root / TALKS).write_bytes(text + b"More.\n")
    build(root)
    (root / TALKS).write_bytes(text)

    watching.build(NOW, changed={TALKS})

    watching.close()
    assert output_of(root) == clean(root, tmp_path / "clean")
