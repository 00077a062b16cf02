"""A draft is made fit for a file, and says what was filled in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from communique.ingest.completion import completed, kind_for, less_dateline
from communique.ingest.draft import Draft
from communique.ingest.item import Item
from communique.ingest.shelf import Shelved

NOW = datetime(2024, 2, 20, 23, 30, tzinfo=UTC)
TOKYO = timezone(timedelta(hours=9))


def made(draft: Draft, before: Shelved | None = None) -> Draft:
    item = Item(sha256="aa", draft=draft)
    return completed(item, "content/sources/a.txt", now=NOW, zone=TOKYO, before=before)


def test_a_missing_date_is_the_day_of_ingest_in_the_sites_zone() -> None:
    draft = made(Draft(title="x"))
    assert (draft.date, draft.date_origin) == ("2024-02-21", "day of ingest")
    assert draft.guessed == ("date",)


def test_a_date_that_was_filled_in_before_stays() -> None:
    before = Shelved(path="x", id="x", title="x", date="2024-01-01", date_origin="day of ingest")
    assert made(Draft(title="x"), before).date == "2024-01-01"


@pytest.mark.parametrize("date", ["2024-02-24", "2024-02-31", "soon"])
def test_a_date_that_cannot_be_is_not_taken_over(date: str) -> None:
    draft = made(Draft(title="x", date=date))
    assert draft.date == "2024-02-21"
    assert draft.warnings == (f"The date {date} cannot be right and was not taken over.",)


def test_a_text_without_a_title_is_called_by_its_first_words() -> None:
    text = "The *two* sides, after [long](https://e.example) talks in the old town hall, agreed."
    draft = made(Draft(markdown=text, date="2024-01-01"))
    assert draft.title == "The two sides, after long talks in the old town hall, agreed."
    assert draft.guessed == ("title",)
    assert made(Draft(markdown="word " * 20)).title == "word " * 11 + "word …"


def test_guesses_are_listed_once_in_the_order_of_the_file() -> None:
    draft = Draft(title="x", guessed=("body", "authors", "title", "body"))
    assert made(draft).guessed == ("title", "date", "authors", "body")


def test_a_dateline_stands_in_its_field_and_only_there() -> None:
    draft = made(Draft(title="x", markdown="GENEVA (AP) — The council met.\n\nIt will meet again."))
    assert draft.dateline == "GENEVA (AP)"
    assert draft.markdown == "The council met.\n\nIt will meet again."
    assert less_dateline("The council met.") == "The council met."


def test_a_summary_is_an_excerpt() -> None:
    assert kind_for(Draft(excerpt_only=True), "republished") == "excerpt"
    assert kind_for(Draft(excerpt_only=True), "own") == "own"
    assert kind_for(Draft(), "republished") == "republished"


def test_nothing_was_updated_before_its_date() -> None:
    early = made(Draft(title="x", date="2024-02-20T12:00:00+09:00", updated="2024-02-20"))
    assert early.updated is None
    assert early.warnings == ("It cannot have been updated at 2024-02-20, before its date.",)
    late = made(Draft(title="x", date="2024-02-20", updated="2024-02-20T12:00:00+09:00"))
    assert late.updated == "2024-02-20T12:00:00+09:00"
