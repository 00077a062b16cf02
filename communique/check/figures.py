"""Figures that nobody stands for.

Only counts of people and money, and shares, are looked at, and only in an article that names no
source at all: it is better to pass over one than to question every number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.check.values import Finding, Manuscript

_NUMBER = (
    r"(?:\d[\d.,\u00a0 ]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)"
)
_FIGURES = {
    "en": rf"{_NUMBER}\s?(?:%|per ?cent\b|(?:million|billion|trillion)\b)"
    rf"|{_NUMBER} (?:\w+ ){{0,3}}(?:killed|dead|wounded|injured|missing|displaced|arrested)\b"
    rf"|killed (?:at least |about |some )?{_NUMBER}",
    "fr": r"\d[\d.,\u00a0\u202f ]*(?:%|pour cent\b|(?:millions?|milliards?)\b|"
    r"(?:morts|blessés|tués)\b)",
    "es": r"\d[\d.,\u00a0 ]*(?:%|por ciento\b|(?:millones|millardos)\b|(?:muertos|heridos)\b)",
    "ru": r"\d[\d.,\u00a0 ]*(?:%|процент\w*|(?:млн|млрд|миллион\w*|миллиард\w*)|"
    r"(?:погибш\w+|убит\w+|ранен\w+))",
    "ar": r"[\d٠-٩][\d٠-٩.,٫٬ ]*(?:%|٪|في المئة|بالمئة|في المائة|مليون|مليار|قتيل|جريح)",
}
_ATTRIBUTIONS = {
    "en": r"according to|\bsa(?:id|ys?)\b|\btold\b|\breport|\bestimat|\bannounc|\bstat(?:ed|ement)"
    r"|\bdata\b|\bfigures\b|\bcount|\bofficial|\bministr|\bauthorit|\bpolice\b|\bUN\b|\bnations\b"
    r"|\bpublished\b|\bsurvey|\bpoll|\bcensus|\bstatistic|\bconfirm|\bput the\b|\bvot|\bagree"
    r"|\btreaty\b|\blaw\b|\bcommission\b|\bbudget\b|\bspokes",
    "fr": r"\bselon\b|d['’]après|\ba (?:dit|déclaré|indiqué|annoncé|affirmé)|\brapport|\bestim"
    r"|\bministère|\bautorités|\bpolice\b|\bONU\b|\bsource",
    "es": r"\bsegún\b|\bdijo\b|\bdeclaró\b|\binformó\b|\banunció\b|\binforme|\bestim|\bministerio"
    r"|\bautoridades|\bpolicía\b|\bONU\b|\bfuente",
    "ru": r"по (?:данным|словам|оценк|сообщени)|сообщи|заяви|согласно|министерств|власт|полици"
    r"|\bООН\b|источник",
    "ar": r"وفق|بحسب|حسب|قال|أعلن|أفاد|ذكر|صرح|وزارة|السلطات|الشرطة|الأمم المتحدة|مصدر|مصادر",
}
# One of these is in whatever the patterns find.
_CLUES = {
    "en": ("%", "cent", "illion", "killed", "dead", "wounded", "injured", "missing", "displaced",
           "arrested"),
    "fr": ("%", "cent", "million", "milliard", "morts", "blessés", "tués"),
    "es": ("%", "ciento", "millones", "millardos", "muertos", "heridos"),
    "ru": ("%", "процент", "млн", "млрд", "мил", "погибш", "убит", "ранен"),
    "ar": ("%", "٪", "المئة", "المائة", "بالمئة", "مليون", "مليار", "قتيل", "جريح"),
}  # fmt: skip
_COMPILED = {
    language: (
        re.compile(figures, re.IGNORECASE),
        re.compile(_ATTRIBUTIONS[language], re.IGNORECASE),
    )
    for language, figures in _FIGURES.items()
}
_TRACED = re.compile(r"\]\(|\]\[|\[\^|https?://|[“”\"«»„]")


def unattributed(file: Manuscript) -> Iterator[Finding]:
    """A figure stands with who says so: in its paragraph, or among the article's sources."""
    article = file.article
    patterns = _COMPILED.get(file.language)
    if article is None or patterns is None or _names_a_source(file):
        return
    figures, attributions = patterns
    for paragraph in file.paragraphs:
        said = paragraph.text.casefold()
        if not any(clue in said for clue in _CLUES[file.language]):
            continue
        if paragraph.kind not in ("text", "list") or _TRACED.search(paragraph.raw):
            continue
        found = figures.search(paragraph.text)
        if found and not attributions.search(paragraph.text):
            line, column = paragraph.place(found.start())
            yield file.found(
                "figure-unattributed",
                f"“{' '.join(found[0].split())}”: it is not said by whom",
                line,
                column=column,
                hint="say so in the sentence, or name the report under sources:",
            )


def _names_a_source(file: Manuscript) -> bool:
    article = file.article
    given = (article.source, *article.sources) if article else ()
    return any(one and (one.name or one.url) for one in given)
