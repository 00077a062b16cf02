"""The scripts of the world, as far as a newsroom meets them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache

# First code point of each run of letters, and the script it begins; "" ends one.
_RUNS = (
    (0x0041, "latin"), (0x0250, ""), (0x0370, "greek"), (0x0400, "cyrillic"),
    (0x0530, "armenian"), (0x0590, "hebrew"), (0x0600, "arabic"), (0x0700, ""),
    (0x0750, "arabic"), (0x0780, ""), (0x0900, "devanagari"), (0x0980, "bengali"),
    (0x0A00, "gurmukhi"), (0x0A80, "gujarati"), (0x0B00, ""), (0x0B80, "tamil"),
    (0x0C00, "telugu"), (0x0C80, ""), (0x0D80, "sinhala"), (0x0E00, "thai"),
    (0x0E80, "lao"), (0x0F00, ""), (0x1000, "myanmar"), (0x10A0, "georgian"),
    (0x1100, "hangul"), (0x1200, "ethiopic"), (0x1400, ""), (0x1780, "khmer"),
    (0x1800, ""), (0x1E00, "latin"), (0x1F00, "greek"), (0x2000, ""),
    (0x3005, "han"), (0x3008, ""), (0x3041, "kana"), (0x3100, ""),
    (0x3131, "hangul"), (0x3190, ""), (0x3400, "han"), (0xA000, ""),
    (0xAC00, "hangul"), (0xD7B0, ""), (0xF900, "han"), (0xFB00, ""),
    (0xFB50, "arabic"), (0xFE00, ""), (0xFE70, "arabic"), (0xFF00, ""),
)  # fmt: skip
# Thai, Lao, Myanmar, Khmer; ideographs, kana and their punctuation; full-width forms.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
_STARTS = tuple(start for start, _ in _RUNS)


@cache
def script_at(char: str) -> str:
    """The script of one character; "" for digits, marks and what is not listed."""
    if not char.isalpha():
        return ""
    place = bisect_right(_STARTS, ord(char)) - 1
    return _RUNS[place][1] if place >= 0 else ""


def script_of(text: str) -> str | None:
    """The script most of ``text`` is in; Japanese counts as kana. None without letters."""
    counts = Counter(map(script_at, text))
    counts.pop("", None)
    if not counts:
        return None
    if counts["kana"] * 8 > counts["han"] > 0 or counts["kana"] > counts["latin"]:
        counts["kana"] += counts.pop("han", 0)
    return max(counts, key=lambda script: counts[script])


def is_unspaced(char: str) -> bool:
    """Whether words in this character's script are not divided by spaces."""
    return char >= "\u0e00" and bool(_UNSPACED.match(char))


def unspaced_in(text: str) -> int:
    """How many characters of ``text`` are of a script whose words no spaces divide."""
    if text.isascii() or max(text) < "\u0e00":
        return 0
    return len(_UNSPACED.findall(text))
