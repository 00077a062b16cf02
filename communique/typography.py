"""Quotation marks, apostrophes and ellipses as the language of a text prints them.

Editors and wires type ``'``, ``"`` and ``...``; readers get what a printer would set. Nothing else
is changed, and nothing inside code. A text in a language that is not in the table keeps its double
quotes. Marks by language: CLDR, characters/delimiters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from communique.model import Article, EditionFile, Image, Leaf, StoryFile

Printed = Article | Leaf | StoryFile | EditionFile

TYPOGRAPHY_VERSION = 1


class Marks(NamedTuple):
    """What opens and closes a quotation; ``inner`` for one within another, in single quotes."""

    opening: str
    closing: str
    inner: tuple[str, str]


_ENGLISH = Marks("“", "”", ("‘", "’"))
_GUILLEMETS = Marks("«", "»", ("“", "”"))
_LOW = Marks("„", "“", ("‚", "‘"))
# French sets a narrow space inside, which never breaks.
_FRENCH = Marks("«\u202f", "\u202f»", ("“", "”"))
MARKS = {
    "en": _ENGLISH, "pt": _ENGLISH, "tr": _ENGLISH, "nl": _ENGLISH, "ar": _ENGLISH,
    "es": _GUILLEMETS, "it": _GUILLEMETS, "no": _GUILLEMETS, "nb": _GUILLEMETS,
    "ru": Marks("«", "»", ("„", "“")), "uk": Marks("«", "»", ("„", "“")),
    "fr": _FRENCH, "de": _LOW, "pl": Marks("„", "”", ("«", "»")),
}  # fmt: skip

_IN_TEXT = re.compile(r"""["']|\.\.\.""")
_IN_HTML = re.compile(
    r"""<(pre|code|kbd|samp|script|style|math|svg)\b.*?</\1>|<[^>]*>|["']|\.\.\.|&quot;|&\#x?27;|&\#39;""",
    re.DOTALL,
)
_APART = frozenset(" \t\n\r\u00a0\u202f\u2009([{<—–-/|«“‘„‚")
# What English cuts off at the front: an apostrophe, not an opening quotation mark.
_CUT = re.compile(r"(?:\d0s|tis|twas|em|til|cause|n)\b", re.IGNORECASE)
# Where a paragraph, or what is like one, begins or ends.
_BLOCKS = tuple(
    f"<{slash}{name}"
    for slash in ("", "/")
    for name in ("p", "li", "h", "td", "th", "tr", "div", "blockquote", "figcaption", "dd", "dt")
)


def typeset(text: str, lang: str) -> str:
    """The text with the marks of its language (BCP 47)."""
    if "'" not in text and '"' not in text and "..." not in text:
        return text
    setter = _Setter(text, lang)
    return _IN_TEXT.sub(setter.mark, text)


def typeset_html(html: str, lang: str) -> str:
    """The HTML with the marks of its language in its text, and its tags and code as they were."""
    setter = _Setter(html, lang)
    return _IN_HTML.sub(setter.mark, html)


def set_in_type(content: Printed) -> Printed:
    """What a file says with all that is read in print, but for its body, typeset."""
    lang = content.lang
    match content:
        case Article():
            return _article(content, lang)
        case EditionFile():
            return _edition(content, lang)
        case _:
            return replace(
                content,
                title=typeset(content.title, lang),
                description=_typeset(content.description, lang),
            )


def _article(article: Article, lang: str) -> Article:
    return replace(
        article,
        title=typeset(article.title, lang),
        description=_typeset(article.description, lang),
        why_it_matters=_typeset(article.why_it_matters, lang),
        key_points=tuple([typeset(point, lang) for point in article.key_points]),
        image=article.image and _captioned(article.image, lang),
        endnote=_typeset(article.endnote, lang),
        corrections=tuple([replace(x, text=typeset(x.text, lang)) for x in article.corrections]),
        updates=tuple([replace(x, note=typeset(x.note, lang)) for x in article.updates]),
    )


def _edition(edition: EditionFile, lang: str) -> EditionFile:
    quote = edition.quote
    return replace(
        edition,
        title=_typeset(edition.title, lang),
        description=_typeset(edition.description, lang),
        # What has no space is an article's id or slug.
        also_today=tuple(typeset(x, lang) if " " in x else x for x in edition.also_today),
        quote=quote and replace(quote, text=typeset(quote.text, lang)),
        diary=tuple(replace(event, text=typeset(event.text, lang)) for event in edition.diary),
    )


def _captioned(image: Image, lang: str) -> Image:
    return replace(image, caption=_typeset(image.caption, lang), alt=_typeset(image.alt, lang))


def _typeset(text: str | None, lang: str) -> str | None:
    return text and typeset(text, lang)


class _Setter:
    """Chooses marks one after another; a paragraph's quotations do not reach into the next."""

    def __init__(self, text: str, lang: str) -> None:
        self._text = text
        self._marks = MARKS.get(lang.partition("-")[0].lower())
        self._is_open = False

    def mark(self, found: re.Match[str]) -> str:
        """What stands for a quotation mark, an apostrophe, three dots; tags stay as they are."""
        said = found[0]
        if said[0] == "<":
            if self._is_open and said.startswith(_BLOCKS):
                self._is_open = False
            return said
        if said == "...":
            return "…"
        before, after = self._around(found.start(), found.end())
        if said in ('"', "&quot;"):
            return self._double(before, said)
        return self._single(before, after, found.end())

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """The character before and the one after, tags aside; a space at the ends of a block."""
        text = self._text
        while start and text[start - 1] == ">":
            opened = text.rfind("<", 0, start)
            if opened < 0 or text.startswith(_BLOCKS, opened):
                return " ", text[end : end + 1]
            start = opened
        return text[start - 1 : start] or " ", text[end : end + 1]

    def _double(self, before: str, said: str) -> str:
        if self._marks is None or (before.isdigit() and not self._is_open):
            return said  # inches
        self._is_open = before in _APART and not self._is_open
        return self._marks.opening if self._is_open else self._marks.closing

    def _single(self, before: str, after: str, end: int) -> str:
        if before not in _APART or _CUT.match(self._text, end):
            return "’" if self._marks is None or before.isalnum() else self._marks.inner[1]
        return self._marks.inner[0] if self._marks and after.strip() else "'"
