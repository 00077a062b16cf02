"""Days named from the day of writing: "yesterday" is another day for whoever reads later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.check.paragraphs import BLANK
from communique.check.values import Finding, Manuscript

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|「[^」]*」", re.DOTALL)
# "this week" and weekdays are left alone: an edition says which week it is.
_SAID = {
    "en": r"yesterday|today|tomorrow|tonight"
    r"|(?<!the )(?:last|next) (?:night|week|month|year)(?! of)"
    r"|(?:earlier|later) today|the day (?:before yesterday|after tomorrow)",
    "fr": r"hier(?: soir)?|avant-hier|aujourd['’]hui|demain|après-demain"
    r"|(?:la semaine|le mois|l['’]année) (?:dernière?|prochaine?|passée?)|l['’]an dernier",
    "es": r"ayer|anteayer|hoy|(?<!la )(?<!una )(?<!esta )(?<!cada )(?<!de )mañana"
    r"|pasado mañana|la (?:próxima semana|semana (?:pasada|próxima|que viene))"
    r"|el (?:mes|año) (?:pasado|próximo|que viene)",
    "ru": r"вчера|позавчера|сегодня|завтра|послезавтра"
    r"|на (?:прошлой|следующей|будущей) неделе|в (?:прошлом|следующем|будущем) (?:месяце|году)",
    "ar": r"(?:ال)?بارحة|[وف]?أمس(?: الأول)?|اليوم(?! ال)|غدا|غدًا|غداً|بعد غد"
    r"|الأسبوع (?:الماضي|المقبل|القادم)|الشهر (?:الماضي|المقبل)|العام (?:الماضي|المقبل)",
}
# One of these is in whatever the patterns find: most texts need not be searched.
_CLUES = {
    "en": ("yesterday", "today", "tomorrow", "tonight", "last ", "next "),
    "fr": ("hier", "aujourd", "demain", "dernière", "dernier", "prochain", "passé"),
    "es": ("ayer", "hoy", "mañana", "próxim", "pasad", "que viene"),
    "ru": ("вчера", "сегодня", "завтра", "прошл", "следующ", "будущ"),
    "ar": ("بارحة", "أمس", "اليوم", "غد", "الماضي", "المقبل", "القادم"),
}
_WORDS = {
    language: re.compile(rf"(?<![\w-])(?:{said})(?![\w-])", re.IGNORECASE)
    for language, said in _SAID.items()
}
_HINT = "name the day: an article is also read later, and elsewhere"


def relative_dates(file: Manuscript) -> Iterator[Finding]:
    """No headline, standfirst, key point or sentence says "yesterday", but in what is quoted."""
    words = _WORDS.get(file.language)
    if words is None or file.article is None:
        return
    clues = _CLUES[file.language]
    for said, line in _fields(file):
        if found := words.search(unquoted(said)):
            yield _named(file, found[0], line, None)
    for paragraph in file.paragraphs:
        whole = paragraph.text.casefold()
        if paragraph.kind != "quote" and any(clue in whole for clue in clues):
            for found in words.finditer(unquoted(paragraph.text)):
                yield _named(file, found[0], *paragraph.place(found.start()))


def _fields(file: Manuscript) -> Iterator[tuple[str, int]]:
    """What is said outside the text, and the line it stands on."""
    yield file.title or "", file.line_of("title")
    yield file.description or "", file.line_of("description")
    for number, point in enumerate(file.key_points, 1):
        yield point, file.line_of_item("key_points", number)


def unquoted(text: str) -> str:
    """The text, as long as it was, with blanks for what stands in quotation marks."""
    return _QUOTED.sub(lambda found: BLANK * len(found[0]), text)


def _named(file: Manuscript, said: str, line: int, column: int | None) -> Finding:
    message = f"“{' '.join(said.split())}” is another day for whoever reads it later"
    return file.found("relative-date", message, line, column=column, hint=_HINT)
