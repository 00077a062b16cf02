"""One round after another: what is new is ingested, the site is built, and what came of it is told.

A round never ends the watch. A user's mistake waits to be mended; a mistake of ours is told with
its traceback and waits for a restart, while edits it does not concern are still shown.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from communique.config import Config, config_of
from communique.errors import CommuniqueError, IngestError, problems_in
from communique.ingest import Report as Ingested
from communique.ingest import ingest_sources
from communique.load import ARTICLES
from communique.pipeline import Report as Built
from communique.pipeline import Workshop
from communique.preview.changes import Changes
from communique.theme import built_in

PULSE = 1.0
PATIENCE = 10.0
MINUTE = 60


class Round(NamedTuple):
    """What came of one round.

    ``built`` is None when the site could not be built: then ``problems`` say why, or ``fault``,
    the traceback of a mistake of ours. ``ingested`` holds only problems and warnings that the
    round before did not have; ``unread`` are all sources that cannot be ingested. ``remark`` is
    what a user should know of the watch itself.
    """

    config: Config | None = None
    ingested: Ingested = Ingested()
    built: Built | None = None
    problems: tuple[CommuniqueError, ...] = ()
    fault: str = ""
    unread: tuple[IngestError, ...] = ()
    remark: str | None = None


Tell = Callable[[Round], object]


def watch(
    workshop: Workshop,
    *,
    now: datetime | None,
    everything: bool,
    search: bool = False,
    tell: Tell | None = None,
) -> None:
    """The site is built at once and after every change, until the user interrupts.

    ``now`` None is the present: then time, too, is a change. ``tell`` is given each round.
    """
    try:
        for one in rounds(workshop, now=now, everything=everything, search=search):
            if tell:
                tell(one)
    except KeyboardInterrupt:
        return


def _present() -> datetime:
    return datetime.now(UTC)


def rounds(
    workshop: Workshop,
    *,
    now: datetime | None,
    everything: bool = False,
    search: bool = False,
    pages_first: bool = False,
    begin: Callable[[frozenset[str]], object] | None = None,
    clock: Callable[[], datetime] = _present,
) -> Iterator[Round]:
    """The first round at once, then one after every change that is worth telling; for ever.

    With ``pages_first``, what no page shows, such as feeds, follows when nothing changes for a
    while. ``begin`` is called before each, with the articles that were saved if nothing else was.
    Where no moment is named, the ``clock`` tells the present.
    """
    build = partial(workshop.build, everything=everything, search=search, pages_first=pages_first)
    with Changes(workshop.root, built_in()) as changes:
        last: Round | None = None
        changed: frozenset[str] = frozenset()
        while True:
            moment = now or clock()
            hint = _hint(changed, last)
            if begin:
                begin(hint or frozenset())
            known = last.unread if last and hint is not None else None
            made = _round(workshop.root, build, moment, hint, known)
            made = made._replace(remark=changes.remark)
            # What fails while files are still moving is tried again before it is told.
            if made.built or not changes.has_more:
                if last is None or is_news(made, last, changed):
                    yield _new_in(made, last)
                last = made
            # What was left is made soon; a round that took the watcher's word is followed by one
            # that looks for itself.
            if hint is None:
                changed = _next(changes, moment if now is None else None, clock)
            else:
                changed = changes.wait(PULSE if _left_in(made) else PATIENCE)


def _hint(changed: frozenset[str], last: Round | None) -> frozenset[str] | None:
    """The only files that are different, on the watcher's word; None where all is to be seen."""
    if last is None or last.built is None:
        return None
    return changed if _is_only_articles(changed) or (not changed and _left_in(last)) else None


def _left_in(made: Round) -> frozenset[str]:
    """What was left to a later round."""
    return made.built.published.left if made.built else frozenset()


def _is_only_articles(changed: frozenset[str]) -> bool:
    """Whether nothing but texts of articles changed, so that nothing else need be looked at."""
    return bool(changed) and all(
        path.startswith(f"{ARTICLES}/") and path.endswith(".md") for path in changed
    )


def is_news(made: Round, last: Round, changed: frozenset[str]) -> bool:
    """Whether there is something to tell: a user's change, an effect, another problem."""
    placed = (PurePosixPath(one.article) for one in (*last.ingested.made, *last.ingested.updated))
    own = {str(path) for article in placed for path in (article, *article.parents)}
    effect = made.built and {*made.built.published.written, *made.built.published.removed}
    return bool(
        changed - own
        or (effect and effect - _left_in(last))
        or _complaints(made) != _complaints(last)
    )


def _next(
    changes: Changes, since: datetime | None, clock: Callable[[], datetime]
) -> frozenset[str]:
    """What changed; nothing when it is only the minute of ``since`` that has passed."""
    while not (changed := changes.wait(PULSE)):
        # The clock is looked at, not counted: a computer that slept wakes up late.
        if since and _minute(clock()) != _minute(since):
            break
    return changed


def _minute(moment: datetime) -> int:
    return int(moment.timestamp() // MINUTE)


def _round(
    root: Path,
    build: Callable[..., Built],
    now: datetime,
    changed: frozenset[str] | None,
    unread: tuple[IngestError, ...] | None,
) -> Round:
    """Ingests and builds. With ``changed`` and ``unread`` sources are left as they were known."""
    config = ingested = None
    try:
        config = config_of(root)
        if unread is not None:
            ingested = Ingested(problems=unread)
        else:
            ingested = ingest_sources(
                root, None, now=now, zone=config.zone, kind=config.rights.default_kind
            )
        built = build(now, changed=changed)
    except Exception as error:  # the watch outlives it, and its traceback is shown
        failed = _failed(error)
    else:
        failed = Round(built=built)
    ingested = ingested or Ingested()
    return failed._replace(config=config, ingested=ingested, unread=ingested.problems)


def _failed(error: Exception) -> Round:
    try:
        return Round(problems=tuple(problems_in(error)))
    except Exception:  # problems_in raises what is not a user's mistake
        return Round(fault="".join(traceback.format_exception(error)))


def _new_in(made: Round, last: Round | None) -> Round:
    """The round without what the last one had told already."""
    if last is None:
        return made
    known = {problem.explained() for problem in last.unread}
    fresh = tuple(p for p in made.ingested.problems if p.explained() not in known)
    warnings = tuple(w for w in made.ingested.warnings if w not in last.ingested.warnings)
    return made._replace(
        config=None if last.config else made.config,
        ingested=replace(made.ingested, problems=fresh, warnings=warnings),
        remark=None if made.remark == last.remark else made.remark,
    )


def _complaints(made: Round) -> tuple[object, ...]:
    told = tuple(problem.explained() for problem in (*made.problems, *made.unread))
    return bool(made.built), told, made.fault, made.remark
