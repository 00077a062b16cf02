"""Files that are article files already: front matter of their own, kept as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping as Fields

from communique.errors import ContentError, IngestError
from communique.frontmatter import Document, Mapping, Node, Scalar, Sequence, document
from communique.ingest.article_file import Field, Scalars, lines_of, scalar
from communique.ingest.draft import Draft
from communique.ingest.item import Item, digest
from communique.model import Source


def items_from(raw: bytes, name: str) -> tuple[Item, ...]:
    """The one article that the file is.

    Raises ``IngestError``, with the line, when its front matter cannot be read or has no title.
    """
    try:
        found = document(raw, name)
    except ContentError as error:
        raise IngestError(
            error.message, error.at, hint=error.hint, excerpt=error.excerpt
        ) from error
    if not _text(found.fields, "title"):
        raise IngestError("there is no 'title'", found.at(1))
    return (
        Item(
            sha256=digest(raw),
            draft=_draft(found),
            ready=found.text,
            id=_text(found.fields, "id"),
            slug=_text(found.fields, "slug"),
        ),
    )


def _draft(found: Document) -> Draft:
    source = found.fields.get("source")
    url = _text(source.items, "url") if isinstance(source, Mapping) else None
    return Draft(
        title=_text(found.fields, "title"),
        date=_text(found.fields, "date"),
        updated=_text(found.fields, "updated"),
        source=Source(url=url),
        guessed=_texts(found.fields.get("review")),
        markdown=found.body,
    )


def with_fields(text: str, missing: Fields[str, Field], source: Scalars) -> str:
    """The file with these fields where it lacks them; every line it has stays as it is.

    ``source`` is added as a table, or to the end of the one that is there.
    """
    head, block, body = re.split(r"^---[ \t]*\n", text, maxsplit=2, flags=re.MULTILINE)
    fields = document(text.encode(), "").fields
    lines = [
        line
        for name, value in missing.items()
        if name not in fields
        for line in lines_of(name, value)
    ]
    known = fields.get("source")
    if known is None:
        lines += lines_of("source", dict(source))
    elif isinstance(known, Mapping):
        block = _in_table(block, {n: v for n, v in source.items() if n not in known.items})
    return f"{head}---\n{block}{''.join(line + chr(10) for line in lines)}---\n{body}"


def _in_table(block: str, fields: Scalars) -> str:
    opening = re.search(r"^source:[ \t]*\n([ \t]+)", block, re.MULTILINE)
    if not opening:  # written in one line, as {...}: left to the editor
        return block
    added = "".join(
        f"{opening[1]}{name}: {scalar(value)}\n" for name, value in fields.items() if value
    )
    at = opening.start(1)
    return block[:at] + added + block[at:]


def _text(fields: Fields[str, Node], name: str) -> str | None:
    node = fields.get(name)
    return node.text.strip() or None if isinstance(node, Scalar) else None


def _texts(node: Node | None) -> tuple[str, ...]:
    items = node.items if isinstance(node, Sequence) else ()
    return tuple(item.text for item in items if isinstance(item, Scalar))
