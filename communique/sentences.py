"""The sentences of a paragraph, in any script that marks their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What closes a quotation or bracket belongs to the sentence that it ends.
_END = re.compile("[.!?…؟۔।。！？｡]+[\"'”’»›)\\]」』）】]*")
_WITHOUT_SPACE = "。！？｡"
# English, French, Spanish, German, Russian: titles, months, companies, what stands before numbers.
_SHORT_WORDS = """
mr mrs ms dr prof sen rep gov gen col maj capt lt sgt cmdr adm rev hon st jr sr pres amb jan feb mar
apr jun jul aug sep sept oct nov dec no nos vol fig art par inc corp co ltd bros vs cf al approx ca
etc eg ie est dept mt ft mm mme mlle me av env ud uds sra srta dña pág núm gral tte cap hnos ing lic
bzw nr str usw hr fr гг им тыс млн млрд руб кв стр см др пр ул
"""
_ABBREVIATIONS = frozenset(_SHORT_WORDS.split())


def sentences_in(paragraph: str) -> Iterator[str]:
    """The sentences, in order; together, but for the spaces between them, they are the paragraph.

    A full stop after an initial or an abbreviation, and one before a small letter, ends none.
    """
    start = 0
    for end in _END.finditer(paragraph):
        if _ends(paragraph, start, end):
            yield paragraph[start : end.end()].strip()
            start = end.end()
    if rest := paragraph[start:].strip():
        yield rest


def _ends(paragraph: str, start: int, end: re.Match[str]) -> bool:
    """Whether a sentence that began at ``start`` is over."""
    after = end.end()
    if after == len(paragraph) or paragraph[end.start()] in _WITHOUT_SPACE:
        return True
    following = paragraph[after : after + 2]
    if not following[0].isspace() or following[-1].islower():
        return False
    if end[0] != ".":
        return True
    word = paragraph[paragraph.rfind(" ", start, end.start()) + 1 : end.start()].strip("(“\"'")
    is_initial = len(word) == 1 and word.isalpha()
    return not (is_initial or "." in word or word.casefold() in _ABBREVIATIONS)
