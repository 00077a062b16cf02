"""The names of the months in the languages a newsroom meets, from CLDR (by way of babel)."""

from __future__ import annotations

from functools import cache

from babel import Locale

_LOCALES = [
    "en",
    "fr",
    "de",
    "es",
    "pt",
    "it",
    "nl",
    "pl",
    "cs",
    "sk",
    "ro",
    "sv",
    "da",
    "nb",
    "fi",
    "hu",
    "tr",
    "id",
    "ms",
    "vi",
    "hr",
    "sl",
    "sr",
    "sr_Latn",
    "ru",
    "uk",
    "bg",
    "be",
    "mk",
    "el",
    "he",
    "ar",
    "ar_SY",
    "ar_MA",
    "ar_DZ",
    "ar_TN",
    "fa",
    "hi",
    "bn",
    "ur",
    "mr",
    "ta",
    "sw",
    "ca",
    "lt",
    "lv",
    "et",
    "sq",
    "az",
    "uz",
    "ka",
]
_MORE = {
    "sept": 9, "жовт": 10, "сент": 9, "нояб": 11, "февр": 2, "янв": 1, "авг": 8, "окт": 10,
    "дек": 12, "märz": 3, "jän": 1, "fév": 2, "févr": 2, "juil": 7, "août": 8, "aout": 8,
    "decembre": 12, "fevrier": 2, "setiembre": 9, "set": 9, "ago": 8, "dic": 12, "ene": 1,
    "agu": 8, "agt": 8, "okt": 10, "des": 12, "مايو": 5, "يونيو": 6, "يوليو": 7, "أغسطس": 8,
    "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
    "ايلول": 9, "يناير": 1, "فبراير": 2, "مارس": 3, "أبريل": 4, "ابريل": 4, "اغسطس": 8,
    "سبتمبر": 9, "أكتوبر": 10, "اكتوبر": 10, "نوفمبر": 11, "ديسمبر": 12,
    "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12, "كانون الثاني": 1,
    "जनवरी": 1, "फरवरी": 2, "फ़रवरी": 2, "सितंबर": 9, "अक्टूबर": 10, "नवंबर": 11, "दिसंबर": 12,
}  # fmt: skip


@cache
def month_numbers() -> dict[str, int]:
    """Every name and abbreviation of a month, case-folded and without a dot: 1 to 12.

    Where two languages disagree (Croatian “listopad” is October, Polish November) the earlier
    locale of the list wins.
    """
    numbers: dict[str, int] = {}
    for code in _LOCALES:
        for context in Locale.parse(code).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context.get(width, {}).items():
                    bare = name.casefold().rstrip(".")
                    if len(bare) > 2 and not bare[0].isdigit() and not bare[-1].isdigit():
                        numbers.setdefault(bare, number)
    return numbers | _MORE
