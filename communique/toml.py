"""Where the keys of a TOML file stand in it, for messages: no reader of TOML says."""

from __future__ import annotations

import re
from collections.abc import Iterator


def line_of(text: str, at: tuple[str, ...]) -> int | None:
    """The line that gives the key ``at``; the line of its table where it has none of its own."""
    best = None
    for number, (table, key) in enumerate(_keys(text), 1):
        if (*table, key) == at:
            return number
        within = (*table, key) if key else table
        if within and within == at[: len(within)]:
            best = number
    return best


def _keys(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    table: tuple[str, ...] = ()
    for line in text.splitlines():
        if header := re.match(r"\s*\[([^\[\]]+)\]", line):
            table = tuple(part.strip().strip("\"'") for part in header[1].split("."))
            yield table, ""
        elif pair := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", line):
            yield table, pair[1]
        else:
            yield (), ""
