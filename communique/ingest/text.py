"""Pasted text becomes a draft: roles for its lines, then an opening, a text and an ending.

    text ── tidied, unforwarded ──> lines ── readings_of ──> roles ── without_boxes ──┐
    draft <── blocks_of <── ending_of <── opening_of <────────────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.ingest import escaping
from communique.ingest.bodies import Block, Shape, blocks_of
from communique.ingest.dates import DateFound
from communique.ingest.decoding import tidied
from communique.ingest.draft import Draft
from communique.ingest.endings import Ending, ending_of
from communique.ingest.forwarded import unforwarded
from communique.ingest.language import language_of
from communique.ingest.lines import lines_of
from communique.ingest.openings import Opening, opening_of
from communique.ingest.related import without_boxes
from communique.ingest.roles import Reading, Role, readings_of
from communique.ingest.stamps import Stamp
from communique.model import Image


def draft_from(text: str) -> Draft:
    """The article in ``text``."""
    letter = unforwarded(tidied(text))
    lines = lines_of(letter.text) if letter.text.strip() else ()
    readings = without_boxes(readings_of(lines))
    opening = opening_of(readings)
    head = readings[: opening.begins]
    authors = _authors(_stamps(head), opening.names)
    plain = "\n".join(reading.text for reading in readings[:-1])
    ending = ending_of(readings, opening.begins, authors, plain)
    authors = authors or _authors(ending.stamps, ())
    body = readings[opening.begins : ending.ends]
    blocks = blocks_of(body, opening.title or "", _is_page(readings))
    date, updated = _dates(head, ending)
    language = language_of(plain or text)
    return Draft(
        title=opening.title,
        description=opening.standfirst,
        authors=authors,
        date=date.iso if date else None,
        updated=updated.iso if updated else None,
        image=_image(readings),
        key_points=opening.key_points,
        tags=ending.tags.names if ending.tags else (),
        lang=language.code if language else None,
        endnote=ending.endnote,
        markdown=_markdown(blocks),
        guessed=_guessed(opening, ending),
    )


def _is_page(readings: Sequence[Reading]) -> bool:
    """Whether the text was copied from a web page, with some of its buttons."""
    buttons = [r for r in readings if r.role in (Role.FURNITURE, Role.RELATED)]
    return len(buttons) >= 3


def _stamps(readings: Sequence[Reading]) -> tuple[Stamp, ...]:
    return tuple(reading.stamp for reading in readings if reading.stamp)


def _authors(stamps: Sequence[Stamp], bare: tuple[str, ...]) -> tuple[str, ...]:
    """The people the stamps name; those on a line of their own only if no stamp says “by”."""
    said = [name for stamp in stamps if stamp.is_byline for name in stamp.names]
    beside = [name for stamp in stamps for name in stamp.names]
    return tuple(dict.fromkeys(said or beside or bare))


def _dates(head: Sequence[Reading], ending: Ending) -> tuple[DateFound | None, DateFound | None]:
    """When the article appeared and when it was last changed."""
    found = [date for stamp in (*_stamps(head), *ending.stamps) for date in stamp.dates]
    published = [date for date in found if not date.is_update]
    updates = [date for date in found if date.is_update]
    if published:
        return published[0], updates[0] if updates else None
    return (updates[0], None) if updates else (None, None)


def _image(readings: Sequence[Reading]) -> Image | None:
    credits = [reading.credit for reading in readings if reading.credit]
    first = next((credit for credit in credits if credit.credit), None)
    return Image(credit=first.credit, caption=first.caption) if first else None


def _guessed(opening: Opening, ending: Ending) -> tuple[str, ...]:
    doubts = {
        "description": opening.is_inferred,
        "tags": ending.tags is not None and ending.tags.is_guessed,
    }
    return tuple(name for name, is_doubtful in doubts.items() if is_doubtful)


def _markdown(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    for place, block in enumerate(blocks):
        is_run = place and block.shape is Shape.ITEM and blocks[place - 1].shape is Shape.ITEM
        parts.append(("\n" if is_run else "\n\n") if parts else "")
        parts.append(_source(block))
    return "".join(parts)


def _source(block: Block) -> str:
    if block.shape is Shape.HEADING:
        return escaping.heading(block.text, block.level)
    if block.shape is Shape.ITEM and not block.bullet[:1].isdigit():
        return escaping.item(block.text)
    return escaping.paragraph(block.text)
