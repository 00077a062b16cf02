"""Bytes of HTML become a tree, in the right encoding, without anything being fetched."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring, tostring

from communique.errors import IngestError
from communique.ingest.decoding import Decoded, decoded

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Most elements have nothing hidden in them, and asking is cheaper than looking at every text.
_HIDDEN = "self::script or self::style or self::noscript"
_HAS_HIDDEN = etree.XPath(f"boolean(ancestor-or-self::*[{_HIDDEN}] or descendant::*[{_HIDDEN}])")
_SHOWN = etree.XPath(f".//text()[not(ancestor::*[{_HIDDEN}])]")
_SPACE = re.compile(r"\s+")


def charset_in(raw: bytes) -> str | None:
    """The charset a page's own <meta> names."""
    found = _CHARSET.search(raw, 0, 4096)
    return found[1].decode("ascii", "replace") if found else None


def read(raw: bytes, charset: str | None = None) -> Decoded:
    """The page's text; ``charset`` is what a server or message said of it."""
    return decoded(raw, charset or charset_in(raw))


def tree_of(html: str) -> HtmlElement:
    """The page. Raises ``IngestError`` when there is nothing in it."""
    # The text is bytes again: lxml refuses a str that declares an encoding.
    parser = HTMLParser(encoding="utf-8", remove_pis=True, no_network=True, huge_tree=False)
    try:
        return document_fromstring(_DECLARATION.sub("", html).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise IngestError("there is nothing to read in this page") from error


def words_of(element: HtmlElement | None) -> str:
    """The element's text on one line, script and style left out; "" for None."""
    if element is None:
        return ""
    if _HAS_HIDDEN(element):
        return one_line("".join(_SHOWN(element)))
    return one_line(tostring(element, method="text", encoding="unicode", with_tail=False))


def one_line(text: str) -> str:
    """Runs of white space are one space each."""
    return _SPACE.sub(" ", text).strip()
