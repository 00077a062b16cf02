"""A body's HTML as it stands on its page: links as seen from there, wide things that scroll.

A body says where links lead from the site's root, and knows nothing of the page around it: feeds
show it too (see ``feeds.body``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape, unescape
from urllib.parse import unquote

from communique.illustrated import illustrated, on_page
from communique.model import Plate

INDEX = "index.html"
LABEL = 120  # characters

# Every tag, as the sanitiser writes it: quoted values may hold "<" and ">".
_REST = r'[^<>"]*(?:"[^"]*"[^<>"]*)*>'
_TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)({_REST})")
_ADDRESS = re.compile(r'(\s(?:href|src|cite)=")/([^"]*)')
_SOURCES = re.compile(r'(\ssrcset=")([^"]*)')
_CANDIDATE = re.compile(r"(^|,\s*)/(?!/)")
# A value with a bracket in it: where tags begin and end is then not so easily seen.
_TRICKY = re.compile(r'="[^"]*[<>]')
_HEADING = re.compile(rf"<(caption|th)\b{_REST}(.*?)</\1>", re.DOTALL)
_LABELLED = re.compile(
    rf'(?=<section class="([a-z]+)")(<section\b{_REST}\s*)'
    rf"(?:(<h[1-6]\b{_REST})(.*?)(?=</h[1-6]>))?",
    re.DOTALL,
)
_AFTER = re.compile(r"[?#]")


def seen_from(up: str, index: str, url: str) -> str:
    """The site's address ``url`` as seen from a page from which ``up`` leads to the root.

    ``index`` is the name of a folder's page, written out where links name files; else empty.
    """
    found = _AFTER.search(url)
    path, after = (url[: found.start()], url[found.start() :]) if found else (url, "")
    if path.endswith("/"):
        path += index
    return (up + path[1:] or "./") + after


def files_in(html: str) -> tuple[str, ...]:
    """The site's own files that sanitised HTML shows or leads to, as paths from its root."""
    found: dict[str, None] = {}
    for tag in _TAG.finditer(html) if _may_name_files(html) else ():
        addresses = [url for _, url in _ADDRESS.findall(tag[3])]
        addresses += [url.split()[0][1:] for url in _candidates(tag[3])]
        for url in addresses:
            path = unquote(unescape(_AFTER.split(url, maxsplit=1)[0]))
            if "." in path.rpartition("/")[2]:
                found[path] = None
    return tuple(found)


def _may_name_files(html: str) -> bool:
    """Whether an address in it has a dot: text that only looks like an address may have one too."""
    return "srcset=" in html or any("." in url for _, url in _ADDRESS.findall(html))


def _candidates(attributes: str) -> list[str]:
    sources = _SOURCES.search(attributes)
    listed = sources[2].split(",") if sources else []
    return [one for one in map(str.strip, listed) if one.startswith("/")]


Labels = Callable[[str], str | None]


def labelled(html: str, label_of: Labels, form: str = "{}: ") -> str:
    """Sanitised HTML that says of each section that is no news what it is, before all else in it.

    ``label_of`` gives the word for a section's class, ``form`` is the HTML around it. A heading
    that is the word itself is label enough.
    """

    def label(found: re.Match[str]) -> str:
        said = label_of(found[1])
        if said is None or _text(found[4] or "").strip().casefold() == said.casefold():
            return found[0]
        word = form.replace("{}", escape(said))
        if found[3] is None:
            return f"{found[2]}<p>{word.strip()}</p>\n"
        return f"{found[2]}{found[3]}{word}{found[4]}"

    return _LABELLED.sub(label, html) if "<section class=" in html else html


def standing(html: str, up: str, index: str, plates: Sequence[Plate] = ()) -> str:
    """Sanitised HTML on a page: see ``seen_from`` for ``up`` and ``index``.

    ``plates`` are the pictures it shows that there is more than one form of.
    """
    html = illustrated(html, plates, on_page)
    if '="/' in html or "srcset=" in html:
        html = _linked(html, up, index)
    if "<pre" in html or "<table" in html:
        html = _scrolling(html)
    return html


def _linked(html: str, up: str, index: str) -> str:
    """What leads to the site's root leads there from the page."""
    if "srcset=" in html or _TRICKY.search(html):
        return _linked_by_tag(html, up, index)
    first, *pieces = html.split('="/')
    written = [first]
    before, is_in_tag = first, False
    for piece in pieces:
        opened, closed = before.rfind("<"), before.rfind(">")
        is_in_tag = opened > closed if opened != closed else is_in_tag
        if is_in_tag and before.endswith((" href", " src", " cite")):
            address, _, rest = piece.partition('"')
            written += ('="', seen_from(up, index, "/" + address), '"', rest)
        else:
            written += ('="/', piece)
        before = piece
    return "".join(written)


def _linked_by_tag(html: str, up: str, index: str) -> str:
    def address(found: re.Match[str]) -> str:
        return found[1] + seen_from(up, index, "/" + found[2])

    def sources(found: re.Match[str]) -> str:
        return found[1] + _CANDIDATE.sub(rf"\1{up or './'}", found[2])

    def tag(found: re.Match[str]) -> str:
        rest = _ADDRESS.sub(address, found[3]) if '="/' in found[3] else found[3]
        if "srcset=" in rest:
            rest = _SOURCES.sub(sources, rest)
        return f"<{found[1]}{found[2]}{rest}"

    return _TAG.sub(tag, html)


def _scrolling(html: str) -> str:
    """What may be wider than the page can be scrolled with the keyboard (WCAG 2.2, 2.1.1).

    Code by itself. A table in a box with its caption or its headings for a name: a box that takes
    the focus must say what it is. A table within a table scrolls with it.
    """
    written: list[str] = []
    depth = start = 0
    for found in _TAG.finditer(html):
        closes, name = found[1], found[2]
        if name == "pre" and not closes:
            written += (html[start : found.start()], '<pre tabindex="0"', found[3])
            start = found.end()
        elif name == "table" and closes:
            depth -= 1
            if depth == 0:
                written += (html[start : found.end()], "</div>")
                start = found.end()
        elif name == "table":
            if depth == 0:
                written += (html[start : found.start()], _box(html[found.start() :]))
                start = found.start()
            depth += 1
    return "".join((*written, html[start:]))


def _box(table: str) -> str:
    words = [" ".join(_text(found[2]).split()) for found in _HEADING.finditer(_first_rows(table))]
    label = ", ".join(word for word in words if word)
    if len(label) > LABEL:
        label = label[:LABEL].rpartition(",")[0] or label[:LABEL]
    named = f' role="group" aria-label="{escape(label)}"' if label else ""
    return f'<div class="scroll" tabindex="0"{named}>'


def _first_rows(table: str) -> str:
    """The caption, else the first row."""
    end = table.find("</caption>")
    if end == -1 or end > table.find("</table>"):
        end = table.find("</tr>")
    return table[: end + 10]


def _text(html: str) -> str:
    return unescape(_TAG.sub("", html))
