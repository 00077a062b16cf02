"""Which language a text is in: by script, then by its commonest words.

Small on purpose: a news article is hundreds of words long, and a dozen of the commonest words of
each language tell forty languages apart at that length. Codes are ISO 639-1.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from communique.ingest.scripts import script_of
from communique.model import Value

# The commonest words; those that two languages of one script share count for both.
_COMMON = {
    "en": "the of and to in that for is was on with as it by be are from said has at its",
    "fr": "le la les des et est un une du en que pour dans qui par sur pas plus avec au ce a à été",
    "de": "der die und das den von zu mit ist im des sich auf für nicht eine ein dem es auch hat",
    "es": "el la los de que y en las del un una por con para se su al es lo como más no ha",
    "pt": "o a os de que e do da em um uma para com não por se na no ao dos das mais foi são",
    "it": "il di che la e in un per è del della con non una i le da si gli dei alla sono ha",
    "nl": "de het een en van in is dat op te zijn voor met die niet aan er om ook als bij werd",
    "pl": "w i na się z do nie że to jest o jak po przez od są został oraz dla ale za ma",
    "cs": "a v se na je že z s do o to jsou za podle by který ale pro také jako byl po",
    "sk": "a v sa na je že z s do o to sú za podľa by ktorý ale pre aj ako bol po",
    "ro": "și de în a la cu o că care pe nu din pentru mai este sunt un au al fost",
    "sv": "och i att det som en på är av för med den till inte har de om ett var från",
    "da": "og i at det som en på er af for med den til ikke har de om et var fra blev",
    "no": "og i at det som en på er av for med den til ikke har de om et var fra ble",
    "fi": "ja on ei että se oli ovat kun mukaan myös hän joka mutta jos kuin sekä olla",
    "hu": "a az és hogy nem is egy van meg de volt azt mint már csak el ha szerint",
    "tr": "ve bir bu için ile de da olarak olan daha çok en gibi kadar sonra ancak ise olduğunu",
    "id": "yang dan di dengan untuk dari pada ini itu tidak dalam akan ke oleh telah juga",
    "vi": "và của là có các được cho trong một những không với đã này người để ở từ",
    "hr": "i u je da na se su za od s o koji što kao nije a ali će bi iz",
    "sr": "и у је да на се су за од са о који што као није а али ће би из",
    "ru": "и в не на что с по он это как к из его за о от у а для также был было все",
    "uk": "і в не на що з та до це як за у його від про для також був було які є цього",
    "bg": "и на да в се за от с е са че по не като това са който ще беше до към",
    "be": "і у не на што з да гэта як за яго ад для таксама быў было якія",
    "mk": "и на да во се за од со е дека ќе не како тоа кој беше по до ги",
    "ar": "في من على إلى أن عن التي الذي مع هذا كما هذه بعد ما لا كان قال بين وقال خلال",
    "fa": "و در به از که این را با است برای آن یک شده خود تا بر هم می گفت کرد",
    "ur": "کے میں کی ہے اور سے کا کو نے پر کہ یہ ہیں اس بھی تھا",
    "hi": "के में की है और से का को ने पर कि यह हैं भी नहीं एक कहा था लिए",
    "mr": "आहे आणि या च्या ते हे तर होते केली मात्र आहेत झाली",
    "ne": "छ र को मा भएको गरेको लागि छन् पनि गर्ने भन्ने",
    "el": "και το του της η ο να με για στο που την από τη των στην είναι",
    "he": "של את על לא הוא כי עם גם זה אל היא או כל",
}
_BY_SCRIPT = {
    "hangul": "ko",
    "kana": "ja",
    "han": "zh",
    "thai": "th",
    "bengali": "bn",
    "tamil": "ta",
    "telugu": "te",
    "georgian": "ka",
    "armenian": "hy",
    "ethiopic": "am",
    "gujarati": "gu",
    "gurmukhi": "pa",
    "khmer": "km",
    "lao": "lo",
    "myanmar": "my",
    "sinhala": "si",
}
_SCRIPTS = {
    "cyrillic": ("sr", "ru", "uk", "bg", "be", "mk"),
    "arabic": ("ar", "fa", "ur"),
    "devanagari": ("hi", "mr", "ne"),
    "greek": ("el",),
    "hebrew": ("he",),
}
_WORDS = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u093c-\u0963]+[^\W\d_]*)*")
_SAMPLE = 20_000


class Language(Value, frozen=True, kw_only=True):
    """A language's code, and whether there can be little doubt about it."""

    code: str
    is_sure: bool


def language_of(text: str) -> Language | None:
    """The language ``text`` is written in; None when there is too little to tell."""
    sample = text[:_SAMPLE]
    script = script_of(sample)
    if script is None:
        return None
    if script in _BY_SCRIPT:
        return Language(code=_BY_SCRIPT[script], is_sure=True)
    return _likeliest(sample, _SCRIPTS.get(script, _latin()))


def _likeliest(sample: str, codes: tuple[str, ...]) -> Language | None:
    words = Counter(_WORDS.findall(sample.casefold()))
    total = sum(words.values())
    counts = {code: sum(words[word] for word in _common(code)) for code in codes}
    ranked = sorted(counts, key=lambda code: -counts[code])
    first = counts[ranked[0]]
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    if first < 2 or first * 20 < total:
        return None
    is_sure = first >= 8 and first >= second * 1.25 and first * 10 >= total
    return Language(code=ranked[0], is_sure=is_sure)


@cache
def _common(code: str) -> frozenset[str]:
    return frozenset(_COMMON[code].split())


@cache
def _latin() -> tuple[str, ...]:
    elsewhere = {code for codes in _SCRIPTS.values() for code in codes}
    return tuple(code for code in _COMMON if code not in elsewhere)


@cache
def common_words() -> frozenset[str]:
    """The commonest words of every language here, for telling writing from noise."""
    return frozenset().union(*map(_common, _COMMON))
