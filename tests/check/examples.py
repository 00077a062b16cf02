"""For each rule of ``check``, a site that breaks it and one that does not."""

from __future__ import annotations

from dataclasses import dataclass

from tests.conftest import Files

STANDFIRST = (
    "What the ministers agreed on, what they left open, and who has to vote on it before May."
)
TEXT = "The ministers met in Oslo on 20 February, the ministry said."


@dataclass(frozen=True)
class Example:
    """Files that break a rule, at that place, and files that do not."""

    bad: Files
    at: str
    good: Files


def piece(title: str = "Ministers meet in Oslo", body: str = TEXT, **fields: str) -> str:
    """An article that breaks no rule, but for what is given; a field given as "" is left out."""
    given = {
        "id": "a",
        "title": title,
        "description": STANDFIRST,
        "date": "2024-02-20",
        **fields,
    }
    lines = [f"{name}: {value}" for name, value in given.items() if value]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


A = "content/articles/a.md"


def one(at: int, bad: str, good: str | None = None) -> Example:
    """A site of one article, whose mistake is on line ``at``."""
    return Example({A: bad}, f"{A}:{at}", {A: good or piece()})


LONG_TITLE = "Ministers of the eight states around the Arctic meet in Oslo " + "once more " * 6
QUOTE = "> " + "The delegations agree to meet again in the autumn and to speak of fish. " * 8

EXAMPLES: dict[str, Example] = {
    "front-matter": one(3, piece(title="[A]")),
    "configuration": Example(
        {"communique.toml": "titel = 'A'\n"}, "communique.toml:1", {"communique.toml": ""}
    ),
    "layout": Example(
        {"layouts/article.html": "<p>\n{% if %}"},
        "layouts/article.html:2",
        {"layouts/article.html": "<p>"},
    ),
    "headline-length": one(3, piece(title=LONG_TITLE)),
    "headline-long": one(3, piece(title=LONG_TITLE[:80])),
    "headline-full-stop": one(
        3, piece(title="Ministers meet in Oslo."), piece(title="Ministers meet in the U.S.")
    ),
    "headline-capitals": one(
        3, piece(title="MINISTERS MEET IN OSLO"), piece(title="NATO and ASEAN meet in Oslo")
    ),
    "standfirst-missing": one(3, piece(description="")),
    "standfirst-length": one(4, piece(description="Too short.")),
    "standfirst-repeats": one(
        4, piece(description="The ministers are to meet in Oslo, eight of the ministers said.")
    ),
    "key-points": one(6, piece(key_points="[One point]"), piece(key_points="[One, Two]")),
    "relative-date": one(
        9, piece(body="\nThe ministers met yesterday."),
        piece(body="They said: “We met yesterday.”")
    ),
    "double-space": one(8, piece(body="The  ministers met."), piece(body="The ministers  \nmet.")),
    "text-capitals": one(8, piece(body="THE MINISTERS MET ONCE MORE IN OSLO.")),
    "dateline-in-text": one(
        8, piece(body="OSLO, Feb 20 (Wire) - The ministers met."), piece(dateline="OSLO, Feb 20")
    ),
    "figure-unattributed": one(
        8,
        piece(body="At least 40 people were killed."),
        piece(body="At least 40 people were killed, the ministry said."),
    ),
    "excerpt-share": one(8, piece(body=QUOTE), piece(body=QUOTE.removeprefix("> "))),
    "source-missing": one(
        6, piece(kind="excerpt"), piece(kind="excerpt", source="{name: A Wire}")
    ),
    "review-left": one(
        6, piece(review="[date]"), piece(review="[date]", status="draft")
    ),
    "id-missing": one(1, piece(id="")),
    "date-missing": one(3, piece(date=""), piece(date="", status="draft")),
}  # fmt: skip
