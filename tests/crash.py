"""Builds that are killed, again and again: ``python tests/crash.py 200`` tries 200 moments.

A site goes through a few states in a circle. Each time a build of the next state is killed, half
of the time by the clock, half of the time as it is about to touch a file. Then every file of the
output must be whole, as it was before or as it will be, and the next build must finish the work.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from communique.pipeline import Workshop
from tests import small_site
from tests.conftest import files_in, write_files
from tests.small_site import NOW, build, clean, written

ARTICLES = 150
EVENTS = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "sqlite3.connect"}
TAGS = ("Trade", "Energy", "Courts", "Borders", "Elections")

Output = Mapping[str, bytes]


# They take longer to draw than a process lives here.
NO_CARDS = "[build]\ncards = false\n"
OTHER_TITLE = f'title = "B"\n{NO_CARDS}'


class State(NamedTuple):
    """The files a site is made of, and the output that they give."""

    files: dict[str, str | bytes]
    output: Output


def articles(edited: int = 0, first: int = 0) -> dict[str, str]:
    """As many articles; every ``edited``-th says something else."""
    made = {}
    for number in range(first, first + ARTICLES):
        date = f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        tags = f"[{TAGS[number % 5]}, {TAGS[number % 3]}]"
        body = "Other words." if edited and number % edited == 0 else "Some *words*."
        text = written(f"Article {number}", date, body * 20, tags=tags, id=f"id-{number}")
        made[f"content/articles/2024/article-{number}.md"] = text
    return made


def states(folder: Path) -> list[State]:
    """The circle: edits and deletions, a layout and the configuration, a file for a page."""
    site = {name: text for name, text in small_site.files().items() if "/articles/" not in name}
    site["communique.toml"] = NO_CARDS
    made: list[dict[str, str | bytes]] = [
        {**site, **articles(), "content/static/x": "a file"},
        {**site, **articles(7, first=9), "content/pages/x.md": "---\ntitle: X\n---\n"},
        {**site, **articles(2, first=9), "layouts/foot.html": "Another end"},
        {**site, **articles(2), "content/static/x": "a file", "communique.toml": OTHER_TITLE},
    ]
    result = []
    for number, files in enumerate(made):
        root = folder / str(number)
        write_files(root, files)
        result.append(State(files, clean(root, folder / "clean")))
    return result


def put(root: Path, state: State) -> None:
    """The site is made of the files of the state and of no others."""
    for name in small_site.SOURCES:
        for path in [*(root / name).rglob("*"), root / name]:
            if path.is_file() and path.relative_to(root).as_posix() not in state.files:
                path.unlink()
    now = files_in(root)
    encoded = {n: t.encode() if isinstance(t, str) else t for n, t in state.files.items()}
    write_files(root, {n: raw for n, raw in encoded.items() if now.get(n) != raw})


def in_child(work: Callable[[], int]) -> int:
    """The process that does the work, and then nothing else."""
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        code = work()
    finally:
        os._exit(code)


def built(root: Path, jobs: int, deadly: int) -> int:
    """Builds the site, unless it is the death of the process: at that number of file operations."""
    own = os.getpid()
    count = 0

    def die_in_time(event: str, _: object) -> None:
        nonlocal count
        if event in EVENTS:
            count += 1
            if count == deadly and os.getpid() == own:
                os.kill(own, signal.SIGKILL)

    sys.addaudithook(die_in_time)
    workshop = Workshop(root, jobs=jobs)
    workshop.build(NOW)
    workshop.close()
    return 0


class Length(NamedTuple):
    """How long a build takes: seconds, and file operations."""

    seconds: float
    operations: int


def killed(root: Path, chance: random.Random, jobs: int, length: Length) -> bool:
    """Whether a build of the site was killed before its end."""
    by_clock = chance.random() < 0.5
    deadly = -1 if by_clock else chance.randrange(1, length.operations + 1)
    child = in_child(lambda: built(root, jobs, deadly))
    if by_clock:
        time.sleep(chance.random() * length.seconds)
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL), f"the build failed by itself: {code}"
    return code != 0


def wrong_files(site: Path, before: Output, after: Output) -> list[str]:
    """The files that are neither as they were nor as they will be."""
    return [
        name
        for name, raw in files_in(site).items()
        if raw not in (before.get(name), after.get(name))
    ]


def measured(root: Path, jobs: int) -> Length:
    """How long the build of the site takes, which is done then."""
    reading, writing = os.pipe()

    def count_all() -> int:
        count = 0

        def counted(event: str, _: object) -> None:
            nonlocal count
            count += event in EVENTS

        sys.addaudithook(counted)
        build(root, jobs=jobs)
        os.write(writing, str(count).encode())
        return 0

    started = time.perf_counter()
    os.waitpid(in_child(count_all), 0)
    length = Length(time.perf_counter() - started, int(os.read(reading, 20)))
    os.close(reading)
    os.close(writing)
    return length


def tried(times: int, seed: int, folder: Path, say: Callable[[str], object] = print) -> int:
    """How many builds were begun until so many were killed before their end.

    Raises ``AssertionError`` for a file that is torn, and for a site that is not mended.
    """
    chance = random.Random(seed)
    circle = states(folder / "states")
    root = folder / "root"
    put(root, circle[0])
    build(root)
    lengths = {}
    for jobs in (1, 2, 1):  # the first time is longer than all others
        for step in range(len(circle)):
            put(root, circle[(step + 1) % len(circle)])
            lengths[jobs, step] = measured(root, jobs)
    deaths = attempts = 0
    while deaths < times:
        before, after = (circle[(attempts + step) % len(circle)] for step in (0, 1))
        put(root, after)
        jobs = chance.choice([1, 2])
        deaths += killed(root, chance, jobs, lengths[jobs, attempts % len(circle)])
        torn = wrong_files(root / "site", before.output, after.output)
        assert not torn, f"seed {seed}, attempt {attempts}: torn: {torn[:5]}"
        # Sometimes the edit is taken back first.
        for state in (before, after) if chance.random() < 0.3 else (after,):
            put(root, state)
            build(root)
            wrong = files_in(root / "site") != state.output
            assert not wrong, f"seed {seed}, attempt {attempts}: the next build is not a clean one"
        attempts += 1
        if attempts % 25 == 0:
            say(f"{attempts} builds, {deaths} killed: every file whole, all finished")
    return attempts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="crash-", dir=memory if memory.is_dir() else None))
    try:
        attempts = tried(given.times, given.seed, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{given.times} of {attempts} builds were killed before their end: no file was torn,")
    print("and each next build gave what a clean one gives")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
