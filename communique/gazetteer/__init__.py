"""Names -> places, organisations and people; and what a text is about.

    places     countries and regions: codes, names, neighbours
    values     organisations, people, and what tagging finds
    lexicon    every word that points to one of them, found in one pass      index  what goes in
    context    which of the words found to believe                           dateline
    persons    who is in a text, known or newly met
    evidence   how often and how early each thing is named                   salience  its weight
    tagging    the whole of it: ``tagger().tag(title, text)``
    reasons    why: words, places, what each thing adds
    outlets    whose a news outlet is, and which one an address belongs to
    holdings   all that is known, in one value      additions  what a site adds to it
    merging    how that changes what is known
    resources  reads communique/data, once
    knowledge  all of it, ready to be asked: what a site has

A country typed by an editor is ``shipped().country("Ivory Coast")``; ``nearest`` has the
suggestion for one that is unknown.
"""

from __future__ import annotations

from communique.gazetteer.additions import Addition, additions_in
from communique.gazetteer.holdings import Library
from communique.gazetteer.knowledge import Knowledge
from communique.gazetteer.outlets import Outlet, Outlets
from communique.gazetteer.places import Country, Gazetteer, Region
from communique.gazetteer.resources import (
    flags,
    library,
    organisations,
    people,
    shipped,
    tagger,
)
from communique.gazetteer.salience import ABOUT
from communique.gazetteer.tagging import Tagger
from communique.gazetteer.values import Mention, Organisation, Person, Tags

__all__ = [
    "ABOUT",
    "Addition",
    "Country",
    "Gazetteer",
    "Knowledge",
    "Library",
    "Mention",
    "Organisation",
    "Outlet",
    "Outlets",
    "Person",
    "Region",
    "Tagger",
    "Tags",
    "additions_in",
    "flags",
    "library",
    "organisations",
    "people",
    "shipped",
    "tagger",
]
