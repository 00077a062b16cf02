"""The words of a text, for telling whether two texts are about the same.

Words of fewer than three letters tell little in any alphabet and are left out. Scripts written
without spaces have no words to be seen; there each pair of neighbouring characters stands for one.
"""

from __future__ import annotations

import re

# Japanese, Chinese, Thai, Lao, Burmese, Khmer.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
# Signs that belong to the letter before them: accents, points, vowels of Indian scripts.
_SIGNS = "\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u0900-\u0dff"
_NUMBER = r"\d[\d.,]*\d"
_ASCII = re.compile(rf"[a-z]{{3,}}|{_NUMBER}")
_ANY = re.compile(rf"(?:[^\W\d_]|[{_SIGNS}]){{3,}}|{_NUMBER}")
_RUN = re.compile(f"[{_UNSPACED}]+")


def words_of(text: str) -> list[str]:
    """The words in the text, without case, in their order; numbers of two digits or more too."""
    text = text.casefold()
    if text.isascii():
        return _ASCII.findall(text)
    pairs = [run[at : at + 2] for run in _RUN.findall(text) for at in range(max(1, len(run) - 1))]
    return [*_ANY.findall(_RUN.sub(" ", text) if pairs else text), *pairs]
