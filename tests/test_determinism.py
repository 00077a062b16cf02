"""The same site gives the same bytes: for any number of processes, seed, zone, locale or order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique import load, publish
from tests import small_site
from tests.conftest import files_in, write_files
from tests.small_site import NOW, build, clean

BUILD = Path(__file__).parent.parent / "build.py"
ENVIRONMENTS = {
    "as it is in one place": {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    "as it is in another": {
        "PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8",
        "LANGUAGE": "tr", "PYTHONUTF8": "0",
    },
}  # fmt: skip


def begun(root: Path, environment: dict[str, str], *options: str) -> subprocess.Popen[bytes]:
    """A process that builds the site, and was begun."""
    command = [sys.executable, str(BUILD), "--root", str(root), "--now", NOW.isoformat(), *options]
    return subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def ended(process: subprocess.Popen[bytes]) -> str:
    """What a process said, which must have been content."""
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, said.decode()
    return said.decode()


@pytest.mark.usefixtures("drawing")
def test_seed_zone_and_locale_do_not_show(tmp_path: Path) -> None:
    roots = [small_site.make(tmp_path / str(number)) for number in range(len(ENVIRONMENTS))]
    expected = clean(roots[0], tmp_path / "clean", search=True)

    for process in [begun(*one) for one in zip(roots, ENVIRONMENTS.values(), strict=True)]:
        ended(process)

    for root in roots:
        assert files_in(root / "site") == expected


@pytest.mark.usefixtures("drawing")
def test_two_builds_at_once_give_one_site(tmp_path: Path) -> None:
    """Neither knows of the other, and nothing was ever built before."""
    root = small_site.make(tmp_path / "root")
    expected = clean(root, tmp_path / "clean", search=True)

    said = [ended(process) for process in [begun(root, {}), begun(root, {})]]

    assert files_in(root / "site") == expected
    assert sum(", 0 written" in one for one in said) == 1
    assert not build(root, search=True).published.written


@pytest.mark.parametrize("jobs", [2, 5])
def test_the_number_of_processes_does_not_show(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "WORTH_SPREADING", 1)
    monkeypatch.setattr(publish, "WORTH_SPREADING", 1)
    root = small_site.make(tmp_path / "root")
    expected = clean(root, tmp_path / "clean", search=True)

    build(root, jobs=jobs, search=True)

    assert files_in(root / "site") == expected
    assert not build(root, jobs=1, search=True).published.written


def test_the_order_in_which_files_were_made_does_not_show(tmp_path: Path) -> None:
    files = small_site.files()
    forward, backward = tmp_path / "a", tmp_path / "b"
    write_files(forward, dict(sorted(files.items())))
    write_files(backward, dict(sorted(files.items(), reverse=True)))
    build(forward)
    build(backward)

    assert files_in(forward / "site") == files_in(backward / "site")


def test_the_order_in_which_a_folder_is_listed_does_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small_site.make(tmp_path / "root")
    expected = clean(root, tmp_path / "clean", search=True)
    scandir = os.scandir

    class Backward:
        """The entries of a folder, the last one first."""

        def __init__(self, path: str) -> None:
            with scandir(path) as entries:
                self.entries = list(entries)

        def __enter__(self) -> Backward:
            return self

        def __exit__(self, *_: object) -> None:
            self.entries = []

        def __iter__(self) -> Backward:
            return self

        def __next__(self) -> os.DirEntry[str]:
            if not self.entries:
                raise StopIteration
            return self.entries.pop()

        def close(self) -> None:
            self.entries = []

    monkeypatch.setattr(os, "scandir", Backward)
    build(root, search=True)
    monkeypatch.undo()

    assert files_in(root / "site") == expected
