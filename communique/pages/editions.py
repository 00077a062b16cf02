"""A page for each edition, lists of them, the dates to come that they name, and their feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from msgspec.structs import replace

from communique.calendars import icalendar
from communique.cards import Cards
from communique.dates import direction, minutes
from communique.model import (
    Article,
    Card,
    DiaryEntry,
    Edition,
    EditionFile,
    EditionItem,
    EditionPage,
    EditionPart,
    EditionsPage,
    Entry,
    Link,
    Masthead,
    Mending,
    Plain,
    Site,
)

EDITIONS = "/editions/"
EDITIONS_FEED = "/editions/feed.xml"
LATEST = 60
IN_FEED = 30
_WEEK = timedelta(days=6)


def in_words(name: str, cards: Cards) -> str:
    """The day that an edition is called by, or the first and last of its week, in words."""
    if "w" not in name:
        return cards.dates.day_of(date.fromisoformat(name))
    monday = date.fromisocalendar(int(name[:4]), int(name[-2:]), 1)
    return cards.dates.span(monday, monday + _WEEK)


def title_of(edition: Edition, cards: Cards) -> str:
    """What the edition is called: by its editor, else by its day."""
    if edition.file and edition.file.title:
        return edition.file.title
    phrase = cards.words.week_of if edition.is_week else cards.words.edition_of
    return phrase.format(in_words(edition.name, cards))


def edition_pages(site: Site, masthead: Masthead, cards: Cards) -> Iterator[EditionPage]:
    """The page of every edition, with the ones of its kind before and after it."""
    stories = {story.slug: Link(name=story.title, url=story.url) for story in site.stories}
    for is_week in (False, True):
        found = [one for one in site.editions if one.is_week == is_week]
        # Words for days cost more than all else that a page which stays as it is costs.
        make = partial(_neighbours, cards)
        links = cards.kept.made(("neighbours", is_week), make, tuple(one.name for one in found))
        around = [None, *links, None]
        for place, edition in enumerate(found):
            ids = edition.articles
            articles = cards.articles_of(ids)
            of_stories = tuple(stories.get(one.story or "") for one in articles)
            said_of = tuple(id for id, _ in edition.mended)
            yield cards.kept.made(
                ("edition", edition.url),
                partial(_page, masthead, cards),
                edition,
                articles,
                cards.of(ids),
                of_stories,
                cards.articles_of(said_of),
                cards.of(said_of),
                around[place],
                around[place + 2],
            )


def _neighbours(cards: Cards, names: Sequence[str]) -> tuple[Link, ...]:
    return tuple(Link(name=in_words(name, cards), url=f"{EDITIONS}{name}/") for name in names)


def _page(
    masthead: Masthead,
    cards: Cards,
    edition: Edition,
    articles: Sequence[Article],
    shown: Sequence[Card],
    stories: Sequence[Link | None],
    said_of: Sequence[Article],
    said_of_shown: Sequence[Card],
    older: Link | None,
    newer: Link | None,
) -> EditionPage:
    items = {
        article.id: _item(edition, article, card, story, cards)
        for article, card, story in zip(articles, shown, stories, strict=True)
    }
    lang = edition.file.lang if edition.file else masthead.language
    page = EditionPage(
        url=edition.url,
        title=title_of(edition, cards),
        lang=lang,
        dir=direction(lang),
        is_week=edition.is_week,
        day=in_words(edition.name, cards),
        closes=cards.dates.when(edition.closes),
        count=len(articles),
        minutes=minutes(sum(article.words for article in articles)),
        parts=tuple(_parts(edition, items, cards)),
        also=tuple(items[id] for id in edition.also),
        mended=tuple(_mended(edition, said_of, said_of_shown, cards)),
        gone=edition.gone,
        newer=newer,
        older=older,
        shared=cards.gallery.shared(edition.url, title_of(edition, cards)),
    )
    return _with_words(page, edition.file, cards) if edition.file else page


def _with_words(page: EditionPage, file: EditionFile, cards: Cards) -> EditionPage:
    """The page with what its editor wrote."""
    return replace(
        page,
        description=file.description,
        body=cards.gallery.body(file.body) if file.body.words else None,
        sentences=tuple(one for one in file.also_today if " " in one),
        quote=file.quote,
        diary=tuple(_diary(file, cards)),
        calendar=_calendar(page.url, file),
    )


def _item(
    edition: Edition, article: Article, card: Card, story: Link | None, cards: Cards
) -> EditionItem:
    is_withdrawn = article.status == "withdrawn"
    is_whole = not is_withdrawn and not edition.is_week
    return EditionItem(
        card=card,
        points=article.key_points if is_whole else (),
        is_extracted=is_whole and article.is_extracted,
        why_it_matters=article.why_it_matters if is_whole else None,
        story=story,
        mark=dict(edition.marks).get(article.id),
        since=cards.corrections_since(article, edition.closes),
        is_withdrawn=is_withdrawn,
    )


def _parts(edition: Edition, items: dict[str, EditionItem], cards: Cards) -> Iterator[EditionPart]:
    for part in edition.parts:
        shown = tuple(items[id] for id in part.articles)
        if edition.is_week and part.heading:
            name = cards.dates.day_of(date.fromisoformat(part.heading))
            yield EditionPart(heading=name, url=f"{EDITIONS}{part.heading}/", items=shown)
        else:
            yield EditionPart(heading=part.heading, url=None, items=shown)


def _mended(
    edition: Edition, articles: Sequence[Article], shown: Sequence[Card], cards: Cards
) -> Iterator[Mending]:
    for (_, at), article, card in zip(edition.mended, articles, shown, strict=True):
        when = cards.dates.when(at)
        for note in cards.notes(article):
            if note.when == when:
                yield Mending(card=card, label=note.label, when=when, text=note.text)


def _diary(file: EditionFile, cards: Cards) -> Iterator[DiaryEntry]:
    for event in sorted(file.diary, key=lambda one: one.at):
        when = cards.dates.when(event.at)
        yield DiaryEntry(when=when, text=event.text, place=event.place, url=event.url)


def _calendar(url: str, file: EditionFile | None) -> str | None:
    return f"{url}diary.ics" if file and file.diary else None


def diaries(site: Site, masthead: Masthead, cards: Cards) -> Iterator[Plain]:
    """The dates to come of every edition that names some, for calendars."""
    for edition in site.editions:
        url = _calendar(edition.url, edition.file)
        if url and edition.file:
            text = icalendar(
                edition.file.diary,
                name=cards.absolute(edition.url).partition("://")[2],
                generator=masthead.generator,
                stamp=edition.closes,
            )
            yield Plain(url=url, text=text)


def editions_pages(site: Site, cards: Cards) -> Iterator[EditionsPage]:
    """The page of the latest editions, and one for each year that has any."""
    by_year: dict[str, list[Edition]] = {}
    for edition in reversed(site.editions):
        by_year.setdefault(edition.name[:4], []).append(edition)
    years = tuple(Link(name=year, url=f"{EDITIONS}{year}/") for year in by_year)
    latest = tuple(reversed(site.editions[-LATEST:]))
    make = partial(_list, cards, EDITIONS, cards.words.editions, EDITIONS_FEED)
    yield cards.kept.made("editions page", make, latest, years)
    for link in years:
        title = f"{cards.words.editions}, {link.name}"
        make = partial(_list, cards, link.url, title, None)
        found = tuple(by_year[link.name])
        yield cards.kept.made(("editions", link.name), make, found, years)


def _list(
    cards: Cards,
    url: str,
    title: str,
    feed: str | None,
    editions: Sequence[Edition],
    years: tuple[Link, ...],
) -> EditionsPage:
    def month_of(edition: Edition) -> str:
        return cards.dates.month(edition.closes - timedelta(seconds=1))

    return EditionsPage(
        url=url,
        title=title,
        description=None,
        feed=feed,
        months=tuple(
            (month, tuple(_link(one, cards) for one in found))
            for month, found in groupby(editions, month_of)
        ),
        years=years,
    )


def _link(edition: Edition, cards: Cards) -> Link:
    day = in_words(edition.name, cards)
    own = edition.file.title if edition.file else None
    return Link(name=f"{day}: {own}" if own else day, url=edition.url, count=len(edition.articles))


def edition_entries(site: Site, masthead: Masthead, cards: Cards) -> Iterator[Entry]:
    """The latest editions as entries of a feed, the last one first."""
    for edition in reversed(site.editions[-IN_FEED:]):
        make = partial(_entry, masthead, cards)
        key = ("edition entry", edition.url)
        yield cards.kept.made(key, make, edition, cards.of(edition.articles))


def _entry(masthead: Masthead, cards: Cards, edition: Edition, shown: Sequence[Card]) -> Entry:
    file = edition.file
    opening = file.description or file.body.opening if file else ""
    return Entry(
        id=cards.uri(f"editions/{edition.name}"),
        url=cards.absolute(edition.url),
        title=title_of(edition, cards),
        description=opening or None,
        published=edition.closes,
        updated=None,
        authors=(),
        topics=(),
        lang=file.lang if file else masthead.language,
        body=None,
        source=None,
        picture=cards.drawn(cards.gallery.shared(edition.url, title_of(edition, cards))),
        contents=tuple(Link(name=card.title, url=cards.absolute(card.url)) for card in shown),
        leads_on=cards.words.read_edition,
    )
