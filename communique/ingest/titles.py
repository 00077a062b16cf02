"""Which line is the title, if the text has one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.ingest.datelines import dateline_of
from communique.ingest.roles import Reading, Role
from communique.ingest.shapes import ends_openly, folded, is_ended, kernel, weight, words_in

_LONGEST = 260
_KEY_POINTS = re.compile(
    r"^\W*(?:key (?:points|highlights|takeaways|facts|findings|developments)|highlights|takeaways"
    r"|(?:story|article|quick|news) (?:highlights|summary|read)|summary|at a glance|in brief"
    r"|what we know|what to know|the (?:key points|gist|lowdown)|in this (?:story|article)"
    r"|points? clés|l'essentiel|en bref|das wichtigste(?: in kürze)?|puntos clave|claves|resumen"
    r"|resumo|em resumo|in sintesi|главное|коротко|кратко|要点|核心提示|摘要|요약|핵심 ?요약|주요 내용"
    r"|أبرز النقاط|أهم النقاط|मुख्य बिंदु|मुख्य बातें|özet|ringkasan)\W*$"
)
_NEW_SENTENCE = re.compile(r"[.!?।。][\"”»']?\s+(?=[^\W\d_a-zа-яё])")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\bvs|\bMr|\bMrs|\bDr|\bGov|\bSen|\bSt|\bNo|\bGen)\.[\"”»']?\s")
_CRUMBS = re.compile(r"\S\s*[»›>]\s*\S|^(?:home|news|главная|accueil|inicio)\b.{0,30}[/|]", re.IGNORECASE)


def is_key_point_mark(reading: Reading) -> bool:
    """Whether a line announces a list of key points."""
    return (
        reading.role in (Role.TEXT, Role.RELATED)
        and len(reading.text) < 60
        and bool(_KEY_POINTS.match(folded(reading.text)))
    )


def title_at(head: Sequence[Reading]) -> int | None:
    """The number of the line that is the title; None when the text begins without one."""
    marked = [n for n, reading in enumerate(head) if reading.line.level == 1]
    if marked:
        return marked[0]
    candidates = _candidates(head)
    if not candidates:
        return None
    repeated = _repeated(head, candidates)
    return candidates[0] if repeated is None else repeated


def _candidates(head: Sequence[Reading]) -> list[int]:
    """Lines that may be the title, first the likeliest, all above the first paragraph."""
    texts = [n for n, reading in enumerate(head) if reading.is_text]
    found: list[int] = []
    for place, number in enumerate(texts[:8]):
        line = head[number].text
        if not _can_be_title(line):
            break
        below = head[texts[place + 1]].text if place + 1 < len(texts) else ""
        if is_key_point_mark(head[number]) or _CRUMBS.search(line):
            continue
        if not found and _is_kicker(line, below):
            continue
        found.append(number)
    return found


def _repeated(head: Sequence[Reading], candidates: Sequence[int]) -> int | None:
    """The first candidate whose words come again further down the head."""
    for place, number in enumerate(candidates[:3]):
        if place and words_in(head[candidates[place - 1]].text) > 5:
            break
        own = kernel(head[number].text)
        below = [kernel(reading.text) for reading in head[number + 1 : 30] if reading.is_text]
        if len(own) > 12 and own in below:
            return number
    return None


def _can_be_title(line: str) -> bool:
    if weight(line) > _LONGEST or (dateline_of(line) and weight(line) > 90):
        return False
    if line.endswith("..."):
        return True
    is_full = is_ended(line) and line.rstrip("\"'”’»")[-1:] in ".。।"
    breaks = len(_NEW_SENTENCE.findall(line)) - len(_ABBREVIATION.findall(line))
    return not is_full or (weight(line) <= 110 and breaks <= 0)


def _is_kicker(line: str, below: str) -> bool:
    """Whether a short line is a rubric, and the title stands under it."""
    return (
        words_in(line) <= 3
        and weight(line) <= 30
        and not ends_openly(line)
        and 4 <= words_in(below) <= 30
        and weight(below) > weight(line)
        and not (is_ended(below) and below[-1] in ".。।")
    )
