"""The gazetteer that comes with the package: read once from communique/data, then kept."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from communique.gazetteer.places import Gazetteer


def bytes_of(name: str) -> bytes:
    """The contents of communique/data/NAME."""
    return (files("communique") / "data" / name).read_bytes()


@cache
def shipped() -> Gazetteer:
    """Every country and region, read on first use."""
    return Gazetteer.from_json(bytes_of("geo.json"))
