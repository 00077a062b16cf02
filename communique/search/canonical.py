"""Pagefind's output with one order, so that equal records give equal bytes.

Pagefind 1.5 writes filters in an order that differs from run to run, and with them the names of
files that hold a hash of their bytes. A file of its is the word ``pagefind_dcd`` and CBOR
(RFC 8949), compressed or not: its reader takes both, so what is written anew here is not.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from typing import Any

import cbor2

from communique.fingerprint import digest

_SIGNATURE = b"pagefind_dcd"
# Where the list of (filter, file) is among the parts of the file that describes an index.
_FILTERS = 3
_PARTS = 6
# What the reader's own page needs; Pagefind's ready-made pages are left out.
_UNUSED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")


class UnknownIndexError(ValueError):
    """Pagefind wrote something that this module does not know."""


def canonical(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index, by '/'-separated path, in the one order.

    Raises ``UnknownIndexError`` for what is not as Pagefind 1.5 writes it.
    """
    kept = {path: raw for path, raw in files.items() if not path.startswith(_UNUSED)}
    try:
        entry = json.loads(kept.pop("pagefind-entry.json"))
        for language in entry["languages"].values():
            language["hash"] = _ordered(language["hash"], kept)
    except (KeyError, TypeError, ValueError, cbor2.CBORDecodeError, OSError) as error:
        raise UnknownIndexError(str(error)) from error
    kept["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False).encode()
    return dict(sorted(kept.items()))


def _ordered(name: str, files: dict[str, bytes]) -> str:
    """The index of one language is ordered in ``files``; returns its new name."""
    language = name.partition("_")[0]
    described = _opened(files.pop(f"pagefind.{name}.pf_meta"))
    if len(described) != _PARTS:
        raise UnknownIndexError(f"{len(described)} parts")
    filters = []
    for filter_name, file in sorted(described[_FILTERS]):
        _, values = _opened(files.pop(f"filter/{file}.pf_filter"))
        raw = _closed([filter_name, sorted(values)])
        renamed = f"{language}_{digest(raw)[:10]}"
        files[f"filter/{renamed}.pf_filter"] = raw
        filters.append([filter_name, renamed])
    described[_FILTERS] = filters
    raw = _closed(described)
    renamed = f"{language}_{digest(raw)[:10]}"
    files[f"pagefind.{renamed}.pf_meta"] = raw
    return renamed


def _opened(raw: bytes) -> list[Any]:
    told = raw if raw.startswith(_SIGNATURE) else gzip.decompress(raw)
    found = cbor2.loads(told.removeprefix(_SIGNATURE))
    if not isinstance(found, list):
        raise UnknownIndexError("not a list")
    return found


def _closed(parts: list[Any]) -> bytes:
    return _SIGNATURE + cbor2.dumps(parts)
