"""How long an edition may be before somebody should know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from communique.inspection import inspected
from communique.pipeline import Workshop
from tests.check.examples import A, B, piece
from tests.conftest import Files

Make = Callable[[Files], Path]
NOW = datetime(2024, 2, 20, 9, tzinfo=UTC)
LONG = " ".join(["word"] * 3000)


def told(root: Path, rule: str) -> list[str]:
    """What is said by the rule while the edition of the day is open."""
    workshop = Workshop(root, jobs=1)
    try:
        found = [one.finding for one in inspected(workshop, NOW).problems]
    finally:
        workshop.close()
    return [one.message for one in found if one.rule == rule]


def test_the_edition_that_closes_next_is_looked_at(site: Make) -> None:
    later = piece(id="b", body=LONG).replace("2024-02-20", "2024-02-20T20:00:00+00:00")
    root = site({A: piece(body=LONG), B: later})
    assert told(root, "edition-length") == [
        "the edition of 2024-02-20 has 6000 words, 26 minutes to read: its budget is 5000"
    ]


def test_what_is_frozen_cannot_be_shortened(site: Make) -> None:
    frozen = "---\narticles: [{id: a, title: A}]\n---\n"
    root = site({A: piece(body=f"{LONG} {LONG}"), "content/frozen/2024-02-20.md": frozen})
    assert told(root, "edition-length") == []


def test_points_count_and_sentences_taken_from_the_text_do_not(site: Make) -> None:
    points = ", ".join(f"five words make number {n}" for n in range(30))
    root = site({A: piece(key_points=f"[{points}]"), B: piece(id="b", body=f"One. {LONG}. Two.")})
    assert told(root, "piece-length") == [
        "an edition shows 168 words of it: the budget of a piece is 150"
    ]
