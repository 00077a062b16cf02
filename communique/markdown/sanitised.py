"""The HTML that may pass, whatever the Markdown said.

An allow-list: an element that is not in it loses its tag and keeps its text, an attribute that is
not in it is dropped. Nothing that runs, loads a document, styles itself or sends a form is in it.
"""

from __future__ import annotations

import re
from typing import get_args

import nh3

from communique.passages import Role

SANITISER_VERSION = 3

TAGS = frozenset(
    [
        "p",
        "br",
        "hr",
        "wbr",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
        "section",
        "aside",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "ruby",
        "rt",
        "rp",
        "figure",
        "figcaption",
        "picture",
        "source",
        "img",
        "details",
        "summary",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
    ]
)

ATTRIBUTES = {
    "*": {"lang", "dir", "id", "title"},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "time": {"datetime"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "details": {"open"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading"},
    "source": {"srcset", "sizes", "media", "type", "width", "height"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "col": {"span"},
    "colgroup": {"span"},
}

CLASSES = {
    "section": set(get_args(Role)),
    "div": {"footnote"},
    "a": {"footnote-ref", "footnote-backref", "cite"},
    "sup": {"cite"},
    "th": {"left", "center", "right"},
    "td": {"left", "center", "right"},
}


def _relative(url: str) -> str:
    # "//host/" and "/\host/" lead to another site; only the first is honest about it.
    if re.match(r"[/\\]{2}", url):
        return "https://" + url[2:].lstrip("/\\")
    return url


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    url_schemes={"http", "https", "mailto"},
    url_relative=_relative,
    link_rel=None,
)

_H1 = re.compile(r"<(/?)h1\b", re.IGNORECASE)
# XML, and so a feed, cannot hold these; "&#2;" is one of them by the time it is HTML.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def sanitised(html: str) -> str:
    """The HTML without anything that could run, style or load what a reader did not ask for.

    Links keep no ``target`` or ``rel``; an address without a scheme is left as it is, except that
    one which names a host ("//example.org/") becomes ``https:``. A raw ``h1`` becomes ``h2``.
    Control characters are gone.
    """
    if "<h1" in html or "<H1" in html:
        html = _H1.sub(r"<\1h2", html)
    clean = _CLEANER.clean(html)
    return _CONTROL.sub("", clean) if _CONTROL.search(clean) else clean
