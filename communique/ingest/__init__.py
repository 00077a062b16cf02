"""Sources become article files. What the editor has comes in; Markdown the editor owns comes out.

    sources   what lies in content/sources/, or was named
    kinds     text, ready article, page, archive, feed, mail or document, by content
    reading   a file -> Items, by the reader of its kind: pasted, ready, page, feed, mail, document
    place     each Item -> a new article, an update, a conflict, a twin, or nothing
    ledger    what became of each source, so that it is read once, ever

Only ``cli`` and ``pipeline`` import this package. Readers that need large libraries are loaded
when there is something for them to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from communique.errors import IngestError, Location
from communique.ingest.files import written
from communique.ingest.ledger import ledger_in
from communique.ingest.place import Placed, Placing, Rules
from communique.ingest.readers import Outcome, Task, outcomes
from communique.ingest.reading import PARSER, items_at, kind_at
from communique.ingest.seen import Seen
from communique.ingest.shelf import Shelf
from communique.ingest.sources import Found, sources_in
from communique.ingest.standing import restore, settle
from communique.model import Kind

__all__ = ["Placed", "Report", "ingest_sources"]

# So many texts of so many bytes are read here; all else is read in processes that may fail.
_FEW = 16
_SHORT = 65536

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did, or with ``dry_run`` would do. Paths are from the site's root.

    ``unchanged`` counts sources and feed items with nothing new. ``problems`` are sorted by place;
    among them are conflicts, which are reported until they are resolved.
    """

    made: tuple[Placed, ...] = ()
    updated: tuple[Placed, ...] = ()
    unchanged: int = 0
    problems: tuple[IngestError, ...] = ()
    warnings: tuple[str, ...] = ()


def ingest_sources(
    root: Path,
    paths: Sequence[Path] | None,
    *,
    now: datetime,
    zone: tzinfo,
    kind: Kind,
    force: bool = False,
    dry_run: bool = False,
    jobs: int = 0,
    progress: Progress | None = None,
) -> Report:
    """The sources at ``paths`` are articles; without paths, everything new in content/sources/.

    Files from elsewhere are copied into content/sources/ first. ``kind`` is whose text a source
    is. ``force`` reads sources again that are known, keeping a backup of edited articles. ``jobs``
    are read at a time, 0 for one a processor; ``progress`` is told (read, to be read) now and then.
    With nothing new, nothing is written.

    Raises ``IngestError`` when content/ cannot be written.
    """
    root = root.resolve()
    ledger, remarks = ledger_in(root / "content")
    placing = Placing(root, ledger, Shelf(root), Rules(now=now, zone=zone, kind=kind, force=force))
    placing.warnings += remarks
    if remarks or not ledger.records():
        restore(root, ledger, placing.shelf)
    placing.warnings += settle(root, ledger, placing.shelf)
    seen = Seen(root, PARSER)
    found, problems = sources_in(root, paths)
    placing.problems += problems
    fresh = _fresh(found, placing, seen, is_named=paths is not None)
    adopted = _read_and_placed(fresh, placing, seen, jobs, progress)
    if not dry_run:
        for one in adopted:
            written(root / one.source, root / "content", one.path.read_bytes(), new=True)
        placing.commit()
        seen.write()
    return _report(placing)


def _fresh(
    found: Sequence[Found], placing: Placing, seen: Seen, *, is_named: bool
) -> list[tuple[Found, str]]:
    """The sources that must be read, each with its SHA-256."""
    fresh = []
    for one in found:
        try:
            note = seen.note(one.path, one.source)
        except IngestError as error:
            placing.problems.append(error)
            continue
        if note.problem and not is_named:
            at = Location(one.source, note.line)
            placing.problems.append(IngestError(note.problem, at, hint=note.hint))
        elif not placing.is_known(one.source, note.sha256):
            fresh.append((one, note.sha256))
    return fresh


def _read_and_placed(
    fresh: Sequence[tuple[Found, str]],
    placing: Placing,
    seen: Seen,
    jobs: int,
    progress: Progress | None,
) -> list[Found]:
    """Reads and places each source; gives those that have to be copied into content/sources/."""
    copies = []
    for (one, sha256), outcome in zip(fresh, _outcomes(fresh, jobs, progress), strict=True):
        if isinstance(outcome, IngestError):
            placing.problems.append(outcome)
            seen.failed(one.source, outcome)
        else:
            seen.failed(one.source, None)
            placing.place(one.source, sha256, outcome)
            copies += [one] if one.is_outside and not (placing.root / one.source).exists() else []
    return copies


def _outcomes(
    fresh: Sequence[tuple[Found, str]], jobs: int, progress: Progress | None
) -> Iterator[Outcome]:
    """What is in each source, in order. A few short texts are not worth a process."""
    tasks = [_task(one) for one, _ in fresh]
    known = [task for task in tasks if isinstance(task, Task)]
    ours = [task for task in known if _is_short_text(task)]
    if len(ours) > _FEW:
        ours = []
    foreign = [task for task in known if task not in ours]
    with closing(outcomes(foreign, jobs, progress)) as read:
        for task in tasks:
            if isinstance(task, IngestError):
                yield task
            else:
                yield _outcome(task) if task in ours else next(read)


def _task(one: Found) -> Task | IngestError:
    try:
        return Task(one.path, one.source, kind_at(one.path, one.source))
    except IngestError as error:
        return error


def _is_short_text(task: Task) -> bool:
    return task.kind in ("text", "ready") and task.path.stat().st_size <= _SHORT


def _outcome(task: Task) -> Outcome:
    try:
        return items_at(task.path, task.source, task.kind)
    except IngestError as error:
        return error


def _report(placing: Placing) -> Report:
    return Report(
        made=tuple(placing.made),
        updated=tuple(placing.updated),
        unchanged=placing.unchanged,
        problems=tuple(sorted(placing.problems, key=lambda problem: str(problem.at))),
        warnings=tuple(dict.fromkeys(placing.warnings)),
    )
