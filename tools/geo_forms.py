"""Names of places in Russian, French, Spanish, Arabic and Chinese, as CLDR gives them.

Russian names are declined by rule, since a news story hardly ever has the nominative.
"""

from __future__ import annotations

import re

from babel import Locale
from babel.core import get_global

LOCALES = ("ru", "fr", "es", "ar", "zh", "zh_Hant")

# What newsrooms write where CLDR is formal or only one of two.
EXTRA = {
    "ru": {
        "US": ("США", "Америка"),
        "KP": ("Северная Корея",),
        "KR": ("Южная Корея",),
        "GB": ("Британия", "Соединенное Королевство"),
        "AE": ("Эмираты", "ОАЭ"),
        "PS": ("Палестина", "Газа", "сектор Газа"),
        "TW": ("Тайвань",),
        "CN": ("КНР",),
        "CD": ("ДР Конго", "ДРК"),
        "HK": ("Гонконг",),
        "MO": ("Макао",),
        "MM": ("Мьянма",),
        "DE": ("ФРГ",),
        "BY": ("Белоруссия",),
        "MD": ("Молдавия",),
        "KG": ("Киргизия",),
        "RU": ("РФ", "Кремль"),
        "VA": ("Святой Престол",),
        "CI": ("Кот-д'Ивуар",),
    },
    "fr": {
        "US": ("USA", "États-Unis d'Amérique", "Etats-Unis", "Maison Blanche", "Maison-Blanche"),
        "GB": ("Grande-Bretagne", "Angleterre"),
        "PS": ("Palestine", "bande de Gaza"),
        "CD": ("République démocratique du Congo", "RDC"),
        "CG": ("Congo-Brazzaville",),
        "HK": ("Hong Kong",),
        "MO": ("Macao",),
        "MM": ("Birmanie",),
        "VA": ("Vatican",),
        "BY": ("Biélorussie",),
        "CZ": ("République tchèque",),
        "EG": ("Egypte",),
        "ET": ("Ethiopie",),
        "ER": ("Erythrée",),
        "EC": ("Equateur",),
        "KR": ("Corée",),
        "AE": ("Emirats arabes unis",),
        "BD": ("Bangladesh",),
    },
    "es": {
        "US": ("EE. UU.", "EE.UU.", "EEUU", "Casa Blanca"),
        "GB": ("Gran Bretaña", "Inglaterra"),
        "PS": ("Palestina", "Franja de Gaza"),
        "HK": ("Hong Kong",),
        "MO": ("Macao",),
        "CD": ("República Democrática del Congo",),
        "CI": ("Costa de Marfil",),
        "MM": ("Birmania",),
        "CZ": ("República Checa",),
        "VA": ("Vaticano",),
        "SA": ("Arabia Saudita", "Arabia Saudí"),
        "BY": ("Bielorrusia",),
        "NL": ("Holanda",),
    },
    "ar": {
        "US": ("أمريكا", "أميركا", "البيت الأبيض"),
        "PS": ("فلسطين", "غزة", "قطاع غزة"),
        "GB": ("بريطانيا",),
        "HK": ("هونغ كونغ",),
        "MO": ("ماكاو",),
        "AE": ("الإمارات",),
        "CD": ("الكونغو الديمقراطية",),
        "MM": ("ميانمار",),
        "SA": ("السعودية",),
        "RU": ("الكرملين",),
        "KP": ("كوريا الشمالية",),
        "IL": ("إسرائيل",),
        "AR": ("الأرجنتين",),
    },
    "zh": {
        "CN": ("中华人民共和国", "中共"),
        "HK": ("香港",),
        "MO": ("澳门",),
        "KP": ("北韩",),
        "KR": ("南韩",),
        "PS": ("巴勒斯坦", "加沙"),
        "CD": ("刚果民主共和国", "刚果（金）"),
        "CG": ("刚果共和国",),
        "US": ("白宫", "华府"),
        "RU": ("克里姆林宫", "俄国"),
        "AE": ("阿联酋",),
        "SA": ("沙特",),
        "VA": ("教廷",),
    },
    "zh_Hant": {
        "CN": ("中華人民共和國",),
        "HK": ("香港",),
        "MO": ("澳門",),
        "PS": ("巴勒斯坦", "加薩"),
        "US": ("白宮",),
        "RU": ("克里姆林宮",),
        "AE": ("阿聯",),
        "SA": ("沙烏地",),
    },
}

