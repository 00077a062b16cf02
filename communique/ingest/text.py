"""Pasted text becomes a draft: roles for its lines, then an opening, a text and an ending.

text ── unforwarded, tidied ──> lines ── readings_of ──> roles ── without_boxes ──┐
draft <── blocks_of <── ending_of <── opening_of <────────────────────────────────┘
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from textwrap import dedent

from msgspec.structs import replace as replace_in

from communique.ingest.blocks import to_markdown
from communique.ingest.bodies import blocks_of, left_out
from communique.ingest.boxes import without_boxes
from communique.ingest.datelines import dateline_in, reporters_in
from communique.ingest.decoding import tidied
from communique.ingest.draft import Draft
from communique.ingest.endings import ending_of
from communique.ingest.facts import authors_of, dates_of, image_of
from communique.ingest.forwarded import Letter, unforwarded
from communique.ingest.language import language_of
from communique.ingest.lines import Line, lines_of
from communique.ingest.marked import first_picture, is_marked, lines_of_marked
from communique.ingest.menus import below_menu
from communique.ingest.openings import Opening, opening_of
from communique.ingest.pictures import with_captions
from communique.ingest.roles import Reading, Role, is_page, readings_of, stands_alone
from communique.model import Image

# What an agency writes behind the last full stop, and who edited a text, there too.
_SIGN_OFF = re.compile(
    r"(?<=[.!?”\"。！？」])[ \t]*(?:Enditem|Item ends|[■□◆]|[(（【]\s?(?:完|END|ENDS"
    r"|fin)\s?[)）】])[ \t]*$",
    re.MULTILINE,
)
_EDITED = re.compile(
    r"(?<=[。！？」])[ \t]*(?=[(（](?:編輯|编辑|责任编辑|責任編輯|译者|譯者|編譯|编译|校对)[:：/])"
)
_TIME = re.compile(r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?| [A-Z]{2,4})?")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,5}|#[xX][0-9a-fA-F]{2,4});")


def draft_from(text: str) -> Draft:
    """The article in ``text``, which may be of any language and layout. Never raises.

    What the text does not say is left out of the draft; what was inferred is named in ``guessed``.
    """
    below, has_menu = below_menu(dedent(tidied(_without_entities(text))))
    letter = unforwarded(below)
    readings = with_captions(without_boxes(readings_of(_lines(letter.text))))
    opening = opening_of(readings)
    readings, begins = _reconsidered(readings, opening.begins)
    draft = _draft(letter, readings, replace(opening, begins=begins))
    # A headline of few words looks like one more entry.
    return replace_in(draft, guessed=("title", *draft.guessed)) if has_menu else draft


def _draft(letter: Letter, readings: Sequence[Reading], opening: Opening) -> Draft:
    head = readings[: opening.begins]
    authors = authors_of(head, opening.names)
    ending = ending_of(readings, opening.begins, authors.names, opening.title or "")
    authors = authors if authors.names else authors_of(ending.below, ending.names)
    body = readings[opening.begins : ending.ends]
    blocks = blocks_of(body, opening.title or "", is_page(readings))
    dateline = opening.dateline or dateline_in([block.text for block in blocks])
    authors = authors if authors.names else authors_of((), reporters_in(dateline or ""))
    dates = dates_of(head, opening, ending, letter.date, dateline)
    language = language_of("\n".join(block.text for block in blocks) or letter.text)
    doubts = {
        "title": opening.title is None and letter.subject is not None,
        "description": opening.is_inferred,
        "lang": language is not None and not language.is_sure,
        "date": dates.is_guessed,
        "authors": authors.is_guessed,
        "tags": ending.tags is not None and ending.tags.is_guessed,
    }
    return Draft(
        title=opening.title or letter.subject,
        description=opening.standfirst,
        authors=authors.names,
        date=dates.published,
        date_origin=dates.origin,
        updated=dates.updated,
        dateline=dateline,
        image=_with_picture(image_of(readings, opening), letter.text),
        key_points=opening.key_points,
        tags=ending.tags.names if ending.tags else (),
        lang=language.code if language else None,
        endnote=ending.endnote,
        markdown=to_markdown(blocks),
        warnings=_warnings(left_out(body, blocks, opening.title or "")),
        guessed=tuple(field for field, is_doubtful in doubts.items() if is_doubtful),
    )


def _with_picture(image: Image | None, text: str) -> Image | None:
    """The image, with the address and alternative text of the first picture of Markdown."""
    picture = first_picture(text) if is_marked(text) else None
    if picture is None or not picture[1].startswith(("https://", "http://")):
        return image
    return replace_in(image or Image(), alt=picture[0] or None, source_url=picture[1])


def _warnings(lines: Sequence[str]) -> tuple[str, ...]:
    if not lines:
        return ()
    count = f"{len(lines)} lines" if len(lines) > 1 else "A line"
    verb = (
        "were taken for captions or links" if len(lines) > 1 else "was taken for a caption or link"
    )
    return (f"{count} inside the text {verb} and left out: “{lines[0][:80]}”.",)


def _without_entities(text: str) -> str:
    """``text`` with the entities that leaked out of a page's source spelt out."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def _lines(text: str) -> tuple[Line, ...]:
    if not text.strip():
        return ()
    if is_marked(text):
        return lines_of_marked(text)
    return tuple(one for line in lines_of(text, stands_alone) for one in _signed_off(line))


def _signed_off(line: Line) -> tuple[Line, ...]:
    """The line without an agency's last words; what stands behind the last sentence apart."""
    text, *others = _EDITED.split(_SIGN_OFF.sub("", line.text))
    if not others and text == line.text:
        return (line,)
    return replace(line, text=text), *(Line(other) for other in others)


def _reconsidered(readings: Sequence[Reading], begins: int) -> tuple[tuple[Reading, ...], int]:
    """The lines, those of the text that only look like something above a text made text again.

    That is a paragraph that ends like a caption, and a date that heads an entry of a chronicle.
    With them the number of the line the text begins with, which may be such a date.
    """
    is_chronicle = not is_page(readings)
    result = list(readings)
    if _is_heading_of_first(readings, begins):
        begins -= 1
        result[begins] = replace(readings[begins], role=Role.TEXT, stamp=None)
    for number, reading in enumerate(readings[begins + 1 :], begins + 1):
        is_last = number + 1 == len(readings)
        is_weak = reading.credit is not None and reading.credit.is_weak
        heads = is_chronicle and _is_date_only(reading)
        if is_weak or (heads and not is_last and readings[number + 1].is_sentence):
            result[number] = replace(reading, role=Role.TEXT, credit=None, stamp=None)
    return tuple(result), begins


def _is_heading_of_first(readings: Sequence[Reading], begins: int) -> bool:
    """Whether a time of day stands above the first paragraph, as above others below."""
    above = readings[begins - 1 : begins]
    times = [r for r in readings[begins:] if r.stamp and _TIME.fullmatch(r.text)]
    return len(times) > 1 and bool(above) and bool(_TIME.fullmatch(above[0].text))


def _is_date_only(reading: Reading) -> bool:
    stamp = reading.stamp
    return stamp is not None and not stamp.names and not stamp.is_byline
