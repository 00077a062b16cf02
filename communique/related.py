"""What is related to what: articles that name each other, or share a story, countries, topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from communique.model import Article

MOST = 4
REACH = 6
# More than any number of shared traits; of several that are named, the first counts most.
_NAMED = 10_000
_WEIGHTS = {"story": 6, "country": 3, "topic": 2, "person": 3, "organisation": 2}


_Names = tuple[str, ...]
Traits = tuple[str, str | None, _Names, _Names, _Names, _Names, _Names]


def traits_of(article: Article) -> Traits:
    """What relates the article to others, after its id: all that ``related_to_each`` looks at."""
    return (
        article.id,
        article.story,
        article.countries,
        article.tags,
        article.people,
        article.organisations,
        article.related,
    )


def related_to_each(articles: Sequence[Traits]) -> dict[str, tuple[str, ...]]:
    """For each article's id, the ids of up to four others, the most related first.

    Articles that it names, and those that name it, come before all others.
    Only the six nearest articles on either side under each shared trait are weighed, so that a
    new article changes the relations of its neighbours in time and of no others. Ties go to the
    newer. ``articles`` are in the site's order, newest first.
    """
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, traits in enumerate(articles):
        for trait in _named(traits):
            sharing[trait].append(index)
    scores: list[dict[int, int]] = [{} for _ in articles]
    for (kind, _), members in sharing.items():
        _weigh(members, _WEIGHTS[kind], scores)
    ids = [traits[0] for traits in articles]
    _weigh_named(articles, ids, scores)
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


def _weigh_named(
    articles: Sequence[Traits], ids: Sequence[str], scores: Sequence[dict[int, int]]
) -> None:
    """Adds the weight of each name to the pair it makes, both ways; unknown are passed over."""
    naming = [(index, traits[6]) for index, traits in enumerate(articles) if traits[6]]
    places = {id: index for index, id in enumerate(ids)} if naming else {}
    for index, named in naming:
        for rank, id in enumerate(named):
            other = places.get(id, index)
            if other != index:
                for one, two in ((index, other), (other, index)):
                    scores[one][two] = scores[one].get(two, 0) + _NAMED - rank


def _best(score: dict[int, int]) -> list[int]:
    """The places of the best, ties to the newer: it comes first in the site's order."""
    ranked = sorted([(-weight, other) for other, weight in score.items()])
    return [other for _, other in ranked[:MOST]]


def _named(traits: Traits) -> Iterator[tuple[str, str]]:
    _, story, countries, tags, people, organisations, _ = traits
    if story:
        yield "story", story
    for kind, names in (
        ("country", countries),
        ("topic", tags),
        ("person", people),
        ("organisation", organisations),
    ):
        for name in names:
            yield kind, name
