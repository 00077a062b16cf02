"""One build of a site at a time: others wait for their turn, threads as well as processes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from filelock import FileLock, Timeout

from communique.errors import OutputError

PATIENCE = 60.0
NOTICED = 0.5


class Turns:
    """The turns of processes, by a lock on the file ``path`` that ends with its process.

    Whose turn it is may take another turn within it.
    """

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(path)
        self._threads = RLock()
        self._waited = 0.0

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other build of the site is running. Raises ``OutputError`` when one does not end."""
        with self._threads:
            self._wait()
            try:
                yield
            finally:
                self._lock.release()

    def _wait(self) -> None:
        started = time.perf_counter()
        try:
            self._lock.acquire(timeout=PATIENCE)
        except Timeout as error:
            raise OutputError(
                f"another build of this site is still running, after {PATIENCE:.0f} seconds",
                hint="wait for it, or end it; nothing was written",
            ) from error
        self._waited += time.perf_counter() - started

    def remark(self) -> str | None:
        """That there was a wait worth speaking of, once; else None."""
        waited, self._waited = self._waited, 0.0
        if waited < NOTICED:
            return None
        return f"waited {waited:.1f} s for another build of this site"
