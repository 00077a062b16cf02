"""Maps as SVG text: of the world by coverage, and of where a story is.

projection  degrees to a plane      atlas    the shapes of map.json      svg     its words
view        what a locator shows    locator  a story's countries         labels  their names
world       the map of coverage
"""

from __future__ import annotations

from communique.maps.atlas import Atlas
from communique.maps.locator import Scheme, locator_map
from communique.maps.view import PAPER, Size
from communique.maps.world import Place, shades, world_map

__all__ = ["PAPER", "Atlas", "Place", "Scheme", "Size", "locator_map", "shades", "world_map"]
