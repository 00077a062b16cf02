"""Names -> places, organisations and people; and what a text is about.

    places     countries and regions: codes, names, neighbours
    values     organisations, people, and what tagging finds
    lexicon    every word that points to one of them, found in one pass      index  what goes in
    context    which of the words found to believe                           dateline
    people     who is in a text, known or newly met
    evidence   how often and how early each thing is named                   salience  its weight
    tagger     the whole of it: ``tagger().tag(title, text)``
    resources  reads communique/data, once

A country typed by an editor is ``shipped().country("Ivory Coast")``; ``nearest`` has the
suggestion for one that is unknown.
"""

from __future__ import annotations

from communique.gazetteer.places import Country, Gazetteer, Region
from communique.gazetteer.resources import organisations, people, shipped, tagger
from communique.gazetteer.salience import ABOUT
from communique.gazetteer.tagger import Tagger
from communique.gazetteer.values import Mention, Organisation, Person, Tags

__all__ = [
    "ABOUT",
    "Country",
    "Gazetteer",
    "Mention",
    "Organisation",
    "Person",
    "Region",
    "Tagger",
    "Tags",
    "organisations",
    "people",
    "shipped",
    "tagger",
]
