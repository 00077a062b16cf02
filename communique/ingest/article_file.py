"""The text of an article file: YAML front matter in a fixed order, then the body.

Written so that every YAML reader agrees on it: a scalar that a reader of YAML 1.1 or 1.2 could
take for anything but text (``NO``, ``10:30``, ``1e3``) is quoted, long text stays on one line, and
a field without a value is left out. UTF-8, LF, no byte order mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from communique.frontmatter import CONTROL
from communique.ingest.draft import Draft
from communique.ingest.wordlists import words
from communique.model import Image, Kind, Source

Scalars = dict[str, str | None]
Field = str | tuple[str, ...] | Scalars | None

_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?")
_DATES = frozenset({"date", "updated"})
# Everything outside the printable set of YAML 1.2 (§5.1), and what YAML 1.1 takes for a line end.
_UNPRINTABLE = re.compile(
    "[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# A plain scalar here starts with a letter or digit: no indicator can be meant by it.
_PLAIN = re.compile(r"[^\W_](?:[^:#]|:(?=\S)|(?<=\S)#)*", re.DOTALL)
_SPOKEN = words("y n yes no on off true false null none nan inf ~")
# What only YAML 1.2 takes for a number.
_NUMBER = re.compile(r"[-+]?(0o[0-7]+|0x[0-9a-fA-F]+|[\d_.,:]+([eE][-+]?\d+)?)")
_RESOLVER: Any = Resolver()


def to_file_text(draft: Draft, *, id: str, kind: Kind) -> str:
    """The whole article file that says what ``draft`` says."""
    block = "\n".join(
        line for name, value in _fields(draft, id, kind) for line in lines_of(name, value)
    )
    return f"---\n{block}\n---\n\n{_tidy(draft.markdown)}\n"


def _fields(draft: Draft, id: str, kind: Kind) -> Iterator[tuple[str, Field]]:
    yield "id", id
    yield "title", draft.title
    yield "description", draft.description
    yield "lang", draft.lang
    yield "date", draft.date
    yield "date_origin", draft.date_origin
    yield "updated", draft.updated
    yield "kind", kind
    yield "authors", draft.authors
    yield "tags", draft.tags
    yield "key_points", draft.key_points
    yield "dateline", draft.dateline
    yield "image", _of_image(draft.image) if draft.image else None
    yield "source", _of_source(draft.source) if draft.source else None
    yield "endnote", draft.endnote
    yield "related", draft.related
    yield "review", draft.guessed


def _of_image(image: Image) -> Scalars:
    return {
        "file": image.file,
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
        "licence": image.licence,
        "source_url": image.source_url,
    }


def _of_source(source: Source) -> Scalars:
    return {
        "name": source.name,
        "url": source.url,
        "title": source.title,
        "published": source.published,
        "lang": source.lang,
        "file": source.file,
        "sha256": source.sha256,
    }


def lines_of(name: str, value: Field) -> list[str]:
    """The lines of front matter that give a field this value; none for no value."""
    if isinstance(value, dict):
        inner = [f"  {key}: {scalar(text)}" for key, text in value.items() if text]
        return [f"{name}:", *inner] if inner else []
    if isinstance(value, tuple):
        return [f"{name}:", *(f"  - {scalar(text)}" for text in value)] if value else []
    if not value:
        return []
    if name in _DATES and _DATE.fullmatch(value):
        return [f"{name}: {value}"]
    return [f"{name}: {scalar(value)}"]


def scalar(text: str) -> str:
    """``text`` as one line of YAML that every reader takes for this text.

    Runs of white space become one space; what cannot be encoded becomes U+FFFD, control
    characters are white space.
    """
    line = " ".join(_encodable(text).split())
    if _is_plain(line):
        return line
    if ("\\" in line or '"' in line) and not _UNPRINTABLE.search(line):
        return "'" + line.replace("'", "''") + "'"
    return '"' + _UNPRINTABLE.sub(_escaped, line.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _is_plain(line: str) -> bool:
    if not _PLAIN.fullmatch(line) or _UNPRINTABLE.search(line) or line.endswith(":"):
        return False
    if line.casefold() in _SPOKEN or _NUMBER.fullmatch(line):
        return False
    tag: str = _RESOLVER.resolve(ScalarNode, line, (True, False))
    return tag.endswith(":str")


def _escaped(found: re.Match[str]) -> str:
    point = ord(found[0])
    return f"\\x{point:02x}" if point < 256 else f"\\u{point:04x}"


def _encodable(text: str) -> str:
    # A lone surrogate is no character: encoding it would end the run. No reader takes controls.
    text = CONTROL.sub(" ", re.sub("[\ud800-\udfff]", "�", text))
    return unicodedata.normalize("NFC", text)


def _tidy(markdown: str) -> str:
    text = _encodable(markdown).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")
