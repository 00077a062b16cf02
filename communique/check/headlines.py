"""Headlines, standfirsts and key points: how long they are, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.check.values import Finding, Manuscript

LONGEST = 110  # characters; what search engines and agencies allow
LONG = 70  # characters; what is shown whole in most lists
STANDFIRST = (80, 160)  # characters
POINTS = (2, 5)
WORDS_A_POINT = 15
ENOUGH = 3  # words that say something, before two texts can be compared

_STOPS = re.compile(r"(?<![.…])[.。।۔]$")
_ABBREVIATED = re.compile(
    r"(?:\b\w\.)+$|\b(?:etc|inc|ltd|corp|co|bros|jr|sr|st|no|vs|dr|mr|mrs|ms|gen|sen|rep|gov|cie"
    r"|sra?|dra?|г|гг|в|вв|др|млн|млрд|руб)\.$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_CASED = re.compile(r"[^\W\d_]+")


def headline_length(file: Manuscript) -> Iterator[Finding]:
    """At most 110 characters; 70 are shown whole nearly everywhere."""
    length = len(file.title or "")
    if length > LONGEST:
        yield file.found(
            "headline-length",
            f"the headline has {length} characters; {LONGEST} is the most",
            file.line_of("title"),
            hint="shorten it: search engines and feed readers cut it",
        )
    elif length > LONG:
        yield file.found(
            "headline-long",
            f"the headline has {length} characters; {LONG} are shown whole nearly everywhere",
            file.line_of("title"),
            hint="shorten it if it loses nothing",
        )


def headline_full_stop(file: Manuscript) -> Iterator[Finding]:
    """A headline ends without a full stop; an abbreviation keeps its own."""
    title = file.title or ""
    if not _STOPS.search(title) or _ABBREVIATED.search(title):
        return
    line = file.line_of("title")
    is_one = not _STOPS.search(title[:-1]) and ". " not in title
    yield file.found(
        "headline-full-stop",
        "the headline ends with a full stop",
        line,
        hint="leave it out",
        edits=file.replaced(line, title, title[:-1]) if is_one else (),
    )


def headline_capitals(file: Manuscript) -> Iterator[Finding]:
    """Capitals throughout are hard to read, and a screen reader may spell them."""
    if is_shouted(file.title or ""):
        yield file.found(
            "headline-capitals",
            "the headline is in capitals",
            file.line_of("title"),
            hint="write it as a sentence; a style sheet can set it in capitals",
        )


def is_shouted(text: str) -> bool:
    """Whether a text of at least three words is in capitals throughout."""
    words = [word for word in _CASED.findall(text) if word.upper() != word.lower()]
    longer = [word for word in words if len(word) > 3]
    return len(words) >= 3 and len(longer) >= 2 and all(word == word.upper() for word in words)


def standfirst(file: Manuscript) -> Iterator[Finding]:
    """An article has one, of 80 to 160 characters, and it adds to the headline."""
    if file.article is None:
        return
    said = file.description
    if said is None:
        yield file.found(
            "standfirst-missing",
            "there is no standfirst",
            file.line_of("title"),
            hint="write one sentence under description: lists, feeds and search engines show it",
        )
        return
    line = file.line_of("description")
    least, most = STANDFIRST
    if not least <= len(said) <= most:
        yield file.found(
            "standfirst-length",
            f"the standfirst has {len(said)} characters; {least} to {most} are shown whole and"
            " say enough",
            line,
        )
    if repeats(file.title or "", said):
        yield file.found(
            "standfirst-repeats",
            "the standfirst repeats the headline",
            line,
            hint="say what the headline leaves open",
        )


def repeats(headline: str, said: str) -> bool:
    """Whether a text says little but what a headline says: four words in five are the same."""
    wanted, there = (_telling(text) for text in (headline, said))
    if len(wanted) < ENOUGH:
        return bool(wanted) and wanted == there
    shared = len(wanted & there)
    return shared / len(wanted) >= 0.8 and shared / len(there) >= 0.5


def _telling(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(word for word in words if len(word) > 3 or word.isdigit())


def key_points(file: Manuscript) -> Iterator[Finding]:
    """Two to five, of about ten words each (Reuters handbook)."""
    points = file.key_points
    if not points:
        return
    line = file.line_of("key_points")
    least, most = POINTS
    if not least <= len(points) <= most:
        said = (
            f"{len(points)} key point{'s' if len(points) > 1 else ''}; {least} to {most} are read"
        )
        yield file.found("key-points", said, line)
    for number, point in enumerate(points, 1):
        count = len(point.split())
        if count > WORDS_A_POINT:
            said = f"key point {number} has {count} words; about ten are read"
            yield file.found("key-points", said, file.line_of_item("key_points", number))
