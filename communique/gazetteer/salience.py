"""How much a text is about what it names: a weight from 0 to 1, by where and how often.

The coefficients are those of a logistic regression over 2,750 agency stories that editors had
labelled with the countries they are about, rounded. A weight of one half or more says: about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log1p

from communique.gazetteer.evidence import Tallies, Tally

ABOUT = 0.5
LONG = 4000  # characters from which a longer text asks for no more mentions
SHORT = 600  # characters below which a mention is early in any case

# The world's news names this country in passing more than any other.
PASSING = {"US": 1.04}
# Groups without a secretariat are named as the occasion of news, hardly ever as its subject.
INFORMAL = 2.5


class Scene:
    """What all the mentions of a text have in common. ``origin`` is the dateline's country."""

    __slots__ = ("leading", "length", "named", "origin", "rivals", "title_end")

    def __init__(self, tallies: Tallies, title_end: int, length: int, origin: str = "") -> None:
        self.title_end = title_end
        self.length = max(length - title_end, 1)
        self.rivals = len(tallies)
        self.named = sum(tally.named for tally in tallies.values())
        self.leading = sum(tally.lead > 0 for tally in tallies.values())
        self.origin = origin

    def depth(self, tally: Tally) -> float:
        """How far into the text the first mention is: 0 in the headline, 1 at the end."""
        if tally.first < self.title_end:
            return 0.0
        return min(1.0, (tally.first - self.title_end) / max(self.length, SHORT))

    def effort(self, tally: Tally) -> float:
        """Mentions that mean less because there was much room for them."""
        return log1p(min(self.length, LONG) / 1000) * log1p(tally.named)


def country_weights(tallies: Tallies, scene: Scene) -> dict[str, float]:
    """Country code -> how much the text is about it."""
    return {
        code: _logistic(_country_score(code, tally, scene) - PASSING.get(code, 0.0))
        for code, tally in tallies.items()
    }


def _country_score(code: str, tally: Tally, scene: Scene) -> float:
    kinds = tally.kinds
    score = (
        -1.48
        + 1.50 * (tally.title > 0)
        + 1.20 * log1p(tally.named)
        - 0.62 * scene.effort(tally)
        - 0.57 * (tally.named / scene.named if scene.named else 0)
        - 1.17 * scene.depth(tally)
        + 1.46 * log1p(kinds.get("name", 0))
        + 0.61 * log1p(kinds.get("demonym", 0))
        + 0.83 * log1p(kinds.get("firm", 0))
        + 0.83 * log1p(kinds.get("person", 0))
        + 2.69 * (scene.rivals == 1)
        + 0.42 * log1p(scene.rivals)
        - 0.68 * (0 if tally.lead else log1p(scene.leading))
    )
    if not scene.origin:
        return score
    if code == scene.origin:
        return score + 3.48 + 2.00 * (tally.named == 0)
    return score - 0.55


def organisation_weights(
    tallies: Tallies, scene: Scene, kinds: Mapping[str, str]
) -> dict[str, float]:
    """Organisation -> how much the text is about it; ``kinds`` are the organisations' kinds."""
    return {
        key: _logistic(
            -2.15
            + 0.60 * (tally.title > 0)
            + 2.63 * log1p(tally.named)
            - 0.20 * scene.effort(tally)
            - 1.97 * scene.depth(tally)
            - INFORMAL * (kinds[key] == "group")
        )
        for key, tally in tallies.items()
    }


def _logistic(score: float) -> float:
    return round(1 / (1 + exp(-score)), 3)
