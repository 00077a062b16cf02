"""The place, day and agency a first paragraph begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.ingest.dates import DateFound, dates_in

_AGENCY = (
    r"(?:AP|Reuters|REUTERS|AFP|Xinhua|CNN|UPI|dpa|DPA|EFE|ANSA|TASS|PTI|ANI|IANS|KCNA|Yonhap"
    r"|RFE/RL"
    r"|Bloomberg|VOA|BTA|Kyodo|WAFA|SPA|MENA|AA|CNA|BERNAMA|Bernama|Lusa|Interfax|Sputnik)"
)
_PLACE = r"[A-ZÀ-ÞŁŚŻČŠŽ][A-ZÀ-ÞŁŚŻČŠŽ.'’-]+(?:[ /-][A-ZÀ-ÞŁŚŻČŠŽ][A-ZÀ-ÞŁŚŻČŠŽ.'’-]+){0,3}"
_DASH = r"(?:[-–—]{1,3})"
_DAY = r"(?:,? (?:\w{3,9}\.? \d{1,2}|\d{1,2}\.? \w{3,9}\.?)(?:,? \d{4})?)?"
_LATIN = re.compile(
    rf"^(?P<line>(?!THE )(?:{_PLACE})(?:, [A-Z][\w.’' ]{{2,24}}){{0,2}}{_DAY}(?:"
    rf" ?[(\[/]{_AGENCY}[^()\n]{{0,20}}[)\]/])?)\s*(?:{_DASH}|:)\s"
)
_BRACKETED = re.compile(
    rf"^(?P<line>(?:[^\W\d_][^().!?:\n]{{1,50}} ?)?\(\s?{_AGENCY}\s?\))\s*(?:{_DASH}|[:.])\s?"
)
_CYRILLIC = re.compile(
    r"^(?P<line>[А-ЯЁІЇЄ][А-ЯЁІЇЄ -]{2,30}(?:, \d{1,2} [а-яёіїє]{3,8}\.?(?: \d{4}(?: г\.|"
    r" года)?)?)?"
    r"(?: ?/[А-ЯЁA-Z][\w -]{1,24}/| ?[/—–-]{1,2} ?[А-ЯЁA-Z][\w ]{1,24}/?)?)(?:\.| [—–-])\s"
)
_EASTERN = re.compile(
    r"^(?P<line>【[^】]{2,30}】"
    r"|[（(][^（）()]{1,16}[=＝][^（）()]{1,20}[）)](?:\s*[가-힣 ·]{2,24}(?:기자|특파원)(?=\s?=))?"
    r"|[（(](?:中央社|本報|本报|新华社|中新社)?(?:記者|记者)[^（）()]{2,30}(?:[電电訊讯]|報導"
    r"|报道)[）)]|[\[［][^\]］]{2,24}(?:기자|특파원)[\]］]"
    r"|(?:新华社|中新社|中新网|央视网"
    r"|据)[\u3400-\u9fff]{1,8}\d{0,4}年?\d{1,2}月\d{1,2}日[电電讯]?(?:（[^）]{2,24}）)?)"
)
_INDIC = re.compile(
    r"^(?P<line>[\u0900-\u097f]{2,16}(?: [\u0900-\u097f]{2,16}){0,2}(?:, \d{1,2}"
    r" [^\s:]{2,12})?)\s?[:–—-]\s"
)
_ARABIC = re.compile(
    r"^(?P<line>[\u0620-\u06ff]{3,14}(?: [\u0620-\u06ff]{3,14}){0,2}(?:"
    r" ?[(/][^()/\n]{2,24}[)/]\s?)?)"
    r"[–—-]{1,2}\s"
)
_ALONE = re.compile(rf"^{_PLACE}(?:, [A-Z][\w.’' ]{{2,24}}){{0,2}}\s*(?:{_DASH}|:)?$")
_SPEAKER = re.compile(r"(?:THE )?[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{1,40}:\s")
_KOREAN_REPORTERS = re.compile(r"[)\]=]?\s*((?:[가-힣]{2,4}[ ·,]{1,2}){1,4})(?:기자|특파원)$")
_CHINESE_REPORTERS = re.compile(
    r"(?:记者|記者)\s*([\u3400-\u9fff、，,·]{2,30}?)(\d{1,2}日|)[电電报報）)]"
)
_PATTERNS = (_LATIN, _BRACKETED, _CYRILLIC, _EASTERN, _INDIC, _ARABIC)
_LONGEST = 90


def dateline_of(paragraph: str) -> str | None:
    """The dateline ``paragraph`` begins with, without its dash; None when it has none."""
    start = paragraph[:_LONGEST]
    for pattern in _PATTERNS:
        found = pattern.match(start)
        if found:
            line = found["line"].strip(" :：")
            return line if line.count("/") == 2 else line.strip(" /")
    return None


def dateline_in(paragraphs: Sequence[str]) -> str | None:
    """The dateline of a text; “THE MAYOR:” where several people speak is none."""
    if not paragraphs:
        return None
    if _SPEAKER.match(paragraphs[0]) and any(map(_SPEAKER.match, paragraphs[1:])):
        return None
    return dateline_of(paragraphs[0])


def dated(dateline: str | None) -> DateFound | None:
    """The day in a dateline that names a year; None in one that does not."""
    found = dates_in(dateline or "")
    return found[0] if found else None


def reporters_in(dateline: str) -> tuple[str, ...]:
    """The reporters that a Chinese or Korean dateline names."""
    korean = _KOREAN_REPORTERS.search(dateline)
    if korean:
        return tuple(re.split(r"[ ·,]+", korean[1].strip()))
    chinese = _CHINESE_REPORTERS.search(dateline)
    if not chinese:
        return ()
    *others, last = re.split(r"[、，,]", chinese[1])
    return tuple(name.strip() for name in (*others, _less_place(last, chinese[2])) if name.strip())


def _less_place(name: str, day: str) -> str:
    """A name without the place that stands close behind it where a day follows."""
    return name[: 3 if len(name) > 4 else 2] if day and len(name) > 3 else name


def is_dateline(line: str) -> bool:
    """Whether ``line`` is a dateline and nothing else, such as “KYIV, UKRAINE —”."""
    return len(line) < 50 and bool(_ALONE.match(line)) and line[-1] in "-–—"
