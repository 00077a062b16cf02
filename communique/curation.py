"""Documents become what ties articles together: stories, editions, and what editions held."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import cast
from zoneinfo import ZoneInfo

from communique.articles import Reader
from communique.fields import Fields
from communique.frontmatter import Document
from communique.markdown import Converted
from communique.model import (
    Body,
    Content,
    EditionFile,
    Event,
    Frozen,
    Member,
    Quote,
    StoryFile,
    StoryStatus,
)
from communique.silence import spared_rules

STORIES = "content/stories"
EDITIONS = "content/editions"
FROZEN = "content/frozen"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WEEK = re.compile(r"(\d{4})-w(\d\d)")
_STATUSES = ("watch", "active", "closed")


def content_of(reader: Reader, document: Document, body: Body, made: Converted) -> Content:
    """What a file of content/ says, by the folder it lies in; ``made`` is its body, converted.

    Raises an ``ExceptionGroup`` of every ``ContentError`` in its front matter.
    """
    folder = "/".join(document.path.split("/")[:2])
    match folder:
        case "content/articles":
            return reader.article(document, body, made)
        case "content/stories":
            return story_file(document, body, reader.language)
        case "content/editions":
            return edition_file(document, body, reader.language, reader.zone)
        case "content/frozen":
            return frozen_file(document, body)
        case _:
            return reader.leaf(document, body)


def story_file(document: Document, body: Body, language: str) -> StoryFile:
    """The story in a file of content/stories/, called by the file's name.

    Raises an ``ExceptionGroup`` of every ``ContentError`` in its front matter.
    """
    fields = Fields(document, document.fields)
    slug = PurePosixPath(document.path).stem
    if not _SLUG.fullmatch(slug):
        hint = "rename the file: small letters, digits and single hyphens"
        fields.wrong(f"'{slug}' cannot be an address", 1, hint)
    found = StoryFile(
        path=document.path,
        slug=slug,
        title=fields.required("title"),
        description=fields.text("description"),
        status=cast(StoryStatus, fields.choice("status", _STATUSES, "active")),
        lang=fields.text("lang") or language,
        body=body,
    )
    spared_rules(fields)
    fields.close()
    return found


def edition_file(document: Document, body: Body, language: str, zone: ZoneInfo) -> EditionFile:
    """What the editor decided about the edition that a file of content/editions/ is called by.

    Raises an ``ExceptionGroup`` of every ``ContentError`` in its front matter.
    """
    fields = Fields(document, document.fields)
    found = EditionFile(
        path=document.path,
        name=_name(fields, document),
        title=fields.text("title"),
        description=fields.text("description"),
        lang=fields.text("lang") or language,
        body=body,
        picks=fields.texts("picks"),
        order=fields.texts("order"),
        also_today=fields.texts("also_today"),
        quote=fields.table("quote", _quote),
        diary=fields.tables("diary", lambda event: _event(event, zone)),
    )
    spared_rules(fields)
    fields.close()
    return found


def frozen_file(document: Document, body: Body) -> Frozen:
    """What an edition held, as a file of content/frozen/ says.

    Raises an ``ExceptionGroup`` of every ``ContentError`` in its front matter.
    """
    fields = Fields(document, document.fields)
    found = Frozen(
        path=document.path,
        name=_name(fields, document, weeks=False),
        members=fields.tables("articles", _member),
        body=body,
    )
    spared_rules(fields)
    fields.close()
    return found


def _name(fields: Fields, document: Document, *, weeks: bool = True) -> str:
    """The name of the file, which is that of an edition: a day, or a week (ISO 8601)."""
    name = PurePosixPath(document.path).stem
    if not (_is_day(name) or (weeks and _is_week(name))):
        hint = "such as 2024-02-20.md" + (", or 2024-w08.md for a week" if weeks else "")
        fields.wrong(f"'{name}' is no edition: its file is called by its day", 1, hint)
    return name


def _is_day(name: str) -> bool:
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False


def _is_week(name: str) -> bool:
    found = _WEEK.fullmatch(name)
    try:
        return bool(found and date.fromisocalendar(int(found[1]), int(found[2]), 1))
    except ValueError:
        return False


def _member(fields: Fields) -> Member:
    return Member(id=fields.required("id"), title=fields.required("title"))


def _quote(fields: Fields) -> Quote:
    return Quote(
        text=fields.required("text"), name=fields.text("name"), url=fields.web_address("url")
    )


def _event(fields: Fields, zone: ZoneInfo) -> Event:
    fields.required("date")
    return Event(
        at=fields.moment("date", zone) or datetime(1, 1, 1, tzinfo=zone),
        text=fields.required("text"),
        place=fields.text("place"),
        url=fields.web_address("url"),
    )
