"""The addresses at which articles have been published, for as long as anybody may remember them.

They decide nothing that is written: they are there to notice that an article has moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from communique.errors import MemoError
from communique.model import Article
from communique.moves import Move, moves_of
from communique.store import Store

VERSION = 1
_TABLES = "CREATE TABLE addresses (id TEXT, url TEXT, PRIMARY KEY (id, url)) WITHOUT ROWID;"
_SOUND = "typeof(id) = 'text' AND typeof(url) = 'text'"


class Addresses:
    """Every address that each article of a site had in builds of what is published."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path, tables=_TABLES, version=VERSION)
        self._version = -1
        self._known: dict[str, set[str]] = {}
        self._remarks: list[str] = []

    def close(self) -> None:
        """The file is closed."""
        self._store.close()

    def known(self) -> Mapping[str, Iterable[str]]:
        """The addresses of each article, by its id."""
        version = self._store.version_of_data()
        if version != self._version:
            self._known = defaultdict(set)
            for id, url in self._store.rows(f"SELECT id, url FROM addresses WHERE {_SOUND}"):
                self._known[id].add(url)
            self._version = version
        return self._known

    def note(self, articles: Iterable[Article]) -> None:
        """Those articles are published at their addresses; moves that this made are remarked."""
        articles = tuple(articles)
        known = self.known()
        new = [one for one in articles if one.url not in known.get(one.id, ())]
        if not new:
            return
        moved = {one.path for one in new if known.get(one.id)}
        if moved:
            found = (move for move in moves_of(articles, known) if move.path in moved)
            self._remarks += map(Move.explained, found)
        try:
            rows = [(one.id, one.url) for one in new]
            self._store.change(("INSERT OR IGNORE INTO addresses VALUES (?, ?)", rows))
        except MemoError as error:
            self._store.complaint = str(error)
        for one in new:
            self._known.setdefault(one.id, set()).add(one.url)

    def heard(self) -> tuple[str, ...]:
        """What is to be said of moves, and of a file that could not be used, once."""
        remarks = (*self._remarks, *filter(None, [self._store.complaint]))
        self._remarks.clear()
        self._store.complaint = None
        return remarks
