"""What comes with the package: read once from communique/data, then kept."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from communique.gazetteer.holdings import Library
from communique.gazetteer.outlets import Outlet
from communique.gazetteer.places import Atlas, Gazetteer
from communique.gazetteer.salience import Weights
from communique.gazetteer.tagging import Tagger
from communique.gazetteer.values import Organisation, Person, Words


class _Organisations(msgspec.Struct, frozen=True):
    organisations: tuple[Organisation, ...]


class _People(msgspec.Struct, frozen=True):
    people: tuple[Person, ...]


class _Outlets(msgspec.Struct, frozen=True):
    outlets: tuple[Outlet, ...]


class _Flags(msgspec.Struct, frozen=True):
    flags: dict[str, str]


def bytes_of(name: str) -> bytes:
    """The contents of communique/data/NAME."""
    return (files("communique") / "data" / name).read_bytes()


@cache
def library() -> Library:
    """All that the package knows, read on first use."""
    return Library(
        atlas=msgspec.json.decode(bytes_of("geo.json"), type=Atlas),
        organisations=msgspec.json.decode(
            bytes_of("organisations.json"), type=_Organisations
        ).organisations,
        people=msgspec.json.decode(bytes_of("people.json"), type=_People).people,
        outlets=msgspec.json.decode(bytes_of("outlets.json"), type=_Outlets).outlets,
        words=msgspec.json.decode(bytes_of("words.json"), type=Words),
        weights=msgspec.json.decode(bytes_of("salience.json"), type=Weights),
    )


@cache
def shipped() -> Gazetteer:
    """Every country and region."""
    return library().gazetteer()


def organisations() -> tuple[Organisation, ...]:
    """Every international organisation and armed group."""
    return library().organisations


def people() -> tuple[Person, ...]:
    """Everyone the news names without introduction."""
    return library().people


@cache
def tagger() -> Tagger:
    """The tagger of all that the package knows; made on first use, in a fifth of a second."""
    return library().tagger()


@cache
def flags() -> dict[str, str]:
    """Country code -> its flag as an SVG file, three wide and two high."""
    return msgspec.json.decode(bytes_of("flags.json"), type=_Flags).flags
