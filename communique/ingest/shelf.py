"""The articles there are, as far as ingest must know them: who they are and what they say.

What was found in a file is remembered in ``.communique/``, which may be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from communique.errors import ContentError
from communique.frontmatter import Document, Mapping, Node, Scalar, Sequence, document
from communique.ingest.reading import PARSER
from communique.shingles import Likeness, Shingles, alike, sample_of, shingles_of

_FILE = ".communique/shelf.msgpack"
# Files changed this shortly before the memory was written are read again: clocks are coarse.
_SLACK = 2_000_000_000


class Shelved(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """An article: ``path`` from the site's root; ``sha256`` is that of its source."""

    path: str
    id: str
    title: str
    sha256: str = ""
    url: str = ""
    date: str = ""
    date_origin: str = ""
    updated: str = ""
    related: tuple[str, ...] = ()


class _Spine(msgspec.Struct, frozen=True, array_like=True):
    """An article file as it was: bytes, time of change in ns, and a sample of what it says."""

    size: int
    changed: int
    article: Shelved
    sample: tuple[int, ...]


_Memory = tuple[int, dict[str, _Spine]]


class Shelf:
    """The articles by id, source, address and likeness. Articles are added as they are made."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._is_read = False
        self._by_id: dict[str, Shelved] = {}
        self._by_digest: dict[str, Shelved] = {}
        self._by_url: dict[str, Shelved] = {}
        self._likeness = Likeness()
        self._by_path: dict[str, Shelved] = {}
        self._added: dict[str, Shingles] = {}
        self._spines: dict[str, _Spine] = {}

    def add(self, article: Shelved, body: str) -> None:
        """From now on the article can be found. The first of two with one address is found."""
        self._read()
        self._added[article.path] = shingles_of(body)
        self._take(article, sample_of(self._added[article.path]))

    def of_id(self, id: str) -> Shelved | None:
        """The article with this id."""
        self._read()
        return self._by_id.get(id)

    def of_digest(self, sha256: str) -> Shelved | None:
        """The article made from a source with this SHA-256."""
        self._read()
        return self._by_digest.get(sha256) if sha256 else None

    def of_url(self, url: str | None) -> Shelved | None:
        """The article made from the page at this address."""
        self._read()
        return self._by_url.get(url) if url else None

    def is_taken(self, path: str) -> bool:
        """Whether an article has this path."""
        self._read()
        return path in self._by_path

    def near(self, body: str) -> tuple[tuple[Shelved, float, float], ...]:
        """(article, Jaccard, containment) of up to three that are like this text, nearest first."""
        self._read()
        shingles = shingles_of(body)
        paths = self._likeness.candidates(sample_of(shingles))
        found = [(*alike(shingles, self._shingles(path)), path) for path in paths]
        found.sort(key=lambda one: (-max(one[0], one[1]), one[2]))
        return tuple((self._by_path[path], jaccard, within) for jaccard, within, path in found)

    def remember(self) -> None:
        """What was read is kept for the next run; nothing is written when nothing was."""
        if not self._is_read or self._spines == _memory(self._root)[0]:
            return
        path = self._root / _FILE
        path.parent.mkdir(exist_ok=True)
        draft = path.with_name(path.name + ".tmp")
        draft.write_bytes(msgspec.msgpack.encode((PARSER, self._spines)))
        draft.replace(path)

    def _read(self) -> None:
        """Every article is on the shelf. Put off until one is asked for: most runs need none."""
        if self._is_read:
            return
        self._is_read = True
        known, written = _memory(self._root)
        for path in sorted((self._root / "content" / "articles").rglob("*.md")):
            spine = _spine(path, path.relative_to(self._root).as_posix(), known, written)
            if spine is not None:
                self._spines[spine.article.path] = spine
                self._take(spine.article, spine.sample)

    def _take(self, article: Shelved, sample: Shingles | tuple[int, ...]) -> None:
        if article.path not in self._by_path:
            self._likeness.add(article.path, sample)
        self._by_path[article.path] = article
        self._by_id[article.id] = article
        self._by_digest[article.sha256] = article
        if article.url:
            self._by_url.setdefault(article.url, article)

    def _shingles(self, path: str) -> Shingles:
        if path not in self._added:
            self._added[path] = shingles_of(_body(self._root / path, path))
        return self._added[path]


def shelved(found: Document, path: str) -> Shelved:
    """What an article's front matter says of its identity."""
    source = found.fields.get("source")
    inner = source.items if isinstance(source, Mapping) else {}
    return Shelved(
        path=path,
        id=_text(found.fields.get("id")) or Path(path).stem,
        title=_text(found.fields.get("title")),
        sha256=_text(inner.get("sha256")),
        url=_text(inner.get("url")),
        date=_text(found.fields.get("date")),
        date_origin=_text(found.fields.get("date_origin")),
        updated=_text(found.fields.get("updated")),
        related=_texts(found.fields.get("related")),
    )


def _memory(root: Path) -> tuple[dict[str, _Spine], int]:
    """The spines of an earlier run, and when they were written."""
    path = root / _FILE
    try:
        parser, spines = msgspec.msgpack.decode(path.read_bytes(), type=_Memory)
        written = path.stat().st_mtime_ns
    except (OSError, msgspec.MsgspecError):
        return {}, 0
    return (spines, written) if parser == PARSER else ({}, 0)


def _spine(path: Path, place: str, known: dict[str, _Spine], written: int) -> _Spine | None:
    try:
        now = path.stat()
        size, changed = now.st_size, now.st_mtime_ns
        old = known.get(place)
        if old and (old.size, old.changed) == (size, changed) and changed < written - _SLACK:
            return old
        found = document(path.read_bytes(), place)
    except (ContentError, OSError):
        # Reading the library will report it; ingest only must not trip over it.
        return None
    sample = sample_of(shingles_of(found.body))
    return _Spine(size, changed, shelved(found, place), tuple(sorted(sample)))


def _body(path: Path, place: str) -> str:
    try:
        return document(path.read_bytes(), place).body
    except (ContentError, OSError):
        return ""


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _texts(node: Node | None) -> tuple[str, ...]:
    items = node.items if isinstance(node, Sequence) else ()
    return tuple(item.text.strip() for item in items if isinstance(item, Scalar))


def documents(folder: Path) -> Iterator[tuple[bytes, Document]]:
    """Every file with front matter in a folder, and its bytes; what cannot be read is left out."""
    for path in sorted(folder.glob("*.md")):
        try:
            raw = path.read_bytes()
            yield raw, document(raw, path.name)
        except (ContentError, OSError):
            continue
