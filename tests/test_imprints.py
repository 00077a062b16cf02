"""Texts that changed after they were published, without a word about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from communique.cli import main
from communique.errors import ContentError
from communique.imprints import LOCK, as_text, imprints_in, renewed, silent_edits
from communique.model import Article, Body, Status, Update
from tests.conftest import Files, article

Make = Callable[[Files], Path]
LATER = datetime(2024, 2, 21, tzinfo=UTC)


def published(text: str, *, is_told: bool = False, status: Status = "published") -> Article:
    """An article whose text has that fingerprint; ``is_told``: with an update."""
    return Article(
        path="content/articles/a.md", id="an id", slug="a", url="/a/", title="A", lang="en",
        body=Body(key="", words=0, digest=text * 32), status=status,
        updates=(Update(at=LATER, note="Adds a vote."),) if is_told else (),
    )  # fmt: skip


def test_a_changed_text_is_a_silent_edit_until_readers_are_told() -> None:
    known = renewed([published("a")], {})
    assert list(silent_edits([published("a")], known)) == []
    assert list(silent_edits([published("b")], known)) == [published("b")]
    assert list(silent_edits([published("b", is_told=True)], known)) == []


def test_a_silent_edit_is_not_forgotten_by_the_next_freezing() -> None:
    known = renewed([published("a")], {})
    again = renewed([published("b")], known)
    assert again == known
    told = renewed([published("b", is_told=True)], again)
    assert list(silent_edits([published("b", is_told=True)], told)) == []
    assert list(silent_edits([published("c", is_told=True)], told)) != []


def test_what_was_withdrawn_or_is_new_is_no_silent_edit() -> None:
    known = renewed([published("a")], {})
    assert list(silent_edits([published("b", status="withdrawn")], known)) == []
    assert list(silent_edits([replace(published("b"), id="new")], known)) == []


def test_the_lock_file_says_what_it_was_made_of() -> None:
    known = renewed([published("a"), replace(published("b", is_told=True), id="other")], {})
    assert imprints_in(as_text(known)) == known
    assert as_text(known).splitlines()[-1] == f"{'b' * 32} 2024-02-21T00:00:00Z other"


def test_a_damaged_lock_file_is_named_by_line() -> None:
    with pytest.raises(ExceptionGroup) as raised:
        imprints_in("# a comment\n\n<<<<<<< HEAD\n")
    (problem,) = raised.value.exceptions
    assert isinstance(problem, ContentError)
    assert str(problem.at) == f"{LOCK}:3"


def test_freezing_keeps_what_was_published(site: Make) -> None:
    """White space and front matter are not the text; drafts were not published."""
    root = site({"content/articles/a.md": article("A", "Some text.", id="id-a"),
                 "content/articles/b.md": article("B", id="id-b", status="draft")})  # fmt: skip
    arguments = ["freeze", "--root", str(root), "--now", "2024-03-01T00:00Z"]
    assert main(arguments) == 0
    before = (root / LOCK).read_text()
    assert [line.split()[-1] for line in before.splitlines() if line[0] != "#"] == ["id-a"]
    path = root / "content/articles/a.md"
    path.write_text(article("Another title", "Some\ntext.", id="id-a"))
    assert main([*arguments, "--dry-run"]) == 0
    assert main(arguments) == 0
    assert (root / LOCK).read_text() == before
    path.write_text(article("A", "Other text.", id="id-a", updated="2024-02-21"))
    assert main(arguments) == 0
    assert (root / LOCK).read_text() != before
