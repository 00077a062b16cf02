"""Plain words become Markdown that shows exactly those words, and stays readable.

Only what Python-Markdown (with tables, footnotes, attr_list, def_list or toc) would take for a
mark is escaped. Every function gives one line: blocks never run together, so that tables and
underlined headings, which need two lines, cannot arise.
"""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_BACKSLASH = re.compile(r"\\(?=[^\w\s]|_|$)")
_ENTITY = re.compile(r"&(?=#?\w+;|#\w)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_EMPHASIS = re.compile(r"(?<!\s)\*|\*(?!\s)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_QUOTE = re.compile(r"^(?:>|#|[-+*](?=\s|$)|[-](?=[- ]*$))")
_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)")
_DEFINITION = re.compile(r"^\[(?=[^\[\]]*\]:|TOC\]$)")
_TERM = re.compile(r"^:(?=\s)")
_RULES_OF_A_TABLE = re.compile(r"^[-|: ]+$")


def paragraph(words: str) -> str:
    """``words`` as one paragraph on one line."""
    return _at_start(_inline(_BLANKS.sub(" ", words).strip()))


def heading(words: str, level: int = 2) -> str:
    """``words`` as a heading of ``level`` 1 to 6."""
    text = _inline(_BLANKS.sub(" ", words).strip()).replace("{", "\\{")
    bare = text.rstrip("#")
    return f"{'#' * level} {bare}" + "\\#" * (len(text) - len(bare))


def item(words: str, number: int | None = None) -> str:
    """``words`` as an entry of a list, numbered when ``number`` is given."""
    text = paragraph(words)
    if _RULES_OF_A_TABLE.match(text):
        text = text.replace("|", "&#124;")
    return f"- {text}" if number is None else f"{number}. {text}"


def _inline(text: str) -> str:
    """``text`` with the marks escaped that count anywhere in a line."""
    text = _ENTITY.sub("&amp;", _BACKSLASH.sub(r"\\\\", text))
    text = text.replace("<", "&lt;") if "@" in text else _TAG.sub("&lt;", text)
    text = _EMPHASIS.sub(r"\\*", text.replace("`", "\\`"))
    text = _UNDERSCORE.sub(r"\\_", text)
    return text.replace("[", "\\[") if "](" in text else text.replace("[^", "\\[^")


def _at_start(text: str) -> str:
    """``text`` with the mark escaped that counts at the start of a line only."""
    text = _NUMBER.sub(r"\1\\\2", text)
    text = _DEFINITION.sub(r"\\[", _QUOTE.sub(r"\\\g<0>", text))
    return _TERM.sub("&#58;", text)
