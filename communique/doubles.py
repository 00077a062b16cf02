"""Articles that look like one event. What is found here is for an editor to decide on.

Two articles of neighbouring days are compared by what they name (countries, organisations,
people) and by the words of headline, standfirst and opening, rare ones counting most. On 2,749
wire reports of seven months, the 100 pairs that come out most alike are repeats, leads and
follow-ups of one event; what lies below ``ALIKE`` is mostly of one kind, not of one event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from math import log2
from typing import NamedTuple

from communique.model import Article, Edition
from communique.vocabulary import words_of

ALIKE = 0.3
WITHIN = timedelta(days=3)
_CLUES = 8
"""By how many of its rarest words an article is looked for among others."""

Features = frozenset[tuple[str, str]]


class Pair(NamedTuple):
    """Two articles that look like one event, by id, the older first; 1 is the same words."""

    earlier: str
    later: str
    likeness: float


class Resemblance:
    """What there is to compare of all articles of a site. Undated ones are left out."""

    def __init__(self, articles: Iterable[Article]) -> None:
        dated = [(one.date, one.id, one) for one in articles if one.date]
        self._dates = {id: date for date, id, _ in dated}
        self._articles = {id: article for _, id, article in dated}
        self._features = {id: features_of(article) for _, id, article in dated}
        self._shared = Counter(one for found in self._features.values() for one in found)

    def between(self, one: str, other: str) -> float:
        """How alike two articles are, from 0 to 1: what they share, by how rare it is.

        Articles that name no country, organisation or person in common are not alike at all,
        unless one of them names none.
        """
        mine, theirs = self._features[one], self._features[other]
        shared = mine & theirs
        if not any(kind for kind, _ in shared) and _names_any(mine) and _names_any(theirs):
            return 0.0
        return self._weight(shared) / (self._weight(mine | theirs) or 1.0)

    def pairs(self, ids: Sequence[str], within: timedelta) -> Iterator[Pair]:
        """The pairs that look like one event, within that time of each other."""
        holding: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id in sorted((id for id in ids if id in self._dates), key=self._order):
            clues = self._clues(id)
            near = {other for clue in clues for other in holding[clue]}
            for other in sorted(near, key=self._order):
                if self._dates[id] - self._dates[other] <= within:
                    likeness = self.between(other, id)
                    if likeness >= ALIKE:
                        yield Pair(other, id, round(likeness, 2))
            for clue in clues:
                holding[clue].append(id)

    def story_of(self, id: str) -> str | None:
        """The story the article belongs to."""
        return self._articles[id].story

    def _order(self, id: str) -> tuple[datetime, str]:
        return self._dates[id], id

    def _clues(self, id: str) -> list[tuple[str, str]]:
        rare = sorted((self._shared[one], one) for one in self._features[id])
        return [one for count, one in rare if count > 1][:_CLUES]

    def _weight(self, features: Features) -> float:
        total = len(self._features) + 1
        # In one order: sums of floats depend on it.
        return sum(log2(total / self._shared[one]) for one in sorted(features))


def features_of(article: Article) -> Features:
    """What an article is compared by: (kind, name), words being of no kind."""
    said = f"{article.title}\n{article.description or ''}\n{article.body.opening}"
    return frozenset(
        [
            *(("", word) for word in words_of(said)),
            *(("country", code) for code in article.countries),
            *(("organisation", name) for name in article.organisations),
            *(("person", name) for name in article.people),
        ]
    )


def _names_any(features: Features) -> bool:
    return any(kind for kind, _ in features)


def one_event_pairs(articles: Sequence[Article], within: timedelta = WITHIN) -> tuple[Pair, ...]:
    """Pairs of articles that look like one event and share no story, the likest first."""
    resemblance = Resemblance(articles)
    found = resemblance.pairs([article.id for article in articles], within)
    apart = [pair for pair in found if not _are_one_story(pair, resemblance)]
    return tuple(sorted(apart, key=lambda pair: (-pair.likeness, pair.earlier, pair.later)))


def _are_one_story(pair: Pair, resemblance: Resemblance) -> bool:
    story = resemblance.story_of(pair.earlier)
    return story is not None and story == resemblance.story_of(pair.later)


def repeats_in(edition: Edition, resemblance: Resemblance) -> tuple[Pair, ...]:
    """Pairs of articles of one edition of a day that look like one event, whatever their story.

    A week tells what its days told; there it finds nothing.
    """
    if edition.is_week:
        return ()
    return tuple(resemblance.pairs(edition.articles, edition.closes - edition.opens + WITHIN))
