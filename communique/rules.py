"""The rules of ``communique check``: what each is called, and how grave a breach of it is.

A site changes the level of a rule under ``[check.rules]``; a file is spared a rule by its name
under ``check: {ignore: [...]}``. A build stops at what breaks a ``FIXED`` one: nobody is spared.
``docs/checks.md`` says of each what it asks for and why.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Literal, get_args

Level = Literal["off", "note", "warning", "error"]
LEVELS: tuple[Level, ...] = get_args(Level)

FIXED = ("address", "configuration", "front-matter", "layout", "picture")

RULES: dict[str, Level] = {
    **dict.fromkeys(FIXED, "error"),
    "base-url-missing": "warning",
    "date-missing": "warning",
    "dateline-in-text": "warning",
    "double-space": "note",
    "duplicate": "warning",
    "edition-length": "warning",
    "edition-one-outlet": "warning",
    "edition-repeats": "warning",
    "event-twice": "note",
    "excerpt-share": "warning",
    "figure-unattributed": "note",
    "headline-capitals": "warning",
    "headline-full-stop": "warning",
    "headline-length": "warning",
    "headline-long": "note",
    "id-missing": "note",
    "key-points": "note",
    "leak-address": "warning",
    "leak-note": "warning",
    "link-broken": "error",
    "link-empty": "warning",
    "link-ending": "note",
    "link-fragment": "warning",
    "link-gone": "warning",
    "link-moved": "note",
    "link-own-host": "warning",
    "link-relative": "warning",
    "link-unpublished": "warning",
    "link-unreachable": "note",
    "much-alike": "note",
    "note-ahead": "warning",
    "outlet-unknown": "note",
    "pick-unknown": "warning",
    "picture-alt-wording": "note",
    "picture-elsewhere": "warning",
    "picture-licence": "note",
    "piece-length": "warning",
    "redirect-missing": "warning",
    "relative-date": "warning",
    "review-left": "warning",
    "setting-value": "warning",
    "silent-edit": "warning",
    "source-missing": "warning",
    "source-single": "note",
    "standfirst-length": "note",
    "standfirst-missing": "note",
    "standfirst-repeats": "warning",
    "story-unknown": "warning",
    "translation-unknown": "warning",
    "text-capitals": "note",
}
"""The level of each rule where a site does not say otherwise."""


def hint_for(name: str) -> str:
    """What to write instead of a name that is no rule's."""
    close = get_close_matches(name, RULES, n=1)
    return f"did you mean '{close[0]}'?" if close else "docs/checks.md lists the rules"
