"""What belongs to the page and not to the article: buttons, notices, related links, adverts.

Whole phrases are compared after folding, beginnings by pattern, and lists of share buttons by
their words. Languages are mixed on purpose: pages mix them too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.ingest.phrases import BEGINNINGS, BUTTONS, RELATED, WHOLE
from communique.ingest.shapes import folded, weight

_EDGES = " \t.:;!?>»<«›‹→←▶►▼▲•·|*+-–—_#✕×☰📷🔗♦■◆●○□▪★☆✔✓➤➡…©®™“”[](){}\"'"
_ADDRESS = re.compile(r"^<?(?:https?://|www\.)\S+>?$", re.IGNORECASE)
_MAIL = re.compile(r"^\S+@\S+\.\S+$")
_NOT_WORDS = re.compile(r"^[\W\d_]*$")
_COUNT = re.compile(
    r"^(?:\W*\d[\d.,]*\s?[kKmM]?\+?\s*(?:shares?|views?|comments?|likes?|reads?|followers?"
    r"|min(?:ute)?s?"
    r"(?: read)?|-?min(?:ute)? read|partages?|commentaires?|kommentare?|comentarios?|просмотр\w*"
    r"|комментар\w*|コメント|评论|條評論|댓글|تعليق\w*|мин\w*|min\.? de lecture|words?|photos?"
    r"|images?))\W*$"
    r"|^(?:\W*(?:lecture|reading time|read time|estimated reading time|time to read|lesezeit"
    r"|tiempo de lectura"
    r"|время (?:на )?чтени[ея]|tempo de leitura|okuma süresi|मिनट)[: ]*\d+ ?\w{0,8}\.?)\W*$",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"^(?:(?:updated|posted|published|last updated)?:?\s*(?:about |over )?(?:\d+|an?|one)\s?"
    r"(?:s|m|h|d|w|sec\w*|min\w*|hours?|hrs?|days?|weeks?|months?|years?)\.?\s*(?:ago|old)?"
    r"|il y a \d+ \w+|vor \d+ \w+|hace \d+ \w+|\d+ \w+ назад|منذ \d+ \w+|\d+\s?(?:分钟|小时|天"
    r"|時間|分|日)前"
    r"|\d+\s?(?:분|시간|일) ?전|\d+ (?:घंटे|दिन|मिनट) पहले|just now|yesterday|today)$",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"thanks? (?:you )?for (?:reading|subscribing|being here)|subscri\w+|sign(?:ed)?[- ]?up"
    r"|newsletters?|mailing list|\binbox|comment(?:s|ing)?"
    r" (?:polic|section|data|below)"
    r"|share your thoughts|tell us what|let us know|have your say|terms of (?:use|service)"
    r"|privacy policy"
    r"|akismet|\bcookies?\b|follow (?:us|him|her|me|them|\w+|\w+ \w+) (?:on|at) (?:x\b|twitter"
    r"|facebook|instagram)"
    r"|read (?:our|more of)|click here|listen (?:live|back)|email (?:us|address)|join the"
    r" (?:conversation|discussion)"
    r"|support (?:our (?:work|journalism)|independent|quality) ?\w*|donat(?:e|ion)s? (?:to|now"
    r"|today|here)"
    r"|become a (?:member|subscriber|supporter|patron)|your (?:thoughts|comments?|feedback"
    r"|subscription|contribution)"
    r"|download (?:our|the) \w* ?app|affiliate|earn a commission|all rights reserved|republish"
    r"|(?:views|opinions) expressed|reflect the (?:views|official|position)|breaking news"
    r" alerts?|whatsapp channel"
    r"|telegram[- ]?(?:channel|канал)|abonn(?:ez|ieren|é)|infolettre|inscri(?:vez|rse|ption)"
    r"|suscr[ií]b\w+"
    r"|bolet[ií]n|assine|inscreva|iscriviti|nieuwsbrief|meld je aan|подпи(?:шитесь|сывайтесь)"
    r"|рассылк|наш(?:ем|ем)? телеграм"
    r"|підпи(?:шіться|суйтесь)|абонирайте|اشترك|تابعونا|النشرة|सब्सक्राइब|फॉलो|订阅|关注我们"
    r"|公众号|メルマガ|登録|구독|뉴스레터"
)
_READER = re.compile(
    r"\b(?:you|your|our|us|we|here|please|this site|i agree|the (?:author|writer)s?|vous|votre"
    r"|notre|nos|ici|sie|uns|unsere[nr]?"
    r"|hier|usted|su|nuestr\w+|aquí|nosso|você|aqui|qui|nostra|nostro|наш\w*|нас|вы|здесь|हमें"
    r"|हमारे)\b"
    r"|请|我们|ください|하세요|نا\b"
)
_DISCLAIMER = re.compile(
    r"(?:views|opinions) expressed (?:here|by|in)|uses akismet|all rights reserved|earn a"
    r" commission"
    r"|may receive compensation|is part of our affiliate|please (?:enable|disable)"
    r" (?:javascript|your)"
)
_MORE = re.compile(r"more (?:on|from|in|about|by) (?!than )\S.{1,40}$")
_LONGEST_APPEAL = 500
_LONGEST = 300


def is_furniture(line: str) -> bool:
    """Whether ``line`` is part of a page and never of an article."""
    if weight(line) > _LONGEST:
        return False
    text = folded(line).strip(_EDGES)
    return (
        text in WHOLE
        or bool(_NOT_WORDS.match(line))
        or bool(_ADDRESS.match(line) or _MAIL.match(line))
        or bool(_COUNT.match(text) or _AGO.match(text))
        or bool(_beginnings().match(text) or _beginnings().match(folded(line)))
        or _is_buttons(text)
    )


def opens_related(line: str) -> bool:
    """Whether ``line`` stands above links to other articles, such as “You might also like”."""
    if weight(line) > 60:
        return False
    text = folded(line).strip(_EDGES)
    return text in RELATED or bool(_MORE.match(text))


@lru_cache(maxsize=4096)
def is_appeal(line: str) -> bool:
    """Whether a sentence asks the reader for something: to subscribe, to comment, to follow."""
    if weight(line) > _LONGEST_APPEAL or line[0] in "\"'“„«‘「":
        return False
    text = folded(line)
    if _DISCLAIMER.search(text):
        return True
    hits = {hit.group() for hit in _APPEAL.finditer(text)}
    if not hits:
        return False
    return len(hits) >= 2 or (weight(line) <= 240 and bool(_READER.search(text)))


def _is_buttons(text: str) -> bool:
    words = re.split(r"[\s,/|·•+&]+", text)
    if len(words) > 24:
        return False
    return all(word.strip(_EDGES) in BUTTONS or word.isdigit() or not word for word in words)


@cache
def _beginnings() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(BEGINNINGS) + ")")
