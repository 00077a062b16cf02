"""What stands around a page's text: its standfirst, its lead picture, its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from communique.ingest.addresses import safe
from communique.ingest.completion import less_dateline
from communique.ingest.credits import credit_of
from communique.ingest.pages.claims import Claims
from communique.ingest.pages.tree import words_of
from communique.ingest.shapes import kernel
from communique.model import Image

_STANDFIRST = re.compile(
    r"(^|[\s_-])(standfirst|dek|deck|sub-?head(line|ing)?|sub-?title|article-?summary|chapo"
    r"|lead-?in)([\s_-]|$)|Standfirst|Subtitle|SubHeadline|Dek(?![a-z])|articleSummary|headlineSub",
)
_CREDIT = (
    ".//*[contains(@class, 'credit') or contains(@class, 'Credit')"
    " or contains(@class, 'copyright')]"
)
_CUT = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_SENTENCE = re.compile(r"^.{30,}[.!?。؟][\"”’»]?(?=\s|$)")
_MACHINE = re.compile(r"[:=_/#{}<>]|^\d+$|^.{41,}$")
_NEAR = 60
_MOST_TAGS = 10


def standfirsts_in(tree: HtmlElement) -> tuple[str, ...]:
    """The texts that the page marks as standing between title and text."""
    return tuple(dict.fromkeys(words_of(element) for element in _marked(tree)))


def description_of(
    tree: HtmlElement, claims: Claims, meta: Mapping[str, tuple[str, ...]], opening: str
) -> tuple[str | None, bool]:
    """The standfirst a reader sees, else the one the page gives to others; None for none.

    The second is true when it only repeats the ``opening`` of the text.
    """
    shown = next(iter(standfirsts_in(tree)), "")
    said = (meta.get(name, ("",))[0] for name in ("og:description", "description"))
    for text in (shown, claims.description, *said, _twitter(meta)):
        plain = less_dateline(_CUT.sub("", text))
        is_extract = len(plain) > 40 and kernel(opening).startswith(kernel(plain)[:-8])
        whole = _whole(plain) if is_extract or plain != text else text
        if len(whole) > 20:
            return whole, is_extract
    return None, False


def picture_of(
    tree: HtmlElement, claims: Claims, meta: Mapping[str, tuple[str, ...]], base: str
) -> Image | None:
    """The lead picture: where it came from, its caption and credit. It is never fetched."""
    address = meta.get("og:image", meta.get("twitter:image", ("",)))[0] or claims.image
    source = safe(address, base) if address else None
    caption, credit = _captioned(tree)
    if not (source or caption or credit):
        return None
    return Image(caption=caption, credit=credit, source_url=source)


def tags_of(claims: Claims, meta: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The topics an editor gave the page; what is only for machines is left out."""
    listed = meta.get("article:tag") or claims.tags or meta.get("news_keywords") or ()
    texts = (part.strip() for text in listed for part in text.split(","))
    kept = dict.fromkeys(text for text in texts if text and not _MACHINE.search(text))
    return tuple(kept)[:_MOST_TAGS]


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    headlines = tree.xpath("//h1")
    near = headlines[0].xpath(f"following::*[@class][position() <= {_NEAR}]") if headlines else []
    for element in near:
        is_marked = _STANDFIRST.search(element.get("class") or "")
        if is_marked and 20 < len(words_of(element)) < 600:
            yield element


def _twitter(meta: Mapping[str, tuple[str, ...]]) -> str:
    return meta.get("twitter:description", ("",))[0]


def _whole(text: str) -> str:
    """The text up to the end of its last whole sentence."""
    sentence = _SENTENCE.match(text)
    return sentence[0] if sentence else ""


def _captioned(tree: HtmlElement) -> tuple[str | None, str | None]:
    """Caption and credit of the first picture that has any."""
    for figure in tree.xpath("//figure[.//figcaption]")[:3]:
        element = figure.find(".//figcaption")
        credits = [words_of(one) for one in element.xpath(_CREDIT)]
        text = words_of(element)
        for one in credits:
            text = text.replace(one, "").strip()
        found = credit_of(text) if not credits else None
        caption = found.caption if found else text or None
        credit = found.credit if found else next(filter(None, credits), None)
        if caption or credit:
            return caption, _bare(credit)
    return None, None


def _bare(credit: str | None) -> str | None:
    """The credit without the words that announce it."""
    found = credit_of(credit) if credit else None
    return (found.credit if found and found.credit else credit) or None
