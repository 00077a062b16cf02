"""What was corrected or withdrawn: the page of all of it, and what its feed holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from typing import NamedTuple

from communique.cards import Cards
from communique.model import Article, Card, CorrectionsPage, Entry, Grade, Mending, Site, Wording

CORRECTIONS = "/corrections/"
CORRECTIONS_FEED = "/corrections/feed.xml"
_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


class Mended(NamedTuple):
    """What was said of an article, and when; no moment is known of some withdrawals."""

    article: Article
    grade: Grade
    at: datetime | None
    text: str

    @property
    def order(self) -> datetime:
        """Where it stands in time."""
        return self.at or self.article.date or _LONG_AGO


def corrections_page(site: Site, cards: Cards) -> CorrectionsPage:
    """The page of everything that was corrected or withdrawn."""
    found = tuple((one, cards.card(one.article)) for one in mended(site, cards.words))
    return cards.kept.made("corrections", partial(_page, cards), found)


def _page(cards: Cards, found: Sequence[tuple[Mended, Card]]) -> CorrectionsPage:
    return CorrectionsPage(
        url=CORRECTIONS,
        title=cards.words.corrections,
        description=None,
        feed=CORRECTIONS_FEED,
        mendings=tuple(
            Mending(
                card=card,
                label=cards.words.label(one.grade),
                when=cards.dates.when(one.at) if one.at else None,
                text=one.text,
            )
            for one, card in found
        ),
    )


def correction_entries(site: Site, cards: Cards, most: int) -> tuple[Entry, ...]:
    """The newest corrections and withdrawals as entries of their own, whose identity is stable."""
    found = [one for one in mended(site, cards.words) if one.at or one.article.date][:most]
    return cards.kept.made("correction entries", partial(_entries, cards), tuple(found))


def _entries(cards: Cards, found: Sequence[Mended]) -> tuple[Entry, ...]:
    names = list(map(_name, found))
    return tuple(
        Entry(
            id=cards.uri(name + (f"/{again}" if (again := names[place:].count(name)) > 1 else "")),
            url=cards.absolute(one.article.url),
            title=f"{cards.words.label(one.grade)}: {one.article.title}",
            description=one.text,
            published=one.order,
            updated=None,
            authors=(),
            topics=(),
            lang=one.article.lang,
            body=None,
            source=None,
            leads_on=cards.words.to_article,
        )
        for place, (one, name) in enumerate(zip(found, names, strict=True))
    )


def _name(one: Mended) -> str:
    """What an entry is called for ever: what was said of which article, and when."""
    return f"{one.article.id}/{one.grade}/{one.order.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def mended(site: Site, words: Wording) -> tuple[Mended, ...]:
    """All corrections, clarifications, retractions and withdrawals, newest first."""
    everywhere = chain(site.articles, site.undated, site.withdrawn)
    concerned = [one for one in everywhere if one.corrections or one.status == "withdrawn"]
    found = chain.from_iterable(_of(one, words) for one in concerned)
    ranked = sorted(found, key=lambda one: (one.order, one.article.id, one.text), reverse=True)
    return tuple(ranked)


def _of(article: Article, words: Wording) -> Iterator[Mended]:
    grades = set()
    for one in article.corrections:
        grades.add(one.grade)
        yield Mended(article, one.grade, one.at, one.text)
    # A retraction says of a withdrawn article all there is to say.
    if article.status == "withdrawn" and "retraction" not in grades:
        yield Mended(article, "withdrawal", article.modified, words.withdrawn)
