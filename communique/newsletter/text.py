"""A newsletter as plain text, for whoever reads mail so, and for those who cannot see the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.feeds.text import line
from communique.model import Body, EditionItem, EditionPage, Masthead, Newsletter
from communique.newsletter.columns import WIDTH, columns, wrapped
from communique.newsletter.plain import plain
from communique.wording import counted

_RULE = "-" * WIDTH
_INDENT = "  "


def newsletter_text(
    newsletter: Newsletter, masthead: Masthead, html_of: Callable[[Body, str], str]
) -> str:
    """The whole newsletter in lines of up to 72 columns, but for addresses.

    ``html_of`` gives a body's HTML as it stands away from the page at an address of the site.
    """
    return "\n\n".join(_blocks(newsletter, masthead, html_of)) + "\n"


def _blocks(
    newsletter: Newsletter, masthead: Masthead, html_of: Callable[[Body, str], str]
) -> Iterator[str]:
    edition, words = newsletter.edition, masthead.words
    yield from _head(edition, masthead)
    html = html_of(edition.body, edition.url) if edition.body else ""
    if text := plain(html, _at(edition.url, masthead)):
        yield text
    for part in edition.parts:
        if part.heading:
            yield _heading(part.heading)
        for item in part.items:
            yield from _item(item, masthead)
    yield from _briefs(edition, masthead)
    yield from _besides(edition, masthead)
    yield wrapped(words.end_mark.replace("{}", edition.day))
    at_home = _at("/", masthead)
    yield "\n".join([_RULE, wrapped(line(masthead.title)), at_home])
    yield f"{words.unsubscribe}: {newsletter.unsubscribe}"


def _head(edition: EditionPage, masthead: Masthead) -> Iterator[str]:
    words = masthead.words
    counts = (
        counted(words.articles, edition.count, masthead.language),
        counted(words.reading, edition.minutes, masthead.language),
    )
    yield wrapped(line(masthead.title))
    title = wrapped(line(edition.title))
    days = () if edition.day in edition.title else (edition.day,)
    yield "\n".join([title, "=" * min(WIDTH, max(map(columns, title.split("\n"))))])
    yield "\n".join([wrapped(" · ".join((*days, *counts))), _at(edition.url, masthead)])
    if edition.description:
        yield wrapped(line(edition.description))


def _heading(text: str) -> str:
    heading = wrapped(line(text))
    return f"{heading}\n{'-' * min(WIDTH, max(map(columns, heading.split(chr(10)))))}"


def _item(item: EditionItem, masthead: Masthead) -> Iterator[str]:
    words, card = masthead.words, item.card
    said = words.withdrawal if item.is_withdrawn else None
    if said is None and item.mark:
        named = {"new": words.new, "continuing": words.continuing}[item.mark]
        said = f"{named}: {line(item.story.name)}" if item.story else named
    if said is None and card.genre:
        said = words.genre(card.genre)
    yield wrapped(f"[{said}] {line(card.title)}" if said else line(card.title), "* ", _INDENT)
    if card.description and not item.is_withdrawn:
        yield wrapped(line(card.description), _INDENT)
    if item.points:
        points = [wrapped(line(one), "  - ", "    ") for one in item.points]
        label = [f"  {words.from_the_text}:"] if item.is_extracted else []
        yield "\n".join([*label, *points])
    if item.why_it_matters:
        yield wrapped(f"{words.why_it_matters}: {line(item.why_it_matters)}", _INDENT)
    for note in item.since:
        yield wrapped(f"{note.label}, {note.when.day}: {line(note.text)}", _INDENT)
    yield _INDENT + _at(card.url, masthead)


def _briefs(edition: EditionPage, masthead: Masthead) -> Iterator[str]:
    if not edition.also and not edition.sentences:
        return
    yield _heading(masthead.words.also_today)
    for item in edition.also:
        title = wrapped(line(item.card.title), "* ", _INDENT)
        yield f"{title}\n{_INDENT}{_at(item.card.url, masthead)}"
    for sentence in edition.sentences:
        yield wrapped(line(sentence), "* ", _INDENT)


def _besides(edition: EditionPage, masthead: Masthead) -> Iterator[str]:
    """The quotation, what is to come, what was said since."""
    words = masthead.words
    if quote := edition.quote:
        name = [wrapped(line(quote.name), "> — ", "> ")] if quote.name else []
        yield "\n".join([wrapped(line(quote.text), "> "), *name])
    if edition.diary:
        yield _heading(words.diary)
        for event in edition.diary:
            clock = f", {event.when.clock}" if event.when.clock else ""
            place = f", {line(event.place)}" if event.place else ""
            said = wrapped(f"{event.when.day}{clock}: {line(event.text)}{place}", "* ", _INDENT)
            yield f"{said}\n{_INDENT}{event.url}" if event.url else said
        if edition.calendar:
            yield f"{words.into_calendar}: {_at(edition.calendar, masthead)}"
    if edition.mended or edition.gone:
        yield _heading(words.mended)
        for one in edition.mended:
            said = f"{one.label}: {line(one.card.title)}: {line(one.text)}"
            yield wrapped(said, "* ", _INDENT) + f"\n{_INDENT}{_at(one.card.url, masthead)}"
        for title in edition.gone:
            yield wrapped(words.gone.replace("{}", line(title)), "* ", _INDENT)


def _at(url: str, masthead: Masthead) -> str:
    return masthead.base_url.rstrip("/") + url
