"""Outputs become files: renders what is stale, then writes. An unchanged file is left alone.

Everything is rendered into a staging folder on the same file system first. Only when all of it
succeeded is anything moved into place, each file by one rename: pages, then lists, then feeds, as
they come. Then files that are no longer wanted are removed, if the manifest says they are ours.
A build that is killed is finished by the next one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from communique.claims import check_addresses, file_of
from communique.current import Current
from communique.errors import (
    CommuniqueError,
    Location,
    MemoError,
    OutputError,
    UnfinishedError,
)
from communique.fingerprint import digest
from communique.kept import Kept
from communique.manifest import Manifest, Written
from communique.model import Output, Rendition, SocialCard
from communique.obstacles import obstacles, strangers, unknown_files
from communique.render import Renderer
from communique.workers import spread
from communique.write import (
    Placing,
    Staging,
    clear_the_way,
    digest_of,
    remove,
    signature_of,
)

Later = Callable[[Output], bool] | None

WORTH_SPREADING = 100
WORTH_LOOKING_TOGETHER = 4000
A_PICTURE = 50  # as much work as so many pages


class Report(NamedTuple):
    """What publishing did: addresses rendered, files written and removed, outputs left alone.

    ``unknown`` are files of the output that are not of this build, when it is not known what
    earlier ones wrote. ``left`` are outputs that nobody looked at, for the next build.
    """

    rendered: tuple[str, ...]
    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int
    unknown: tuple[str, ...] = ()
    left: frozenset[str] = frozenset()


class Staged(NamedTuple):
    """An output rendered: its fingerprints, and the signature of the file that waits.

    Without a signature nothing waits: the bytes in place are right.
    """

    url: str
    print: str
    digest: str
    waiting: str


class Seen(NamedTuple):
    """What an output should be, and its file is: the fingerprint of the one, and of the bytes in

    place, empty when they are wrong or none; the file's signature.
    """

    print: str
    standing: str
    signature: str


class Stale(NamedTuple):
    """An output to be rendered. ``print`` is its fingerprint, empty when nobody asked yet.

    ``standing`` is the fingerprint of the bytes in place, empty when they are wrong or none, None
    when nothing is known of them.
    """

    output: Output
    print: str
    standing: str | None


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
    made: Current,
    later: Later = None,
) -> Report:
    """The folder ``output`` holds exactly ``wanted``, and whatever was there that is not ours.

    ``prepare`` is called with the stale outputs before any is rendered. ``standing`` are outputs
    of the build before that need not be looked at again; what is for ``later`` is left as it is.
    Raises an ``ExceptionGroup``, or ``OutputError``; but for ``UnfinishedError``, all is untouched.
    """
    kept.made("addresses", check_addresses, tuple((type(x).__name__, x.url) for x in wanted))
    known = manifest.written()
    is_empty, is_known = not any(output.iterdir()), bool(known) and _is_as_left(manifest, output)
    doubtful, left = _doubtful(wanted, standing, later)
    stale, healed = _examined(doubtful, renderer, known, output, "" if is_empty else None, jobs)
    prepare([one.output for one in stale])
    with _gone_after(staging):
        staged = _staged(stale, renderer, staging, output, jobs)
        leaving = tuple(sorted(known.keys() - {one.url for one in wanted}))
        moving = tuple([one.url for one in staged if one.waiting])
        _check_the_way(output, () if is_empty else moving, leaving, is_first=not known)
        manifest.record(Written(url) for url in moving)
        with _told_of(output, UnfinishedError):
            written = _put(staged, leaving, staging, output)
            shutil.rmtree(staging, ignore_errors=True)
            finished = _finished(made, output, is_whole=not left)
            manifest.record((*healed, *written), leaving, made=finished)
    unknown = () if is_empty or (is_known and not manifest.complaint) else _unknown(wanted, output)
    rendered = tuple([one.url for one in staged])
    return Report(rendered, moving, leaving, len(wanted) - len(stale), unknown, left)


def _finished(made: Current, output: Path, *, is_whole: bool) -> bytes:
    state = made.state if is_whole else ""
    return replace(made, state=state, folder=signature_of(str(output))).encoded()


def _is_as_left(manifest: Manifest, output: Path) -> bool:
    """Whether no build has written to the output since the last that these notes tell of.

    Notes that were restored are of an older build: of files that a later one wrote they know
    nothing. Every build that writes leaves its mark on the folder itself.
    """
    last = Current.decoded(manifest.made())
    return last is not None and last.folder == signature_of(str(output))


def _doubtful(
    wanted: Sequence[Output], standing: Mapping[str, Output], later: Later
) -> tuple[list[Output], frozenset[str]]:
    """What is to be looked at, and the addresses of what is left for later."""
    found = [one for one in wanted if standing.get(one.url) is not one]
    left = frozenset(one.url for one in found if later and later(one))
    return [one for one in found if one.url not in left], left


def left_alone(manifest: Manifest, current: Current, output: Path, now: datetime) -> Report | None:
    """What is said of a site that is as it should be; None when there may be work to do.

    Nothing that the site is made of, ``current``, has changed, no moment has come at which it
    changes by itself, and every file is as it was written.
    """
    before = Current.decoded(manifest.made())
    if before is None or before.state != current.state or not before.holds_at(now):
        return None
    report = untouched(manifest.written(), output, before.folder)
    if report and before.now != now:
        manifest.record((), made=replace(before, now=now).encoded())
    return report


def untouched(known: Mapping[str, Written], output: Path, folder: str) -> Report | None:
    """The report of a build with nothing to do, when every file is as it was written; else None.

    ``folder`` is the signature that the output had then.
    """
    base = str(output)
    if signature_of(base) != folder:
        return None
    for one in known.values():
        if not one.digest or signature_of(f"{base}/{file_of(one.url)}") != one.signature:
            return None
    return Report((), (), (), len(known))


def _examined(
    wanted: Sequence[Output],
    renderer: Renderer,
    known: dict[str, Written],
    output: Path,
    nothing: str | None,
    jobs: int,
) -> tuple[list[Stale], list[Written]]:
    """What must be rendered; and what only has other times than it had, its bytes being right.

    ``nothing`` is said of bytes in place of which nothing is known.
    """
    stale: list[Stale] = []
    healed: list[Written] = []
    written = {one.url: was for one in wanted if (was := known.get(one.url)) and was.digest}

    def seen(share: Sequence[Output]) -> Iterator[Seen]:
        return (_seen(one, written[one.url], renderer, output) for one in share)

    there = [one for one in wanted if one.url in written]
    sights = iter(spread(seen, there, jobs if len(there) >= WORTH_LOOKING_TOGETHER else 1))
    for one in wanted:
        if one.url not in written:
            stale.append(Stale(one, "", nothing))
            continue
        was, sight = written[one.url], next(sights)
        if was.print != sight.print or not sight.standing:
            stale.append(Stale(one, sight.print, sight.standing))
        elif was.signature != sight.signature:
            healed.append(was._replace(signature=sight.signature))
    return stale, healed


def _seen(one: Output, was: Written, renderer: Renderer, output: Path) -> Seen:
    path = f"{output}/{file_of(one.url)}"
    signature = signature_of(path)
    is_right = signature == was.signature or digest_of(path) == was.digest
    return Seen(renderer.print_of(one), was.digest if is_right else "", signature)


def _staged(
    stale: Sequence[Stale], renderer: Renderer, staging: Path, output: Path, jobs: int
) -> list[Staged]:
    """Everything rendered, in order. Raises an ``ExceptionGroup`` of what could not be."""
    if not stale:
        return []

    def staged(share: Sequence[Stale]) -> Iterator[Staged | CommuniqueError]:
        own = Staging(staging)
        for one in share:
            try:
                yield _stage(one, renderer, own, output)
            except CommuniqueError as error:
                yield error

    pictures = Rendition | SocialCard
    effort = sum(A_PICTURE if isinstance(one.output, pictures) else 1 for one in stale)
    with _told_of(output, OutputError):
        jobs = jobs if effort >= WORTH_SPREADING else 1
        results = spread(staged, stale, jobs, lambda one: renderer.company(one.output))
    problems = [result for result in results if isinstance(result, CommuniqueError)]
    if problems:
        raise ExceptionGroup("rendering", _once_each(problems))
    return [result for result in results if isinstance(result, Staged)]


def _once_each(problems: Iterable[CommuniqueError]) -> list[CommuniqueError]:
    # One mistake in a layout fails every page that uses it.
    return list({problem.explained(): problem for problem in problems}.values())


def _stage(stale: Stale, renderer: Renderer, staging: Staging, output: Path) -> Staged:
    content = renderer.render(stale.output)
    made = digest(content)
    url = stale.output.url
    path = file_of(url)
    standing = digest_of(f"{output}/{path}") if stale.standing is None else stale.standing
    waiting = "" if made == standing else staging.wait(path, content)
    return Staged(url, stale.print or renderer.print_of(stale.output), made, waiting)


def _check_the_way(
    output: Path, moving: Iterable[str], leaving: Iterable[str], *, is_first: bool
) -> None:
    """Raises an ``ExceptionGroup`` of what must not be replaced or cannot be written to."""
    coming = {file_of(url) for url in moving}
    problems = list(obstacles(output, coming, {file_of(url) for url in leaving}))
    others = strangers(output, coming) if is_first else []
    if others:
        problems.append(_not_a_site(output, others))
    if problems:
        raise ExceptionGroup("output", problems)


def _not_a_site(output: Path, others: Sequence[str]) -> OutputError:
    count = f" and {len(others) - 1} more" if others[1:] else ""
    return OutputError(
        f"files that are not of this site would be replaced: {others[0]}{count}",
        Location(output.name),
        hint="delete them, or choose a folder of its own with --output",
    )


def _unknown(wanted: Iterable[Output], output: Path) -> tuple[str, ...]:
    return unknown_files(output, {file_of(one.url) for one in wanted})


def _put(
    staged: Sequence[Staged], leaving: Iterable[str], staging: Path, output: Path
) -> list[Written]:
    """Each waiting file in its place, whole at every moment; then no file that is not wanted."""
    # A damaged manifest must not lead out of the output.
    gone = [file_of(url) for url in leaving if ".." not in url.split("/")]
    cleared = clear_the_way(output, gone, [file_of(one.url) for one in staged if one.waiting])
    placing = Placing(staging, output)
    written = []
    for one in staged:
        path = file_of(one.url)
        there = placing.put(path, one.waiting) if one.waiting else signature_of(f"{output}/{path}")
        written.append(Written(one.url, one.print, one.digest, there))
    for path in gone:
        if path not in cleared:
            remove(output, path)
    if written or gone:
        os.utime(output)
    return written


@contextmanager
def _gone_after(folder: Path) -> Iterator[None]:
    """The folder is not there any more, whatever happened."""
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _told_of(output: Path, kind: type[OutputError]) -> Iterator[None]:
    """What the system refuses is told as an error of that kind."""
    hint = "nothing is lost: mend this and build again"
    try:
        yield
    except OSError as error:
        path = Path(error.filename) if error.filename else output
        shown = path.relative_to(output.parent) if path.is_relative_to(output.parent) else path
        at = Location(shown.as_posix())
        raise kind(f"cannot be written: {error.strerror}", at, hint=hint) from error
    except MemoError as error:
        raise kind(error.message, error.at, hint=hint) from error
