"""Feeds, and what lists them: a page for people, OPML for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from communique.cards import Cards
from communique.model import (
    Feed,
    FeedFormat,
    FeedList,
    FeedsPage,
    Link,
    Masthead,
    Site,
    Subscribable,
    Subscription,
)
from communique.pages.channels import FRONT, Channel, Contents, channels_in
from communique.pages.data import ADDRESSES, NAMES
from communique.pages.identity import SMALL, TINY
from communique.tables import Feeds

LIST = "/feeds.opml"
_FORMATS: dict[str, FeedFormat] = {"RSS": "rss", "Atom": "atom", "JSON Feed": "json"}


def feeds_in(site: Site, masthead: Masthead, cards: Cards, rules: Feeds) -> Iterator[Feed]:
    """Every feed of every channel."""
    contents = Contents(site, masthead, cards, rules)
    for channel in channels_in(site, masthead):
        entries = contents.of(channel.home)
        own = channel.holds if channel.home != FRONT else masthead.description or channel.holds
        for name, url in channel.formats:
            yield Feed(
                id=cards.uri(channel.home),
                url=url,
                site=_absolute(masthead, ""),
                icons=_icons(masthead),
                title=channel.title(masthead),
                description=own,
                home=_absolute(masthead, channel.home),
                self_url=_absolute(masthead, url),
                language=masthead.language,
                generator=masthead.generator,
                entries=entries,
                format=_FORMATS[name],
                hub=rules.hub,
            )


def _icons(masthead: Masthead) -> tuple[str, str, str]:
    return _absolute(masthead, TINY), _absolute(masthead, SMALL), _absolute(masthead, masthead.logo)


def feeds_page(site: Site, masthead: Masthead) -> FeedsPage:
    """The page that lists all feeds for people."""
    words = masthead.words
    return FeedsPage(
        url="/feeds/",
        title=words.feeds,
        description=None,
        every=Link(name=words.every_feed, url=LIST),
        data=tuple(Link(name=NAMES[one], url=url) for one, url in ADDRESSES.items()),
        groups=tuple(
            (heading, tuple(map(_subscribable, channels)))
            for heading, channels in _grouped(channels_in(site, masthead))
        ),
    )


def _subscribable(channel: Channel) -> Subscribable:
    return Subscribable(
        name=channel.name,
        url=channel.home,
        holds=channel.holds,
        count=channel.articles,
        feeds=tuple(Link(name=name, url=url) for name, url in channel.formats),
    )


def feed_list(site: Site, masthead: Masthead) -> FeedList:
    """All feeds for programs, to be subscribed to at once: one of each channel."""
    return FeedList(
        url=LIST,
        title=masthead.title,
        language=masthead.language,
        groups=tuple(
            (heading, tuple(_subscription(channel, masthead) for channel in channels))
            for heading, channels in _grouped(channels_in(site, masthead))
        ),
    )


def _subscription(channel: Channel, masthead: Masthead) -> Subscription:
    (_, feed), *_ = channel.formats
    return Subscription(
        title=channel.name,
        feed=_absolute(masthead, feed),
        home=_absolute(masthead, channel.home),
        description=channel.holds,
    )


def _grouped(channels: Iterable[Channel]) -> Iterator[tuple[str, Iterator[Channel]]]:
    return groupby(channels, key=lambda channel: channel.group)


def _absolute(masthead: Masthead, url: str) -> str:
    return masthead.base_url.rstrip("/") + url
