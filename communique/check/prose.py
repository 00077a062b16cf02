"""How a body is written: spaces, capitals, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.check.headlines import is_shouted
from communique.check.paragraphs import Paragraph
from communique.check.values import Edit, Finding, Manuscript
from communique.gazetteer.dateline import split_dateline

_SPACES = re.compile(r"(?<=[^\s\0])(?P<spaces> {2,})(?=[^\s\0])")
_MARK = re.compile(r"\s*(?:[-*+]|\d+[.)]|#{1,6}|>|:|\[\^[^\]]+\]:)$")
SHOUTED = 20  # letters


def double_spaces(file: Manuscript) -> Iterator[Finding]:
    """One space between words. Two at the end of a line are a line break, and stay."""
    for paragraph in file.paragraphs:
        if paragraph.kind == "table" or "  " not in paragraph.text:
            continue
        for found in _SPACES.finditer(paragraph.text):
            if not _is_mark(paragraph, found.start()):
                yield _doubled(file, *paragraph.place(found.start()), len(found[0]))


def _is_mark(paragraph: Paragraph, offset: int) -> bool:
    """Whether what stands before is the mark of a list, heading or note, and not a word."""
    start = paragraph.raw.rfind("\n", 0, offset) + 1
    return _MARK.match(paragraph.raw[start:offset]) is not None


def _doubled(file: Manuscript, line: int, column: int, count: int) -> Finding:
    return file.found(
        "double-space",
        f"{'two' if count == 2 else count} spaces between words",
        line,
        column=column,
        edits=(Edit(line=line, start=column - 1, was=" " * count, now=" "),),
    )


def capitals(file: Manuscript) -> Iterator[Finding]:
    """No paragraph is in capitals throughout."""
    for paragraph in file.paragraphs:
        text = paragraph.text
        if text.isupper() and sum(map(str.isalpha, text)) >= SHOUTED and is_shouted(text):
            yield file.found(
                "text-capitals",
                "a paragraph in capitals",
                paragraph.line,
                hint="write it as sentences; mark what matters with **two asterisks**",
            )


def dateline(file: Manuscript) -> Iterator[Finding]:
    """A text that is not republished claims no dateline: nobody reported from there for it."""
    if file.article is None or file.article.kind == "republished":
        return
    first = next((one for one in file.paragraphs if one.kind == "text"), None)
    place = split_dateline(first.text)[0] if first else ""
    if first and place:
        yield file.found(
            "dateline-in-text",
            f"the text begins with a dateline, “{place}”",
            first.line,
            hint="take it out, and say under source: who reported from there; write"
            " kind: republished if the text is theirs",
        )
