"""The articles there are, as far as ingest must know them: who they are and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.errors import ContentError
from communique.frontmatter import Document, Mapping, Node, Scalar, document
from communique.ingest.shingles import Likeness, shingles_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """An article: ``path`` from the site's root; ``sha256`` is that of its source."""

    path: str
    id: str
    title: str
    sha256: str = ""
    url: str = ""
    date: str = ""
    date_origin: str = ""
    updated: str = ""


class Shelf:
    """The articles by id, source, address and likeness. Articles are added as they are made."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._is_read = False
        self._by_id: dict[str, Shelved] = {}
        self._by_digest: dict[str, Shelved] = {}
        self._by_url: dict[str, Shelved] = {}
        self._likeness = Likeness()
        self._paths: set[str] = set()

    def _read(self) -> None:
        """Every article is on the shelf. Put off until one is asked for: most runs need none."""
        if not self._is_read:
            self._is_read = True
            for path, found in _documents(self._root):
                self.add(shelved(found, path), found.body)

    def add(self, article: Shelved, body: str) -> None:
        """From now on the article can be found. The first of two with one address is found."""
        self._read()
        again = article.path in self._paths
        self._paths.add(article.path)
        self._by_id[article.id] = article
        self._by_digest[article.sha256] = article
        if article.url:
            self._by_url.setdefault(article.url, article)
        if not again:
            self._likeness.add(article.path, shingles_of(body))

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
        return path in self._paths

    def nearest(self, body: str) -> tuple[str, float, float] | None:
        """(path, Jaccard, containment) of the article most like this text."""
        self._read()
        return self._likeness.nearest(shingles_of(body))


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
    )


def _documents(root: Path) -> Iterator[tuple[str, Document]]:
    for path in sorted((root / "content" / "articles").rglob("*.md")):
        place = path.relative_to(root).as_posix()
        try:
            yield place, document(path.read_bytes(), place)
        except (ContentError, OSError):
            # Reading the library will report it; ingest only must not trip over it.
            continue


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""
