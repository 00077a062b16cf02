"""Titles as file names and addresses: ``[a-z0-9]+(-[a-z0-9]+)*``, at most 80 characters."""

from __future__ import annotations

import hashlib
import re

from anyascii import anyascii

LONGEST = 80

_APOSTROPHE = re.compile("(?<=\\w)['’ʼ‘`´](?=\\w)")
_ABBREVIATION = re.compile(r"\b(?:\w\.){2,}")
# One Chinese character is one syllable: without a space the syllables run together.
_IDEOGRAPH = re.compile("([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
_ARABIC_ARTICLE = re.compile("(?<![\\w])([وبكف]?)ال(?=\\w\\w)")
_BREAK = re.compile(r"[^a-z0-9]+")
# Names that Windows keeps for devices, with or without an extension.
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def slug_of(title: str) -> str:
    """The title in plain letters: other scripts transliterated, cut at a word.

    A title without a letter or digit, or that is a device's name on Windows, is given one that
    begins with ``article-``.
    """
    text = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), title)
    text = _ARABIC_ARTICLE.sub(r"\1al-", _IDEOGRAPH.sub(r" \1 ", _APOSTROPHE.sub("", text)))
    words = _BREAK.sub(" ", anyascii(text).lower().replace("'", "")).split()
    slug = _cut(words)
    if not slug:
        return "article-" + hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()[:8]
    return f"article-{slug}" if _RESERVED.fullmatch(slug) else slug


def numbered(slug: str, number: int) -> str:
    """The slug for the ``number``-th article that would have this one; the first keeps it."""
    if number == 1:
        return slug
    tail = f"-{number}"
    return slug[: LONGEST - len(tail)].rstrip("-") + tail


def _cut(words: list[str]) -> str:
    slug = "-".join(words)
    if len(slug) <= LONGEST:
        return slug
    whole, _, _ = slug[: LONGEST + 1].rpartition("-")
    return whole or slug[:LONGEST]
