"""What is related to what: articles that share a story, countries, topics or people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.model import Article

MOST = 4
REACH = 6
_WEIGHTS = {"story": 6, "country": 3, "topic": 2, "person": 3, "organisation": 2}


def related_to_each(articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """For each article's id, the ids of up to four others, the most related first.

    Only the six nearest articles on either side under each shared trait are weighed, so that a
    new article changes the relations of its neighbours in time and of no others. Ties go to the
    newer. ``articles`` are in the site's order, newest first.
    """
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        for trait in _traits(article):
            sharing[trait].append(index)
    scores: list[dict[int, int]] = [{} for _ in articles]
    for (kind, _), members in sharing.items():
        _weigh(members, _WEIGHTS[kind], scores)
    ids = [article.id for article in articles]
    return {
        id: tuple([ids[other] for other in _best(score)])
        for id, score in zip(ids, scores, strict=True)
    }


def _weigh(members: Sequence[int], weight: int, scores: Sequence[dict[int, int]]) -> None:
    """Adds ``weight`` to the score of each pair of near members, both ways."""
    for place, index in enumerate(members):
        own = scores[index]
        for other in members[place + 1 : place + 1 + REACH]:
            if other != index:
                own[other] = own.get(other, 0) + weight
                theirs = scores[other]
                theirs[index] = theirs.get(index, 0) + weight


def _best(score: dict[int, int]) -> list[int]:
    """The places of the best, ties to the newer: it comes first in the site's order."""
    ranked = sorted([(-weight, other) for other, weight in score.items()])
    return [other for _, other in ranked[:MOST]]


def _traits(article: Article) -> Iterable[tuple[str, str]]:
    if article.story:
        yield "story", article.story
    yield from (("country", code) for code in article.countries)
    yield from (("topic", tag) for tag in article.tags)
    yield from (("person", name) for name in article.people)
    yield from (("organisation", name) for name in article.organisations)
