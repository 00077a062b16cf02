"""The parts of a text, and the Markdown they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from communique.ingest import escaping


class Shape(Enum):
    """What a part of the text is."""

    PARAGRAPH = auto()
    HEADING = auto()
    ITEM = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text. ``source`` is set when it is Markdown already."""

    shape: Shape
    text: str
    source: str | None = None
    bullet: str = ""
    level: int = 2


def to_markdown(blocks: Sequence[Block]) -> str:
    """The blocks with an empty line between them; entries of one list stand close."""
    parts: list[str] = []
    for place, block in enumerate(blocks):
        is_run = place and block.shape is Shape.ITEM and blocks[place - 1].shape is Shape.ITEM
        parts.append(("\n" if is_run else "\n\n") if parts else "")
        parts.append(_source(block))
    return "".join(parts)


def _source(block: Block) -> str:
    if block.source is not None:
        return _marked_source(block, block.source)
    if block.shape is Shape.HEADING:
        return escaping.heading(block.text, block.level)
    if block.shape is Shape.ITEM and not block.bullet[:1].isdigit():
        return escaping.item(block.text)
    return escaping.paragraph(block.text)


def _marked_source(block: Block, source: str) -> str:
    """A block that is Markdown already, with the mark of its kind."""
    if block.shape is Shape.HEADING:
        return f"{'#' * block.level} {source}"
    return f"{block.bullet} {source}" if block.shape is Shape.ITEM else source
