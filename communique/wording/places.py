"""What countries and regions are called in a site's language: as Unicode CLDR has them.

Where CLDR's name is official and its short one is not in Babel, the short one stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale

_SHORT: dict[str, dict[str, str]] = {
    "fr": {"HK": "Hong Kong", "MO": "Macao", "PS": "Palestine", "MM": "Myanmar"},
    "es": {
        "HK": "Hong Kong", "MO": "Macao", "PS": "Palestina", "MM": "Myanmar",
        "CI": "Costa de Marfil", "CG": "República del Congo",
    },
    "ru": {
        "HK": "Гонконг", "MO": "Макао", "PS": "Палестина", "MM": "Мьянма",
        "CD": "ДР Конго", "CG": "Республика Конго",
    },
    "ar": {
        "HK": "هونغ كونغ", "MO": "ماكاو", "PS": "فلسطين", "MM": "ميانمار",
        "CD": "الكونغو الديمقراطية", "CG": "الكونغو",
    },
}  # fmt: skip


@cache
def place_names(language: str) -> Mapping[str, str]:
    """Codes of ISO 3166-1 alpha-2 and UN M49 to names; none in a language without words here."""
    base = language.split("-")[0].lower()
    if base not in _SHORT:
        return {}
    return {**dict(Locale.parse(base).territories), **_SHORT[base]}
