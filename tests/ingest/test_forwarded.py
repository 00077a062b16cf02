"""The message inside a forwarded or quoted e-mail."""

from __future__ import annotations

import pytest

from communique.ingest.forwarded import unforwarded

TEXT = "Grids joined\n\nby Ada Example\n\nThe three countries cut their cables on Saturday."
QUOTED = "\n".join(f"> {line}".rstrip() for line in TEXT.split("\n"))
HEADER = "From: A Desk <a@example.org>\nDate: Sun, 9 Feb 2025 10:00:00 +0200\nSubject: Fwd: Grids\n"


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "-----Original Message-----",
        "-------- Weitergeleitete Nachricht --------",
        "-------- Пересылаемое сообщение --------",
    ],
)
def test_the_header_is_read_and_the_note_above_it_dropped(mark: str) -> None:
    letter = unforwarded(f"FYI\n\n{mark}\n{HEADER}To: b@example.org\n\n{TEXT}\n")
    assert letter.text.strip() == TEXT
    assert letter.subject == "Grids"
    assert letter.date == "Sun, 9 Feb 2025 10:00:00 +0200"


def test_quote_marks_are_taken_off() -> None:
    assert unforwarded(QUOTED).text == TEXT
    assert unforwarded(f"On Sunday A wrote:\n{QUOTED}").text.endswith(TEXT)
    assert unforwarded(QUOTED.replace("> ", ">> ")).text.split() == TEXT.split()


def test_a_quoted_forward() -> None:
    inner = "\n".join(f"> {line}" for line in f"{HEADER}To: b@example.org\n\n{TEXT}".split("\n"))
    assert unforwarded(f"Begin forwarded message:\n\n{inner}\n").text.strip() == TEXT


def test_a_signature_is_dropped() -> None:
    assert unforwarded(f"{HEADER}\n{TEXT}\n\n-- \nA Desk\nExample Wire\n").text.strip() == TEXT


def test_other_text_is_left_alone() -> None:
    plain = "Date: unknown\n\nA > B, they said.\n\nFrom: here to there."
    assert unforwarded(plain).text == plain
