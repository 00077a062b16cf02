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


def sample_of(shingles: Shingles) -> Shingles:
    """A fixed quarter of the runs, by which texts that share many are found among very many."""
    return frozenset(shingle for shingle in shingles if shingle % 4 == 0)


def alike(one: Shingles, other: Shingles) -> tuple[float, float]:
    """(Jaccard, containment) of two texts; nothing for one too short to say."""
    smaller = min(len(one), len(other))
    if smaller < ENOUGH:
        return 0.0, 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared), shared / smaller


class Likeness:
    """Samples of texts, by name; finds the texts that may be like another."""

    def __init__(self) -> None:
        self._holding: defaultdict[int, list[str]] = defaultdict(list)

    def add(self, name: str, sample: Iterable[int]) -> None:
        """From now on ``name`` can be found. A name is added once."""
        for shingle in sample:
            self._holding[shingle].append(name)

    def candidates(self, sample: Shingles, most: int = 3) -> list[str]:
        """The names that share most with the sample, best first."""
        shared = Counter(
            name for shingle in sorted(sample) for name in self._holding.get(shingle, ())
        )
        return [
            name for name, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:most]
        ]
