"""A body's pictures: which it shows, what is said of each, and how they stand on a page.

All of it works on sanitised HTML, where attributes are in double quotes and each tag is whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import unquote

from msgspec.structs import replace

from communique.model import Plate, Rendition

# How wide a picture in the text is, for browsers to choose one by: see .text in site.css.
IN_TEXT = "(min-width: 44em) 40em, 92vw"

_REST = r'[^<>"]*(?:"[^"]*"[^<>"]*)*>'
_IMAGE = re.compile(rf"<img\b{_REST}")
_MARKED = re.compile(rf"<(/?)(a|picture|figure|figcaption|img)\b({_REST})")
# One picture or several with nothing else in their paragraph.
_ALONE = re.compile(rf"<p>((?:\s*<img\b{_REST}(?:<br>)?)+\s*)</p>")
_ATTRIBUTE = re.compile(r'\s([a-z]+)="([^"]*)"')
_AFTER = re.compile(r"[?#]")


class Shown(NamedTuple):
    """A picture of a body: its address, what is seen on it, and its title.

    ``has_caption``: its figure says something of it. ``is_set``: its author offers several himself.
    """

    src: str
    alt: str
    title: str
    in_link: bool
    in_figure: bool
    has_caption: bool
    is_set: bool

    @property
    def file(self) -> str | None:
        """The path, from the site's root, of the site's own file that it is."""
        own = self.src.startswith("/") and not self.src.startswith("//")
        return unquote(_AFTER.split(self.src, maxsplit=1)[0])[1:] if own else None


def shown_in(html: str) -> tuple[Shown, ...]:
    """The pictures of a body, in their order."""
    return tuple(one for _, one in _scanned(html)) if "<img" in html else ()


def parted(html: str) -> tuple[tuple[Shown, ...], str]:
    """The pictures of which a body has one address each, and its HTML without them."""
    if "<img" not in html:
        return (), html
    found = [(tag, one) for tag, one in _scanned(html) if not one.is_set]
    cuts = [0, *(place for tag, _ in found for place in tag.span()), len(html)]
    rest = "".join(html[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True))
    return tuple(one for _, one in found), rest


def _scanned(html: str) -> Iterator[tuple[re.Match[str], Shown]]:
    """Every picture with its tag."""
    within = dict.fromkeys(("a", "picture", "figure", "figcaption"), 0)
    for tag in _MARKED.finditer(html):
        closes, name, rest = tag.groups()
        if name != "img":
            within[name] += -1 if closes else 1
            continue
        said = dict(_ATTRIBUTE.findall(rest))
        opening, end = html.rfind("<figure", 0, tag.start()), html.find("</figure>", tag.end())
        yield (
            tag,
            Shown(
                src=unescape(said.get("src", "")),
                alt=unescape(said.get("alt", "")).strip(),
                title=unescape(said.get("title", "")).strip(),
                in_link=bool(within["a"]),
                in_figure=bool(within["figure"]),
                has_caption=bool(within["figure"]) and "<figcaption" in html[opening:end],
                is_set=bool(within["picture"]) or "srcset" in said,
            ),
        )


def without_remote(html: str) -> str:
    """The HTML with a link in place of each picture that lies elsewhere.

    Showing it would tell its host who reads. In a link, and without an address, its words stand
    alone.
    """
    if "<img" not in html and "srcset=" not in html:
        return html
    parts: list[str] = []
    start = 0
    for tag, shown in _scanned(html):
        if shown.src.startswith(("http:", "https:", "//")) or not shown.src:
            parts += (html[start : tag.start()], _instead(shown))
            start = tag.end()
    kept = "".join((*parts, html[start:]))
    return re.sub(rf"<source\b{_REST}", _local, kept) if "<source" in kept else kept


def _instead(shown: Shown) -> str:
    words = escape(shown.alt or shown.src.rpartition("/")[2] or shown.src, quote=False)
    if shown.in_link or not shown.src:
        return words
    return f'<a href="{escape(shown.src)}">{words}</a>'


def _local(tag: re.Match[str]) -> str:
    return "" if re.search(r'srcset="[^"]*//', tag[0]) else tag[0]


def illustrated(html: str, plates: Sequence[Plate], write: Callable[[Plate, str], str]) -> str:
    """The HTML with each picture of ``plates`` as ``write`` has it, given its plate and attributes.

    A picture that stands alone becomes a figure, its title the caption.
    """
    if "<img" not in html:
        return html
    html = _ALONE.sub(_figures, html)
    known = {plate.file: plate for plate in plates}
    parts: list[str] = []
    start = 0
    for tag, shown in _scanned(html) if plates else ():
        plate = known.get(shown.file or "")
        if plate and not shown.is_set:
            parts += (html[start : tag.start()], write(plate, _words(shown)))
            start = tag.end()
            known[plate.file] = replace(plate, is_first=False)
    return "".join((*parts, html[start:]))


def _figures(found: re.Match[str]) -> str:
    """Pictures that stand alone, each with its title below it."""
    return "\n".join(map(_figure, _IMAGE.findall(found[1])))


def _figure(tag: str) -> str:
    title = dict(_ATTRIBUTE.findall(tag)).get("title", "").strip()
    if not title:
        return f"<figure>{tag}</figure>"
    bare = _ATTRIBUTE.sub(lambda one: "" if one[1] == "title" else one[0], tag)
    return f"<figure>{bare}<figcaption>{title}</figcaption></figure>"


def _words(shown: Shown) -> str:
    title = f' title="{escape(shown.title)}"' if shown.title else ""
    return f' alt="{escape(shown.alt)}"{title}'


def on_page(plate: Plate, words: str, sizes: str = IN_TEXT) -> str:
    """A picture in every form and size, its addresses from the site's root."""
    loading = ' fetchpriority="high"' if plate.is_first else ' loading="lazy" decoding="async"'
    of_plain = f' srcset="{srcset(plate.plain)}" sizes="{sizes}"' if plate.plain else ""
    image = (
        f'<img src="{escape(plate.src)}"{of_plain}{words} width="{plate.width}"'
        f' height="{plate.height}"{loading}>'
    )
    if not plate.modern:
        return image
    source = f'<source type="{plate.modern[0].media}" srcset="{srcset(plate.modern)}"'
    return f'<picture>{source} sizes="{sizes}">{image}</picture>'


def by_itself(plate: Plate, words: str) -> str:
    """A picture in the one form and size that any program shows."""
    return f'<img src="{escape(plate.src)}"{words} width="{plate.width}" height="{plate.height}">'


def srcset(renditions: Sequence[Rendition]) -> str:
    """What a browser may choose from, by width in pixels."""
    return ", ".join(f"{one.url} {one.width}w" for one in renditions)
