"""Many sources read at once, each in a process that may fail: one bad file costs one line."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

import communique
from communique.errors import IngestError, Location
from communique.ingest.item import Item
from communique.ingest.kinds import SourceKind
from communique.ingest.worker import Answer, received, send

# How long one source may take, in seconds.
LONGEST = 30.0

_WORTH_A_PROCESS = 6  # sources

Outcome = tuple[Item, ...] | IngestError


class Task(NamedTuple):
    """A file to be read, its place in content/sources/, and its kind."""

    path: Path
    source: str
    kind: SourceKind


class Reader:
    """A process that reads one source after another, started when it is first needed."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        self._said.close()

    def read(self, task: Task) -> Outcome:
        """What is in the source, or why it cannot be told."""
        process = self._process or self._started()
        timer = threading.Timer(self._longest, process.kill)
        timer.start()
        raw = _asked(process, task)
        is_overdue = timer.finished.is_set()
        timer.cancel()
        if raw is None:
            self._end()
            return IngestError(self._failure(is_overdue), Location(task.source))
        answer = msgspec.msgpack.decode(raw, type=Answer)
        if answer.problem is None:
            return answer.items
        return IngestError(answer.problem, Location(task.source, answer.line), hint=answer.hint)

    def _started(self) -> subprocess.Popen[bytes]:
        here = str(Path(communique.__file__).parent.parent)
        known = os.environ.get("PYTHONPATH")
        self._said.seek(0)
        self._said.truncate()
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "communique.ingest.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            # The same source gives the same article: no library may depend on the hash seed.
            env=os.environ
            | {"PYTHONHASHSEED": "0", "PYTHONPATH": os.pathsep.join(filter(None, [here, known]))},
        )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process and process.stdin and process.stdout:
            process.kill()
            process.wait()
            with suppress(BrokenPipeError):  # what it was asked last may not have arrived
                process.stdin.close()
            process.stdout.close()

    def _failure(self, is_overdue: bool) -> str:
        """Why there was no answer, in one line."""
        if is_overdue:
            return f"takes longer than {self._longest:g} seconds to read"
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        last = lines[-1].strip()[:160] if lines else ""
        if not last or "MemoryError" in last or "alloc" in last.lower():
            return "needs more memory to read than a source may have"
        return f"cannot be read ({last})"


def _asked(process: subprocess.Popen[bytes], task: Task) -> bytes | None:
    """The answer to one request; None when the process ended instead."""
    assert process.stdin is not None
    assert process.stdout is not None
    request = msgspec.msgpack.encode((str(task.path), task.source, task.kind))
    try:
        send(process.stdin, request)
        return received(process.stdout)
    except BrokenPipeError:
        return None


def outcomes(
    tasks: Sequence[Task], jobs: int, progress: Callable[[int, int], None] | None
) -> Generator[Outcome, None, None]:
    """What is in each source, in their order; ``jobs`` are read at a time, 0 for one a processor.

    The processes end with the generator, which should therefore be closed.
    """
    if not tasks:
        return
    # Libraries take a process longer to load than a few pages take it to read.
    count = min(jobs or os.cpu_count() or 1, 1 + len(tasks) // _WORTH_A_PROCESS)
    with ExitStack() as stack:
        idle: queue.SimpleQueue[Reader] = queue.SimpleQueue()
        for _ in range(count):
            idle.put(stack.enter_context(Reader()))
        threads = stack.enter_context(ThreadPoolExecutor(count))
        # Whoever stops early, with Ctrl-C for instance, does not wait for what is left.
        stack.callback(threads.shutdown, cancel_futures=True)

        def outcome(task: Task) -> Outcome:
            reader = idle.get()
            try:
                return reader.read(task)
            finally:
                idle.put(reader)

        for number, result in enumerate(threads.map(outcome, tasks), 1):
            if progress:
                progress(number, len(tasks))
            yield result
