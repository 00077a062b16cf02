"""content/ becomes articles and leaves: reads what changed, and finds every mistake at once.

A file is read again only when its signature changed since it was last read and understood: its
times of modification and of change, its size, its inode. The time of change cannot be set by a
program, so restoring an old time or copying over with equal size is seen. A file that changed in
the last two seconds before it was read is read again next time, as its clock is too coarse to tell.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from communique.articles import Reader, cites_sources
from communique.bodies import files_in
from communique.captions import with_captions
from communique.curation import EDITIONS, FROZEN, STORIES, content_of
from communique.errors import CommuniqueError, ContentError, Location, problems_in
from communique.fingerprint import digest, fingerprint
from communique.frontmatter import Document, document
from communique.gazetteer import Knowledge
from communique.illustrated import parted
from communique.markdown import Converter
from communique.markdown.citations import sources_cited
from communique.markdown.passages import passages_in
from communique.memo import Known, Memo
from communique.model import Article, Body, Content, EditionFile, Frozen, Leaf, StoryFile
from communique.standing import Found, files_under, found_at, unreadable
from communique.typography import set_in_type, typeset_html
from communique.workers import spread

COARSE = 2_000_000_000
ARTICLES = "content/articles"
FOLDERS = (ARTICLES, "content/pages", STORIES, EDITIONS, FROZEN)
WORTH_SPREADING = 200
# Windows keeps no time of change: there every file is read to be sure.
_CAN_TRUST_TIMES = os.name == "posix"

_decode = msgspec.json.Decoder(Content).decode
_encode = msgspec.json.Encoder().encode


class Reading(NamedTuple):
    """What reading one file gave: its value and body, or that it says what it said, or mistakes."""

    known: Known | None
    value: Content | None
    html: str
    problems: tuple[CommuniqueError, ...]


class Scan(NamedTuple):
    """The files of content/ as they are now. ``state`` is the fingerprint of all they say."""

    found: tuple[Found, ...]
    readings: tuple[Reading, ...]
    gone: tuple[str, ...]
    state: str

    def bodies(self) -> dict[str, str]:
        """The HTML that was converted just now, by its key."""
        return {one.value.body.key: one.html for one in self.readings if one.value}

    def remembered_in(self, memo: Memo) -> None:
        """The memo knows all of this."""
        read = [(r.known, _encode(r.value)) for r in self.readings if r.known and r.value]
        touched = [r.known for r in self.readings if r.known and not r.value]
        memo.remember_bodies(self.bodies().items())
        memo.remember_sources(read, touched, self.gone)


class Loaded(NamedTuple):
    """The content, in the order of its paths, and what the site knows of the world."""

    knowledge: Knowledge
    articles: tuple[Article, ...]
    leaves: tuple[Leaf, ...]
    stories: tuple[StoryFile, ...] = ()
    editions: tuple[EditionFile, ...] = ()
    frozen: tuple[Frozen, ...] = ()

    @property
    def everything(self) -> tuple[Content, ...]:
        """What every file says."""
        return (*self.articles, *self.leaves, *self.stories, *self.editions, *self.frozen)

    @property
    def addresses(self) -> dict[str, str]:
        """The address of the page that shows the text of each file, by its path."""
        return {
            **{one.path: one.url for one in self.articles},
            **{one.path: one.url for one in self.leaves},
            **{one.path: f"/stories/{one.slug}/" for one in self.stories},
            **{one.path: f"/editions/{one.name}/" for one in self.editions},
        }


class Loader:
    """Loads the content of one site, again and again, reading only what changed.

    ``settings`` is the fingerprint of everything besides a file's bytes that decides what it says;
    ``problems`` are what is wrong with that.
    """

    def __init__(self, root: Path, reader: Reader, memo: Memo, settings: str, jobs: int) -> None:
        self.root = root
        self.reader = reader
        self.settings = settings
        self.jobs = jobs
        self.problems: tuple[CommuniqueError, ...] = ()
        self._memo = memo
        self._known = memo.sources()
        self._values: dict[str, Content] = {}
        self._last: dict[str, Found] = {}

    def scan(self, changed: Set[str] | None = None) -> Scan:
        """The content as it is now: what changed is read, the rest is known.

        ``changed`` are paths from the root: the word of someone who watches that nothing else is
        different from the last scan. None: every file is looked at.

        Raises an ``ExceptionGroup`` of every ``ContentError``; then nothing is remembered.
        """
        found, problems = self._found(changed)
        stale = [file for file in found if not self._is_fresh(file)]
        return self._scan_of(found, self._read(stale, [*self.problems, *problems]))

    def attempt(self) -> tuple[Scan, tuple[CommuniqueError, ...]]:
        """The content that can be read, ready to be loaded; and what is wrong with the rest."""
        found, problems = self._found(None)
        self._last = {}
        stale = [file for file in found if not self._is_fresh(file)]
        attempts = list(zip(stale, self._attempts(stale), strict=True))
        problems += [problem for _, one in attempts for problem in one.problems]
        unread = {file.path for file, one in attempts if one.problems}
        readings = tuple(one for _, one in attempts if not one.problems)
        self._take(readings)
        there = [file for file in found if file.path not in unread]
        return self.completed(self._scan_of(there, readings)), (*self.problems, *problems)

    def _scan_of(self, found: Sequence[Found], readings: tuple[Reading, ...]) -> Scan:
        gone = tuple(sorted(self._known.keys() - {file.path for file in found}))
        for path in gone:
            del self._known[path]
            self._values.pop(path, None)
        return Scan(tuple(found), readings, gone, self._state(found))

    def completed(self, scan: Scan) -> Scan:
        """The scan, ready to be loaded: files whose records are lost or damaged are read again.

        Raises an ``ExceptionGroup`` of every ``ContentError``.
        """
        if any(file.path not in self._values for file in scan.found):
            self._decode_records()
        lost = [file for file in scan.found if file.path not in self._values]
        for file in lost:
            del self._known[file.path]
        again = self._read(lost, [])
        return scan._replace(readings=scan.readings + again, state=self._state(scan.found))

    def _read(
        self, files: Sequence[Found], problems: Iterable[CommuniqueError]
    ) -> tuple[Reading, ...]:
        """Those files are known. Raises an ``ExceptionGroup`` of all that is wrong with them."""
        readings = self._attempts(files)
        problems = [*problems, *(problem for one in readings for problem in one.problems)]
        if problems:
            raise ExceptionGroup("content", problems)
        self._take(readings)
        return tuple(readings)

    def _attempts(self, files: Sequence[Found]) -> list[Reading]:
        jobs = self.jobs if len(files) >= WORTH_SPREADING else 1
        return spread(self._readings, files, jobs)

    def _state(self, found: Iterable[Found]) -> str:
        keys = [(file.path, self._known[file.path].key) for file in found]
        return fingerprint([self.settings, keys])

    def _found(self, changed: Set[str] | None) -> tuple[list[Found], list[CommuniqueError]]:
        """The files, of which only the changed ones are looked at, where that is enough."""
        if changed is not None and self._last:
            again = {path: found_at(self.root, path) for path in changed if path in self._last}
            if len(again) == len(changed) and all(again.values()):
                self._last.update((path, found) for path, found in again.items() if found)
                return list(self._last.values()), []
        self._last = {}  # until a scan has no problems, every file is looked at
        found, problems = files_under(self.root, FOLDERS)
        if not problems:
            self._last = {file.path: file for file in found}
        return found, problems

    def keys(self, scan: Scan) -> dict[str, str]:
        """The fingerprint of each file, and of all else that decides what it says, by path."""
        return {file.path: self._known[file.path].key for file in scan.found}

    def load(self, scan: Scan) -> Loaded:
        """What the files of a completed scan say."""
        values = [self._values[file.path] for file in scan.found]
        return Loaded(
            knowledge=self.reader.knowledge,
            articles=tuple(value for value in values if isinstance(value, Article)),
            leaves=tuple(value for value in values if isinstance(value, Leaf)),
            stories=tuple(value for value in values if isinstance(value, StoryFile)),
            editions=tuple(value for value in values if isinstance(value, EditionFile)),
            frozen=tuple(value for value in values if isinstance(value, Frozen)),
        )

    def _take(self, readings: Iterable[Reading]) -> None:
        for reading in readings:
            if reading.known:
                self._known[reading.known.path] = reading.known
                if reading.value:
                    self._values[reading.known.path] = reading.value

    def _decode_records(self) -> None:
        for path, key, record in self._memo.records():
            # Another process may have read another version of the file meanwhile.
            known = self._known.get(path)
            if known and known.key == key and path not in self._values:
                with suppress(msgspec.DecodeError):  # it is read again instead
                    self._values[path] = _decode(record)

    def bodies_again(self, keys: Set[str]) -> Iterator[tuple[str, str]]:
        """The (key, HTML) of bodies whose stored HTML was lost, converted once more."""
        converter = Converter(remote=self.reader.remote_pictures)
        for path, value in self._values.items():
            if value.body.key in keys:
                found = document(self._raw(path), path)
                again, html = self._understood(found, converter)
                if again.body.key != value.body.key:
                    said = "changed while the site was being built"
                    raise ContentError(said, Location(path), hint="build again")
                yield value.body.key, html

    def glance(self, path: str) -> tuple[Content, str]:
        """What a file says now, and the HTML of its body; nothing of it is known afterwards.

        Raises ``CommuniqueError``, or an ``ExceptionGroup``, of what is wrong with it.
        """
        converter = Converter(remote=self.reader.remote_pictures)
        return self._understood(document(self._raw(path), path), converter)

    def _is_fresh(self, file: Found) -> bool:
        known = self._known.get(file.path)
        return (
            known is not None
            and known.signature == file.signature
            and known.key.startswith(self.settings)
            and file.changed + COARSE < known.seen
            and _CAN_TRUST_TIMES
        )

    def _readings(self, files: Sequence[Found]) -> Iterator[Reading]:
        converter = Converter(remote=self.reader.remote_pictures)
        for file in files:
            try:
                yield self._reading(file, converter)
            except (CommuniqueError, ExceptionGroup) as error:
                yield Reading(None, None, "", tuple(problems_in(error)))

    def _reading(self, file: Found, converter: Converter) -> Reading:
        seen = time.time_ns()
        raw = self._raw(file.path)
        key = self._key_of(raw)
        known = self._known.get(file.path)
        now_known = Known(file.path, file.signature, seen, key)
        if known and known.key == key:
            return Reading(now_known, None, "", ())
        value, html = self._understood(document(raw, file.path), converter)
        return Reading(now_known, value, html, ())

    def _key_of(self, raw: bytes) -> str:
        return f"{self.settings}:{digest(raw)}"

    def _raw(self, path: str) -> bytes:
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            raise unreadable(error, path) from error

    def _understood(self, found: Document, converter: Converter) -> tuple[Content, str]:
        try:
            made = converter.converted(found.body, cites=cites_sources(found))
        except ContentError as error:
            raise placed(error, found) from error
        shown, rest = parted(made.html)
        body = Body(
            key="",
            words=made.words,
            opening=made.opening,
            pictures=tuple(dict.fromkeys(one.file for one in shown if one.file)),
            links=files_in(rest),
            cited=sources_cited(made.html),
            digest=digest(" ".join(found.body.split()).encode()),
        )
        read = partial(content_of, self.reader, found, body, made)
        value, html = with_captions(found, shown, read), made.html
        if self.reader.typeset and not isinstance(value, Frozen):
            html = typeset_html(html, value.lang)
            value = set_in_type(value)
        key = digest(html.encode(), key=self.settings.encode())
        body = replace(value.body, key=key, passages=passages_in(html))
        return replace(value, body=body), html


def placed(error: ContentError, found: Document) -> ContentError:
    """The mistake in a body on the line that holds what it quotes, else where the body begins."""
    if error.excerpt is None:
        return ContentError(error.message, found.at(found.body_line), hint=error.hint)
    lines = enumerate(found.body.split("\n"), found.body_line)
    line = next((number for number, text in lines if error.excerpt in text), found.body_line)
    return ContentError(error.message, found.at(line), hint=error.hint, excerpt=found.line(line))
