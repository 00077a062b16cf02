"""The place and day in front of a news story: "KYIV, Ukraine (AP) — " or "SEOUL, Feb 26 - "."""

from __future__ import annotations

import re

_LOUD = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+(?:/[A-ZÀ-Þ.'’ -]+)*(?:, ?[A-Z][\w.'’ ]{1,24}?){0,3}"
_QUIET = r"[A-Z][\w.'’ -]{2,30}(?:, [A-Z][\w.'’ ]{1,24}?)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DAY = rf", (?i:{_MONTH})\w*\.? \d+"
_AGENCY = r"(?: ?\([^()\n]{2,40}\))"
_DASH = r"\s?(?:--|[-–—]+)\s"
DATELINE = re.compile(
    rf"[\s*]*(?:(?P<loud>{_LOUD}){_AGENCY}?|(?P<quiet>{_QUIET}(?:{_DAY}|{_AGENCY}))){_DASH}"
)


def split_dateline(text: str) -> tuple[str, str]:
    """(dateline, what follows it); the dateline is empty when the text begins without one."""
    found = DATELINE.match(text[:160])
    if found is None:
        return "", text
    place = found["loud"] or found["quiet"]
    return place.strip(" ,-"), text[found.end() :]
