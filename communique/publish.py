"""Outputs become files: renders what is stale, then writes. An unchanged file is left alone.

Everything is rendered into a staging folder on the same file system first. Only when all of it
succeeded is anything moved into place, each file by one rename: pages, then lists, then feeds, as
they come. Then files that are no longer wanted are removed, if the manifest says they are ours.
A build that is killed is finished by the next one.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from communique.errors import CommuniqueError, Location, OutputError
from communique.fingerprint import digest
from communique.kept import Kept
from communique.manifest import Manifest, Written
from communique.model import Output
from communique.render import Renderer
from communique.workers import spread

WORTH_SPREADING = 100
A_FOLDER = 500


class Report(NamedTuple):
    """What publishing did: addresses rendered, files written and removed, outputs left alone."""

    rendered: tuple[str, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int


class Staged(NamedTuple):
    """An output rendered: its fingerprints, and where its bytes wait (None: they are in place)."""

    url: str
    print: str
    digest: str
    waiting: str | None


class Stale(NamedTuple):
    """An output to be rendered; ``standing`` is the fingerprint of the bytes in place, or empty."""

    number: int
    output: Output
    print: str
    standing: str


def publish(
    wanted: Sequence[Output],
    renderer: Renderer,
    manifest: Manifest,
    output: Path,
    *,
    staging: Path,
    jobs: int,
    prepare: Callable[[Sequence[Output]], None],
    kept: Kept,
    standing: Mapping[str, Output],
) -> Report:
    """The folder ``output`` holds exactly ``wanted``, and whatever was there that is not ours.

    ``prepare`` is called with the stale outputs before any of them is rendered. ``standing`` are
    outputs of the build before, by address, that need not be looked at again. Raises an
    ``ExceptionGroup`` of all problems; then no file in ``output`` was touched.
    """
    kept.made("addresses", _check_addresses, tuple((type(x).__name__, x.url) for x in wanted))
    known = manifest.written()
    doubtful = [one for one in wanted if standing.get(one.url) is not one]
    stale, healed = _examined(doubtful, renderer, known, output)
    prepare([one.output for one in stale])
    try:
        staged = _staged(stale, renderer, staging, jobs)
        written = _moved(staged, manifest, output)
        removed = _removed(known.keys() - {one.url for one in wanted}, output)
    except OSError as error:
        raise _unwritable(error, output) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    manifest.record((*healed, *written), removed)
    return Report(
        rendered=tuple(one.url for one in staged),
        written=tuple(one.url for one in staged if one.waiting),
        removed=tuple(removed),
        kept=len(wanted) - len(stale),
    )


def untouched(known: Mapping[str, Written], output: Path) -> Report | None:
    """The report of a build with nothing to do, when every file is as it was written; else None."""
    base = str(output)
    for one in known.values():
        if not one.digest or signature_of(f"{base}/{file_of(one.url)}") != one.signature:
            return None
    return Report((), (), (), len(known))


def file_of(url: str) -> str:
    """The '/'-separated path, under the output folder, of the file at an address."""
    path = url.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _check_addresses(wanted: Iterable[tuple[str, str]]) -> None:
    """No two files may differ only in case or in composed accents: some systems fold both."""
    seen: dict[str, str] = {}
    problems = []
    for kind, url in wanted:
        key = unicodedata.normalize("NFC", file_of(url)).casefold()
        if key in seen:
            both = sorted([f"{kind} {url}", seen[key]])
            problems.append(
                OutputError(
                    f"two things claim one address: {both[0]} and {both[1]}",
                    hint="rename one of them, or give it another slug",
                )
            )
        seen[key] = f"{kind} {url}"
    if problems:
        raise ExceptionGroup("addresses", problems)


def _examined(
    wanted: Sequence[Output], renderer: Renderer, known: dict[str, Written], output: Path
) -> tuple[list[Stale], list[Written]]:
    """What must be rendered; and what only has other times than it had, its bytes being right."""
    stale: list[Stale] = []
    healed: list[Written] = []
    for number, one in enumerate(wanted):
        print_ = renderer.print_of(one)
        was = known.get(one.url)
        path = f"{output}/{file_of(one.url)}"
        if was is None or not was.digest:
            stale.append(Stale(number, one, print_, ""))
            continue
        intact = signature_of(path) == was.signature
        standing = was.digest if intact or _digest_of(path) == was.digest else ""
        if was.print != print_ or not standing:
            stale.append(Stale(number, one, print_, standing))
        elif not intact:
            healed.append(was._replace(signature=signature_of(path)))
    return stale, healed


def signature_of(path: str) -> str:
    """The times and size of a regular file; empty when there is none."""
    try:
        state = os.lstat(path)
    except OSError:
        return ""
    return f"{state.st_mtime_ns}.{state.st_ctime_ns}.{state.st_size}"


def _digest_of(path: str) -> str:
    try:
        return digest(Path(path).read_bytes())
    except OSError:
        return ""


def _staged(stale: Sequence[Stale], renderer: Renderer, staging: Path, jobs: int) -> list[Staged]:
    """Everything rendered, in order. Raises an ``ExceptionGroup`` of what could not be."""
    if not stale:
        return []

    def staged(share: Sequence[Stale]) -> Iterator[Staged | CommuniqueError]:
        # Processes that make files in one folder wait for each other; each has folders of its own.
        own = staging / str(os.getpid())
        for place, one in enumerate(share):
            folder = own / str(place // A_FOLDER)
            if place % A_FOLDER == 0:
                folder.mkdir(parents=True)
            try:
                yield _stage(one, renderer, folder)
            except CommuniqueError as error:
                yield error

    results = spread(staged, stale, jobs if len(stale) >= WORTH_SPREADING else 1)
    problems = [result for result in results if isinstance(result, CommuniqueError)]
    if problems:
        raise ExceptionGroup("rendering", _once_each(problems))
    return [result for result in results if isinstance(result, Staged)]


def _once_each(problems: Iterable[CommuniqueError]) -> list[CommuniqueError]:
    # One mistake in a layout fails every page that uses it.
    return list({problem.explained(): problem for problem in problems}.values())


def _stage(stale: Stale, renderer: Renderer, folder: Path) -> Staged:
    content = renderer.render(stale.output)
    made = digest(content)
    if made == stale.standing:
        return Staged(stale.output.url, stale.print, made, None)
    waiting = folder / str(stale.number)
    waiting.write_bytes(content)
    return Staged(stale.output.url, stale.print, made, str(waiting))


def _moved(staged: Sequence[Staged], manifest: Manifest, output: Path) -> list[Written]:
    """Each waiting file in its place, whole at every moment."""
    moving = [one for one in staged if one.waiting]
    manifest.record(Written(one.url) for one in moving)
    made: set[Path] = set()
    written = []
    for one in staged:
        path = output / file_of(one.url)
        if one.waiting:
            _make_folder(path.parent, made)
            Path(one.waiting).replace(path)
        written.append(Written(one.url, one.print, one.digest, signature_of(str(path))))
    return written


def _make_folder(folder: Path, made: set[Path]) -> None:
    if folder not in made:
        folder.mkdir(parents=True, exist_ok=True)
        made.add(folder)


def _removed(urls: Iterable[str], output: Path) -> list[str]:
    removed = sorted(urls)
    for url in removed:
        (output / file_of(url)).unlink(missing_ok=True)
    return removed


def _unwritable(error: OSError, output: Path) -> OutputError:
    path = Path(error.filename) if error.filename else output
    shown = path.relative_to(output.parent) if path.is_relative_to(output.parent) else path
    return OutputError(
        f"cannot be written: {error.strerror}",
        Location(shown.as_posix()),
        hint="nothing is lost: mend this and build again",
    )
