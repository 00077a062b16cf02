"""What tagging finds, and the entries it knows: organisations and people."""

from __future__ import annotations

import msgspec

from communique.model import Value


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """An international organisation or an armed group. ``members`` are country codes."""

    id: str
    name: str
    slug: str
    kind: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Someone the news names without introduction.

    ``speaks_for`` is the country or organisation that a mention of the person points to, or empty.
    ``short`` are the names of a second mention, where it is not the last word of the name; a
    ``famous`` person is recognised by them alone. ``start`` and ``end`` are dates or years.
    """

    name: str
    slug: str
    country: str
    role: str
    speaks_for: str = ""
    start: str = ""
    end: str = ""
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    famous: bool = False


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Lists of words.json that tell people from places.

    ``given`` names, ``title`` before a name, ``calling`` (a title in small letters), ``speech``
    (what people do), ``start`` (first words of a sentence), ``never`` (organisations, months),
    ``particle`` (de, al), ``common`` surnames, ``double`` (a word of ``never`` and a surname).
    ``no_name`` words are no part of a name, ``first`` ones are hardly ever anything else.
    """

    given: frozenset[str]
    title: frozenset[str]
    calling: frozenset[str]
    speech: frozenset[str]
    start: frozenset[str]
    never: frozenset[str]
    particle: frozenset[str]
    common: frozenset[str]
    double: frozenset[str]
    no_name: frozenset[str]
    first: frozenset[str]


class Mention(Value, frozen=True, kw_only=True):
    """Something a text names, and why we think so.

    ``key`` is a country code, an organisation's id or a person's slug. ``weight`` is how sure we
    are that the text is about it, 0 to 1. ``words`` are the matched words and how often.
    """

    key: str
    name: str
    weight: float
    words: tuple[tuple[str, int], ...]


class Tags(Value, frozen=True, kw_only=True):
    """What a text is about, heaviest first. ``mentioned`` countries are those not in ``main``."""

    main: tuple[Mention, ...] = ()
    mentioned: tuple[Mention, ...] = ()
    organisations: tuple[Mention, ...] = ()
    people: tuple[Mention, ...] = ()
