"""A page for each story, one that lists them, and where an article stands in its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from communique.cards import Cards
from communique.dates import direction
from communique.model import (
    Article,
    Card,
    Happening,
    Link,
    Masthead,
    Place,
    Site,
    StoriesPage,
    Story,
    StoryCard,
    StoryPage,
    StoryStatus,
)

STORIES = "/stories/"
_STATUSES: tuple[StoryStatus, ...] = ("active", "watch", "closed")


def story_pages(site: Site, masthead: Masthead, cards: Cards) -> Iterator[StoryPage]:
    """The page of every story."""
    for story in site.stories:
        make = partial(_page, cards, masthead.language)
        articles = cards.articles_of(story.articles)
        shown = cards.of(story.articles)
        key = ("story", story.slug)
        yield cards.kept.made(key, make, story, articles, shown, cards.known_links)


def _page(
    cards: Cards,
    language: str,
    story: Story,
    articles: Sequence[Article],
    shown: Sequence[Card],
    _: object,
) -> StoryPage:
    happened = _happened(cards, articles, shown)
    lang = story.lang or language
    return StoryPage(
        url=story.url,
        title=story.title,
        description=story.description,
        lang=lang,
        dir=direction(lang),
        status=story.status,
        feed=f"{story.url}feed.xml",
        count=len(articles),
        body=cards.gallery.body(story.body) if story.body else None,
        latest=happened[0][1] if happened else None,
        days=tuple(
            (day, tuple(one for _, one in found))
            for day, found in groupby(happened, lambda one: cards.dates.day(one[0]))
        ),
        countries=_countries(cards, articles),
        map=cards.charts.of(code for one in articles for code in one.countries),
        sources=cards.tallies(articles),
        spread=cards.spread(articles),
        shared=cards.gallery.shared(story.url, story.title),
    )


def _happened(
    cards: Cards, articles: Sequence[Article], shown: Sequence[Card]
) -> list[tuple[datetime, Happening]]:
    """Articles and what was added to them, the latest first."""
    happened = []
    for article, card in zip(articles, shown, strict=True):
        if article.date:
            happened.append((article.date, Happening(card=card)))
        for note in cards.notes(article):
            if note.grade == "update":
                at = datetime.fromisoformat(note.when.iso)
                happened.append((at, Happening(card=card, note=note)))
    return sorted(happened, key=lambda one: one[0], reverse=True)


def _countries(cards: Cards, articles: Sequence[Article]) -> tuple[Link, ...]:
    counted = Counter(link for one in articles for link in cards.links("country", one.countries))
    ranked = sorted(counted, key=lambda link: (-counted[link], link.name))
    return tuple(Link(name=link.name, url=link.url, count=counted[link]) for link in ranked)


def stories_page(site: Site, masthead: Masthead, cards: Cards) -> StoriesPage:
    """The page of all stories: the running ones first, and of those the one last reported on."""
    shown = tuple((story, cards.of(story.articles)) for story in site.stories)
    return cards.kept.made("stories page", partial(_list, masthead), shown)


def _list(masthead: Masthead, shown: Sequence[tuple[Story, Sequence[Card]]]) -> StoriesPage:
    ranked = sorted(shown, key=lambda one: one[1][0].when.iso if one[1] and one[1][0].when else "")
    groups = (
        (
            status,
            tuple(_card(*one, masthead) for one in reversed(ranked) if one[0].status == status),
        )
        for status in _STATUSES
    )
    return StoriesPage(
        url=STORIES,
        title=masthead.words.stories,
        description=None,
        groups=tuple((status, found) for status, found in groups if found),
    )


def _card(story: Story, cards: Sequence[Card], masthead: Masthead) -> StoryCard:
    lang = story.lang or masthead.language
    return StoryCard(
        url=story.url,
        title=story.title,
        description=story.description,
        lang=lang,
        dir=direction(lang),
        count=len(cards),
        first=cards[-1].when if cards else None,
        last=cards[0].when if cards else None,
    )


def places_in(site: Site, cards: Cards) -> dict[str, Place]:
    """Where each article stands in its story, by id; the same objects while nothing changed."""
    places = {}
    for story in site.stories:
        link = Link(name=story.title, url=story.url)
        make = partial(_places, link)
        shown = cards.of(story.articles)
        key = ("places", story.slug)
        found = cards.kept.made(key, make, story.title, story.articles, shown)
        places.update(found)
    return places


def _places(link: Link, _: str, ids: tuple[str, ...], shown: Sequence[Card]) -> dict[str, Place]:
    around = [None, *shown, None]
    return {
        id: Place(
            story=link,
            number=len(ids) - place,
            later=around[place],
            earlier=around[place + 2],
        )
        for place, id in enumerate(ids)
    }
