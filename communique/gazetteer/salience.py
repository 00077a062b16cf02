"""How much a text is about what it names: a weight from 0 to 1, by where and how often.

It is the result of a logistic regression over agency stories that editors had labelled with what
they are about: ``tools/fit_salience.py`` fits it, ``communique/data/salience.json`` keeps it. A
weight of one half or more says: about it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log1p
from operator import mul

import msgspec

from communique.gazetteer.evidence import Tallies, Tally

ABOUT = 0.5
BEGINNING = 150  # characters after the headline: a sentence
LONG = 4000  # characters from which a longer text asks for no more mentions
SHORT = 600  # characters below which a mention is early in any case

COUNTRY_FACTORS = (
    "any mention",
    "in the headline",
    "how often",
    "how often, for its length",
    "share of all mentions",
    "how late",
    "by name",
    "by adjective",
    "by a firm",
    "by a person",
    "by a person in the headline",
    "no other country",
    "how many countries",
    "how many countries at the beginning",
    "not in the headline, where others are",
    "not in the opening, where others are",
    "named in passing everywhere",
    "written there",
    "written there, and not named",
    "written elsewhere",
)
ORGANISATION_FACTORS = (
    "any mention",
    "how often",
    "how often, for its length",
    "how late",
    "not in the headline, where countries are",
    "a body of one trade",
    "an occasion rather than a subject",
)

# The world's news names this country in passing more than any other.
PASSING = "US"
# Groups without a secretariat are named as the occasion of news, hardly ever as its subject.
INFORMAL = "group"
# A council for cocoa or tin is named where cocoa or tin is the subject, and hardly elsewhere.
OF_ONE_TRADE = "commodity"


class Weights(msgspec.Struct, frozen=True):
    """The contents of salience.json: factor -> how much it adds, for one of it."""

    countries: dict[str, float]
    organisations: dict[str, float]


class Scene:
    """What all the mentions of a text have in common. ``origin`` is the dateline's country."""

    __slots__ = (
        "beginning",
        "leading",
        "length",
        "named",
        "origin",
        "rivals",
        "title_end",
        "titled",
    )

    def __init__(self, tallies: Tallies, title_end: int, length: int, origin: str = "") -> None:
        self.title_end = title_end
        self.length = max(length - title_end, 1)
        self.rivals = len(tallies)
        self.named = sum(tally.named for tally in tallies.values())
        self.leading = self.titled = self.beginning = 0
        for tally in tallies.values():
            self.leading += tally.lead > 0
            self.titled += tally.title > 0
            self.beginning += tally.first < title_end + BEGINNING
        self.origin = origin

    def depth(self, tally: Tally) -> float:
        """How far into the text the first mention is: 0 in the headline, 1 at the end."""
        if tally.first < self.title_end:
            return 0.0
        return min(1.0, (tally.first - self.title_end) / max(self.length, SHORT))

    def effort(self, tally: Tally) -> float:
        """Mentions that mean less because there was much room for them."""
        return log1p(min(self.length, LONG) / 1000) * log1p(tally.named)


class Salience:
    """The weights, ready to be applied."""

    def __init__(self, weights: Weights) -> None:
        self.of_countries = tuple(weights.countries[name] for name in COUNTRY_FACTORS)
        self.of_organisations = tuple(weights.organisations[name] for name in ORGANISATION_FACTORS)

    def countries(self, tallies: Tallies, scene: Scene) -> dict[str, float]:
        """Country code -> how much the text is about it."""
        weights = self.of_countries
        return {
            code: _logistic(weights, country_factors(code, tally, scene))
            for code, tally in tallies.items()
        }

    def organisations(
        self, tallies: Tallies, scene: Scene, kinds: Mapping[str, str]
    ) -> dict[str, float]:
        """Organisation -> how much the text is about it; ``kinds`` are the organisations' kinds."""
        weights = self.of_organisations
        return {
            key: _logistic(weights, organisation_factors(kinds[key], tally, scene))
            for key, tally in tallies.items()
        }


def country_factors(code: str, tally: Tally, scene: Scene) -> Sequence[float]:
    """The values of ``COUNTRY_FACTORS``."""
    kinds = tally.kinds
    named, origin = tally.named, scene.origin
    return (
        1.0,
        tally.title > 0,
        log1p(named),
        scene.effort(tally),
        named / scene.named if scene.named else 0.0,
        scene.depth(tally),
        log1p(kinds.get("name", 0)),
        log1p(kinds.get("demonym", 0)),
        log1p(kinds.get("firm", 0)),
        log1p(kinds.get("person", 0)),
        tally.headed,
        scene.rivals == 1,
        log1p(scene.rivals),
        log1p(scene.beginning),
        scene.titled > 0 and tally.title == 0,
        0.0 if tally.lead else log1p(scene.leading),
        code == PASSING,
        code == origin,
        code == origin and named == 0,
        bool(origin) and code != origin,
    )


def organisation_factors(kind: str, tally: Tally, scene: Scene) -> Sequence[float]:
    """The values of ``ORGANISATION_FACTORS``."""
    return (
        1.0,
        log1p(tally.named),
        scene.effort(tally),
        scene.depth(tally),
        scene.titled > 0 and tally.title == 0,
        kind == OF_ONE_TRADE,
        kind == INFORMAL,
    )


def _logistic(weights: Sequence[float], factors: Sequence[float]) -> float:
    return round(1 / (1 + exp(-sum(map(mul, weights, factors)))), 3)
