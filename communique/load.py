"""content/ becomes articles and leaves: reads what changed, and finds every mistake at once.

A file is read again only when its signature changed since it was last read and understood: its
times of modification and of change, its size, its inode. The time of change cannot be set by a
program, so restoring an old time or copying over with equal size is seen. A file that changed in
the last two seconds before it was read is read again next time, as its clock is too coarse to tell.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import NamedTuple

import msgspec

from communique.articles import Reader
from communique.errors import CommuniqueError, ContentError, Location, problems_in
from communique.fingerprint import digest
from communique.frontmatter import Document, document
from communique.markdown import Converter
from communique.memo import Known, Memo
from communique.model import Article, Body, Leaf
from communique.workers import spread

COARSE = 2_000_000_000
FOLDERS = ("content/articles", "content/pages")
WORTH_SPREADING = 200
# Windows keeps no time of change: there every file is read to be sure.
_CAN_TRUST_TIMES = os.name == "posix"

_decode = msgspec.json.Decoder(Article | Leaf).decode
_encode = msgspec.json.Encoder().encode


class Found(NamedTuple):
    """A file of content/: its '/'-separated path from the root, and its signature."""

    path: str
    signature: str
    changed: int


class Reading(NamedTuple):
    """What reading one file gave: what is to be remembered, the value, its body; or mistakes."""

    known: Known | None
    value: Article | Leaf | None
    html: str
    problems: tuple[CommuniqueError, ...]


class Loaded(NamedTuple):
    """The content. ``bodies`` holds HTML converted just now, ``known`` what was read just now."""

    articles: tuple[Article, ...]
    leaves: tuple[Leaf, ...]
    bodies: dict[str, str]
    known: tuple[Known, ...]
    gone: tuple[str, ...]


class Loader:
    """Loads the content of one site, again and again, reading only what changed.

    ``settings`` is the fingerprint of everything besides a file's bytes that decides what it says.
    """

    def __init__(self, root: Path, reader: Reader, memo: Memo, settings: str, jobs: int) -> None:
        self.root = root
        self.reader = reader
        self.settings = settings
        self.jobs = jobs
        self._known = memo.sources()
        self._values: dict[str, Article | Leaf] = {}

    def load(self) -> Loaded:
        """The content as it is now.

        Raises an ``ExceptionGroup`` of every ``ContentError``; then nothing is remembered.
        """
        found, problems = files_under(self.root, FOLDERS)
        stale = [file for file in found if not self._is_fresh(file)]
        jobs = self.jobs if len(stale) >= WORTH_SPREADING else 1
        readings = spread(self._readings, stale, jobs)
        problems += [problem for reading in readings for problem in reading.problems]
        if problems:
            raise ExceptionGroup("content", problems)
        return self._taken(found, readings)

    def bodies_again(self, keys: Set[str]) -> Iterator[tuple[str, str]]:
        """The (key, HTML) of bodies whose stored HTML was lost, converted once more."""
        converter = Converter()
        for path, value in self._values.items():
            if value.body.key in keys:
                found = document((self.root / path).read_bytes(), path)
                yield value.body.key, self._understood(found, converter)[1]

    def _is_fresh(self, file: Found) -> bool:
        known = self._known.get(file.path)
        if known is None or known.signature != file.signature or not _CAN_TRUST_TIMES:
            return False
        return file.changed + COARSE < known.seen and self._value(known) is not None

    def _value(self, known: Known) -> Article | Leaf | None:
        value = self._values.get(known.path)
        if value is None and known.key.startswith(self.settings):
            try:
                value = self._values[known.path] = _decode(known.record)
            except msgspec.DecodeError:
                return None
        return value

    def _readings(self, files: Sequence[Found]) -> Iterator[Reading]:
        converter = Converter()
        for file in files:
            yield self._reading(file, converter)

    def _reading(self, file: Found, converter: Converter) -> Reading:
        seen = time.time_ns()
        try:
            raw = (self.root / file.path).read_bytes()
        except OSError as error:
            return _failed(ContentError(f"cannot be read: {error.strerror}", Location(file.path)))
        key = f"{self.settings}:{digest(raw)}"
        known = self._known.get(file.path)
        if known and known.key == key and (value := self._value(known)):
            return Reading(known._replace(signature=file.signature, seen=seen), value, "", ())
        try:
            value, html = self._understood(document(raw, file.path), converter)
        except (CommuniqueError, ExceptionGroup) as error:
            return _failed(*problems_in(error))
        return Reading(Known(file.path, file.signature, seen, key, _encode(value)), value, html, ())

    def _understood(self, found: Document, converter: Converter) -> tuple[Article | Leaf, str]:
        try:
            made = converter.converted(found.body)
        except ContentError as error:
            raise ContentError(
                error.message, found.at(found.body_line), hint=error.hint, excerpt=error.excerpt
            ) from error
        key = digest(found.body.encode(), key=self.settings.encode())
        body = Body(key=key, words=made.words, opening=made.opening)
        if found.path.startswith(FOLDERS[0]):
            return self.reader.article(found, body), made.html
        return self.reader.leaf(found, body), made.html

    def _taken(self, found: Sequence[Found], readings: Iterable[Reading]) -> Loaded:
        known = [reading.known for reading in readings if reading.known]
        bodies = {}
        for reading in readings:
            if reading.value and reading.known:
                self._values[reading.known.path] = reading.value
                if reading.html:
                    bodies[reading.value.body.key] = reading.html
        self._known.update((one.path, one) for one in known)
        here = {file.path for file in found}
        gone = tuple(sorted(self._known.keys() - here))
        for path in gone:
            del self._known[path]
            self._values.pop(path, None)
        values = [self._values[file.path] for file in found]
        return Loaded(
            articles=tuple(value for value in values if isinstance(value, Article)),
            leaves=tuple(value for value in values if isinstance(value, Leaf)),
            bodies=bodies,
            known=tuple(known),
            gone=gone,
        )


def _failed(*problems: CommuniqueError) -> Reading:
    return Reading(None, None, "", problems)


def files_under(
    root: Path, folders: Sequence[str], ending: str = ".md"
) -> tuple[list[Found], list[CommuniqueError]]:
    """The files with that ending, sorted by path, and what stands in the way of reading them.

    Hidden files and folders are passed over. A link is followed only to a file inside content/.
    """
    found: list[Found] = []
    problems: list[CommuniqueError] = []
    for folder in folders:
        if (root / folder).is_dir():
            _gather(root, folder, ending, found, problems)
    return sorted(found), problems


def _gather(
    root: Path, folder: str, ending: str, found: list[Found], problems: list[CommuniqueError]
) -> None:
    try:
        with os.scandir(root / folder) as entries:
            listed = [entry for entry in entries if not entry.name.startswith((".", "~"))]
    except OSError as error:
        problems.append(ContentError(f"cannot be read: {error.strerror}", Location(folder)))
        return
    for entry in listed:
        path = f"{folder}/{entry.name}"
        if entry.is_symlink() and not _stays_inside(root, Path(entry.path)):
            hint = "put the file itself there"
            problems.append(
                ContentError("a link that leads out of content/", Location(path), hint=hint)
            )
        elif entry.is_dir():
            _gather(root, path, ending, found, problems)
        elif entry.name.endswith(ending):
            _admit(entry, path, found, problems)


def _admit(
    entry: os.DirEntry[str], path: str, found: list[Found], problems: list[CommuniqueError]
) -> None:
    state = entry.stat()
    if not stat.S_ISREG(state.st_mode):
        problems.append(ContentError("not a regular file", Location(path)))
        return
    changed = max(state.st_mtime_ns, state.st_ctime_ns)
    signature = f"{state.st_mtime_ns}.{state.st_ctime_ns}.{state.st_size}.{state.st_ino}"
    found.append(Found(path, signature, changed))


def _stays_inside(root: Path, link: Path) -> bool:
    target = link.resolve()
    return target.is_file() and target.is_relative_to((root / "content").resolve())
