"""The same report is recognised, another report of the same event is not."""

from __future__ import annotations

from communique.shingles import (
    RELATED,
    SAME,
    SAME_WITHIN,
    Likeness,
    alike,
    sample_of,
    shingles_of,
)

REPORT = """The foreign ministers met in Vienna on Thursday and agreed to reopen the line
across the border, which has been closed since the fighting of last year. Freight trains are to run
from the first of May, passenger trains later. Observers will be posted at both stations, the joint
statement says, and the customs services are to exchange their lists every evening."""
SHORTER = REPORT.partition(" Observers")[0]
OTHER = """Trains will cross the frontier again: after months of talks, both governments announced
in the Austrian capital that goods may be carried by rail from May. Travellers must wait. Monitors
are going to watch the stations, and lists of cargo will be shared between customs offices."""


def likeness(one: str, other: str) -> tuple[float, float]:
    return alike(shingles_of(one), shingles_of(other))


def test_a_text_is_its_own_twin() -> None:
    assert likeness(REPORT, REPORT.upper().replace("\n", "  ")) == (1.0, 1.0)


def test_one_changed_word_leaves_a_twin() -> None:
    assert likeness(REPORT, REPORT.replace("Thursday", "Friday"))[0] > SAME


def test_a_shorter_version_is_contained() -> None:
    jaccard, within = likeness(SHORTER, REPORT)
    assert within > SAME_WITHIN
    assert jaccard < SAME


def test_another_report_of_the_event_is_another_article() -> None:
    assert likeness(OTHER, REPORT)[0] < RELATED


def test_a_caption_is_no_ones_twin() -> None:
    assert likeness("Reuters. All rights reserved.", "Reuters. All rights reserved.") == (0.0, 0.0)


def test_scripts_without_spaces_are_compared_by_character() -> None:
    assert likeness(
        "两国外长周四在维也纳会晤并同意重新开放边境铁路线",
        "两国外长周四在维也纳会晤并同意重新开放铁路",
    ) > (0.5, 0.7)


def test_addresses_do_not_count() -> None:
    assert shingles_of("one [two](https://a.example/x) three four") == shingles_of(
        "one [two](https://b.example/y) three four"
    )


def test_likely_texts_are_found_among_many_best_first() -> None:
    known = Likeness()
    for name, text in (("other", OTHER), ("shorter", SHORTER), ("report", REPORT)):
        known.add(name, sample_of(shingles_of(text)))
    assert known.candidates(sample_of(shingles_of(REPORT))) == ["report", "shorter"]
