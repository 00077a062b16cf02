"""An article's HTML as it stands away from its page: every address whole.

Readers show a body with no base address. A footnote's ``#fn:1`` would lead nowhere, or into another
article, so it leads to the article's page.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

# The whole of a start tag that has attributes; quoted values may hold "<" and ">".
_TAG = re.compile(r'<[a-z][a-z0-9]*\s[^<>"]*(?:"[^"]*"[^<>"]*)*>')
# What readers drop or rename, and what would be there twice where they show several articles.
_OF_THE_PAGE = re.compile(r'\s(?:id|class)="[^"]*"')
# From a footnote back into the text: away from its page, it would leave the reader.
_BACK = re.compile(r'(?:\s|&nbsp;)*<a class="footnote-backref"[^<>"]*(?:"[^"]*"[^<>"]*)*>[^<]*</a>')
_REFERENCE = re.compile(r'(\s(?:href|src|cite)=")([^"]*)')
_SOURCES = re.compile(r'(\ssrcset=")([^"]*)')
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])((?:\s[^,]*)?(?:,|$))")
_WHOLE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def whole(html: str, page: str, site: str) -> str:
    """The HTML with every address whole, and without what means something on its page only.

    ``html`` is sanitised, so its attributes are in double quotes. ``page`` is the absolute address
    of the article, ``site`` that of the site without its closing slash.
    """
    if "<bdo" in html:
        html = _isolated(html)
    if "footnote-backref" in html:
        html = _BACK.sub("", html)

    def absolute(found: re.Match[str]) -> str:
        return found[1] + _absolute(found[2], page, site)

    def candidate(found: re.Match[str]) -> str:
        return _absolute(found[1], page, site) + found[2]

    def sources(found: re.Match[str]) -> str:
        return found[1] + _CANDIDATE.sub(candidate, found[2])

    def tag(found: re.Match[str]) -> str:
        mended = _REFERENCE.sub(absolute, _OF_THE_PAGE.sub("", found[0]))
        return _SOURCES.sub(sources, mended) if "srcset" in mended else mended

    return _TAG.sub(tag, html)


def _absolute(address: str, page: str, site: str) -> str:
    if address.startswith("/") and not address.startswith("//"):
        return site + address
    if address.startswith("#"):
        return page + address
    if _WHOLE.match(address):
        return address
    try:
        return urljoin(page, address)
    except ValueError:
        return page


def _isolated(html: str) -> str:
    # Feed validators hold bdo to be unsafe; bdi is the nearest that they accept.
    return html.replace("<bdo", "<bdi").replace("</bdo", "</bdi")
