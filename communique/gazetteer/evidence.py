"""What a text has for each country and organisation: how often, how early, in which words."""

from __future__ import annotations

from collections.abc import Iterable

from communique.gazetteer.lexicon import Hit, Sense

LEAD = 300  # characters after the headline that tell what a story is about
WEAK = frozenset({"firm", "person"})  # kinds that point to a country without naming it


class Tally:
    """The mentions of one thing in one text. ``first`` is where its first mention begins.

    It is ``headed`` by a person who speaks for it: the headline names one.
    """

    __slots__ = ("first", "headed", "kinds", "lead", "named", "title", "weak", "words")

    def __init__(self, first: int) -> None:
        self.first = first
        self.title = 0
        self.lead = 0
        self.named = 0
        self.weak = 0
        self.headed = False
        self.kinds: dict[str, int] = {}
        self.words: dict[str, int] = {}

    def add(self, word: str, kind: str, start: int, title_end: int) -> None:
        """One more mention, by ``word`` at ``start``."""
        if kind in WEAK:
            self.weak += 1
            self.headed = self.headed or (kind == "person" and start < title_end)
        else:
            self.named += 1
            if start < self.first:
                self.first = start
            self.title += start < title_end
            self.lead += title_end <= start < title_end + LEAD
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        self.words[word] = self.words.get(word, 0) + 1


Tallies = dict[str, Tally]


def tallies_of(hits: Iterable[Hit], title_end: int) -> tuple[Tallies, Tallies]:
    """Country code -> its mentions; organisation -> its mentions.

    Doubtful words are counted only for what another word of the text points to as well.
    """
    countries: Tallies = {}
    organisations: Tallies = {}
    doubtful: list[tuple[Tallies, Hit, Sense]] = []
    for hit in hits:
        for sense in hit.term.counted:
            kind = sense.kind
            tallies = organisations if kind == "organisation" else countries
            if sense.doubtful:
                doubtful.append((tallies, hit, sense))
                continue
            count(tallies, sense.key, hit.term.text, kind, hit.start, title_end)
    for tallies, hit, sense in doubtful:
        if sense.key in tallies:
            tallies[sense.key].add(hit.term.text, sense.kind, hit.start, title_end)
    return countries, organisations


def count(tallies: Tallies, key: str, word: str, kind: str, start: int, title_end: int) -> None:
    """``tallies`` has one more mention of ``key``."""
    tally = tallies.get(key)
    if tally is None:
        tally = tallies[key] = Tally(1 << 30 if kind in WEAK else start)
    tally.add(word, kind, start, title_end)
