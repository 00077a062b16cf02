"""The line of topics under an article, with or without anything between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.ingest.scripts import script_of
from communique.ingest.shapes import ends_openly, folded
from communique.model import Value

_PREFIX = re.compile(
    r"^\W{0,3}(?:related )?(?:tags?|tagged(?: with| in| as)?|topics?|filed under|filed in|keywords?|key words"
    r"|posted in|categories|subjects?|more on|read more about|related topics|hashtags|labels"
    r"|mots-clés|mots clés|thèmes|sujets|étiquettes|schlagworte|schlagwörter|stichworte|themen|etiquetas"
    r"|temas|palabras clave|marcadores|assuntos|palavras-chave|argomenti|tag|trefwoorden|tagi|tematy|štítky"
    r"|témata|etiketter|ämnen|emner|avainsanat|etiketler|теги|тэги|темы|ключевые слова|метки|мітки|тегове"
    r"|ετικέτες|الوسوم|وسوم|كلمات مفتاحية|الكلمات المفتاحية|كلمات دلالية|موضوعات|علامات|برچسب ?ها|टैग्स|टैग"
    r"|标签|關鍵字|关键词|關鍵詞|標籤|话题|タグ|キーワード|トピック|태그|키워드|해시태그|תגיות)\s*[:：|>]+\s*(?P<tags>.{2,300})$",
    re.IGNORECASE,
)
_TOPICS_ABOUT = re.compile(r"^(?:see|view) all|^more$|^and more$", re.IGNORECASE)
_DELIMITED = re.compile(r"\s*[,;|•·،、；，/]\s*|\s{2,}|\t|\s+[-–—]\s+")
_HASHTAG = re.compile(r"#(\w[\w'’-]*)")
_NAME_RUN = re.compile(
    r"(?:[A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ][\w'’.&-]*)(?:[ ](?:(?:of|the|de|del|della|du|des|von|van|al|bin|and|for) )?"
    r"[A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ][\w'’.&-]*){0,5}"
)
_GLUED = re.compile(r"(?<=[a-zà-ÿа-я)])(?=[A-ZÀ-ÞА-Я])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_MOST = 24  # words in an undelimited tag line


class Tags(Value, frozen=True, kw_only=True):
    """Topics; ``is_guessed`` when the line had nothing between them."""

    names: tuple[str, ...]
    is_guessed: bool = False


def labelled_tags(line: str) -> Tags | None:
    """The topics of a line that calls them so, or that consists of hashtags."""
    if len(line) > 400:
        return None
    found = _PREFIX.match(line)
    if found:
        return Tags(names=_cleaned(_split(found["tags"])))
    hashed = _HASHTAG.findall(line)
    if hashed and not re.sub(r"[\s,;|]", "", _HASHTAG.sub("", line)):
        return Tags(names=_cleaned(hashed))
    return None


def undelimited_tags(line: str, text: str) -> Tags | None:
    """The topics of a bare line of names that ``text`` contains; None when it is none.

    ``text`` is the title and body the line stands under.
    """
    if len(line) > 160 or ends_openly(line) or len(line.split()) > _MOST:
        return None
    known = _names_in(text)
    commas = [part for part in re.split(r"\s*[,;|•·،、]\s*", line) if part]
    if len(commas) > 1:
        is_list = all(len(part.split()) <= 4 and _is_capital(part) for part in commas)
        return Tags(names=_cleaned(commas), is_guessed=True) if is_list else None
    if not all(_is_capital(word) or word in ("of", "the", "and", "de") for word in line.split()):
        return None
    words = _GLUED.sub(" \x00", line).replace(" \x00", "\x00").replace("\x00", " ").split()
    if not _are_known(words, text):
        return None
    return Tags(names=_cleaned(_segmented(words, known)), is_guessed=True)


def _are_known(words: Sequence[str], text: str) -> bool:
    """Whether nearly every word of a tag line is a word of the article."""
    there = set(re.findall(r"\w+", folded(text)))
    bare = [re.sub(r"'s$", "", folded(word)).strip(".,") for word in words]
    found = sum(set(re.findall(r"\w+", word)) <= there for word in bare)
    return found >= 0.75 * len(bare) and found > 0


def _segmented(words: Sequence[str], known: dict[str, int]) -> tuple[str, ...]:
    """Words grouped into the longest names that occur in the article."""
    tags: list[str] = []
    place = 0
    while place < len(words):
        size = max(
            (n for n in range(1, 7) if folded(" ".join(words[place : place + n])) in known),
            default=1,
        )
        tags.append(" ".join(words[place : place + size]))
        place += size
    return tuple(tags)


def _names_in(text: str) -> dict[str, int]:
    """Every run of capitalised words in ``text`` and every part of one, folded, with its count."""
    names: dict[str, int] = {}
    for run in _NAME_RUN.findall(text[:60_000]):
        words = folded(run.strip(".")).split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                name = " ".join(words[start:end]).removesuffix("'s").strip(".,")
                names[name] = names.get(name, 0) + 1
    return names


def _is_capital(word: str) -> bool:
    return word[:1] != word[:1].lower() or word[:1].isdigit() or word[:1].lower() == word[:1].upper()


def _split(text: str) -> list[str]:
    hashed = _HASHTAG.findall(text)
    if hashed and text.lstrip().startswith("#"):
        return hashed
    parts = [part for part in _DELIMITED.split(text) if part]
    if len(parts) == 1 and script_of(text) in ("han", "kana", "hangul", "arabic"):
        return text.split()
    return parts


def _cleaned(names: Sequence[str]) -> tuple[str, ...]:
    bare = [name.strip(" #.,;:·|\"“”[]()").replace("_", " ") for name in names]
    return tuple(dict.fromkeys(name for name in bare if name and not _TOPICS_ABOUT.match(name)))
