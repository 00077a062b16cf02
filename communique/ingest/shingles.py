"""How alike two texts are: the share of four-word runs they have in common.

Thresholds from measurements on wire and broadcast archives: rewrites of one report lie above .8,
reports of one event by two newsrooms below .15. Texts that tell the same event in other words are
not found this way, and should not be: they are two articles.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable

RUN = 4
SAME, SAME_WITHIN = 0.8, 0.9
RELATED, RELATED_WITHIN = 0.3, 0.5

# Below this many runs a text is a caption or a stub, and likeness says nothing.
ENOUGH = 12

Shingles = frozenset[int]

# Scripts written without spaces are compared character by character.
_ADDRESS = re.compile(r"\]\([^)\s]*\)|https?://\S+")
_WORD = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff]|[^\\W_]+")


def shingles_of(text: str) -> Shingles:
    """The runs of four words, as checksums; of a shorter text, the text itself as one."""
    words = _WORD.findall(_ADDRESS.sub("] ", text).casefold())
    runs = range(max(1, len(words) - RUN + 1)) if words else ()
    return frozenset(zlib.crc32(" ".join(words[at : at + RUN]).encode()) for at in runs)


class Likeness:
    """The texts known so far, by name; finds those most like another."""

    def __init__(self) -> None:
        self._sizes: dict[str, int] = {}
        self._holding: defaultdict[int, list[str]] = defaultdict(list)

    def add(self, name: str, shingles: Shingles) -> None:
        """From now on ``name`` can be found. A name is added once."""
        if len(shingles) < ENOUGH:
            return
        self._sizes[name] = len(shingles)
        for shingle in shingles:
            self._holding[shingle].append(name)

    def nearest(self, shingles: Shingles) -> tuple[str, float, float] | None:
        """(name, Jaccard, containment) of the text most like this one; None when none is alike."""
        shared = Counter(self._names_with(shingles)) if len(shingles) >= ENOUGH else Counter()
        if not shared:
            return None
        scored = [
            (common / (len(shingles) + self._sizes[name] - common), name, common)
            for name, common in shared.items()
        ]
        jaccard, name, common = max(scored, key=lambda one: (one[0], one[2], _reversed(one[1])))
        smaller = min(len(shingles), self._sizes[name])
        return name, jaccard, common / smaller

    def _names_with(self, shingles: Shingles) -> Iterable[str]:
        return (name for shingle in shingles for name in self._holding.get(shingle, ()))


def _reversed(name: str) -> tuple[int, ...]:
    """Among equals, the first in order of name is the largest."""
    return tuple(-ord(character) for character in name)
