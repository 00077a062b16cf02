"""Documents of word processors (.docx, .odt) become one item each."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree
from lxml.html import HtmlElement, builder

from communique.errors import IngestError, Location
from communique.ingest.item import Item, digest
from communique.ingest.markup import clean_tree
from communique.ingest.outlines import draft_of
from communique.ingest.pages.extraction import blocks_in
from communique.ingest.pages.tree import words_of

_MOST_ENTRIES = 2000
_MOST_BYTES = 64 * 1024 * 1024
_MOST_RATIO = 100
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"

# What reading an archive comes to that is cut off, mixed up or encrypted.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, KeyError, RuntimeError,
    etree.XMLSyntaxError, ExpatError,
)  # fmt: skip


def items_from(raw: bytes, name: str) -> tuple[Item, ...]:
    """The one article that the document is.

    Raises ``IngestError`` for a file that is damaged, or made to fill the memory.
    """
    at = Location(name)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check(archive, at)
            is_odt = "content.xml" in archive.namelist()
            blocks = _of_odt(archive.read("content.xml")) if is_odt else _of_docx(raw)
    except _DAMAGED as error:
        raise IngestError("the document is damaged, or locked", at) from error
    titled = next((block for block in blocks[:3] if block.tag == "h1"), None)
    draft = draft_of(blocks, words_of(titled) or None)
    return (Item(sha256=digest(raw), draft=draft),)


def _check(archive: zipfile.ZipFile, at: Location) -> None:
    """Raises ``IngestError`` when unpacking would cost more than any real document does."""
    entries = archive.infolist()
    size, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    if len(entries) > _MOST_ENTRIES or size > _MOST_BYTES or size > _MOST_RATIO * max(packed, 4096):
        raise IngestError("unpacks to far more than a document can hold", at)
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as file:
                if b"<!DOCTYPE" in file.read(4096):
                    raise IngestError("declares a document type, which no document needs", at)


def _of_docx(raw: bytes) -> list[HtmlElement]:
    result = mammoth.convert_to_html(
        io.BytesIO(raw),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(lambda _: {}),
    )
    return blocks_in(clean_tree(result.value))


def _of_odt(xml: bytes) -> list[HtmlElement]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    text = etree.fromstring(xml, parser).find(f".//{_OFFICE}text")
    if text is None:
        return []
    return blocks_in(builder.DIV(*_odt_blocks(text)))


def _odt_blocks(element: etree._Element) -> Iterator[HtmlElement]:
    for child in element:
        if child.tag == f"{_TEXT}h":
            level = child.get(f"{_TEXT}outline-level") or "2"
            yield _filled(builder.E(f"h{level}" if level in "123456" else "h6"), child)
        elif child.tag == f"{_TEXT}p":
            style = child.get(f"{_TEXT}style-name") or ""
            yield _filled(builder.H1() if style == "Title" else builder.P(), child)
        elif child.tag == f"{_TEXT}list":
            yield builder.UL(*(builder.LI(*_odt_blocks(item)) for item in child))
        elif child.tag == f"{_TABLE}table":
            yield builder.TABLE(*(_odt_row(row) for row in child.iter(f"{_TABLE}table-row")))
        elif child.tag == f"{_TEXT}section":
            yield from _odt_blocks(child)


def _odt_row(row: etree._Element) -> HtmlElement:
    cells = row.iterchildren(f"{_TABLE}table-cell")
    return builder.TR(*(builder.TD(" ".join("".join(cell.itertext()).split())) for cell in cells))


def _filled(block: HtmlElement, source: etree._Element) -> HtmlElement:
    """The block with the words and links of a paragraph."""
    _append(block, source.text)
    for child in source:
        if child.tag in (f"{_TEXT}line-break", f"{_TEXT}tab", f"{_TEXT}s"):
            block.append(builder.BR()) if child.tag.endswith("break") else _append(block, " ")
        elif child.tag == f"{_TEXT}a":
            block.append(builder.A("".join(child.itertext()), href=child.get(_LINK) or ""))
        elif child.tag == f"{_TEXT}span":
            _filled(block, child)
        _append(block, child.tail)
    return block


def _append(block: HtmlElement, text: str | None) -> None:
    if not text:
        return
    if len(block):
        block[-1].tail = (block[-1].tail or "") + text
    else:
        block.text = (block.text or "") + text
