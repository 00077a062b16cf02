"""The dates in a line, as ISO 8601: which was the first publication, which an update.

A time is kept only with a zone the line names; "without a zone" would be a guess about a place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from communique.ingest.months import month_numbers
from communique.model import Value

_WORD = r"[^\s\d,.;:/|·•()\[\]–—-]{2,20}"
_SEPARATED = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)(?P<s>[-./])[ ]?(?P<m>\d{1,2})(?P=s)[ ]?(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<t>[-./])[ ]?(?P<b>\d{1,2})(?P=t)[ ]?(?P<z>(?:19|20)\d\d|\d\d)"
    r"|(?P<cy>(?:19|20)\d\d)[ ]?[年년][ ]?(?P<cm>\d{1,2})[ ]?[月월][ ]?(?P<cd>\d{1,2})[ ]?[日일]"
    r")(?:(?<=[日일])|(?!\d))"
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|-?[ео]е?|º|ª|\.)?[ ]?(?:de |of "
    rf"|d')?(?P<m>{_WORD})\.?"
    rf"(?: (?P<m2>{_WORD}))?(?: ?/ ?{_WORD}(?: {_WORD})?)?(?: ?, ?| |\.)(?:de |del"
    rf" )?(?P<y>(?:19|20)\d\d)"
    r"(?!\d{3})"
)
_MONTH_FIRST = re.compile(
    rf"(?<![A-Z\d])(?P<m>{_WORD})\.?[ ]?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<y>(?:19|20)\d\d)"
    r"(?!\d{3})"
)
# A word that the page's layout set apart from the month: “CorrespondentDec”.
_STUCK = re.compile(r"^[^\W\d_]*[A-Za-z](?=[A-Z][a-z]{2})")
_TIME = re.compile(
    r"(?P<half>오전|오후|上午|下午|午前|午後)?[ ]?(?<!\d)(?P<h>[01]?\d|2[0-3])[:.hH時시点點]"
    r"[ ]?(?P<n>[0-5]\d)(?!\d)(?:[:.][0-5]\d)?(?:\.\d+)?[分분]?[ ]?(?P<ap>[AaPp]\.?[Mm]\b\.?)?"
    r"|(?<!\d)(?P<h2>1[0-2]|[1-9])[ ]?(?P<ap2>[AaPp]\.?[Mm]\b\.?)"
)
_ZONE = re.compile(
    r"^[ ,(]*(?:(?i:uhr|hours|hrs?|h) )?(?:(?P<name>GMT|UTC|BST|WEST|WET|CEST|CET|EEST|EET|MSK|EDT"
    r"|EST|ET|CDT|CST|CT|MDT|MST"
    r"|MT|PDT|PST|PT|IST|JST|KST|SGT|HKT|PKT|AEST|AEDT|SAST|TRT|MESZ|MEZ|WIB|WITA|WIT|Z)\b)?"
    r"(?:\s?(?P<sign>[+-])(?P<zh>\d{1,2})(?::?(?P<zm>\d\d))?)?",
)
_BETWEEN = re.compile(r"[\s,@T|·/()–-]*(?:[^\W\d_]{1,6}\.?[\s:,]*){0,2}")
_OFFSETS = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "SAST": 120, "PKT": 300, "IST": 330,
    "SGT": 480, "HKT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "EDT": -240,
    "EST": -300, "CDT": -300, "CST": -360, "MDT": -360, "MST": -420, "PDT": -420, "PST": -480,
    "MEZ": 60, "MESZ": 120, "WIB": 420, "WITA": 480, "WIT": 540,
}  # fmt: skip
_AMERICAN = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
_UPDATED = re.compile(
    r"(?:updat|modif|revis|edited|mis à jour|actualis|aktualisi|actualiz|atualiz|aggiorn"
    r"|bijgewerkt|gewijzigd|обновл|оновл|изменен|промен|актуализ|zaktualiz|aktualiz|güncel"
    r"|diperbarui|cập nhật|更新|修改|수정|최종|تحديث|آخر تعديل|به\u200c?روز|अपडेट|संशोधित|uppdat"
    r"|opdater|oppdater|päivit|frissít|ενημέρ|עודכן)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:publi|post|issued|released|créé|paru|veröffentlicht|erstellt|pubblicat|geplaatst"
    r"|опубликов|опублік|создан|создано|yayın|giriş|diterbitkan|发布|發布|发表|公開|配信|掲載"
    r"|입력|등록|게재|승인|نشر|انتشار|प्रकाशित|पोस्ट|created|first|\bdate|dodano|objavljeno"
    r"|vydáno)",
    re.IGNORECASE,
)


class DateFound(Value, frozen=True, kw_only=True):
    """A date in a line: ISO 8601, where it stands, and what the line says of it.

    ``is_certain`` is false when day and month could be meant the other way round.
    """

    iso: str
    start: int
    end: int
    is_update: bool = False
    is_certain: bool = True


def dates_in(line: str) -> tuple[DateFound, ...]:
    """Every date with a year in the first 400 characters of ``line``, in order."""
    text = _western(line[:400])
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, tuple[int, int, int], bool]] = []
    for start, end, day, is_certain in sorted(_days(text)):
        if taken and start < taken[-1][1]:
            continue
        taken.append((start, end))
        found.append((start, end, day, is_certain))
    return tuple(_dated(text, found))


def is_label_of_update(text: str) -> bool:
    """Whether ``text`` begins by calling a date that of a change."""
    return bool(_UPDATED.match(text.removeprefix("Last ").strip()))


def is_label_of_publication(text: str) -> bool:
    """Whether ``text`` begins by calling a date that of publication."""
    return bool(_PUBLISHED.match(text))


def _western(text: str) -> str:
    """``text`` with every digit written 0 to 9, character for character."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else " " if char == "\u3000" else char
        for char in text
    )


