"""What was meant for the desk, or leads into it, and stands in a text all the same."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from communique.check.values import Anchor, Finding, Manuscript

_NOTE = re.compile(
    r"\b(?:TK+|TODO|FIXME|XXX+)\b|[\[(](?:tk|tbc|tbd|check|source\??|citation needed)[\])]"
    r"|\blorem ipsum\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"TK|TODO|FIXME|XXX")
_DISK = re.compile(r"(?:file:|/(?:home|Users|tmp)/|[A-Za-z]:[\\/])", re.IGNORECASE)
_LOCAL = (".local", ".internal", ".localhost", ".lan", ".test")


def notes(file: Manuscript) -> Iterator[Finding]:
    """No mark that somebody made to come back to is published."""
    for paragraph in file.paragraphs:
        for found in _NOTE.finditer(paragraph.text):
            if found[0][0] in "[(" or found[0][0] in "lL" or _SHOUTED.match(found[0]):
                line, column = paragraph.place(found.start())
                yield file.found(
                    "leak-note",
                    f"“{found[0]}” is a note to yourself",
                    line,
                    column=column,
                    hint="do it, or take it out; a comment, <!-- … -->, is not published",
                )
    for name in ("title", "description"):
        text = getattr(file, name)
        if text and _SHOUTED.search(text) and (found_in := _NOTE.search(text)):
            yield file.found(
                "leak-note", f"“{found_in[0]}” is a note to yourself", file.line_of(name)
            )


def address_leaks(path: str, anchor: Anchor) -> Iterator[Finding]:
    """A link leads where readers can go, and not into the computer or the network of the desk."""
    if is_private(anchor.address):
        yield Finding(
            rule="leak-address",
            path=path,
            line=anchor.line,
            column=anchor.column,
            message=f"{anchor.address} is on your own computer or network: readers cannot go there",
            hint="link to where it is published",
        )


def is_private(address: str) -> bool:
    """Whether an address is of a disk, of this computer, or of a network that is not public."""
    if _DISK.match(address):
        return True
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    if host == "localhost" or host.endswith(_LOCAL):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False
