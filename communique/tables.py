"""The tables of a configuration, with the defaults of their keys."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.model import Kind, Value


class Feeds(Value, frozen=True, kw_only=True):
    """What feeds hold: at least ``items`` entries and at least ``days`` days.

    ``tag`` begins the permanent identities of entries: ``tag:TAG:ID`` (RFC 4151). Set it before
    moving the site to another host, or every subscriber sees every article again. ``hub`` is the
    address of a WebSub hub.
    """

    tag: str | None = None
    hub: str | None = None
    items: int = 50
    days: int = 7
    full_text: bool = True


class Articles(Value, frozen=True, kw_only=True):
    """With ``extract_points``, an article without key points has sentences of its text for them.

    With ``typeset``, straight quotation marks are printed as those of the article's language.
    """

    extract_points: bool = True
    typeset: bool = True


class Rights(Value, frozen=True, kw_only=True):
    """``default_kind`` is the kind of an article that ingest makes."""

    default_kind: Kind = "republished"


class Editions(Value, frozen=True, kw_only=True):
    """Editions of days and of weeks (a week that has two days or more).

    ``cut_off`` is the time of day, in the site's zone, at which an edition closes and appears. At
    midnight that is the end of its day; at 06:00, say, the edition of a day holds what was
    published from 06:00 the day before. An edition of a day may have so many ``words`` before
    ``check`` warns, what it shows of one article ``piece_words``, a sentence in brief
    ``brief_words``; 0 is as many as there are.
    """

    daily: bool = True
    weekly: bool = True
    cut_off: str = "00:00"
    words: int = 5000
    piece_words: int = 150
    brief_words: int = 60


class Email(Value, frozen=True, kw_only=True):
    """The ``latest`` editions, so many of them, are also there as messages.

    ``sender`` is an address, with or without a name. ``unsubscribe`` is where readers go who want
    no more of them, or what a mail service puts that address in place of; until a site says either
    it is an address at which there can be nothing (RFC 2606, 2).
    """

    latest: int = 7
    sender: str | None = None
    unsubscribe: str = "https://unsubscribe.invalid/"


class Geo(Value, frozen=True, kw_only=True):
    """What countries are called, and how maps show what is in dispute: see ``docs/geography.md``.

    ``names`` are by the code of a country (ISO 3166-1 alpha-2) or region (UN M49); ``disputes``
    says of each row, or of "all", what is drawn: "un", "de_facto" or "plain"; ``fold`` gives land
    to another country, or to nobody: codes to codes.
    """

    names: dict[str, str] = msgspec.field(default_factory=dict)
    disputes: dict[str, str] = msgspec.field(default_factory=dict)
    fold: dict[str, str] = msgspec.field(default_factory=dict)


class Images(Value, frozen=True, kw_only=True):
    """``format`` is the smaller of the two forms in which pictures are shown, beside JPEG or PNG.

    ``remote``: pictures that lie elsewhere are shown, which tells their hosts who reads.
    """

    format: Literal["avif", "webp"] = "avif"
    remote: bool = False


class Build(Value, frozen=True, kw_only=True):
    """``jobs`` is the number of processes; 0 is one for each processor.

    ``index_links``: links between pages end with ``index.html``, so that the site can be read from
    disk, and from a host that does not know folders. False: they end with a slash, as canonical
    addresses, feeds and sitemaps always do. With ``search`` there is a page to search on, and
    builds that end make the index for it. ``cards``: every article, country, edition and story has
    a picture of its own for links that are shared. ``maps``: articles without a picture, countries,
    regions and stories show a map.
    """

    jobs: int = 0
    index_links: bool = True
    search: bool = True
    cards: bool = True
    maps: bool = True


class Check(Value, frozen=True, kw_only=True):
    """``rules`` are the levels of rules where they are not the usual ones: see ``rules``."""

    rules: dict[str, str] = msgspec.field(default_factory=dict)
