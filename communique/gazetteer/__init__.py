"""Names -> places, organisations and people.

    places   countries and regions: codes, names, neighbours     resources  reads communique/data

A country typed by an editor is ``shipped().country("Ivory Coast")``, and ``nearest`` has the
suggestion for one that is unknown.
"""

from __future__ import annotations

from communique.gazetteer.places import Country, Gazetteer, Region
from communique.gazetteer.resources import shipped

__all__ = ["Country", "Gazetteer", "Region", "shipped"]
