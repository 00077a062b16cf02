"""What a command costs: time, processor time and memory of all its processes together."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05  # seconds between two looks at memory
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cost:
    """One run. Seconds; ``peak`` is in bytes, None where there is no /proc."""

    wall: float
    cpu: float
    peak: int | None


class Failed(Exception):
    """A command ended with an error; its output is the message."""


def cost_of(command: Sequence[str | Path], folder: Path) -> Cost:
    """What running the command in the folder costs. Raises ``Failed``.

    Memory is the most that was seen, twenty times a second, of the proportional set sizes of the
    command and its descendants: shared pages count once.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with (folder / "bench.log").open("w+b") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        peak = 0
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            _wait(process)
        wall = time.perf_counter() - start
        if process.returncode:
            log.seek(0)
            raise Failed(f"{' '.join(map(str, command))}\n{log.read().decode(errors='replace')}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, peak or None)


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(EVERY)
    except subprocess.TimeoutExpired:
        return


def memory_of(pid: int) -> int:
    """The proportional set sizes, in bytes, of the process and all that come from it."""
    return sum(map(_memory, _family(pid)))


def _family(pid: int) -> list[int]:
    """The process and all that come from it."""
    family = [pid]
    for member in family:
        try:
            for task in (PROC / str(member) / "task").iterdir():
                family += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return family


def _memory(pid: int) -> int:
    try:
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0


def size_of(folder: Path) -> tuple[int, int]:
    """The number of files under the folder, and their bytes."""
    files = total = 0
    for place, _, names in os.walk(folder):
        files += len(names)
        total += sum((Path(place) / name).stat().st_size for name in names)
    return files, total
