"""Fit how much a text is about what it names to stories whose editors said what they are about.

    python tools/fit_salience.py STORIES.jsonl            # what the weights would be, how good
    python tools/fit_salience.py STORIES.jsonl --write    # communique/data/salience.json has them

A story has ``id``, ``title``, ``text``, ``dateline``, ``countries`` (codes) and ``io`` (ids of
intergovernmental organisations). It is read twice, with and without its dateline. The weights are
those of a logistic regression with a ridge; the first is moved to where F1 is greatest. A factor
that no story has keeps the weight it had; one that is new begins as 0 in salience.json. What is
printed of quality is of stories that were left out of the fit, in turn, a fifth each time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parent.parent))

from tag_stories import OTHER_KINDS

from communique.gazetteer import tagger
from communique.gazetteer.salience import (
    COUNTRY_FACTORS,
    ORGANISATION_FACTORS,
    country_factors,
    organisation_factors,
)

TO = Path(__file__).parent.parent / "communique" / "data" / "salience.json"
FORMER = {"SU": "RU", "DD": "DE", "YU": "RS", "CS": "CZ", "ZR": "CD", "BU": "MM", "YD": "YE"}
FOLDS = 5
STEPS = 8
RIDGE = 1.0
NEARLY = 0.001  # of F1, that is given for fewer words: nobody wants ten countries above an article


class Row(NamedTuple):
    """A thing that a story names: its factors, whether the story is about it, how it was read."""

    values: tuple[float, ...]
    is_about: bool
    fold: int
    read: str


class Labels(NamedTuple):
    """The things that stories are about, whether or not they name them."""

    fold: int
    read: str
    number: int


def rows_of(stories: Iterable[dict[str, str]]) -> Iterator[tuple[str, Labels, list[Row]]]:
    """What is fitted, the labels and the rows, of each story in each reading."""
    for story in stories:
        fold = crc32(story["id"].encode()) % FOLDS
        codes = {FORMER.get(code, code) for code in story["countries"]}
        for read, dateline in (("ignored", None), ("used", story.get("dateline"))):
            rows = [
                Row(values, code in codes, fold, read)
                for code, values in _countries_of(story, dateline)
            ]
            yield "countries", Labels(fold, read, len(codes)), rows
        ids = set(story["io"])
        of_ids = [Row(values, key in ids, fold, "") for key, values in _organisations_of(story)]
        yield "organisations", Labels(fold, "", len(ids)), of_ids


def _countries_of(
    story: dict[str, str], dateline: str | None
) -> Iterator[tuple[str, tuple[float, ...]]]:
    read = tagger().read(story["title"], story["text"], dateline)
    for code, tally in read.countries.items():
        yield code, tuple(map(float, country_factors(code, tally, read.scene)))


def _organisations_of(story: dict[str, str]) -> Iterator[tuple[str, tuple[float, ...]]]:
    read = tagger().read(story["title"], story["text"])
    for key, tally in read.organisations.items():
        kind = tagger().kinds[key]
        if tally.named and kind not in OTHER_KINDS:
            yield key, tuple(map(float, organisation_factors(kind, tally, read.scene)))


def fitted(rows: Sequence[Row], labels: int) -> list[float]:
    """The weights, by Newton's method; a half is where F1 of the rows is greatest."""
    weights = [0.0] * len(rows[0].values)
    for _ in range(STEPS):
        slope = [-RIDGE * weight for weight in weights]
        bend = [[RIDGE * (i == j) for j in range(len(weights))] for i in range(len(weights))]
        for row in rows:
            expected = probability(weights, row.values)
            error, spread = row.is_about - expected, expected * (1 - expected)
            for i, value in enumerate(row.values):
                if value:
                    slope[i] += error * value
                    line, times = bend[i], spread * value
                    for j in range(i + 1):
                        line[j] += times * row.values[j]
        weights = [a + b for a, b in zip(weights, solved(bend, slope), strict=True)]
    weights[0] -= _best_threshold(rows, weights, labels)
    return weights


def probability(weights: Sequence[float], values: Sequence[float]) -> float:
    """How sure the weights are that the text is about the thing."""
    return 1 / (1 + exp(-max(-40.0, _sum_of(weights, values))))


def _sum_of(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def solved(lower: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a symmetric system, of which the lower triangle is given (Cholesky)."""
    size = len(right)
    root = [[0.0] * size for _ in range(size)]
    half = [0.0] * size
    for i in range(size):
        for j in range(i + 1):
            rest = lower[i][j] - sum(root[i][k] * root[j][k] for k in range(j))
            root[i][j] = rest**0.5 if i == j else rest / root[j][j]
        half[i] = (right[i] - sum(root[i][k] * half[k] for k in range(i))) / root[i][i]
    whole = [0.0] * size
    for i in reversed(range(size)):
        after = sum(root[k][i] * whole[k] for k in range(i + 1, size))
        whole[i] = (half[i] - after) / root[i][i]
    return whole


def _best_threshold(rows: Sequence[Row], weights: Sequence[float], labels: int) -> float:
    """The greatest sum of weights above which to say "about it", with nearly the greatest F1."""
    ranked = sorted(((_sum_of(weights, row.values), row.is_about) for row in rows), reverse=True)
    right = 0
    found = []
    for said, (score, is_about) in enumerate(ranked, 1):
        right += is_about
        found.append((2 * right / (said + labels), score))
    enough = max(found)[0] - NEARLY
    return next(score for quality, score in found if quality >= enough)


def counted(rows: Iterable[Row], weights: Sequence[float], labels: int) -> tuple[int, int, int]:
    """How many are right, how many are said, how many there are."""
    said = [row.is_about for row in rows if _sum_of(weights, row.values) >= 0]
    return sum(said), len(said), labels


def report(what: str, rows: Sequence[Row], labels: Sequence[Labels]) -> None:
    """F1 of the stories that were left out of the fit, for each way of reading, is printed."""
    counts: dict[str, list[tuple[int, int, int]]] = {}
    for fold in range(FOLDS):
        kept = sum(one.number for one in labels if one.fold != fold)
        weights = fitted([row for row in rows if row.fold != fold], kept)
        for read in sorted({one.read for one in labels}):
            out = [row for row in rows if (row.fold, row.read) == (fold, read)]
            there = sum(one.number for one in labels if (one.fold, one.read) == (fold, read))
            counts.setdefault(read, []).append(counted(out, weights, there))
    for read, found in counts.items():
        right, said, there = map(sum, zip(*found, strict=True))
        name = f"{what}, dateline {read}" if read else what
        print(f"{name}: F1 {2 * right / (said + there):.4f} on what was left out", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--write", action="store_true", help="keep the weights")
    given = parser.parse_args()
    rows: dict[str, list[Row]] = {}
    labels: dict[str, list[Labels]] = {}
    lines = given.stories.read_text("utf-8").splitlines()
    for what, label, found in rows_of(map(json.loads, lines)):
        labels.setdefault(what, []).append(label)
        rows.setdefault(what, []).extend(found)
    result = json.loads(TO.read_text("utf-8"))
    for what, factors in (("countries", COUNTRY_FACTORS), ("organisations", ORGANISATION_FACTORS)):
        report(what, rows[what], labels[what])
        weights = fitted(rows[what], sum(one.number for one in labels[what]))
        former, result[what] = result[what], {}
        for number, (name, weight) in enumerate(zip(factors, weights, strict=True)):
            is_seen = any(row.values[number] for row in rows[what])
            result[what][name] = round(weight, 2) if is_seen else former[name]
    text = json.dumps(result, indent=0) + "\n"
    if given.write:
        TO.write_text(text, "utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
