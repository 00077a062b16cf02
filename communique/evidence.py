"""Why an article is said to be about what it is about, in lines for its editor to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from communique.articles import cites_sources
from communique.config import config_of
from communique.errors import CommuniqueError, ContentError, problems_in
from communique.fields import Fields
from communique.frontmatter import Document, document
from communique.gazetteer import Knowledge
from communique.gazetteer.reasons import Reason, Reasons, Sight, reasons_for
from communique.knowledge import knowledge_of
from communique.load import placed
from communique.markdown import Converter
from communique.standing import unreadable
from communique.subjects import Choices, choices_in


def evidence_for(
    root: Path, articles: Iterable[str], unread: Iterable[CommuniqueError] = ()
) -> tuple[str, ...]:
    """Why each of the articles, paths from the site's root, has the tags it has.

    Raises an ``ExceptionGroup`` of everything that keeps any of them from being read, and of what
    is ``unread`` already; a ``ConfigError`` for the site's configuration.
    """
    knowledge, problems = knowledge_of(root, config_of(root).geo.names)
    wrong = [*unread, *problems]
    told: list[str] = []
    for path in articles:
        try:
            told.append(explained(_article_at(root, path), knowledge))
        except (CommuniqueError, ExceptionGroup) as error:
            wrong += problems_in(error)
    if wrong:
        raise ExceptionGroup("content", wrong)
    return tuple(told)


def _article_at(root: Path, path: str) -> Document:
    try:
        raw = (root / path).read_bytes()
    except OSError as error:
        raise unreadable(error, path) from error
    return document(raw, path)


def explained(article: Document, knowledge: Knowledge) -> str:
    """Why the article in the document has the tags it has, as lines of text.

    Raises an ``ExceptionGroup`` of every ``ContentError`` in what it says of its subjects.
    """
    fields = Fields(article, article.fields)
    title, dateline = fields.required("title"), fields.text("dateline")
    choices = choices_in(fields, knowledge)
    if fields.problems:
        raise ExceptionGroup(article.path, fields.problems)
    try:
        text = Converter().converted(article.body, cites=cites_sources(article)).text
    except ContentError as error:
        raise placed(error, article) from error
    reasons = reasons_for(knowledge.tagger, title, text, dateline)
    return "\n".join(_lines(article.path, reasons, choices, knowledge)) + "\n"


def _lines(path: str, reasons: Reasons, choices: Choices, known: Knowledge) -> Iterator[str]:
    yield path
    if reasons.written_in:
        yield f"written in: {reasons.written_in}"
    chosen = choices.countries
    countries = {code: known.gazetteer.countries[code].name for code in chosen or ()}
    yield _heading("countries", None if chosen is None else countries.values())
    excluded = set(choices.no_countries)
    for one in reasons.countries:
        name = f"{known.gazetteer.countries[one.key].name} ({one.key})"
        yield from _of(one, name, "main" if one.is_main else "mentioned", one.key in excluded)
    yield _heading("organisations", choices.organisations)
    for one in reasons.organisations:
        standing = "about it" if one.is_main else "mentioned"
        yield from _of(one, one.name, standing, one.name in choices.no_organisations)
    yield _heading("people", choices.people)
    for one in reasons.people:
        standing = "known" if one.key else "newly met"
        yield from _of(one, one.name, standing, one.name in choices.no_people)
    if reasons.disbelieved:
        yield "taken for something else"
    for sight in reasons.disbelieved:
        yield f"  {sight.word}, in the {sight.where}: {sight.around}"


def _heading(what: str, chosen: Iterable[str] | None) -> str:
    """What front matter says stands; what is found then decides nothing, and is still shown."""
    if chosen is None:
        return f"{what}: found in the text"
    return f"{what}: given in the front matter: {', '.join(chosen) or 'none'}; the text has"


def _of(one: Reason, name: str, standing: str, is_excluded: bool) -> Iterator[str]:
    left_out = ", left out by the front matter" if is_excluded else ""
    yield f"  {one.weight:.2f} {name}, {standing}{left_out}"
    for sights in _by_word(one.sights):
        first = sights[0]
        often = f"{len(sights)} times, first in" if len(sights) > 1 else "in"
        yield f"       {first.word} ({first.kind}), {often} the {first.where}: {first.around}"
    if one.factors:
        added = ", ".join(f"{what} {value:+.2f}" for what, value in one.factors)
        yield f"       adds: {added}"


def _by_word(sights: Sequence[Sight]) -> Iterator[Sequence[Sight]]:
    """The sights of each word together, in the order in which the words first stand."""
    found: dict[tuple[str, str], list[Sight]] = {}
    for sight in sights:
        found.setdefault((sight.word, sight.kind), []).append(sight)
    yield from found.values()
