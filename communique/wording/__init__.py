"""The words of a site's own in its language: English, French, Spanish, Russian, Arabic.

A site in another language has English words until it gives its own, under ``[words]``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from babel.core import get_global
from babel.numbers import format_decimal
from msgspec.structs import asdict, fields, replace

from communique.dates import locale_of
from communique.model import Forms, Wording
from communique.wording.arabic import ARABIC
from communique.wording.english import ENGLISH
from communique.wording.french import FRENCH
from communique.wording.russian import RUSSIAN
from communique.wording.spanish import SPANISH

LANGUAGES = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "ar": ARABIC}
_SLOT = re.compile(r"\{\w*\}")
PHRASES = tuple(field.name for field in fields(Wording) if field.type is str)


def wording_in(language: str, own: Mapping[str, str] | None = None) -> Wording:
    """The words in the language, those of the site itself (by the name of the phrase) first."""
    found = LANGUAGES.get(language.split("-")[0].lower(), ENGLISH)
    return replace(found, **own) if own else found


def slots_of(phrase: str) -> tuple[str, ...]:
    """What the phrase of that name must hold: where names, dates, links stand in it."""
    return tuple(_SLOT.findall(asdict(ENGLISH)[phrase]))


def listed(words: Wording, names: Sequence[str]) -> str:
    """Names as a sentence has them: A, B and C."""
    *first, last = names
    return f"{words.comma.join(first)}{words.last}{last}" if first else last


def counted(forms: Forms, number: int, language: str) -> str:
    """The phrase with the number in it, both as the language has them."""
    locale = locale_of(language)
    shown = str(number) if number < 1000 else format_decimal(number, locale=locale)
    return forms.of(locale.plural_form(number)).replace("{}", shown)


def territory_of(language: str) -> str | None:
    """Language and territory as Open Graph has them, ``fr_FR``; None where none is likely.

    English without a country is British: so are this program's dates.
    """
    parts = language.split("-")
    if len(parts[-1]) == 2 and len(parts) > 1:
        return f"{parts[0]}_{parts[-1].upper()}"
    known = get_global("likely_subtags")
    likely = known.get("_".join(parts)) or known.get(parts[0])
    if likely is None:
        return None
    return "en_GB" if language == "en" else f"{parts[0]}_{str(likely).split('_')[-1]}"
