"""SVG: how large a drawing is, and that there is nothing in it but a drawing.

Within a page no script of a drawing runs, but a drawing has an address of its own, and may be
opened by itself. What is not safe is refused and never mended: only its author knows what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_HTML = "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video"})
_SAFE_ADDRESS = re.compile(r"#|data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?\s*([^\"')]*)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*(px|pt|pc|mm|cm|in)?\s*", re.ASCII)
# CSS Values 4, "Absolute lengths", in pixels.
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def size_of_drawing(content: bytes) -> tuple[int, int]:
    """The width and height of an SVG in pixels.

    Raises ``ValueError`` when it cannot be read, has no size, or holds what is not a drawing.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"cannot be read: {error.msg}") from error
    if root.tag != f"{_SVG}svg":
        raise ValueError("is not an SVG: its first element is another")
    for fault in _faults(root):
        raise ValueError(f"is not safe: {fault}")
    return _size(root)


def _faults(root: etree._Element) -> Iterator[str]:
    document = root.getroottree()
    if document.docinfo.internalDTD is not None and document.docinfo.internalDTD.entities():
        yield "it declares entities"
    for sibling in root.itersiblings(tag=etree.ProcessingInstruction, preceding=True):
        yield f"it has a processing instruction '{sibling.target}'"
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from _faults_of(element)
        elif not isinstance(element, etree._Comment):
            yield f"line {element.sourceline} has more than elements and text"


def _faults_of(element: etree._Element) -> Iterator[str]:
    name = etree.QName(element).localname
    if etree.QName(element).namespace == _HTML:
        yield f"it has HTML in it (line {element.sourceline})"
    where = f"(line {element.sourceline})"
    if name in _ACTIVE:
        yield f"it has an element '{name}' {where}"
    if name == "style" and not _is_safe_style("".join(element.itertext())):
        yield f"its style loads something {where}"
    for key, value in element.attrib.items():
        attribute = etree.QName(key).localname
        if attribute.lower().startswith("on"):
            yield f"it has an attribute '{attribute}' {where}"
        if attribute in ("href", "src") and not _SAFE_ADDRESS.match(value.strip()):
            yield f"it leads to '{value.strip()[:60]}' {where}"
        if attribute == "attributeName" and value.strip().endswith("href"):
            yield f"it changes where a link leads {where}"
        may_load = attribute == "style" or "url" in value.lower()
        if may_load and not _is_safe_style(value):
            yield f"'{attribute}' loads something {where}"


def _is_safe_style(text: str) -> bool:
    if "\\" in text or "@import" in text.lower():  # an escape may hide either
        return False
    return all(_SAFE_ADDRESS.match(url.strip()) for url in _URL.findall(text))


def _size(root: etree._Element) -> tuple[int, int]:
    width, height = (_pixels(root.get(side, "")) for side in ("width", "height"))
    box = root.get("viewBox", "").replace(",", " ").split()
    if len(box) == 4 and not (width and height):
        across, down = (_pixels(side) for side in box[2:])
        if across and down:
            width, height = _completed(width, height, across / down, across)
    if not width or not height:
        raise ValueError("has no size")
    return max(1, round(width)), max(1, round(height))


def _completed(
    width: float | None, height: float | None, ratio: float, across: float
) -> tuple[float, float]:
    if width:
        return width, width / ratio
    if height:
        return height * ratio, height
    return across, across / ratio


def _pixels(length: str) -> float | None:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _UNITS[found[2] or "px"] if found else None
