"""The line of topics under an article, with or without anything between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.ingest.language import common_words
from communique.ingest.scripts import script_of
from communique.ingest.shapes import ends_openly, folded
from communique.model import Value

_LABEL = (
    r"(?:related |explore more on these |more on these )?(?:tags?|tagged(?: with| in| as)?|topics?"
    r"|filed (?:under|in)|keywords?|key words"
    r"|posted in|categories|subjects?|read more about|hashtags|labels"
    r"|mots[- ]clés|thèmes|sujets|étiquettes|schlagworte|schlagwörter|stichworte|themen|etiquetas"
    r"|temas|palabras clave|marcadores|assuntos|palavras-chave|argomenti|trefwoorden|tagi|tematy"
    r"|štítky|témata|etiketter|ämnen|emner|avainsanat|etiketler|теги|тэги|темы|ключевые слова"
    r"|метки|мітки|тегове|ετικέτες|الوسوم|وسوم|كلمات مفتاحية|الكلمات المفتاحية|كلمات دلالية"
    r"|موضوعات|علامات|برچسب ?ها|टैग्स|टैग|标签|關鍵字|关键词|關鍵詞|標籤|话题|タグ|キーワード"
    r"|トピック"
    r"|태그|키워드|해시태그|תגיות)"
)
_PREFIX = re.compile(rf"^\W{{0,3}}{_LABEL}\s*[:：|>]+\s*(?P<tags>.{{2,300}})$", re.IGNORECASE)
_LONE = re.compile(rf"^\W{{0,3}}(?!related ){_LABEL}\s*[:：|>]*$", re.IGNORECASE)
_UNMARKED = re.compile(
    r"^(?:Related )?(?:Tags?|TAGS|Tagged|TAGGED|Topics|Keywords) +(?P<tags>[A-Z#].{2,200})$"
)
_NOISE = re.compile(r"^(?:see|view|show) (?:all|more)\b|^(?:and )?more$|^news$", re.IGNORECASE)
_DELIMITED = re.compile(r"\s*[,;|•·،、；，/]\s*|\s{2,}|\t|\s+[-–—]\s+")
_HASHTAG = re.compile(r"#(\w[\w'’-]*)")
_CAPITAL = r"A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ"
_NAME_RUN = re.compile(
    rf"[{_CAPITAL}][\w'’.&-]*(?: (?:(?:of|the|de|del|della|du|des|von|van|al|bin|and|for) )?"
    rf"[{_CAPITAL}][\w'’.&-]*){{0,5}}"
)
_GLUED = re.compile(r"(?<=[a-zà-ÿа-я)])(?=[A-ZÀ-ÞА-Я])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_LINKS = frozenset(("of", "the", "and", "de", "du", "la", "del", "in", "for"))
_MOST = 24  # words in an undelimited tag line


class Tags(Value, frozen=True, kw_only=True):
    """Topics; ``is_guessed`` when the line had nothing between them."""

    names: tuple[str, ...]
    is_guessed: bool = False


def labelled_tags(line: str) -> Tags | None:
    """The topics of a line that calls them so, or that consists of hashtags.

    None at all after the label means that they stand on the lines below.
    """
    if len(line) > 400:
        return None
    found = _PREFIX.match(line)
    if found:
        return Tags(names=_cleaned(_split(found["tags"])))
    hashed = _HASHTAG.findall(line)
    if hashed and not re.sub(r"[\s,;|]", "", _HASHTAG.sub("", line)):
        return Tags(names=_cleaned(hashed))
    return Tags(names=()) if _LONE.match(line) else None


def stacked_tags(lines: Sequence[str]) -> Tags:
    """The topics that stand one to a line below their label."""
    names: list[str] = []
    for line in lines[:20]:
        words = line.split()
        if len(words) > 5 or len(line) > 45 or line[-1:] in ".!?":
            break
        names += _split(line)
    return Tags(names=_cleaned(names))


def undelimited_tags(line: str, text: str) -> Tags | None:
    """The topics of a bare line of names that ``text`` contains; None when it is none.

    ``text`` is the title and body the line stands under.
    """
    labelled = _UNMARKED.match(line)
    bare = labelled["tags"] if labelled else line
    if len(bare) > 160 or ends_openly(bare) or len(bare.split()) > _MOST:
        return None
    listed = [part for part in re.split(r"\s*[,;|•·،、]\s*", bare) if part]
    if len(listed) > 1:
        is_list = all(len(part.split()) <= 4 and _is_capital(part) for part in listed)
        known = is_list and _are_known(" ".join(listed).split(), text)
        return Tags(names=_cleaned(listed), is_guessed=True) if known else None
    words = _GLUED.sub(" ", bare).split()
    if not labelled and not all(_is_capital(word) or word in _LINKS for word in words):
        return None
    if not _are_known(words, text):
        return None
    tags = _segmented(words, _names_in(text), folded(text[:60_000]))
    is_plain = any(folded(tag) in common_words() for tag in tags)
    return None if is_plain else Tags(names=_cleaned(tags), is_guessed=True)


def _are_known(words: Sequence[str], text: str) -> bool:
    """Whether nearly every word of a tag line is a word of the article, endings aside."""
    names = " ".join(_NAME_RUN.findall(text[:60_000])) or text[:60_000]
    there = {word[:5] for word in re.findall(r"\w+", folded(names))}
    bare = [word for word in re.findall(r"\w+", folded(" ".join(words))) if len(word) > 1]
    return sum(word[:5] in there for word in bare) >= 0.75 * len(bare) > 0


def _segmented(words: Sequence[str], known: frozenset[str], plain: str) -> tuple[str, ...]:
    """Words grouped into the longest names, or else phrases, that the article has."""
    tags: list[str] = []
    place = 0
    while place < len(words):
        runs = {n: folded(" ".join(words[place : place + n])) for n in range(1, 7)}
        sizes = [n for n, run in runs.items() if run in known and place + n <= len(words)]
        phrases = [
            n
            for n, run in runs.items()
            if 1 < n <= len(words) - place
            and not _is_capital(words[place + n - 1])
            and run in plain
        ]
        size = max(sizes + phrases, default=1)
        tags.append(" ".join(words[place : place + size]))
        place += size
    return tuple(tags)


def _names_in(text: str) -> frozenset[str]:
    """Every run of capitalised words in ``text`` and every part of one, folded."""
    names: set[str] = set()
    for run in _NAME_RUN.findall(text[:60_000]):
        words = [word.removesuffix("'s").strip(".,") for word in folded(run).split()]
        for start in range(len(words)):
            names.update(" ".join(words[start:end]) for end in range(start + 1, len(words) + 1))
    return frozenset(names)


def _is_capital(word: str) -> bool:
    first = word[:1]
    return first != first.lower() or first.lower() == first.upper()


def _split(text: str) -> list[str]:
    hashed = _HASHTAG.findall(text)
    if hashed and text.lstrip().startswith("#"):
        return hashed
    parts = [part for part in _DELIMITED.split(text) if part]
    if len(parts) == 1 and script_of(text) in ("han", "kana", "hangul"):
        return text.split()
    return parts


def _cleaned(names: Sequence[str]) -> tuple[str, ...]:
    bare = [name.strip(' #.,;:·|"“”[]()').replace("_", " ") for name in names]
    return tuple(dict.fromkeys(name for name in bare if name and not _NOISE.match(name)))
