"""Dates as other generators write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime

from dateutil import parser

_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?"
)


def moment_of(value: object) -> str:
    """The day, or the moment with its offset if one is said; empty for what is no date."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = " ".join(str(value or "").split())
    found = _ISO.fullmatch(text)
    return _from_parts(found) if found else _from_words(text)


def _from_parts(found: re.Match[str]) -> str:
    year, month, day, hour, minute, second, zone = found.groups()
    said = f"{year}-{int(month):02d}-{int(day):02d}"
    if hour is not None:
        said += f"T{int(hour):02d}:{minute}:{second or '00'}{_offset(zone)}"
    try:
        datetime.fromisoformat(said)
    except ValueError:
        return ""
    return said


def _offset(zone: str | None) -> str:
    if zone in ("Z", "UTC", "GMT"):
        return "+00:00"
    return f"{zone[:3]}:{zone[-2:]}" if zone else ""


def _from_words(text: str) -> str:
    """A date with the month in words; without a year, or with a day in doubt, none."""
    if not re.search(r"\d{4}", text) or not re.search(r"[A-Za-z]{3}", text):
        return ""
    try:
        found = parser.parse(text)
    except (ValueError, OverflowError):
        return ""
    has_time = ":" in text
    return found.isoformat() if has_time else found.date().isoformat()
