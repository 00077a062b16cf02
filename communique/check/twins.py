"""Articles that say the same in the same words.

A text is known by a fixed part of its runs of four words: by a sixteenth of them (its sketch) it is
found among all others, by a quarter (its sample) the two are compared.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from communique.check.values import Facts, Finding
from communique.shingles import (
    RELATED,
    RELATED_WITHIN,
    SAME,
    SAME_WITHIN,
    Shingles,
    alike,
    sample_of,
    shingles_of,
)

COMMON = 20  # a run that more texts share is a phrase
SHARED = 2  # runs of a sketch


class Prints(NamedTuple):
    """What a text is known by."""

    sketch: bytes
    sample: bytes


def prints_of(text: str) -> Prints:
    """The sketch and the sample of a body."""
    sample = sorted(sample_of(shingles_of(text)))
    sketch = array("I", (one for one in sample if one % 16 == 0))
    return Prints(sketch.tobytes(), array("I", sample).tobytes())


def twins_in(facts: Sequence[Facts]) -> Iterator[Finding]:
    """Each article that says what an earlier one of ``facts`` says, or much of it."""
    for earlier, later in _candidates(facts):
        jaccard, within = alike(_unpacked(earlier.sample), _unpacked(later.sample))
        if jaccard >= SAME or within >= SAME_WITHIN:
            rule, said = "duplicate", "says what {} says"
        elif jaccard >= RELATED or within >= RELATED_WITHIN:
            rule, said = "much-alike", "has much of its text in common with {}"
        else:
            continue
        yield later.found(
            rule,
            said.format(earlier.path),
            later.line("title"),
            hint="publish one of them, with status: draft in the other, or an alias to it",
        )


def _candidates(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    holding: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(facts):
        for run in array("I", one.sketch):
            holding[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holding.values():
        if 1 < len(numbers) <= COMMON:
            shared.update(combinations(numbers, 2))
    for (earlier, later), count in sorted(shared.items()):
        if count >= SHARED:
            yield facts[earlier], facts[later]


def _unpacked(sample: bytes) -> Shingles:
    return frozenset(array("I", sample))
