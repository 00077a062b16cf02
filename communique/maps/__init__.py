"""Maps as SVG text: of the world by coverage, and of where a story is.

projection  degrees to a plane      survey   what map.json holds    atlas   whose every shape is
view        what a locator shows    locator  a story's countries    labels  their names
world       the map of coverage     svg      its words
"""

from __future__ import annotations

from communique.maps.atlas import Atlas
from communique.maps.locator import Scheme, has_dispute, locator_map
from communique.maps.svg import Size
from communique.maps.view import PAPER
from communique.maps.world import Place, shades, world_map

__all__ = [
    "PAPER",
    "Atlas",
    "Place",
    "Scheme",
    "Size",
    "has_dispute",
    "locator_map",
    "shades",
    "world_map",
]
