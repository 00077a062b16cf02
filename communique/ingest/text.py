"""Pasted text becomes a draft: roles for its lines, then an opening, a text and an ending.

    text ── unforwarded, tidied ──> lines ── readings_of ──> roles ── without_boxes ──┐
    draft <── blocks_of <── ending_of <── opening_of <────────────────────────────────┘
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.ingest import escaping
from communique.ingest.bodies import Block, Shape, blocks_of
from communique.ingest.datelines import dateline_of
from communique.ingest.dates import DateFound, dates_in
from communique.ingest.decoding import tidied
from communique.ingest.draft import Draft
from communique.ingest.endings import Ending, ending_of
from communique.ingest.forwarded import Letter, unforwarded
from communique.ingest.language import language_of
from communique.ingest.lines import Line, lines_of
from communique.ingest.marked import is_marked, lines_of_marked
from communique.ingest.openings import Opening, opening_of
from communique.ingest.related import without_boxes
from communique.ingest.roles import Reading, Role, readings_of
from communique.ingest.stamps import Stamp
from communique.model import Image


def draft_from(text: str) -> Draft:
    """The article in ``text``."""
    letter = unforwarded(tidied(text))
    readings = without_boxes(readings_of(_lines(letter.text)))
    opening = opening_of(readings)
    readings = _without_weak_captions(readings, opening.begins)
    head = readings[: opening.begins]
    authors = _authors(_stamps(head), opening.names)
    ending = ending_of(readings, opening.begins, authors, opening.title or "")
    body = readings[opening.begins : ending.ends]
    blocks = blocks_of(body, opening.title or "", _is_page(readings))
    date, updated = _dates(head, opening, ending, letter)
    language = language_of("\n".join(block.text for block in blocks) or text)
    return Draft(
        title=opening.title or letter.subject,
        description=opening.standfirst,
        authors=authors or _authors(ending.stamps, ending.names),
        date=date.iso if date else None,
        date_origin=None,
        updated=updated.iso if updated else None,
        dateline=dateline_of(blocks[0].text) if blocks else None,
        image=_image(readings),
        key_points=opening.key_points,
        tags=ending.tags.names if ending.tags else (),
        lang=language.code if language else None,
        endnote=ending.endnote,
        markdown=_markdown(blocks),
        guessed=_guessed(opening, ending),
    )


def _lines(text: str) -> tuple[Line, ...]:
    if not text.strip():
        return ()
    return lines_of_marked(text) if is_marked(text) else lines_of(text)


def _without_weak_captions(readings: Sequence[Reading], begins: int) -> tuple[Reading, ...]:
    """The lines, those of the text that only end like a caption made text again."""
    return tuple(
        replace(reading, role=Role.TEXT, credit=None)
        if number > begins and reading.credit and reading.credit.is_weak
        else reading
        for number, reading in enumerate(readings)
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


def _dates(
    head: Sequence[Reading], opening: Opening, ending: Ending, letter: Letter
) -> tuple[DateFound | None, DateFound | None]:
    """When the article appeared and when it was last changed."""
    stamps: Iterable[Stamp] = (*_stamps(head), *ending.stamps)
    found = [*opening.dates, *(date for stamp in stamps for date in stamp.dates)]
    published = [date for date in found if not date.is_update]
    updates = [date for date in found if date.is_update]
    if published:
        return published[0], updates[0] if updates else None
    if updates:
        return updates[0], None
    sent = dates_in(letter.date or "")
    return (sent[0] if sent else None), None


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
