"""What every frozen value is."""

from __future__ import annotations

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, array_like=True, tag=True, gc=False):
    """A frozen value. Equal values encode to equal bytes, on any machine and in any process."""
