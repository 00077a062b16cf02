"""How the lists of words in this package are written down."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of ``text``, which spaces divide."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The phrases of ``text``, which semicolons divide."""
    return frozenset(phrase.strip() for phrase in text.split(";"))
