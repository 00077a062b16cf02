"""What a line looks like: its weight, how it ends, whether it reads as a sentence or a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from communique.ingest.scripts import script_of, unspaced_in

QUOTES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("–—‑−‒―", "-"),
        "…": "...",
        "\u3000": " ",
    }
)
_ENDS = re.compile(r"[.!?…。！？।॥؟۔]\s*[\"'”’»«“)\]」』）】*]*$")
_OPEN_ENDS = re.compile(r"[.!?…:;,。！？।॥؟۔：；،][\"'”’»“)\]」』）】]*$")
# Scripts whose newspapers often leave out the full stop at the end of a paragraph.
_UNPUNCTUATED = ("arabic", "devanagari", "thai", "hebrew", "bengali", "tamil", "telugu")
_BREAK = re.compile(r"[^\W\d_]{3}[.!?]”?\s+[“\"]?[^\W\d_a-zа-яё]|[。！？].")
_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """``text`` for comparing: no case, plain quotes and dashes, single spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(QUOTES).casefold()
    return _SPACE.sub(" ", plain.replace("\u0307", "")).strip()


def kernel(text: str) -> str:
    """The letters and digits of ``text`` alone."""
    return _NOT_WORD.sub("", folded(text))


def weight(text: str) -> int:
    """The length of ``text`` in Latin letters: an ideograph says as much as two and a half."""
    return len(text) + unspaced_in(text[:400]) * 3 // 2


def words_in(text: str) -> int:
    """How many words ``text`` has; two ideographs count as one."""
    return len(text.split()) + unspaced_in(text[:400]) // 2


def is_ended(text: str) -> bool:
    """Whether ``text`` ends as a sentence does."""
    return bool(_ENDS.search(text[-8:]))


def ends_openly(text: str) -> bool:
    """Whether ``text`` ends in any punctuation a heading would not have."""
    return bool(_OPEN_ENDS.search(text[-8:]))


@lru_cache(maxsize=4096)
def is_sentence(text: str) -> bool:
    """Whether ``text`` can stand as a paragraph of an article."""
    size = weight(text)
    if size >= 200 or (size >= 40 and is_ended(text)):
        return True
    if size >= 110 and script_of(text[:60]) in _UNPUNCTUATED:
        return True
    if size >= 80 and (text[-1] in '"”»’」' or _BREAK.search(text)):
        return True
    return size >= 24 and _is_quote(text)


def _is_quote(text: str) -> bool:
    return text[0] in "\"'“„«‘「『" and is_ended(text)


def is_prose(text: str) -> bool:
    """Whether ``text`` is long enough to be nothing else than a paragraph."""
    size = weight(text)
    return size >= 250 or (size >= 80 and is_ended(text))
