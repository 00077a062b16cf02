"""Which line is the title, if the text has one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.ingest.datelines import dateline_of
from communique.ingest.dates import dates_in
from communique.ingest.names import is_outlet
from communique.ingest.roles import Reading, Role
from communique.ingest.shapes import ends_openly, folded, is_ended, kernel, weight, words_in
from communique.ingest.wordlists import words

_LONGEST = 260
_FURTHEST = 8  # lines of text among which the title is looked for
_KEY_POINTS = re.compile(
    r"^\W*(?:key (?:points|highlights|takeaways|facts|findings|developments)|highlights|takeaways"
    r"|(?:story|article|quick|news) (?:highlights|summary|read)|summary|at a glance|in brief"
    r"|what we know|what to know|the (?:key points|gist|lowdown)|in this (?:story|article)"
    r"|points? clés|l'essentiel|en bref|das wichtigste(?: in kürze)?|puntos clave|claves|resumen"
    r"|resumo|em resumo|in sintesi|главное|коротко|кратко|要点|核心提示|摘要|요약|핵심 ?요약"
    r"|주요 내용"
    r"|أبرز النقاط|أهم النقاط|मुख्य बिंदु|मुख्य बातें|özet|ringkasan)\W*$"
)
_NEW_SENTENCE = re.compile(r"[.!?।。][\"”»']?\s+(?=[^\W\d_a-zа-яё])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\bvs|\bMr|\bMrs|\bDr|\bGov|\bSen|\bSt|\bNo|\bGen|\bRep|\bProf|\bLt|\bCol)\.[\"”»']?\s"
)
_CRUMBS = re.compile(
    r"\S\s*[»›>|]\s*\S|\S\s*[|/»›>—–]$|^(?:home|news|главная|accueil|inicio)\b.{0,30}[/"
    r"|]",
    re.IGNORECASE,
)
SECTIONS = words(
    "world news politics business opinion opinions analysis culture arts features sport sports"
    " tech technology science health economy finance money markets europe africa asia americas"
    " lifestyle entertainment movies tv music travel food education environment climate energy"
    " defence defense security war us uk commentary editorial op-ed ed eds column international"
    " national local metro congress elections explainer exclusive video podcast live blog"
    " society media law crime home releases press statements international politique économie"
    " société culture planète politik wirtschaft ausland inland gesellschaft meinung política"
    " economía mundo sociedad opinión internacional cultura economia esteri politica cronaca"
    " политика экономика общество мир культура происшествия новости мнения в мире главная"
    " политика أخبار سياسة اقتصاد رياضة العالم عربي دولي الشرق الأوسط ثقافة منوعات اقتصادية"
    " 国际 国内 时政 财经 社会 军事 要闻 首页 新闻 国際 経済 社会 政治 정치 경제 사회 국제"
    " 세계 देश दुनिया"
    " राजनीति विदेश dünya gündem ekonomi siyaset"
)


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
    worth = {number: _worth(head, number, n) for n, number in enumerate(candidates)}
    return max(candidates, key=lambda number: worth[number])


def _candidates(head: Sequence[Reading]) -> list[int]:
    """Lines that may be the title: the first ones, down to the first stamp below a title."""
    found: list[int] = []
    for number, reading in enumerate(head):
        if reading.role is Role.STAMP and any(words_in(head[n].text) > 3 for n in found):
            break
        if not reading.is_text or is_key_point_mark(reading):
            continue
        if not _can_be_title(reading.text) or len(found) == _FURTHEST:
            break
        found.append(number)
    return found


def _can_be_title(line: str) -> bool:
    if weight(line) > _LONGEST or (dateline_of(line) and weight(line) > 90):
        return False
    if line.endswith("..."):
        return True
    is_full = is_ended(line) and line.rstrip("\"'”’»")[-1:] in ".。।"
    breaks = len(_NEW_SENTENCE.findall(line)) - len(_ABBREVIATION.findall(line))
    return not is_full or (weight(line) <= 100 and breaks <= 0)


def _worth(head: Sequence[Reading], number: int, place: int) -> float:
    """How much a line looks like the title; for comparison only."""
    line = head[number].text
    count = words_in(line)
    worth = 3.0 if 4 <= count <= 30 else 2.0 if count == 3 else 1.0 if count > 30 else 0.5
    worth += 2.0 if place == 0 else -0.25 * place
    crumbs = len(_CRUMBS.findall(line))
    worth -= 3.0 if crumbs > 1 or (crumbs and count < 6) or dates_in(line[:60]) else 0.0
    worth -= 2.5 if count <= 4 and _is_section(line) else 0.0
    worth -= 2.5 if count <= 2 and is_outlet(line) else 0.0
    worth -= 2.0 if is_ended(line) and line[-1] in ".。।" and place else 0.0
    worth -= 1.0 if ends_openly(line) and line[-1] in ":;,：，" else 0.0
    return worth + (2.5 if count > 3 and _comes_again(head, number) else 0.0)


def _is_section(line: str) -> bool:
    return any(word in SECTIONS for word in re.split(r"[\s.,&|/·•:]+", folded(line)))


def _comes_again(head: Sequence[Reading], number: int) -> bool:
    """Whether the title stands a second time, right below or a little further down."""
    own = kernel(head[number].text)
    below = [reading for reading in head[number + 1 : number + 12] if reading.is_text]
    captions = [n for n in range(len(head) - 1) if head[n + 1].role is Role.CREDIT]
    return any(kernel(reading.text) == own for reading in below) and number not in captions
