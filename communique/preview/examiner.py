"""What ``check`` finds, looked for by a process of its own whenever the site is left in peace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Event, Lock, Thread
from typing import NamedTuple

# After a round that took the watcher's word comes one that looks for itself: until then, a check
# would be in its way.
PEACE = 1.2


class Noted(NamedTuple):
    """A problem in a file, in words."""

    path: str
    line: int | None
    level: str
    rule: str
    message: str
    hint: str | None


class Examiner:
    """Checks the site at ``root`` again and again. ``heard`` is called when something was found."""

    def __init__(self, root: Path, output: Path, heard: Callable[[], object] | None = None) -> None:
        self.found: tuple[Noted, ...] | None = None
        self.heard = heard
        self._root = root
        self._output = output
        self._now: datetime | None = None
        self._is_wanted = Event()
        self._disturbed = Event()
        self._ends = False
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While the context lasts, the site is checked whenever ``look`` was called."""
        thread = Thread(target=self._run, name="examiner", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ends = True
            self.yield_to_others()
            self._is_wanted.set()
            thread.join(timeout=5)

    def look(self, now: datetime) -> None:
        """The site is to be checked, as it is at ``now``, once nothing disturbs it."""
        self._now = now
        self.yield_to_others()
        self._is_wanted.set()

    def yield_to_others(self) -> None:
        """A check that is running ends, and begins again later."""
        with self._lock:
            self._disturbed.set()
            if self._child:
                self._child.kill()

    def _run(self) -> None:
        while self._is_wanted.wait() and not self._ends:
            self._disturbed.clear()
            if self._disturbed.wait(PEACE):
                continue
            self._is_wanted.clear()
            said = self._said()
            if said is not None:
                self.found = noted_in(said)
                if self.heard:
                    self.heard()
            elif self._disturbed.is_set():
                self._is_wanted.set()

    def _said(self) -> bytes | None:
        """What check prints; None when it was interrupted or cannot be run."""
        with self._lock:
            if self._disturbed.is_set():
                return None
            with suppress(OSError):
                self._child = self._started()
        child = self._child
        if child is None:
            return None
        said, _ = child.communicate()
        with self._lock:
            self._child = None
        return said if child.returncode in (0, 1) else None

    def _started(self) -> subprocess.Popen[bytes]:
        package = str(Path(__file__).parents[2])
        code = "import sys; from communique.cli import main; sys.exit(main())"
        asked = ["check", "--format", "json", "--root", str(self._root), "--jobs", "1"]
        asked += ["--output", str(self._output)]
        if self._now:
            asked += ["--now", self._now.isoformat()]
        return subprocess.Popen(
            [sys.executable, "-P", "-c", code, *asked],
            env={**os.environ, "PYTHONPATH": package},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )


def noted_in(said: bytes) -> tuple[Noted, ...] | None:
    """The problems in what ``check --format json`` printed; None for anything else."""
    try:
        problems = json.loads(said)["problems"]
        return tuple(Noted(*(one[name] for name in Noted._fields)) for one in problems)
    except (ValueError, KeyError, TypeError):
        return None
