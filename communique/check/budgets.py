"""How long an edition is: as a whole, and in what it shows of each article.

An edition that can be finished has a length. What is shown of one is its standfirst, its key points
and why it matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from communique.check.values import Facts, Finding
from communique.dates import minutes
from communique.markdown.prose import words_in
from communique.model import Article, Edition
from communique.tables import Editions

FactsAt = Mapping[str, Facts]


def lengths(
    editions: Iterable[Edition], articles: Iterable[Article], budget: Editions, facts: FactsAt
) -> Iterator[Finding]:
    """Editions of days that can still be changed keep within the budget; 0 is none."""
    by_id = {article.id: article for article in articles}
    for edition in editions:
        if edition.is_week or edition.is_frozen:
            continue
        held = [by_id[id] for id in edition.articles if id in by_id]
        yield from _whole(edition, held, budget.words, facts)
        for part in edition.parts:
            shown = [by_id[id] for id in part.articles if id in by_id]
            yield from _pieces(shown, budget.piece_words, facts)
        yield from _briefs(edition, budget.brief_words, facts)


def _whole(edition: Edition, held: list[Article], most: int, facts: FactsAt) -> Iterator[Finding]:
    count = sum(article.words for article in held)
    if held and 0 < most < count:
        path = edition.file.path if edition.file else max(held, key=lambda one: one.words).path
        yield facts[path].found(
            "edition-length",
            f"the edition of {edition.name} has {count} words, {minutes(count)} minutes to read:"
            f" its budget is {most}",
            1,
            hint="leave something for tomorrow, or shorten the longest",
        )


def _pieces(shown: list[Article], most: int, facts: FactsAt) -> Iterator[Finding]:
    for article in shown:
        points = () if article.is_extracted else article.key_points
        said = (article.description or "", *points, article.why_it_matters or "")
        count = sum(map(words_in, said))
        if 0 < most < count:
            name = "key_points" if points else "description"
            yield facts[article.path].found(
                "piece-length",
                f"an edition shows {count} words of it: the budget of a piece is {most}",
                facts[article.path].line(name),
                hint="shorten standfirst and key points: the article says the rest",
            )


def _briefs(edition: Edition, most: int, facts: FactsAt) -> Iterator[Finding]:
    for said in edition.file.also_today if edition.file else ():
        if edition.file and 0 < most < words_in(said):
            yield facts[edition.file.path].found(
                "piece-length",
                f"what stands in brief has {words_in(said)} words: its budget is {most}",
                facts[edition.file.path].line("also_today"),
                hint="make an article of it, or shorten it",
            )
