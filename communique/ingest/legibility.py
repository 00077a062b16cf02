"""How much a text looks like writing: what decides between two readings of the same bytes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from communique.ingest.language import common_words, language_of
from communique.ingest.scripts import is_unspaced, script_at, script_of

# The most frequent characters of Chinese (both forms), Japanese and Korean newspapers.
_FREQUENT = frozenset(
    "的一是不了在人有他这這中大来來上个個国國到说說们們为為子和地出也时時年得就要下以生会會自之过過"
    "家学學对對可后後多天而能好都日于於起还還发發成事只作当當文无無开開用主行方又如前所本见見经經公同"
    "三已从從动動两兩长長美民政府部进進者关關新月表示总統统報报全法高市区區加外等最者二四五"
    "のにはをたがでてとしれさあいるもなんかっこらすき、。ンスルトーアイリラク，“”"
    "이다는의을에가를고은한로하서지사대도기인어시나정자원일수라해들것으있했부과전장상제"
)
_ACCENTED = {
    "en": "éèêëàâîïôùûüçœæñáíóúöäßãõåøšžčćłńğış",
    "fr": "éèêëàâîïôùûüçœæÿ",
    "de": "äöüßé",
    "es": "áéíóúüñçº",
    "pt": "áâãàçéêíóôõúü",
    "it": "àèéìíòóùú",
    "nl": "éëïóöüèêáí",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "ro": "ăâîșțşţ",
    "sv": "åäöéü",
    "da": "æøåéö",
    "no": "æøåéòôö",
    "fi": "äöåšž",
    "hu": "áéíóöőúüű",
    "tr": "çğıöşüâîûi̇",
    "hr": "čćđšž",
    "id": "éèêáíóúüñç",
}
_WORD = re.compile(r"[^\W\d_]+")
# Arabic vowels on Latin letters, and marks of direction among them.
_STRAY = re.compile("(?<=[A-Za-z])[\u064b-\u0655]|(?<=[A-Za-z])[\u200c-\u200f]")
_BAD = frozenset({"Cc", "Cn", "Co", "Cs"})
_GRAPHIC = ("BOX DRAWINGS", "BLOCK", "LIGHT SHADE", "MEDIUM SHADE", "DARK SHADE")


def legibility(text: str) -> float:
    """A number that is higher the more ``text`` reads like writing; for comparison only."""
    words = _WORD.findall(text)
    letters = "".join(words)
    if not letters:
        return -8 * _noise(text)
    spaced = [word for word in words if not is_unspaced(word[0])]
    common = sum(word.casefold() in common_words() for word in spaced) / max(1, len(spaced))
    sane = sum(map(_is_sane, words)) / len(words)
    frequent = sum(char in _FREQUENT for char in letters) / len(letters)
    fitting = _fitting(text, letters)
    return 2 * common + 3 * sane + 2 * frequent + _evenness(letters) + fitting - 8 * _noise(text)


def _fitting(text: str, letters: str) -> float:
    """The share of the accented letters that the language of a Latin text has."""
    marked = [char for char in text if char > "\x7f" and unicodedata.category(char)[0] in "LM"]
    language = language_of(text) if script_of(letters) == "latin" and marked else None
    alphabet = _ACCENTED.get(language.code) if language else None
    if alphabet is None:
        return 1.0
    return sum(char.lower() in alphabet for char in marked) / len(marked)


def _is_sane(word: str) -> bool:
    """One script, and capitals only where a writer would put them."""
    if len(set(map(script_at, word))) > 1:
        return all(map(is_unspaced, word))
    return word == word.lower() or word == word.upper() or word[1:] == word[1:].lower()


def _evenness(letters: str) -> float:
    """The share of the commonest script."""
    counts = Counter(map(script_at, letters))
    cjk = counts["han"] + counts["kana"]
    return max(cjk, *counts.values()) / len(letters)


def _noise(text: str) -> float:
    """The share of characters that do not belong in any text."""
    counts = Counter(text)
    noise = sum(n for char, n in counts.items() if _is_noise(char)) + len(_STRAY.findall(text))
    return noise / max(1, len(text))


def _is_noise(char: str) -> bool:
    if char in "\n\t\r" or char.isascii():
        return unicodedata.category(char) == "Cc" and char not in "\n\t\r"
    if unicodedata.category(char) in _BAD or char == "\ufffd":
        return True
    return unicodedata.name(char, "").startswith(_GRAPHIC)
