"""What is related to what: articles that share a story, countries, topics or people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from communique.model import Article

MOST = 4
REACH = 8
_WEIGHTS = {"story": 6, "country": 3, "topic": 2, "person": 3, "organisation": 2}


def related_to_each(articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """For each article's id, the ids of up to four others, the most related first.

    Only the eight nearest articles on either side under each shared trait are weighed, so that a
    new article changes the relations of its neighbours in time and of no others. Ties go to the
    newer. ``articles`` are in the site's order, newest first.
    """
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        for trait in set(_traits(article)):
            sharing[trait].append(index)
    scores: list[Counter[int]] = [Counter() for _ in articles]
    for (kind, _), members in sharing.items():
        weight = _WEIGHTS[kind]
        for place, index in enumerate(members):
            for other in members[place + 1 : place + 1 + REACH]:
                scores[index][other] += weight
                scores[other][index] += weight
    return {
        article.id: tuple(articles[other].id for other in _best(score))
        for article, score in zip(articles, scores, strict=True)
    }


def _best(score: Counter[int]) -> list[int]:
    return sorted(score, key=lambda other: (-score[other], other))[:MOST]


def _traits(article: Article) -> Iterable[tuple[str, str]]:
    if article.story:
        yield "story", article.story
    yield from (("country", code) for code in article.countries)
    yield from (("topic", tag) for tag in article.tags)
    yield from (("person", name) for name in article.people)
    yield from (("organisation", name) for name in article.organisations)
