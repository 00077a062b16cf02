"""The line under a title: who wrote it, when it appeared, when it was changed."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from communique.ingest.bylines import byline_of, is_post_holder, people_named
from communique.ingest.dates import DateFound, dates_in
from communique.ingest.furniture import is_furniture
from communique.ingest.months import month_numbers
from communique.ingest.names import is_outlet, is_place, is_post
from communique.ingest.shapes import folded
from communique.ingest.wordlists import words
from communique.model import Value

_LABELS = words(
    "published publish publication posted post updated update last modified modification edited"
    " revised created first on at by date dated issued released live from to and time original"
    " originally am pm a.m p.m ago hours days minutes mins min read há dias horas minutos gmt"
    " utc bst est edt et cst cdt ct mst mdt mt pst pdt pt cet cest"
    " mez mesz wita wit eet eest msk ist jst kst sgt hkt pkt aest sast hrs hours local uhr h"
    " publié publiée publie"
    " paru le la à a mis mise jour modifié modifiée actualisé créé heure heures veröffentlicht"
    " erstellt aktualisiert geändert stand am um zuletzt vom den datum publicado publicada"
    " actualizado actualizada modificado el de las los última actualización hora horas atualizado"
    " atualizada em às as última atualização pubblicato pubblicata aggiornato aggiornata il alle"
    " ore ultimo aggiornamento gepubliceerd geplaatst bijgewerkt gewijzigd om op laatste"
    " opublikowano data publikacji aktualizacja zaktualizowano dodano godz vydáno publikováno"
    " aktualizováno publicerad uppdaterad publisert oppdatert publiceret opdateret julkaistu"
    " päivitetty kl klo giriş yayın yayınlanma yayınlandı tarihi güncelleme güncellendi son saat"
    " diterbitkan diperbarui dipublikasikan tayang wib pukul tanggal ngày đăng cập nhật lúc"
    " опубликовано опубликована создано обновлено обновлена изменено дата публикации в г г. мск по"
    " московскому времени оновлено опубліковано о год року публикувана публикувано обновена"
    " актуализирана ч δημοσίευση ενημέρωση στις פורסם עודכן نشر نشرت نشرها تاريخ النشر تم تحديث"
    " آخر الساعة في بتاريخ ساعة بتوقيت جرينتش غرينتش مكة المكرمة الموافق القاهرة أبوظبي تاریخ"
    " انتشار به‌روزرسانی ساعت ص م هـ प्रकाशित अपडेट अपडेटेड पब्लिश्ड तारीख बजे समय को अंतिम"
    " 发布时间"
    " 发布 发表 发表于 发布于 时间 更新 更新时间 更新于 日期 發布時間 發布 發表 更新時間 出版"
    " 刊登 北京时间 公開 公開日 更新日 配信 掲載 投稿 最終更新 入力 입력 수정"
    " 등록 승인 게재 최종 최종수정 기사입력 기사수정 송고 송고시간 발행 업데이트 오전 오후"
    " 上午 下午 午前 午後"
)
_TOKENS = re.compile(r"[^\s,;:：()\[\]（）<>\"“”/]+")
_CLOCK = re.compile(
    r"^(?:[\d.+:-]+(?:st|nd|rd|th|am|pm|h|hrs|z|uhr)?|\d{1,2}h\d{2}"
    r"|\d{1,2}[时時시点點]\d{0,2}[分분]?)$"
)
_SEGMENTS = re.compile(r"\s+[–—-]{1,2}\s+|\s*[|·•●∙／]\s*|\t|\s+/\s+|\s*\n\s*|　+")
# Labels that a page's layout, not a space, sets apart from what stands before them.
_STUCK = re.compile(
    r"(?<=[A-Za-zà-ÿ])(?=Updated|Published|Posted|Reported by|Edited by|Written by|By |Last |\x00)"
)
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z])")
_POST = re.compile(r",\s[^,]*$")
_FIRST_PART = re.compile(r"\s[-–—]\s|[|·•]")
_EASTERN_OUTLET = re.compile(r"[报報社网網台视視讯]$|[報报][導道]$|[电電]$")
_GLUE = "\x00"
_LONGEST = 200


class Stamp(Value, frozen=True, kw_only=True):
    """The people and dates a line of its own gives; either may be empty.

    ``is_byline`` is true when the line says “by”, and not just a name.
    """

    names: tuple[str, ...] = ()
    dates: tuple[DateFound, ...] = ()
    is_byline: bool = False


def stamp_of(line: str) -> Stamp | None:
    """What ``line`` says of author and time; None when it says anything else as well."""
    if len(line) > _LONGEST:
        return None
    dates = dates_in(line) if any(char.isdecimal() for char in line) else ()
    if dates or _is_undated_stamp(line):
        return _composite(line, dates)
    whole = byline_of(line)
    if whole is not None:
        return Stamp(names=whole, is_byline=True)
    if is_post_holder(line):
        return Stamp(names=people_named(_FIRST_PART.split(line)[0]), is_byline=True)
    found = _composite(line, ()) if _SEGMENTS.search(line) else None
    return found if found and found.is_byline else None


def _composite(line: str, dates: tuple[DateFound, ...]) -> Stamp | None:
    """A line of several parts, each of which has to be understood."""
    text = line
    for found in reversed(dates):
        text = f"{text[: found.start]}{_GLUE} {text[found.end :]}"
    stuck = _STUCK.sub(" | ", text)
    if stuck != text:
        stuck = _RUN_TOGETHER.sub(" | ", stuck)
    text = stuck.replace(_GLUE, f" {_GLUE} ")
    names: list[str] = []
    is_byline = False
    parts = [part for part in map(_unlabelled, _SEGMENTS.split(text)) if part]
    for part in parts:
        by = byline_of(part)
        is_byline = is_byline or by is not None
        people = by if by is not None else people_named(_POST.sub("", part))
        if not people and by is None and not _is_known(part):
            return None
        names += people
    if not dates and not is_byline and names:
        return None
    return Stamp(names=tuple(dict.fromkeys(names)), dates=dates, is_byline=is_byline)


def _is_known(part: str) -> bool:
    if len(part) > 60:
        return False
    if _EASTERN_OUTLET.search(part):
        return True
    return is_outlet(part) or is_post(part) or is_furniture(part) or is_place(part)


def _unlabelled(part: str) -> str:
    """``part`` without times, weekdays and words such as “published” at either end."""
    tokens = list(_TOKENS.finditer(part))
    while tokens and _is_label(tokens[-1][0]):
        tokens.pop()
    while tokens and _is_label(tokens[0][0]) and not _opens_byline(part, tokens):
        tokens.pop(0)
    return part[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _opens_byline(part: str, tokens: list[re.Match[str]]) -> bool:
    return bool(byline_of(part[tokens[0].start() : tokens[-1].end()]))


def _is_label(token: str) -> bool:
    word = folded(token).strip(".-–—_")
    if not word or word == _GLUE or _CLOCK.match(word):
        return True
    return word in _LABELS or word in _weekdays() or word.rstrip(".") in month_numbers()


def is_label(line: str) -> bool:
    """Whether ``line`` only says of what the next one is the date, such as “Published on”."""
    tokens = _TOKENS.findall(line[:40])
    is_short = 0 < len(tokens) <= 4 and len(line) <= 40
    return is_short and all(map(_is_label, tokens)) and not any(map(str.isdecimal, line))


def _is_undated_stamp(line: str) -> bool:
    """Whether a line is a time without a year, such as “9 December, 21:34”."""
    tokens = _TOKENS.findall(line[:80])
    has_digit = any(char.isdecimal() for char in line)
    return len(line) <= 80 and has_digit and all(map(_is_label, tokens))


@cache
def _weekdays() -> frozenset[str]:
    """The names of the days of the week in the languages of ``_LOCALES``."""
    names = set()
    for code in _LOCALES:
        for widths in Locale.parse(code).days.values():
            for width in ("wide", "abbreviated"):
                names |= {name.casefold().rstrip(".") for name in widths.get(width, {}).values()}
    return frozenset(name for name in names if len(name) > 1)


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
    "sv",
    "da",
    "fi",
    "hu",
    "tr",
    "id",
    "vi",
    "hr",
    "ro",
    "ru",
    "uk",
    "bg",
    "el",
    "he",
    "ar",
    "fa",
    "hi",
    "ko",
    "zh",
    "ja",
]
