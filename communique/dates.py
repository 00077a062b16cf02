"""Moments in words: in the site's zone and language, the same for every page."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, cached_property
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, match_skeleton

from communique.model import When

_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]
)
_SPAN = "yMMMMd"
_PROSE_A_MINUTE = 238  # Brysbaert 2019, silent reading of English non-fiction


def direction(lang: str) -> str:
    """``rtl`` for a language written from right to left, else ``ltr``."""
    return "rtl" if lang.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def endonym(lang: str) -> str:
    """What a language is called in itself: 中文; its tag where that is not known."""
    try:
        locale = Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return lang
    return locale.get_display_name(locale) or lang


def minutes(words: int) -> int:
    """Minutes a reader needs for that many words, at least one."""
    return max(1, -(-words // _PROSE_A_MINUTE))


class Dates:
    """Words for moments, in one zone and language."""

    def __init__(self, zone: ZoneInfo, language: str) -> None:
        self.zone = zone
        self.locale = locale_of(language)
        self._days: dict[date, str] = {}
        self._months: dict[tuple[int, int], str] = {}
        self._spans: dict[tuple[date, date], str] = {}

    def when(self, moment: datetime) -> When:
        """The moment for machines and readers; midnight has no clock, being a day as a whole."""
        local = moment.astimezone(self.zone)
        is_day = local.hour == local.minute == local.second == 0
        clock = "" if is_day else f"{local.hour:02d}:{local.minute:02d} {local.tzname()}"
        return When(iso=_iso(local), day=self.day_of(local.date()), clock=clock)

    def iso(self, moment: datetime) -> str:
        """The moment for machines (RFC 3339)."""
        return _iso(moment.astimezone(self.zone))

    def day(self, moment: datetime) -> str:
        """The day in words, such as 20 February 2024."""
        return self.day_of(moment.astimezone(self.zone).date())

    def day_of(self, day: date) -> str:
        """A day of the calendar in words."""
        found = self._days.get(day)
        if found is None:
            found = self._days[day] = format_date(day, "long", locale=self.locale)
        return found

    def span(self, first: date, last: date) -> str:
        """Days from ``first`` to ``last`` in words, such as 19–25 February 2024."""
        found = self._spans.get((first, last))
        if found is None:
            found = format_interval(first, last, self._skeleton, locale=self.locale)
            self._spans[first, last] = found
        return found

    @cached_property
    def _skeleton(self) -> str:
        # Looking for the nearest that a locale has takes longer than all else about a span.
        return str(match_skeleton(_SPAN, self.locale.interval_formats) or _SPAN)

    def month(self, moment: datetime) -> str:
        """The month in words, such as February 2024."""
        local = moment.astimezone(self.zone)
        return self.month_of(local.year, local.month)

    def month_of(self, year: int, month: int) -> str:
        """A month of the calendar in words."""
        found = self._months.get((year, month))
        if found is None:
            found = format_skeleton("yMMMM", date(year, month, 1), locale=self.locale)
            self._months[year, month] = found
        return found

    def month_name(self, moment: datetime) -> str:
        """The month's name alone, such as February."""
        return format_date(moment.astimezone(self.zone), "LLLL", locale=self.locale)


def _iso(local: datetime) -> str:
    return local.replace(microsecond=0).isoformat() if local.microsecond else local.isoformat()


@cache
def locale_of(language: str) -> Locale:
    """The locale of a language tag (BCP 47); British English where there is none."""
    try:
        found = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
    # English without a country is written as the English of most of the world writes it.
    return Locale("en", "GB") if str(found) == "en" else found
