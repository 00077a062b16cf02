"""What kind of thing a source is, by its first bytes; its name settles what they leave open."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

SourceKind = Literal["text", "ready", "page", "archive", "feed", "mail", "document"]

# How many bytes of a file decide.
HEAD = 65536

KIB, MIB = 1024, 1024 * 1024
LARGEST: dict[SourceKind, int] = {
    "text": 2 * MIB,
    "ready": 2 * MIB,
    "page": 10 * MIB,
    "archive": 25 * MIB,
    "feed": 10 * MIB,
    "mail": 25 * MIB,
    "document": 25 * MIB,
}

# Beginnings of what is certainly no article, for the message.
_FOREIGN = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_PAGE_TAG = re.compile(r"<(html|head|body|article|main|meta|title)\b", re.IGNORECASE)
_FEED_TAG = re.compile(r"<(rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)
_TAGS = re.compile(r"</?(p|div|span|a|h[1-6]|br|li|ul|img|section|table)\b", re.IGNORECASE)
_READY = re.compile(r"(title|id)[ \t]*:", re.IGNORECASE)
_HEADER = re.compile(r"[A-Za-z][\w-]*:|[ \t]")
_OF_MACHINES = frozenset({"message-id", "mime-version", "received", "content-type", "return-path"})
_FIELDS = frozenset({"from", "to", "subject", "date"}) | _OF_MACHINES
_MAIL_FIELDS = re.compile(rf"^({'|'.join(sorted(_FIELDS))}):", re.IGNORECASE | re.MULTILINE)
# What browsers write at the top of a page saved as one file.
_SAVED = re.compile(r"^snapshot-content-location:|^from: <saved by ", re.IGNORECASE | re.MULTILINE)
_PASSED_OVER = (("<!--", "-->"), ("<?", "?>"))
# In how many lines front matter must name its title.
_MOST_FIELDS = 200
_ARCHIVES = frozenset({".mht", ".mhtml"})


def kind_of(head: bytes, name: str) -> SourceKind | None:
    """The kind of the source that begins with ``head``; None when it is none of them."""
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(head, name)
    if foreign(head) is not None:
        return None
    text = _readable(head)
    if text is None:
        return None
    return _marked_up(text) or _mail(text, name) or _plain(text, name)


def foreign(head: bytes) -> str | None:
    """What a file that is no source is, for people: ``a PDF``. None when it may be one."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "a WebP picture"
    return next((name for start, name in _FOREIGN if head.startswith(start)), None)


def _in_zip(head: bytes, name: str) -> SourceKind | None:
    marks = (b"word/", b"[Content_Types].xml", b"vnd.oasis.opendocument.text")
    named = PurePath(name).suffix.lower() in {".docx", ".odt"}
    return "document" if named or any(mark in head for mark in marks) else None


def _readable(head: bytes) -> str | None:
    """The beginning as text, good enough to look for marks in; None for binary."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if b"\0" in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        if max(even, odd) < len(head) // 8 or min(even, odd) * 8 > max(even, odd):
            return None
        return head.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _marked_up(text: str) -> SourceKind | None:
    start, is_page = _first_tag(text)
    if _FEED_TAG.match(text, start):
        return "feed"
    if is_page or _PAGE_TAG.match(text, start):
        return "page"
    return "feed" if _is_json(text) and "jsonfeed.org" in text[:4096] else None


def _first_tag(text: str) -> tuple[int, bool]:
    """Where the first element begins, and whether the document calls itself HTML before that.

    Declarations and comments are passed over one by one: a pattern for them all could be made to
    run for ever.
    """
    at, is_page = 0, False
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        closing = next((end for start, end in _PASSED_OVER if text.startswith(start, at)), None)
        if closing is None and text[at : at + 9].lower() == "<!doctype":
            is_page = text[at + 9 :].lstrip()[:4].lower() == "html"
            inner, end = text.find("[", at), text.find(">", at)
            closing = "]>" if 0 <= inner < end else ">"
        end = text.find(closing, at) if closing else -1
        if closing is None or end < 0:
            return at, is_page
        at = end + len(closing)


def _is_json(text: str) -> bool:
    return text.lstrip().startswith("{") and ('"version"' in text or '"items"' in text)


def _mail(text: str, name: str) -> SourceKind | None:
    top = text.lstrip("\r\n").replace("\r\n", "\n")
    if top.startswith("From "):  # one message cut out of a mailbox
        top = top.partition("\n")[2]
    head = top.partition("\n\n")[0]
    suffix = PurePath(name).suffix.lower()
    named = suffix in {".eml", *_ARCHIVES}
    fields = {field.lower() for field in _MAIL_FIELDS.findall(head)}
    # The head of a message copied out of a mail program is text: it says nothing of encodings.
    if not all(map(_HEADER.match, head.split("\n"))) or not fields & (
        _FIELDS if named else _OF_MACHINES
    ):
        return None
    saved = _SAVED.search(head) or (suffix in _ARCHIVES and "multipart/related" in head.lower())
    return "archive" if saved else "mail"


def _plain(text: str, name: str) -> SourceKind | None:
    suffix = PurePath(name).suffix.lower()
    if _is_ready(text):
        return "ready"
    if suffix in {".html", ".htm", ".xhtml"}:
        return "page"
    # A fragment of a page: tags outnumber what a text about HTML would quote.
    if suffix not in {".md", ".markdown", ".txt"} and len(_TAGS.findall(text)) >= 8:
        return "page"
    if suffix in {".json", ".js", ".css"}:
        return "feed" if suffix == ".json" and _is_json(text) else None
    return "text"


def _is_ready(text: str) -> bool:
    """Whether the text begins with front matter that has a title or an id."""
    first, *lines = text.split("\n", _MOST_FIELDS)
    return first.rstrip() == "---" and any(map(_READY.match, lines[:_MOST_FIELDS]))
