"""Work spread over processes: the same results in the same order, sooner.

Workers are forked where the system forks safely, so that what they work on is inherited and only
results travel. Elsewhere everything runs in this process: the output is the same, the wait is not.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

Task = Callable[[Sequence[T]], Iterable[R]]


def processes(wanted: int) -> int:
    """How many processes to use: ``wanted``, or one for each processor when that is 0."""
    if not sys.platform.startswith(("linux", "freebsd")) or threading.active_count() > 1:
        return 1  # forking is unsafe elsewhere, and beside other threads
    return wanted or len(os.sched_getaffinity(0))


def spread(task: Task[T, R], items: Sequence[T], jobs: int) -> list[R]:
    """``list(task(items))``, in ``jobs`` processes; ``task`` must treat each item by itself.

    What a worker raises is raised here. Raises ``ChildProcessError`` when a worker dies.
    """
    jobs = min(jobs, len(items))
    if jobs <= 1:
        return list(task(items))
    context = multiprocessing.get_context("fork")
    shares: list[list[R]] = []
    pipes = []
    for number in range(1, jobs):
        here, there = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(task, items[number::jobs], there))
        worker.start()
        there.close()
        pipes.append((here, worker))
    failures: list[BaseException] = []
    try:
        shares.append(list(task(items[::jobs])))
    except Exception as error:
        failures.append(error)
    for here, worker in pipes:
        try:
            done, result = here.recv()
        except EOFError as error:
            raise ChildProcessError(f"a worker ended with code {worker.exitcode}") from error
        finally:
            worker.join()
            here.close()
        (shares if done else failures).append(result)
    if failures:
        raise failures[0]
    return _interleaved(shares, len(items))


def _work(task: Task[T, R], items: Sequence[T], pipe: Connection) -> None:
    try:
        outcome = (True, list(task(items)))
    except Exception as error:
        # It is raised again in the process that waits for it.
        pipe.send((False, error))
    else:
        pipe.send(outcome)
    pipe.close()


def _interleaved(shares: Sequence[Sequence[R]], total: int) -> list[R]:
    return [shares[index % len(shares)][index // len(shares)] for index in range(total)]
