"""Work spread over processes: the same results in the same order, sooner.

Workers are forked where the system forks safely, so that what they work on is inherited and only
results travel. Elsewhere everything runs in this process: the output is the same, the wait is not.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Any, TypeVar, cast

from communique.errors import OutputError

T = TypeVar("T")
R = TypeVar("R")

Task = Callable[[Sequence[T]], Iterable[R]]


@contextmanager
def undisturbed() -> Iterator[None]:
    """Python does not look for circles of values that nobody needs.

    A build makes values by the million and drops hardly any in a circle; looking through all of
    them, time and again, takes a tenth of it.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def processes(wanted: int) -> int:
    """How many processes to use: ``wanted``, or one for each processor when that is 0."""
    if not sys.platform.startswith(("linux", "freebsd")) or threading.active_count() > 1:
        return 1  # forking is unsafe elsewhere, and beside other threads
    return wanted or len(os.sched_getaffinity(0))


def spread(
    task: Task[T, R],
    items: Sequence[T],
    jobs: int,
    company: Callable[[T], Hashable] = lambda _: None,
) -> list[R]:
    """``list(task(items))``, in ``jobs`` processes; ``task`` must treat each item by itself.

    Items of the same ``company``, other than None, are worked on by the same process: they have
    work in common. What a worker raises is raised here. Raises ``OutputError`` when the system ends
    a worker.
    """
    jobs = min(jobs, len(items))
    if jobs <= 1:
        return list(task(items))
    own, *others = _shares([company(item) for item in items], jobs)
    working = [_begun(task, [items[n] for n in share]) for share in others]
    try:
        results = [list(task([items[n] for n in own]))]
        results += [_result_of(*one) for one in working]
    except BaseException:
        for _, worker in working:
            worker.terminate()  # nobody will listen
        raise
    finally:
        for here, worker in working:
            here.close()
            worker.join()
    made = dict(zip(chain(own, *others), chain(*results), strict=True))
    return [made[number] for number in range(len(items))]


def _shares(companies: Sequence[Hashable], jobs: int) -> list[list[int]]:
    """The numbers of the items for each process, about as many for each."""
    shares: list[list[int]] = [[] for _ in range(jobs)]
    placed: dict[Hashable, list[int]] = {}
    for number, company in enumerate(companies):
        share = placed.get(company) or min(shares, key=len)
        if company is not None:
            placed[company] = share
        share.append(number)
    return shares


def _begun(task: Task[T, R], share: Sequence[T]) -> tuple[Connection, ForkProcess]:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(task, share, there), daemon=True)
    worker.start()
    there.close()
    return here, worker


def _result_of(here: Connection, worker: ForkProcess) -> list[Any]:
    """What a worker made. Raises what it raised."""
    try:
        done, result = here.recv()
    except EOFError as error:
        worker.join()
        raise OutputError(
            f"a process of the build was ended by the system (code {worker.exitcode})",
            hint="there may be too little memory: build with --jobs 1",
        ) from error
    if not done:
        raise result
    return cast(list[Any], result)


def _work(task: Task[T, R], items: Sequence[T], pipe: Connection) -> None:
    outcome: tuple[bool, Any]
    try:
        outcome = (True, list(task(items)))
    except Exception as error:
        # It is raised again in the process that waits for it.
        outcome = (False, error)
    with suppress(BrokenPipeError):  # that process was killed
        pipe.send(outcome)
    pipe.close()
