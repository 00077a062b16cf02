"""What can be subscribed to: the whole, editions, corrections, each story, each term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import chain
from typing import NamedTuple

from communique.cards import Cards
from communique.model import Article, Entry, Masthead, Site, TermKind
from communique.organise import newest_first
from communique.pages.archive import dated
from communique.pages.corrections import CORRECTIONS, correction_entries
from communique.pages.editions import EDITIONS, edition_entries
from communique.pages.terms import KINDS
from communique.tables import Feeds

FEED, ATOM, JSON = "feed.xml", "atom.xml", "feed.json"
FRONT = "/"


class Channel(NamedTuple):
    """Something to subscribe to: the page ``home`` tells of it, its feeds lie beside that.

    ``group`` is what it is listed under, ``holds`` says in words what its entries are.
    ``articles`` are how many there are on that page, newer and older.
    """

    group: str
    home: str
    name: str
    holds: str
    articles: int | None = None

    def title(self, masthead: Masthead) -> str:
        """What readers call the feed."""
        return masthead.title if self.home == FRONT else f"{masthead.title}: {self.name}"

    @property
    def formats(self) -> tuple[tuple[str, str], ...]:
        """The name and the address of its feed in each format, the most widely read first."""
        found = (("RSS", FEED), ("Atom", ATOM), ("JSON Feed", JSON))
        return tuple(
            (name, self.home + file) for name, file in found if file != ATOM or self.home == FRONT
        )


def channels_in(site: Site, masthead: Masthead) -> Iterator[Channel]:
    """Everything there is to subscribe to, in the order in which it is listed."""
    words = masthead.words
    yield Channel(words.everything, FRONT, masthead.title, words.feed_everything)
    yield Channel(words.besides, EDITIONS, words.editions, words.feed_editions)
    yield Channel(words.besides, CORRECTIONS, words.corrections, words.feed_corrections)
    for story in site.stories:
        holds = words.feed_story.replace("{}", story.title)
        yield Channel(words.stories, story.url, story.title, holds, len(story.articles))
    for kind in KINDS:
        terms = (term for term in site.terms if term.kind == kind)
        for term in sorted(terms, key=lambda term: (term.name.casefold(), term.url)):
            holds = words.feed_of(kind).replace("{}", term.name)
            yield Channel(words.all_of(kind), term.url, term.name, holds, len(term.articles))


class Contents:
    """What each channel of a site holds: its newest entries, at least as many as ``rules`` say.

    An article that was withdrawn is there as a notice, in every feed in which readers may have it.
    """

    def __init__(self, site: Site, masthead: Masthead, cards: Cards, rules: Feeds) -> None:
        self._site = site
        self._masthead = masthead
        self._cards = cards
        self._rules = rules
        self._articles = {article.id: article for article in site.articles}
        self._members = {story.url: story.articles for story in site.stories}
        self._members.update((term.url, term.articles) for term in site.terms)
        self._withdrawn = _withdrawn_by_address(site)

    def of(self, home: str) -> tuple[Entry, ...]:
        """The entries of the channel whose page is there."""
        if home == EDITIONS:
            return tuple(edition_entries(self._site, self._masthead, self._cards))
        if home == CORRECTIONS:
            return correction_entries(self._site, self._cards, self._rules.items)
        if home == FRONT:
            return self._entries(self._site.articles, self._site.withdrawn)
        members = [self._articles[id] for id in self._members[home]]
        return self._entries(members, self._withdrawn.get(home, ()))

    def _entries(
        self, articles: Sequence[Article], withdrawn: Iterable[Article]
    ) -> tuple[Entry, ...]:
        chosen = _with_notices(_recent(articles, self._rules), withdrawn)
        made = (self._cards.entry(one, full_text=self._rules.full_text) for one in chosen)
        return tuple(entry for entry in made if entry)


def _withdrawn_by_address(site: Site) -> Mapping[str, Sequence[Article]]:
    """The withdrawn articles that belonged to each story and term that there is."""
    found: dict[str, list[Article]] = defaultdict(list)
    if not site.withdrawn:
        return found
    by_key = {(term.kind, key): term for term in site.terms for key in term.keys}
    stories = {story.slug: story.url for story in site.stories}
    for article in site.withdrawn:
        terms = [by_key[name] for name in _names_in(article) if name in by_key]
        regions = chain.from_iterable(term.regions for term in terms)
        terms += [by_key["region", name] for name in regions if ("region", name) in by_key]
        urls = [term.url for term in terms]
        if article.story in stories:
            urls.append(stories[article.story])
        for url in dict.fromkeys(urls):
            found[url].append(article)
    return found


def _names_in(article: Article) -> Iterator[tuple[TermKind, str]]:
    """What the article is filed under: the kind of each term, and what the article calls it."""
    named: tuple[tuple[TermKind, Sequence[str]], ...] = (
        ("country", article.countries),
        ("organisation", article.organisations),
        ("person", article.people),
        ("topic", article.tags),
        ("author", article.authors),
        ("outlet", article.outlets),
    )
    return ((kind, name) for kind, names in named for name in names)


def _with_notices(articles: Sequence[Article], withdrawn: Iterable[Article]) -> Sequence[Article]:
    """The articles, and those withdrawn of their time: readers who have one should know."""
    oldest = dated(articles[-1]) if articles else None
    notices = [one for one in withdrawn if one.date and (oldest is None or one.date >= oldest)]
    return newest_first((*articles, *notices)) if notices else articles


def _recent(articles: Sequence[Article], rules: Feeds) -> Sequence[Article]:
    """The newest: as many as ``rules.items``, and all within ``rules.days`` of the newest."""
    if not articles:
        return articles
    oldest = dated(articles[0]) - timedelta(days=rules.days)
    chosen = rules.items
    while chosen < len(articles) and dated(articles[chosen]) >= oldest:
        chosen += 1
    return articles[:chosen]
