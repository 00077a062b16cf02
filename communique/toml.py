"""TOML, and where its keys stand in it, for messages: no reader of TOML says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from communique.errors import ConfigError, Location

_WORDS = {str: "text in quotes", int: "a whole number", bool: "true or false"}

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


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


def tree_of(text: str, name: str) -> dict[str, Any]:
    """The tables in ``text``. Raises ``ConfigError`` for what is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        at = Location(name, int(found[1]), int(found[2])) if found else Location(name)
        what = str(error).split(" (at ")[0]
        hint = "text goes in quotes" if what == "Invalid value" else None
        raise ConfigError(what, at, hint=hint, excerpt=line_at(text, at.line)) from error


def holds_control(found: Any) -> bool:
    """Whether a text in it has a control character, which TOML lets be spelt: ``\\u0007``."""
    match found:
        case str():
            return bool(_CONTROL.search(found))
        case dict():
            return any(map(holds_control, (*found, *found.values())))
        case list():
            return any(map(holds_control, found))
        case _:
            return False


def line_at(text: str, number: int | None) -> str | None:
    """The text of a line, for messages."""
    lines = text.splitlines()
    return lines[number - 1] if number and number <= len(lines) else None


def described(kind: Any) -> str:
    """What a value of that type is called in TOML."""
    choices = get_args(kind)
    if get_origin(kind) is tuple:
        return "a list of texts"
    if get_origin(kind) is dict:
        return "a table of texts"
    if choices and all(isinstance(choice, str) for choice in choices):
        return "one of " + ", ".join(f'"{choice}"' for choice in choices)
    return _WORDS.get(kind, "text in quotes")
