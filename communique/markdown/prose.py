"""The prose of a body: for counting, for finding names in, for openings."""

from __future__ import annotations

import html as entities
import re
from typing import NamedTuple

PROSE_VERSION = 2

OPENING = 280  # characters
WORDS_A_MINUTE = 265
CJK_A_MINUTE = 500

HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})

_REST = r'[^<>"]*(?:"[^"]*"[^<>"]*)*>'  # of a tag, as the sanitiser writes it
_APART = re.compile(
    rf'<(table|pre|figure|rt|rp)\b{_REST}.*?</\1>|<sup (?:id="fnref|class="cite)[^"]*">.*?</sup>',
    re.DOTALL,
)
_BLOCK = re.compile(
    rf"</?(p|h[2-6]|li|[uo]l|div|section|aside|blockquote|d[ltd]|[bh]r|details|summary)\b{_REST}"
)
_STRUCTURE = re.compile(rf"<(/?)(p|[uo]l|dl|blockquote|aside|details|section)\b{_REST}")
_TAG = re.compile(rf"</?[a-z]{_REST}")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Prose(NamedTuple):
    """What ``Converted`` says of a body besides its HTML."""

    text: str
    words: int
    opening: str


def prose_of(html: str) -> Prose:
    """The prose of sanitised HTML: no tables, code blocks, figures or footnotes."""
    lines: list[str] = []
    opening: list[str] = []
    words = length = 0
    block = ""
    for index, piece in enumerate(_BLOCK.split(_without_asides(html))):
        if index % 2:
            block = piece
        elif found := _plain(piece).split():
            lines.append(line := " ".join(found))
            words += len(found) if line.isascii() else words_in(line)
            if length <= OPENING and block not in HEADINGS:
                opening.append(line)
                length += len(line) + 1
    return Prose("\n".join(lines), words, cut(" ".join(opening)))


def paragraphs_of(html: str) -> list[str]:
    """The paragraphs of sanitised HTML that are the writer's own: no quotations, lists, notes.

    Nor what stands in a section that is marked as something else than news.
    """
    found: list[str] = []
    depth = start = 0
    html = _without_asides(html)
    for tag in _STRUCTURE.finditer(html):
        closes, name = tag[1], tag[2]
        if name != "p":
            depth += -1 if closes else 1
        elif not closes:
            start = tag.end()
        elif depth == 0 and (words := _plain(html[start : tag.start()]).split()):
            found.append(" ".join(words))
    return found


def words_in(text: str) -> int:
    """The number of words a reader takes time for.

    A word is what stands between spaces. Chinese and Japanese are read at about 500 characters a
    minute where other prose is read at 265 words a minute: each character is 0.53 of a word.
    """
    spaced, characters = _CJK.subn(" ", text)
    return len(spaced.split()) + round(characters * WORDS_A_MINUTE / CJK_A_MINUTE)


def cut(text: str) -> str:
    """The beginning of the text: at most 280 characters, cut at a word and then marked by a "…"."""
    if len(text) <= OPENING:
        return text
    start = text[:OPENING]
    return (start.rpartition(" ")[0] or start[:-1]).rstrip(" ,;:–—-") + "…"


def _without_asides(html: str) -> str:
    notes = html.rfind('<div class="footnote">\n<hr>\n<ol>')
    if notes != -1:
        html = html[:notes] + html[html.rfind("</ol>\n</div>") :]
    if "<table" in html or "<pre" in html or "<figure" in html or "<sup" in html or "<r" in html:
        return _APART.sub("", html)
    return html


def _plain(piece: str) -> str:
    if "<" in piece:
        piece = _TAG.sub("", piece)
    return entities.unescape(piece) if "&" in piece else piece
