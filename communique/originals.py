"""The pictures that content shows, found among the files of content/static and looked at.

What a file holds is remembered by the fingerprint of its bytes, so a picture is looked at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from communique.captions import line_of
from communique.errors import CommuniqueError, ContentError, Location, problems_in
from communique.memo import Memo
from communique.model import Article, Asset, Content, Original
from communique.pictures import original_in

FACT = "pictures"
STATIC = "content/static/"
_EXPORT = "export it again, as JPEG or PNG"
_HINTS = (
    ("is too large", "export it smaller: no page shows more than 1600 pixels of its width"),
    ("is more than", "cut it into several"),
    ("is not safe", "take that out of the drawing, or export it as PNG"),
    ("has no size", "give its first element a viewBox"),
)
BytesOf = Callable[[str], bytes]

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(tuple[str, tuple[Original, ...]]).decode


class Shown(NamedTuple):
    """A picture that a text shows: its path under content/static, and the path of the text."""

    file: str
    path: str


def shown_by(contents: Iterable[Content], *, everything: bool) -> tuple[Shown, ...]:
    """The site's own pictures in all those texts; in those of drafts only if ``everything``."""
    return tuple(
        Shown(file, one.path)
        for one in contents
        if everything or not isinstance(one, Article) or one.status != "draft"
        for file in _pictures_of(one)
    )


def _pictures_of(content: Content) -> Iterable[str]:
    if isinstance(content, Article) and content.image and content.image.file:
        return (content.image.file, *content.body.pictures)
    return content.body.pictures


class Album:
    """The files of content/static, where the pictures of content are among them.

    ``engine`` is the fingerprint of what looks at them.
    """

    def __init__(
        self, root: Path, files: Iterable[Asset], bytes_of: BytesOf, memo: Memo, engine: str
    ) -> None:
        self._root = root
        self._files = {asset.url.removeprefix("/"): asset for asset in files}
        self._bytes_of = bytes_of
        self._memo = memo
        self._engine = engine

    def originals(self, shown: Iterable[Shown]) -> dict[str, Original]:
        """Every picture that is shown, by its path.

        Raises an ``ExceptionGroup`` of a ``ContentError`` for each text that shows what is not
        there, not a picture, too large or not safe.
        """
        wanted = list(shown)
        known = self._remembered() if wanted else {}
        found: dict[str, Original] = {}
        faults: dict[str, str] = {}
        for file in dict.fromkeys(one.file for one in wanted):
            try:
                found[file] = self._looked_at(file, known)
            except ValueError as error:
                faults[file] = str(error)
        if faults:
            told = [self._fault(one, faults[one.file]) for one in wanted if one.file in faults]
            raise ExceptionGroup("pictures", told)
        self._remember(found, known)
        return found

    def _looked_at(self, file: str, known: Mapping[str, Original]) -> Original:
        asset = self._files.get(file)
        if asset is None:
            raise ValueError("is not there")
        before = known.get(asset.digest)
        if before:
            return replace(before, file=file)
        return original_in(self._bytes_of(asset.source), asset)

    def _remembered(self) -> dict[str, Original]:
        stored = self._memo.fact(FACT)
        with suppress(msgspec.DecodeError):
            engine, known = _decode(stored or b"")
            if engine == self._engine:
                return {one.digest: one for one in known}
        return {}

    def _remember(self, found: Mapping[str, Original], known: Mapping[str, Original]) -> None:
        if {one.digest for one in found.values()} != known.keys():
            told = (self._engine, tuple(found[file] for file in sorted(found)))
            self._memo.remember_fact(FACT, _encode(told))

    def _fault(self, shown: Shown, said: str) -> ContentError:
        """What is wrong with a picture, told where it is shown."""
        message = f"the picture {STATIC}{shown.file} {said}"
        try:
            text = (self._root / shown.path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ContentError(message, Location(shown.path))
        line = line_of(text, shown.file)
        hint = self._hint(shown.file, said)
        return ContentError(
            message, Location(shown.path, line), hint=hint, excerpt=text.split("\n")[line - 1]
        )

    def _hint(self, file: str, said: str) -> str:
        if file in self._files:
            return next((hint for start, hint in _HINTS if said.startswith(start)), _EXPORT)
        names = get_close_matches(file, self._files, n=1)
        return f"did you mean '{names[0]}'?" if names else "put the file there"

    @contextmanager
    def telling(self, shown: Iterable[Shown]) -> Iterator[None]:
        """What turns out to be wrong with a picture is told where it is shown."""
        try:
            yield
        except ExceptionGroup as group:
            texts: dict[str, list[Shown]] = {}
            for one in shown:
                texts.setdefault(STATIC + one.file, []).append(one)
            told: list[CommuniqueError] = []
            for problem in problems_in(group):
                where = texts.get(problem.at.path, []) if problem.at else []
                told += [self._fault(one, problem.message) for one in where] or [problem]
            raise ExceptionGroup(group.message, told) from group
