"""content/data/ becomes what a site knows of the world, beside what comes with the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from communique.errors import CommuniqueError, ContentError, Location
from communique.fingerprint import fingerprint
from communique.gazetteer import Addition, Knowledge, additions_in, library
from communique.gazetteer.additions import READERS
from communique.standing import files_under, unreadable

DATA = "content/data"
ENDING = ".yml"
OTHERS = (".yaml", ".json", ".csv", ".toml")


def knowledge_of(
    root: Path, names: Mapping[str, str], before: Knowledge | None = None
) -> tuple[Knowledge, tuple[CommuniqueError, ...]]:
    """What the site at ``root`` knows, and what is wrong with its files of content/data/.

    ``names`` are what it calls countries, by code. ``before`` is given again if nothing changed.
    """
    problems: list[CommuniqueError] = []
    files = dict(_files(root, problems))
    state = fingerprint([sorted(names.items()), sorted(files.items())])
    if before and before.state == state and not problems:
        return before, ()
    additions: list[Addition] = []
    for path, raw in files.items():
        entries, wrong = additions_in(raw, path)
        additions += entries
        problems += wrong
    known = library()
    if additions:
        known, unfit = known.extended(additions)
        problems += unfit
    return Knowledge(known, names, state), tuple(problems)


def _files(root: Path, problems: list[CommuniqueError]) -> Iterator[tuple[str, bytes]]:
    """Path -> content of every file of content/data/ that is to be read."""
    if not (root / DATA).is_dir():
        return
    found, obstacles = files_under(root, (DATA,), ENDING)
    problems += obstacles
    for file in found:
        try:
            yield file.path, (root / file.path).read_bytes()
        except OSError as error:
            problems.append(unreadable(error, file.path))
    for ending in OTHERS:
        others = (PurePosixPath(one.path) for one in files_under(root, (DATA,), ending)[0])
        problems += [_not_read(other) for other in others if other.stem in READERS]


def _not_read(path: PurePosixPath) -> ContentError:
    hint = f"write it as {path.stem}{ENDING}"
    return ContentError("only YAML is read here", Location(str(path)), hint=hint)