_Day = tuple[int, int, int]


def _days(text: str) -> Iterator[tuple[int, int, _Day, bool]]:
    for found in _SEPARATED.finditer(text):
        day, is_certain = _numeric(found, text)
        if _is_day(day):
            yield found.start(), found.end(), day, is_certain
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for found in pattern.finditer(text):
            month = _month(found)
            day = (int(found["y"]), month, int(found["d"]))
            if month and _is_day(day):
                stuck = _STUCK.match(text[found.start() : found.end()])
                yield found.start() + (stuck.end() if stuck else 0), found.end(), day, True


def _month(found: re.Match[str]) -> int:
    numbers = month_numbers()
    word = _STUCK.sub("", found["m"]).casefold().rstrip(".")
    second = found.groupdict().get("m2")
    pair = f"{word} {second.casefold()}" if second else word
    return numbers.get(pair) or numbers.get(word, 0)


def _numeric(found: re.Match[str], text: str) -> tuple[_Day, bool]:
    """Year, month, day of a date in figures, and whether their order is certain."""
    if found["y"]:
        return (int(found["y"]), int(found["m"]), int(found["d"])), True
    if found["cy"]:
        return (int(found["cy"]), int(found["cm"]), int(found["cd"])), True
    a, b, year = int(found["a"]), int(found["b"]), int(found["z"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    is_american = found["t"] == "/" and bool(re.search(r"\b(?:[ECMP][DS]?T|[AaPp]\.?[Mm])\b", text))
    month_first = b > 12 or (is_american and a <= 12)
    is_certain = found["t"] == "." or is_american or a > 12 or b > 12 or a == b
    return ((year, a, b) if month_first else (year, b, a)), is_certain


def _is_day(day: _Day) -> bool:
    try:
        return 1850 <= datetime(*day, tzinfo=UTC).year <= 2100
    except ValueError:
        return False


def _dated(text: str, found: list[tuple[int, int, _Day, bool]]) -> Iterator[DateFound]:
    """Each day with its time of day and its label, as far as the line gives them."""
    left = 0
    for place, (start, end, day, is_certain) in enumerate(found):
        right = found[place + 1][0] if place + 1 < len(found) else len(text)
        before, after = text[left:start], text[end:right]
        moment = _moment(day, before, after)
        yield DateFound(
            iso=moment,
            start=start,
            end=end,
            is_update=_is_update(before, after if right == len(text) else ""),
            is_certain=is_certain,
        )
        left = end


def _is_update(before: str, after: str) -> bool:
    """Whether the label nearest to a date calls it an update."""
    updated = [label.start() for label in _UPDATED.finditer(before)]
    published = [label.start() for label in _PUBLISHED.finditer(before)]
    if not updated:
        return not published and bool(re.match(r"\s*\(?(?:更新|수정|updated)", after, re.I))
    return not published or updated[-1] > published[-1]


def _moment(day: _Day, before: str, after: str) -> str:
    """The day, with the time that stands beside it when that has a zone."""
    iso = f"{day[0]:04}-{day[1]:02}-{day[2]:02}"
    found = _time_beside(before[-30:], after[:40])
    if found is None:
        return iso
    minutes = _minutes(found)
    offset = _offset(found.string[found.end() :], day)
    if offset is None:
        return iso
    zone = timezone(timedelta(minutes=offset))
    return (datetime(*day, tzinfo=zone) + timedelta(minutes=minutes)).isoformat()


def _time_beside(before: str, after: str) -> re.Match[str] | None:
    """The time of day right before a date, or else soon after it."""
    for found in _TIME.finditer(before):
        zone = _ZONE.match(before[found.end() :])
        rest = before[found.end() + (zone.end() if zone else 0) :]
        if _BETWEEN.fullmatch(rest):
            return found
    later = _TIME.search(after)
    if later and _BETWEEN.fullmatch(after[: later.start()]):
        return later
    return None


def _minutes(found: re.Match[str]) -> int:
    """Minutes since midnight."""
    hour = int(found["h"] or found["h2"])
    half = (found["ap"] or found["ap2"] or "").lower()
    is_late = half.startswith("p") or found["half"] in ("오후", "下午", "午後")
    if is_late and hour < 12:
        hour += 12
    if hour == 12 and (half.startswith("a") or found["half"] in ("오전", "上午", "午前")):
        hour = 0
    return hour * 60 + int(found["n"] or 0)


def _offset(after: str, day: _Day) -> int | None:
    """Minutes east of Greenwich; None when no zone is named."""
    found = _ZONE.match(after)
    if found is None or not (found["name"] or found["sign"]):
        return None
    if found["sign"]:
        minutes = int(found["zh"]) * 60 + int(found["zm"] or 0)
        return minutes * (-1 if found["sign"] == "-" else 1) if minutes <= 14 * 60 else None
    if found["name"] in _AMERICAN:
        there = datetime(*day, 12, tzinfo=ZoneInfo(_AMERICAN[found["name"]])).utcoffset()
        return int(there.total_seconds()) // 60 if there else None
    return _OFFSETS[found["name"]]
