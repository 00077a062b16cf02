"""Python-Markdown's links, reading no more than they must and counting what they read.

A link looks for the bracket that closes its text, then for the one that closes its address. Where
brackets are left open, each looks through all the rest, one character after another.
"""

from __future__ import annotations

import re
from typing import cast

import markdown
from markdown.inlinepatterns import (
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

from communique.markdown.limits import Effort

_BRACKET = re.compile(r"[\[\]]")
_CLOSING = re.compile(r"[)\"']")  # without any of them, an address has no end
_QUOTE = re.compile(r"[\"']")


class BoundedLink(LinkInlineProcessor):
    """A link whose brackets are found by jumping from one to the next."""

    effort = Effort()

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:
        """What is between a bracket that opened before ``index`` and the one that closes it."""
        depth, count = 1, 0
        for count, found in enumerate(_BRACKET.finditer(data, index), 1):
            depth += 1 if found.group() == "[" else -1
            if not depth:
                self.effort.spend(4 * count)
                return data[index : found.start()], found.end(), True
        self.effort.spend(4 * count + (len(data) - index) // 20)
        return data[index:], len(data), False

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        """The address and title in the parentheses at ``index``."""
        if not data.startswith("(", index):
            return "", None, index, False
        if not _CLOSING.search(data, index):
            self.effort.spend((len(data) - index) // 20)
            return "", None, index, False
        href, title, end, is_closed = super().getLink(data, index)
        # An address with a quotation mark in it was looked through to the end of the text.
        is_whole = is_closed and (title is not None or not _QUOTE.search(href))
        self.effort.spend(end - index if is_whole else len(data) - index)
        return href, title, end, is_closed


class BoundedImage(BoundedLink, ImageInlineProcessor):
    """An image."""


class BoundedReference(BoundedLink, ReferenceInlineProcessor):
    """A link to a definition."""


class BoundedShortReference(BoundedLink, ShortReferenceInlineProcessor):
    """A link to the definition of its text."""


class BoundedImageReference(BoundedLink, ImageReferenceInlineProcessor):
    """An image of a definition."""


class BoundedShortImageReference(BoundedLink, ShortImageReferenceInlineProcessor):
    """An image of the definition of its text."""


BOUNDED = {
    "reference": (BoundedReference, 170),
    "link": (BoundedLink, 160),
    "image_link": (BoundedImage, 150),
    "image_reference": (BoundedImageReference, 140),
    "short_reference": (BoundedShortReference, 130),
    "short_image_ref": (BoundedShortImageReference, 125),
}


def bound_links(md: markdown.Markdown, effort: Effort) -> None:
    """Every pattern of a link or image counts what it reads as ``effort``."""
    for name, (kind, priority) in BOUNDED.items():
        replaced = cast(LinkInlineProcessor, md.inlinePatterns[name])
        pattern = kind(replaced.pattern, md)
        pattern.effort = effort
        md.inlinePatterns.register(pattern, name, priority)
