"""What an article is together with: its story, its edition, its sources, its likes of other days.

What is compared with other articles is looked at only while it can still be changed: from two
weeks before now on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import cache

from communique.check.values import Facts, Finding
from communique.doubles import Resemblance, one_event_pairs, repeats_in
from communique.model import Article, Edition, EditionFile
from communique.sourcing import outlet_of, single_source

RECENT = timedelta(days=14)
COMPARED = 1000  # articles, the newest
HALF = 0.5
A_FEW = 4  # articles

FactsAt = Mapping[str, Facts]


def unknown_stories(
    articles: Sequence[Article], known: Iterable[str], facts: FactsAt
) -> Iterator[Finding]:
    """A story that one article names, and that no file describes, may be a slip."""
    counts = Counter(article.story for article in articles if article.story)
    names = {*known, *(name for name, count in counts.items() if count > 1)}
    for article in articles:
        name = article.story
        if name and name not in names:
            close = get_close_matches(name, names, n=1)
            hint = f"did you mean '{close[0]}'?" if close else None
            yield facts[article.path].found(
                "story-unknown",
                f"no other article is of the story '{name}', and no file describes it",
                facts[article.path].line("story"),
                hint=hint or f"describe it in content/stories/{name}.md",
            )


def unknown_originals(articles: Sequence[Article], facts: FactsAt) -> Iterator[Finding]:
    """What an article is a translation of is there, and in another language."""
    known = {article.id: article for article in articles}
    for article in articles:
        original = known.get(article.translation_of or "")
        if article.translation_of and (original is None or original.lang == article.lang):
            name = article.translation_of
            close = get_close_matches(name, known, n=1) if original is None else []
            said = "no article has that id" if original is None else f"both are in '{article.lang}'"
            yield facts[article.path].found(
                "translation-unknown",
                f"it cannot be a translation of '{name}': {said}",
                facts[article.path].line("translation_of"),
                hint=f"did you mean '{close[0]}'?" if close else None,
            )


def unknown_picks(
    editions: Iterable[EditionFile], articles: Iterable[Article], facts: FactsAt
) -> Iterator[Finding]:
    """What an edition's file picks is there."""
    names = {name for article in articles for name in (article.id, article.slug)}
    for edition in editions:
        for pick in edition.picks:
            if pick not in names:
                close = get_close_matches(pick, names, n=1)
                yield facts[edition.path].found(
                    "pick-unknown",
                    f"no article has the id or slug '{pick}'",
                    facts[edition.path].line("picks"),
                    hint=f"did you mean '{close[0]}'?" if close else None,
                )


def single_sources(articles: Iterable[Article], facts: FactsAt) -> Iterator[Finding]:
    """A text of one's own rests on more than one report."""
    for article in articles:
        outlet = single_source(article)
        if outlet:
            name = "sources" if article.sources else "source"
            yield facts[article.path].found(
                "source-single",
                f"it rests on one source: {outlet}",
                facts[article.path].line(name),
                hint="find another report, or say in the text that nobody else has it",
            )


def unknown_outlets(
    articles: Iterable[Article], known: Collection[str], facts: FactsAt
) -> Iterator[Finding]:
    """What was taken from an outlet names one that is known; a slip in any name is told.

    ``known`` are the names of outlets.
    """
    close = cache(lambda name: get_close_matches(name, known, n=1, cutoff=0.85))
    for article in articles:
        for source in (article.source, *article.sources):
            name = outlet_of(source) if source else None
            if source is None or name is None or source.outlet:
                continue
            near = close(name)
            is_taken = source is article.source and article.kind != "own"
            if near or is_taken:
                yield facts[article.path].found(
                    "outlet-unknown",
                    f"nothing is known of the outlet '{name}'",
                    facts[article.path].line("source" if source is article.source else "sources"),
                    hint=f"did you mean '{near[0]}'?" if near else None,
                )


def recent(articles: Iterable[Article], now: datetime) -> list[Article]:
    """The articles that can still be changed with regard to each other, newest first."""
    found = [one for one in articles if one.date and one.date >= now - RECENT]
    return sorted(found, key=lambda one: (str(one.date), one.id), reverse=True)[:COMPARED]


def one_event_twice(articles: Sequence[Article], facts: FactsAt) -> Iterator[Finding]:
    """Recent articles of one event belong to one story, or one of them is too many."""
    paths = {article.id: article.path for article in articles}
    for pair in one_event_pairs(articles):
        later = facts[paths[pair.later]]
        yield later.found(
            "event-twice",
            f"looks like the event of {paths[pair.earlier]} ({pair.likeness:.0%} alike)",
            later.line("title"),
            hint="give both the same story:, or leave one out",
        )


def repeats(
    editions: Iterable[Edition], articles: Sequence[Article], facts: FactsAt
) -> Iterator[Finding]:
    """An edition tells an event once."""
    resemblance = Resemblance(articles)
    paths = {article.id: article.path for article in articles}
    for edition in editions:
        if edition.is_frozen or not all(id in paths for id in edition.articles):
            continue
        for pair in repeats_in(edition, resemblance):
            later = facts[paths[pair.later]]
            yield later.found(
                "edition-repeats",
                f"the edition of {edition.name} has this event from {paths[pair.earlier]} already",
                later.line("title"),
                hint="say in the headline what is new, or leave one out",
            )


def one_outlet(
    editions: Iterable[Edition], articles: Iterable[Article], facts: FactsAt
) -> Iterator[Finding]:
    """No more than half of an edition is of one outlet (Isbell, 2010)."""
    by_id = {article.id: article for article in articles}
    for edition in editions:
        held = [by_id[id] for id in edition.articles if id in by_id]
        counts = Counter(name for one in held if (name := _taken_from(one)))
        for name, count in counts.most_common(1):
            if len(held) >= A_FEW and count > len(held) * HALF:
                first = next(one for one in held if _taken_from(one) == name)
                yield facts[first.path].found(
                    "edition-one-outlet",
                    f"{count} of the {len(held)} articles of the edition of {edition.name} are"
                    f" from {name}",
                    facts[first.path].line("source"),
                    hint="take fewer, or tell them in your own words",
                )


def _taken_from(article: Article) -> str | None:
    is_taken = article.kind != "own" and article.source is not None
    return outlet_of(article.source) if is_taken and article.source else None
