"""JSON Feed 1.1 (jsonfeed.org/version/1.1), as strict types: what is not in them is refused."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tests.feed_rules.html import problems_in_html

Address = Annotated[str, Meta(pattern=r"^https?://[!-~]+$")]
Text = Annotated[str, Meta(min_length=1)]
Line = Annotated[str, Meta(pattern=r"^\S([^\n\r\t]*\S)?$")]
Moment = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Author(msgspec.Struct, forbid_unknown_fields=True):
    """At least one of its fields."""

    name: Line | None = None
    url: Address | None = None
    avatar: Address | None = None


class Hub(msgspec.Struct, forbid_unknown_fields=True):
    """Where subscribers can hear of news at once."""

    type: Text
    url: Address


class Item(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """On the public web ``url`` is as good as required."""

    id: Text
    url: Address
    external_url: Address | None = None
    title: Line | None = None
    content_html: Text
    summary: Line | None = None
    image: Address | None = None
    date_published: Moment
    date_modified: Moment | None = None
    authors: list[Author] = []
    tags: list[Line] = []
    language: Language | None = None


class JsonFeed(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """On the public web the addresses of page and feed are as good as required."""

    version: Literal["https://jsonfeed.org/version/1.1"]
    title: Line
    home_page_url: Address
    feed_url: Address
    description: Line
    user_comment: Text
    icon: Address
    favicon: Address
    language: Language
    hubs: list[Hub] = []
    items: list[Item]


def read(raw: bytes) -> JsonFeed:
    """The feed. Raises ``msgspec.ValidationError`` for what its specification does not allow."""
    return msgspec.json.decode(raw, type=JsonFeed)


def problems_in_json(raw: bytes, address: str) -> list[str]:
    """What is wrong with a JSON Feed that is found at ``address``."""
    try:
        feed = read(raw)
    except msgspec.ValidationError as error:
        return [str(error)]
    times = Counter(item.id for item in feed.items)
    found = [f"id given twice: {id}" for id, many in times.items() if many > 1]
    if feed.feed_url != address:
        found.append(f"feed_url is {feed.feed_url}")
    for item in feed.items:
        found += problems_in_html(item.content_html)
        found += [f"no day: {said}" for said in _moments(item) if not _is_moment(said)]
        if item.language == feed.language:
            found.append("a language that is the feed's")
    return found


def _moments(item: Item) -> list[str]:
    return [said for said in (item.date_published, item.date_modified) if said]


def _is_moment(said: str) -> bool:
    try:
        datetime.fromisoformat(said)
    except ValueError:
        return False
    return True
