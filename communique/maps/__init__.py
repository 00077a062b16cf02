"""Maps as SVG text: of the world by coverage, and of where a story is.

projection  degrees to a plane          survey   what the files of communique/data hold
sheet       coasts, projected once      atlas    whose every shape is, what is in dispute
view        what a locator shows        pen      draws what a view shows of a sheet
rooms       where there is room         labels   the names of countries
locator     a story's countries         world    the map of coverage         svg   its words
"""

from __future__ import annotations

from communique.maps.atlas import Atlas, Lands
from communique.maps.locator import Scheme, locator_map
from communique.maps.survey import Gazette, Survey
from communique.maps.svg import Size
from communique.maps.view import PAPER, View
from communique.maps.world import Place, legend, shades, world_map

__all__ = [
    "PAPER",
    "Atlas",
    "Gazette",
    "Lands",
    "Place",
    "Scheme",
    "Size",
    "Survey",
    "View",
    "legend",
    "locator_map",
    "shades",
    "world_map",
]
