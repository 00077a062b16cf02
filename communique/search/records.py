"""What of each article can be found: its words, and the country, topic and year to filter by."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from communique.cards import Cards
from communique.model import Article, Site, Value

_PAGE = """<!doctype html>
<html lang="{lang}">
<body>
<div>{fields}</div>
<main data-pagefind-body>
<h1>{title}</h1>
<p data-pagefind-weight="2">{description}</p>
{text}
</main>
</body>
</html>
"""


class Record(Value, frozen=True, kw_only=True):
    """An article as the search knows it.

    ``day`` is its date in words, ``moment`` the one to sort by. ``body`` is the key of its text;
    None where the page shows only the ``opening``.
    """

    url: str
    title: str
    description: str
    day: str
    moment: str
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    body: str | None
    opening: str

    def page(self, lang: str, html: str) -> str:
        """The record as a page for Pagefind to read; ``html`` is that of its body."""
        fields = "".join(_fields(self))
        text = escape(self.opening) if self.body is None else html
        return _PAGE.format(
            lang=escape(lang),
            fields=fields,
            title=escape(self.title),
            description=escape(self.description),
            text=text,
        )


def records_of(site: Site, cards: Cards) -> tuple[Record, ...]:
    """The records of all articles that lists show, newest first."""
    return tuple(_record(article, cards) for article in site.articles)


def _record(article: Article, cards: Cards) -> Record:
    card = cards.card(article)
    return Record(
        url=article.url,
        title=article.title,
        description=article.description or "",
        day=card.when.day if card.when else "",
        moment=card.when.iso if card.when else "",
        countries=tuple(link.name for link in cards.links("country", article.countries)),
        topics=tuple(link.name for link in cards.links("topic", article.tags)),
        body=None if article.kind == "excerpt" else article.body.key,
        opening=article.body.opening,
    )


def _fields(record: Record) -> Iterator[str]:
    """What Pagefind keeps beside the text: shown with a result, sorted by, filtered by."""
    yield _field("meta", "day", record.day)
    # Two articles of one moment would be sorted by chance.
    yield _field("sort", "date", f"{record.moment} {record.url}")
    yield _field("filter", "year", record.moment[:4])
    for country in record.countries:
        yield _field("filter", "country", country)
    for topic in record.topics:
        yield _field("filter", "topic", topic)


def _field(kind: str, name: str, text: str) -> str:
    return f'<i data-pagefind-{kind}="{name}">{escape(text)}</i>'
