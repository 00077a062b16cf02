"""Where a text stood: patterns of addresses, filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HUGO = re.compile(r":(\w+)(?:\[[^\]]*\])?")


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """The address that a pattern such as ``/:year/:month/:slug/`` gives.

    Empty when it asks for something that is not among ``parts``.
    """
    names = _HUGO.findall(pattern)
    if any(not parts.get(name) and name not in ("categories", "sections") for name in names):
        return ""
    return whole(_HUGO.sub(lambda found: parts.get(found[1], ""), pattern))


def whole(path: str) -> str:
    """A path as an address from the root, without empty parts."""
    return re.sub(r"/{2,}", "/", f"/{path}")


def parts_of(day: str) -> dict[str, str]:
    """Year, month and day, as patterns name them, of an ISO date; none of no date."""
    if not re.match(r"\d{4}-\d\d-\d\d", day):
        return {}
    year, month, number = day[:10].split("-")
    return {
        "year": year,
        "month": month,
        "day": number,
        "i_month": str(int(month)),
        "i_day": str(int(number)),
        "short_year": year[2:],
    }
