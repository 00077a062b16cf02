"""What to read next: articles that share a story, names, topics and words, near in time.

What two articles share counts by how rare it is on the site: a person named in two articles more
than a country named in hundreds. Of those that share something only the four nearest in time on
either side are weighed, so that a new article changes what is related to its neighbours, and to no
others. Measured on 2,749 wire reports by the desk's own topics, words of headline and standfirst
make twice as many of the articles found be on the same topic as names alone.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import suppress
from datetime import UTC
from typing import NamedTuple

import msgspec

from communique.fingerprint import fingerprint
from communique.model import Article, Value
from communique.vocabulary import words_of

MOST = 4
OF_THE_STORY = 2
REACH = 4
WORDS = 30
SAID = 160  # characters of the standfirst, else of the opening
STORY, PERSON, COUNTRY, ORGANISATION, TOPIC = "story", "person", "country", "organisation", "topic"
_FACTORS = {STORY: 3, PERSON: 3, COUNTRY: 2, ORGANISATION: 2, TOPIC: 2}
_OF_A_WORD = 2
_COMMON = 3  # halvings: a word in an eighth of all articles counts nothing, on larger sites

_LOOKED_AT = 4 * REACH
"""So many of the likeliest hold four that are not of the same story, or there are no four."""

Mark = str  # a word; or a kind, a space and a name
Key = str  # when, and the id: in the site's order, the oldest first


class Traits(NamedTuple):
    """What relates an article to others. ``named`` are ids that an editor names."""

    key: Key
    story: str | None
    named: tuple[str, ...]
    marks: frozenset[Mark]


def traits_of(article: Article) -> Traits:
    """All of the article that ``Relations`` looks at; it is dated."""
    said = article.description or article.body.opening
    marks = words_of(f"{article.title} {said[:SAID]}")[:WORDS]
    marks += [f"{COUNTRY} {code}" for code in article.countries]
    marks += [f"{TOPIC} {name}" for name in article.tags]
    marks += [f"{PERSON} {name}" for name in article.people]
    marks += [f"{ORGANISATION} {name}" for name in article.organisations]
    if article.story:
        marks.append(f"{STORY} {article.story}")
    when = article.date.astimezone(UTC).isoformat() if article.date else ""
    return Traits(
        key=f"{when} {article.id}",
        story=article.story,
        named=article.related,
        marks=frozenset(marks),
    )


class Recalled(Value, frozen=True, kw_only=True):
    """What is related on a site, by id. ``of`` is the fingerprint of all that decides it."""

    of: str
    found: dict[str, tuple[str, ...]]


_decode = msgspec.json.Decoder(Recalled).decode
_encode = msgspec.json.Encoder().encode


class Relations:
    """What is related to each article of a site; kept, it looks only at what a change touches.

    ``recalled`` are the ``news`` of another process, of the same ``engine`` if they are to count.
    """

    def __init__(self, recalled: bytes | None = None, engine: str = "") -> None:
        self._recalled = _recalled_in(recalled)
        self._engine = engine
        self.news: bytes | None = None
        self._articles: dict[str, Article] = {}
        self._traits: dict[str, Traits] = {}
        self._members: defaultdict[Mark, list[Key]] = defaultdict(list)
        self._weights: dict[Mark, int] = {}
        self._namers: defaultdict[str, set[str]] = defaultdict(set)
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
        """For each article's id, the ids of up to four others, what to read first coming first.

        Those that an editor names, and that name it; two of its story, the newest first, but not
        its neighbours there, to which its page leads anyway; then those that share most, ties to
        the newer. None stands twice. ``articles`` are in the site's order, newest first.
        """
        of = "" if self._traits else fingerprint([self._engine, *_told(articles)])
        if of and self._recalled and self._recalled.of == of:
            return self._recalled.found
        before = len(self._traits)
        touched = self._changed(articles)
        if len(self._traits).bit_length() != before.bit_length():
            self._weigh(self._members)  # how rare a thing is has changed for all of them
            touched = self._traits.keys()
        self._found.update((id, self._best(id)) for id in touched)
        found = {article.id: self._found[article.id] for article in articles}
        self.news = _encode(Recalled(of=of, found=found)) if of else None
        return found

    def _changed(self, articles: Sequence[Article]) -> Set[str]:
        """The articles are those given; returns the ids of those that may be related otherwise."""
        if not self._traits:
            return self._begun(articles)
        touched: set[Key] = set()
        marks: set[Mark] = set()
        ids = {article.id for article in articles}
        for id in [id for id in self._articles if id not in ids]:
            self._replace(id, None, marks, touched)
            del self._articles[id], self._found[id]
        for article in articles:
            if self._articles.get(article.id) is not article:
                self._articles[article.id] = article
                self._replace(article.id, traits_of(article), marks, touched)
        for mark in self._weigh(marks):
            touched.update(self._members[mark])
        return {id_in(key) for key in touched} & self._traits.keys()

    def _begun(self, articles: Sequence[Article]) -> Set[str]:
        for article in reversed(articles):
            self._articles[article.id] = article
            traits = self._traits[article.id] = traits_of(article)
            for mark in traits.marks:
                self._members[mark].append(traits.key)
            for other in traits.named:
                self._namers[other].add(article.id)
        return self._traits.keys()

    def _replace(self, id: str, new: Traits | None, marks: set[Mark], touched: set[Key]) -> None:
        """The article has other traits, or none; ``marks`` are those that it gained or lost."""
        old = self._traits.pop(id, None)
        if new:
            self._traits[id] = new
        for traits in filter(None, (old, new)):
            touched |= {traits.key, *self._keys(traits.named), *self._keys(self._namers[id])}
        for mark in _only(old, new):
            members = self._members[mark]
            marks.add(mark)
            place = bisect_left(members, old.key if old else "")
            touched.update(_around(members, place))
            del members[place]
        for mark in _only(new, old):
            members = self._members[mark]
            marks.add(mark)
            key = new.key if new else ""
            insort(members, key)
            touched.update(_around(members, bisect_left(members, key)))
        for other in old.named if old else ():
            self._namers[other].discard(id)
        for other in new.named if new else ():
            self._namers[other].add(id)

    def _keys(self, ids: Iterable[str]) -> Iterator[Key]:
        return (self._traits[id].key for id in ids if id in self._traits)

    def _weigh(self, marks: Iterable[Mark]) -> list[Mark]:
        """The marks weigh what they should; returns those that weighed something else before.

        That is how much it says that two articles share one: by halvings of their number.
        """
        changed = []
        size = len(self._traits).bit_length()
        common = min(_COMMON, size // 3)
        for mark in marks:
            count = len(self._members[mark])
            rarity = size - count.bit_length()
            kind, is_name, _ = mark.partition(" ")
            weight = _FACTORS[kind] * max(1, rarity) if is_name else _OF_A_WORD * (rarity - common)
            weight = weight if count > 1 and weight > 0 else 0
            if weight != self._weights.get(mark, 0):
                changed.append(mark)
                self._weights[mark] = weight
                if not weight:
                    del self._weights[mark]
        return changed

    def _best(self, id: str) -> tuple[str, ...]:
        traits = self._traits[id]
        beside, others = self._of_story(traits)
        chosen = dict.fromkeys([*self._named(id, traits), *map(id_in, others[:OF_THE_STORY])])
        passed = {traits.key, *beside, *others}
        for key in self._ranked(traits):
            if len(chosen) >= MOST:
                break
            if key not in passed:
                chosen[id_in(key)] = None
        return tuple(chosen)[:MOST]

    def _named(self, id: str, traits: Traits) -> Iterator[str]:
        """What an editor names for it, in order; then what it is named for, the newest first."""
        naming = sorted(self._keys(self._namers[id]), reverse=True)
        for other in (*traits.named, *map(id_in, naming)):
            if other in self._traits and other != id:
                yield other

    def _of_story(self, traits: Traits) -> tuple[list[Key], list[Key]]:
        """Of its story: the ones just before and after it; others near, the newest first."""
        if traits.story is None:
            return [], []
        members = self._members[f"{STORY} {traits.story}"]
        place = bisect_left(members, traits.key)
        beside = members[max(0, place - 1) : place + 2]
        others = [key for key in reversed(_around(members, place)) if key not in beside]
        return beside, others

    def _ranked(self, traits: Traits) -> list[Key]:
        """All that shares something with it, what shares most first."""
        scores: defaultdict[Key, int] = defaultdict(int)
        for mark in self._weights.keys() & traits.marks:
            weight = self._weights[mark]
            for key in _around(members := self._members[mark], bisect_left(members, traits.key)):
                scores[key] += weight
        enough = sorted(scores.values(), reverse=True)[:_LOOKED_AT] or [0]
        best = [(score, key) for key, score in scores.items() if score >= enough[-1]]
        return [key for _, key in sorted(best, reverse=True)]


def _recalled_in(stored: bytes | None) -> Recalled | None:
    with suppress(msgspec.DecodeError):
        return _decode(stored) if stored else None
    return None


def _told(articles: Iterable[Article]) -> Iterator[tuple[object, ...]]:
    """All that ``traits_of`` looks at."""
    for a in articles:
        said = a.description or a.body.opening
        names = (a.countries, a.tags, a.people, a.organisations)
        yield a.id, a.date, a.title, said[:SAID], a.story, a.related, *names


def id_in(key: Key) -> str:
    """The id of the article whose key it is."""
    return key.partition(" ")[2]


def _only(one: Traits | None, other: Traits | None) -> frozenset[Mark]:
    """The marks that hold one key and not the other."""
    if one is None:
        return frozenset()
    return one.marks - other.marks if other and other.key == one.key else one.marks


def _around(members: Sequence[Key], place: int) -> Sequence[Key]:
    """The nearest on either side of a place, and what stands there."""
    return members[max(0, place - REACH) : place + REACH + 1]
