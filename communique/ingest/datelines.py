"""The place, day and agency a first paragraph begins with."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:AP|Reuters|REUTERS|AFP|Xinhua|CNN|UPI|dpa|DPA|EFE|ANSA|TASS|PTI|ANI|IANS|KCNA|Yonhap|RFE/RL"
    r"|Bloomberg|VOA|BTA|Kyodo|WAFA|SPA|MENA|AA|CNA|BERNAMA|Bernama|Lusa|Interfax|Sputnik)"
)
_PLACE = r"[A-ZÀ-ÞŁŚŻČŠŽ][A-ZÀ-ÞŁŚŻČŠŽ.'’-]+(?:[ /-][A-ZÀ-ÞŁŚŻČŠŽ][A-ZÀ-ÞŁŚŻČŠŽ.'’-]+){0,3}"
_DASH = r"(?:[-–—]{1,3})"
_LATIN = re.compile(
    rf"^(?P<line>(?:{_PLACE})(?:, [A-Z][\w.’' ]{{2,24}}){{0,2}}(?:,? \w{{3,9}}\.?"
    rf" \d{{1,2}}(?:, \d{{4}})?)?"
    rf"(?: ?[(\[/]{_AGENCY}[^()\n]{{0,20}}[)\]/])?)\s*(?:{_DASH}|:)\s"
)
_BRACKETED = re.compile(
    rf"^(?P<line>(?:[^\W\d_][^().!?:\n]{{1,50}} ?)?\(\s?{_AGENCY}\s?\))\s*(?:{_DASH}|[:.])\s?"
)
_CYRILLIC = re.compile(
    r"^(?P<line>[А-ЯЁІЇЄ][А-ЯЁІЇЄ -]{2,30}(?:, \d{1,2} [а-яёіїє]{3,8}\.?)?(?: ?[/—–-]{1,2}"
    r" ?[А-ЯЁA-Z][\w ]{1,24}/?)?)"
    r"(?:\.| [—–-])\s"
)
_EASTERN = re.compile(
    r"^(?P<line>【[^】]{2,30}】|[（(][^（）()]{1,16}[=＝][^（）()]{1,20}[）)]|[\[［][^\]］]{2,24}(?:기자|특파원)[\]］]"
    r"|(?:新华社|中新社|中新网|央视网|据)[\u3400-\u9fff]{1,8}\d{0,4}年?\d{1,2}月\d{1,2}日[电電讯]?(?:（[^）]{2,24}）)?)"
)
_INDIC = re.compile(
    r"^(?P<line>[\u0900-\u097f]{2,16}(?: [\u0900-\u097f]{2,16}){0,2}(?:, \d{1,2}"
    r" [^\s:]{2,12})?)\s?[:–—-]\s"
)
_ALONE = re.compile(rf"^{_PLACE}(?:, [A-Z][\w.’' ]{{2,24}}){{0,2}}\s*(?:{_DASH}|:)?$")
_PATTERNS = (_LATIN, _BRACKETED, _CYRILLIC, _EASTERN, _INDIC)
_LONGEST = 90


def dateline_of(paragraph: str) -> str | None:
    """The dateline ``paragraph`` begins with, without its dash; None when it has none."""
    start = paragraph[:_LONGEST]
    for pattern in _PATTERNS:
        found = pattern.match(start)
        if found:
            return found["line"].strip(" /:：")
    return None


def is_dateline(line: str) -> bool:
    """Whether ``line`` is a dateline and nothing else, such as “KYIV, UKRAINE —”."""
    return len(line) < 50 and bool(_ALONE.match(line)) and line[-1] in "-–—"
