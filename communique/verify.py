"""Whether site/ is what a clean build would give: one is made beside it, and compared.

The other build remembers nothing and shares nothing with those that made the site but what the
site is made of. The files must be equal byte for byte, with none more and none less.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from communique.current import Current
from communique.errors import Location, OutputError
from communique.fingerprint import digest
from communique.manifest import Written
from communique.obstacles import unknown_files
from communique.pipeline import Workshop

_SHOWN = 60


class Difference(NamedTuple):
    """A file that is not as it should be: why, and what it says where it differs.

    ``by_hand``: somebody changed it since it was written, or put it there.
    """

    path: str
    why: str
    by_hand: bool
    excerpt: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """What came of comparing ``files`` files; ``remarks`` are what explains the differences.

    The other build was of the site at ``now``.
    """

    now: datetime
    files: int
    differences: tuple[Difference, ...]
    remarks: tuple[str, ...]


def verified(workshop: Workshop, now: datetime | None, *, everything: bool | None) -> Verdict:
    """The site compared with a clean build for ``now``; the moment of the last build if None.

    So is ``everything``: as in the last build if None. Raises ``OutputError`` when there was none,
    and an ``ExceptionGroup`` of what is wrong with the site, which then cannot be built.
    """
    with workshop.turns.alone(), tempfile.TemporaryDirectory(prefix="communique-") as beside:
        last = workshop.last()
        now = now or (last.now if last else None)
        if now is None:
            raise _never_built(workshop)
        if everything is None:
            everything = bool(last and last.everything)
        search = bool(last and last.search)
        other = workshop.beside(Path(beside))
        try:
            other.build(now, everything=everything, search=search)
            differences = _differences(workshop.output, other.output, workshop.written())
            remarks = _remarks(last, other.last(), now)
            return Verdict(now, len(other.written()), tuple(differences), tuple(remarks))
        finally:
            other.close()


def _never_built(workshop: Workshop) -> OutputError:
    said = "the last build did not finish" if workshop.written() else "nothing was built here yet"
    hint = "build first, or say with --now which moment the site should show"
    return OutputError(said, Location(workshop.output.name), hint=hint)


def _remarks(last: Current | None, clean: Current | None, now: datetime) -> Iterator[str]:
    """How what the site was made of differs from what it would be made of now."""
    if last is None or clean is None:
        yield "the last build did not finish, or is not known: build again"
    elif last.engine != clean.engine:
        yield "another version of Communiqué made the site: build again"
    elif last.everything != clean.everything:
        yield "the last build showed drafts, and this one does not, or the other way round"
    elif last.state != clean.state:
        yield "content, layouts or configuration have changed since the last build: build again"
    elif not last.holds_at(now):
        yield "the site changes by itself between the last build and that moment: build again"


def _differences(output: Path, clean: Path, known: Mapping[str, Written]) -> Iterator[Difference]:
    ours, wanted = (frozenset(unknown_files(one, frozenset())) for one in (output, clean))
    for path in sorted(ours | wanted):
        if path not in wanted:
            yield Difference(path, _why_extra(path in known), path not in known)
        elif path not in ours:
            yield Difference(path, _why_missing(path in known), path in known)
        elif found := _difference(path, output / path, clean / path, known.get(path)):
            yield found


def _why_extra(is_ours: bool) -> str:
    if is_ours:
        return "should not be there: a build wrote it, and none removed it"
    return "should not be there: no build is known to have written it"


def _why_missing(is_known: bool) -> str:
    return "is missing: it was removed by hand" if is_known else "is missing: no build wrote it"


def _difference(path: str, ours: Path, clean: Path, was: Written | None) -> Difference | None:
    if ours.is_symlink():
        return Difference(path, "should be a file, and is a link", by_hand=True)
    found, wanted = ours.read_bytes(), clean.read_bytes()
    if found == wanted:
        return None
    at = _first_difference(found, wanted)
    line = wanted.count(b"\n", 0, at) + 1
    by_hand = was is None or was.digest != digest(found)
    by_whom = "changed by hand" if by_hand else "as a build wrote it"
    if was is None:
        by_whom = "no build is known to have written it"
    return Difference(
        path,
        f"differs from byte {at + 1}, line {line}, on: {by_whom}",
        by_hand,
        (f"site   {_around(found, at)}", f"clean  {_around(wanted, at)}"),
    )


def _first_difference(one: bytes, other: bytes) -> int:
    """Where two texts part: an index, the length of the shorter one if it begins the longer."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _around(raw: bytes, at: int) -> str:
    """The line that holds the place, or as much of it as can be shown, from a little before."""
    start = max(raw.rfind(b"\n", 0, at) + 1, at - _SHOWN // 3)
    line = raw[start : start + _SHOWN].partition(b"\n")[0].decode(errors="replace")
    shown = "".join(sign if sign.isprintable() else "�" for sign in line)
    return shown if at < len(raw) else f"{shown}(the end)"
