"""The gazetteer that comes with the package: read once from communique/data, then kept."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from communique.gazetteer.places import Atlas, Gazetteer
from communique.gazetteer.tagger import Tagger
from communique.gazetteer.values import Organisation, Person, Words


class _Organisations(msgspec.Struct, frozen=True):
    organisations: tuple[Organisation, ...]


class _People(msgspec.Struct, frozen=True):
    people: tuple[Person, ...]


def bytes_of(name: str) -> bytes:
    """The contents of communique/data/NAME."""
    return (files("communique") / "data" / name).read_bytes()


@cache
def shipped() -> Gazetteer:
    """Every country and region, read on first use."""
    return Gazetteer.from_json(bytes_of("geo.json"))


@cache
def organisations() -> tuple[Organisation, ...]:
    """Every international organisation and armed group, read on first use."""
    return msgspec.json.decode(bytes_of("organisations.json"), type=_Organisations).organisations


@cache
def people() -> tuple[Person, ...]:
    """Everyone the news names without introduction, read on first use."""
    return msgspec.json.decode(bytes_of("people.json"), type=_People).people


@cache
def tagger() -> Tagger:
    """The tagger of all that the package knows; made on first use, in a tenth of a second."""
    phrases = msgspec.json.decode(bytes_of("geo.json"), type=Atlas).phrases
    words = msgspec.json.decode(bytes_of("words.json"), type=Words)
    return Tagger(shipped(), phrases, organisations(), people(), words)
