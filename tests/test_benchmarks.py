"""What ``make bench`` measures with: the same corpus every time, in each generator's own form."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from tests.benchmarks.corpus import AUTHORS, COUNTRIES, TOPICS, piece
from tests.benchmarks.generators import GENERATORS, Generator

PIECES = [piece(number) for number in range(200)]


def test_a_piece_is_always_the_same() -> None:
    assert piece(7) == PIECES[7]
    assert len({one.slug for one in PIECES}) == len({one.id for one in PIECES}) == 200


def test_a_piece_is_about_three_kilobytes_on_125_terms() -> None:
    assert 2_800 < mean(len(one.body) for one in PIECES) < 3_500
    assert len(TOPICS) + len(COUNTRIES) + len(AUTHORS) == 125
    assert {one.date.year for one in PIECES} == set(range(2019, 2025))


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda one: one.name)
def test_an_edit_changes_one_word_and_another_changes_it_back(
    generator: Generator, tmp_path: Path
) -> None:
    generator.write(tmp_path, PIECES[:2])
    path = tmp_path / generator.place(PIECES[0])
    before = path.read_text()
    generator.edit(tmp_path, PIECES[0])
    assert sum(a != b for a, b in zip(before.split(), path.read_text().split(), strict=True)) == 1
    generator.edit(tmp_path, PIECES[0])
    assert path.read_text() == before