# Capitals that no time zone is named after.
CAPITALS = {
    "CN": {"ru": "Пекин", "fr": "Pékin", "es": "Pekín", "ar": "بكين", "zh": "北京"},
    "US": {"ru": "Вашингтон", "ar": "واشنطن", "zh": "华盛顿", "zh_Hant": "華盛頓"},
    "IN": {"ru": "Нью-Дели", "es": "Nueva Delhi", "ar": "نيودلهي", "zh": "新德里"},
    "TR": {"ru": "Анкара", "ar": "أنقرة", "zh": "安卡拉"},
    "PK": {"ru": "Исламабад", "ar": "إسلام آباد", "zh": "伊斯兰堡"},
    "VN": {"ru": "Ханой", "fr": "Hanoï", "ar": "هانوي", "zh": "河内"},
    "KZ": {"ru": "Астана", "ar": "أستانا", "zh": "阿斯塔纳"},
    "IL": {"ru": "Тель-Авив", "ar": "تل أبيب", "zh": "特拉维夫"},
    "AU": {"ru": "Канберра", "ar": "كانبرا", "zh": "堪培拉"},
    "CA": {"ru": "Оттава", "ar": "أوتاوا", "zh": "渥太华"},
    "BR": {"ru": "Бразилиа", "ar": "برازيليا", "zh": "巴西利亚"},
    "AE": {"ru": "Абу-Даби", "fr": "Abou Dabi", "ar": "أبوظبي", "zh": "阿布扎比"},
    "MA": {"ru": "Рабат", "ar": "الرباط", "zh": "拉巴特"},
    "CH": {"ru": "Берн", "fr": "Berne", "zh": "伯尔尼"},
}

# Forms that are an everyday word, a given name or another place in some language.
UNSAFE = frozenset(
    [
        "Dominique",
        "Maurice",
        "Mauricio",
        "Granada",
        "Grenade",
        "Reunión",
        "Salvador",
        "Jersey",
        "Malte",
        "Malo",
        "Genf",
        "Того",
        "Томе",
        "عمان",
        "عمّان",
        "مالي",
        "سنتر",
        "بيرو",
        "Male",
        "Santiago",
        "Panamá",
        "Lima",
        "Congo",
        "Конго",
        "刚果",
        "剛果",
        "الكونغو",
    ]
)

CASES = (
    ("ия", ("ии", "ию", "ией", "иею")),
    ("ая", ("ой", "ую")),
    ("а", ("ы", "и", "е", "у", "ой")),
    ("я", ("и", "е", "ю", "ей")),
    ("ь", ("я", "ю", "ем", "е", "и", "ью")),
    ("й", ("я", "ю", "ем", "е")),
    ("ы", ("", "ам", "ами", "ах")),
)
VOWELS = "оеэуюи"


def declined(word: str) -> tuple[str, ...]:
    """The case forms of one Russian word, itself first; capitals and foreign endings stay."""
    if word.isupper() or word[-1] in VOWELS or not re.match("[А-ЯЁ]", word):
        return (word,)
    for ending, others in CASES:
        if word.endswith(ending):
            return (word, *(word[: -len(ending)] + other for other in others))
    return (word, *(word + ending for ending in ("а", "у", "ом", "е", "ах")))


def russian(name: str) -> tuple[str, ...]:
    """A Russian name in its cases: the parts decline alike, the last one with every ending."""
    words = name.split()
    if len(words) == 1:
        return declined(name)
    if len(words) == 2 and words[0].endswith("ая") and words[1].endswith(("я", "а")):
        return tuple(
            f"{words[0][:-2]}{first} {words[1][:-1]}{last}"
            for first, last in (("ая", words[1][-1]), ("ой", "и"), ("ой", "е"), ("ую", "ю"))
        )
    return (name,)


def plain(name: str) -> str:
    """A CLDR name without its formal addition: 'Мьянма (Бирма)' is 'Мьянма'."""
    return re.sub(r"\s*[（(].*$", "", name).strip()


def names_abroad(code: str) -> list[str]:
    """What the country is called in the other languages, sorted."""
    forms: set[str] = set()
    for locale in LOCALES:
        own = (plain(Locale.parse(locale).territories.get(code, "")), *EXTRA[locale].get(code, ()))
        forms.update(form for name in own if name for form in forms_in(locale, name))
    return sorted(form for form in forms if is_safe(form))


def cities_abroad(code: str, cities: frozenset[str]) -> list[str]:
    """What those of its ``cities`` that CLDR names are called in the other languages, sorted."""
    zones = [
        zone
        for zone, country in get_global("zone_territories").items()
        if country == code and zone.rsplit("/", 1)[1].replace("_", " ") in cities
    ]
    forms: set[str] = set()
    for locale in LOCALES:
        known = Locale.parse(locale).time_zones
        names = {plain(known[zone].get("city", "")) for zone in zones if zone in known}
        names.add(CAPITALS.get(code, {}).get(locale, ""))
        forms.update(form for name in names if name for form in forms_in(locale, name))
    return sorted(form for form in forms if is_safe(form))


def forms_in(locale: str, name: str) -> tuple[str, ...]:
    return russian(name) if locale == "ru" else (name,)


def is_safe(form: str) -> bool:
    """Whether a form can be looked for in any text: long enough, and no everyday word."""
    shortest = 2 if not form.isascii() and not form[0].isalpha() else 3
    if re.match(r"[\u0400-\u04ff]", form):
        shortest = 2 if form.isupper() else 4
    if re.match(r"[\u3400-\u9fff]", form):
        shortest = 2
    return len(form) >= shortest and form not in UNSAFE and form[0].upper() == form[0]
