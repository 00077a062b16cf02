"""A process that only reads sources: ``python -m communique.ingest.worker``.

Foreign formats are read by large libraries out of files that anybody may have made. Here they have
little memory and nothing to lose: when one of them fails, this process ends with its traceback,
and whoever started it (see ``readers``) reports one line and starts another.

A request is (path, source, kind), an answer an ``Answer``; both are msgpack after their length in
four bytes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import msgspec

from communique.errors import IngestError
from communique.ingest.item import Item
from communique.ingest.kinds import SourceKind
from communique.ingest.reading import items_at

if sys.platform != "win32":
    import resource

# Address space, which is more than what is used: libraries map several hundred megabytes.
MOST_MEMORY = 3 * 1024**3


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The articles in a source, or what is wrong with it, on which line and what to do."""

    items: tuple[Item, ...] = ()
    problem: str | None = None
    hint: str | None = None
    line: int | None = None


def send(pipe: IO[bytes], raw: bytes) -> None:
    """One message is on its way."""
    pipe.write(len(raw).to_bytes(4, "big") + raw)
    pipe.flush()


def received(pipe: IO[bytes]) -> bytes | None:
    """The next message; None when the other side has ended."""
    head = pipe.read(4)
    raw = pipe.read(int.from_bytes(head, "big")) if len(head) == 4 else b""
    return raw or None


def main() -> None:
    """Answers requests until there are no more."""
    _limit()
    # What libraries print must not get among the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for request in _requests():
        path, source, kind = msgspec.msgpack.decode(request, type=tuple[str, str, str])
        answer = _answer(Path(path), source, cast("SourceKind", kind))
        send(answers, msgspec.msgpack.encode(answer))


def _requests() -> Iterator[bytes]:
    while (request := received(sys.stdin.buffer)) is not None:
        yield request


def _answer(path: Path, source: str, kind: SourceKind) -> Answer:
    try:
        return Answer(items=items_at(path, source, kind))
    except IngestError as error:
        line = error.at.line if error.at else None
        return Answer(problem=error.message, hint=error.hint, line=line)


def _limit() -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
