"""What is known of every article, as tables for programs and spreadsheets: no text of any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from communique.cards import Cards
from communique.model import (
    Article,
    Dataset,
    Link,
    Masthead,
    NoteRecord,
    Record,
    Site,
    SourceRecord,
    StoryRecord,
    TableFormat,
)
from communique.organise import newest_first
from communique.pages.archive import dated
from communique.passages import genre_of
from communique.sourcing import outlet_of

ADDRESSES: dict[TableFormat, str] = {"json": "/data/articles.json", "csv": "/data/articles.csv"}
NAMES: dict[TableFormat, str] = {"json": "JSON", "csv": "CSV"}


class Told(NamedTuple):
    """An article's record and all it was made from."""

    article: Article
    story: StoryRecord | None
    record: Record


def datasets(site: Site, masthead: Masthead, cards: Cards) -> Iterator[Dataset]:
    """The records of all articles that lists show, and what is left of those withdrawn."""
    records = _records(site, cards)
    for format, url in ADDRESSES.items():
        yield Dataset(
            url=url,
            format=format,
            title=masthead.title,
            home=masthead.base_url,
            language=masthead.language,
            generator=masthead.generator,
            records=records,
        )


def _records(site: Site, cards: Cards) -> tuple[Record, ...]:
    before: dict[str, Told] = cards.kept.before("records") or {}
    after: dict[str, Told] = {}
    cards.kept.keep("records", after)
    stories = {
        one.slug: StoryRecord(title=one.title, url=cards.absolute(one.url)) for one in site.stories
    }
    withdrawn = [one for one in site.withdrawn if one.date]
    listed = newest_first((*site.articles, *withdrawn)) if withdrawn else site.articles
    for article in listed:
        story = stories.get(article.story or "")
        told = before.get(article.id)
        same = told and told.article is article and told.story == story and cards.same_links
        if told is None or not same:
            told = Told(article, story, _record(article, story, cards))
        after[article.id] = told
    return tuple([told.record for told in after.values()])


def _record(article: Article, story: StoryRecord | None, cards: Cards) -> Record:
    if article.status == "withdrawn":
        return _remnant(article, cards)
    return Record(
        id=cards.uri(article.id),
        url=cards.absolute(article.url),
        status="published",
        kind=article.kind,
        title=article.title,
        description=article.description,
        language=article.lang,
        section=article.section,
        genre=genre_of(article.section),
        published=cards.dates.iso(dated(article)),
        modified=cards.dates.iso(article.modified) if article.modified else None,
        expires=cards.dates.iso(article.expires) if article.expires else None,
        minutes=cards.card(article).minutes,
        authors=_names(cards.links("author", article.authors)),
        topics=_names(cards.links("topic", article.tags)),
        countries=article.countries,
        mentioned=article.mentioned,
        organisations=_names(cards.links("organisation", article.organisations)),
        people=_names(cards.links("person", article.people)),
        story=story,
        sources=tuple(_sources(article, cards)),
        notes=_notes(article, cards),
    )


def _remnant(article: Article, cards: Cards) -> Record:
    """What is told of a withdrawn article: enough to find it among what one has of it."""
    return Record(
        id=cards.uri(article.id),
        url=cards.absolute(article.url),
        status="withdrawn",
        kind=article.kind,
        title=article.title,
        language=article.lang,
        published=cards.dates.iso(dated(article)),
        modified=cards.dates.iso(article.modified) if article.modified else None,
        notes=tuple(one for one in _notes(article, cards) if one.kind != "update"),
    )


def _sources(article: Article, cards: Cards) -> Iterator[SourceRecord]:
    for one in (article.source, *article.sources):
        if one and (name := outlet_of(one)):
            known = cards.outlet(one.outlet or "")
            yield SourceRecord(
                name=one.name or name,
                url=one.url,
                title=one.title,
                language=one.lang,
                published=one.published,
                outlet=one.outlet,
                country=known.country or None,
                ownership=known.ownership or None,
            )


def _notes(article: Article, cards: Cards) -> tuple[NoteRecord, ...]:
    """Corrections, then updates; of each the newest first."""
    if not (article.corrections or article.updates):
        return ()
    mended = (
        NoteRecord(at=cards.dates.iso(one.at), kind=one.grade, text=one.text)
        for one in sorted(article.corrections, key=lambda one: one.at, reverse=True)
    )
    added = (
        NoteRecord(at=cards.dates.iso(one.at), kind="update", text=one.note)
        for one in sorted(article.updates, key=lambda one: one.at, reverse=True)
    )
    return (*mended, *added)


def _names(links: tuple[Link, ...]) -> tuple[str, ...]:
    return tuple(link.name for link in links)
