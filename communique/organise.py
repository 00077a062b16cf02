"""Articles become a site at a moment: what is published, in which order, under which terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from communique.errors import ContentError, Location
from communique.model import Article, Leaf, Site, Term, TermKind
from communique.related import related_to_each
from communique.slugs import slug_of

FOLDERS: dict[TermKind, str] = {
    "country": "countries",
    "topic": "topics",
    "author": "authors",
}

Naming = Callable[[str], str]


def organise(
    articles: Sequence[Article],
    leaves: Sequence[Leaf],
    now: datetime,
    *,
    country_name: Naming,
    everything: bool = False,
) -> Site:
    """The site at ``now``; with ``everything``, also what is not published, for a preview.

    Raises an ``ExceptionGroup`` of ``ContentError`` for ids or addresses given twice.
    """
    _check_unique(articles)
    shown = [article for article in articles if everything or is_published(article, now)]
    listed = newest_first(a for a in shown if a.date and a.status != "withdrawn")
    return Site(
        articles=listed,
        undated=tuple(a for a in shown if a.date is None and a.status != "withdrawn"),
        withdrawn=tuple(a for a in shown if a.status == "withdrawn"),
        terms=tuple(_terms(listed, country_name)),
        leaves=tuple(leaves),
        related=related_to_each(listed),
    )


def is_published(article: Article, now: datetime) -> bool:
    """Whether the article has a page at ``now``."""
    if article.status == "draft":
        return False
    starts = [moment for moment in (article.date, article.embargo) if moment]
    if any(moment > now for moment in starts):
        return False
    return article.expires is None or article.expires > now


def moments_of(article: Article) -> Iterator[datetime]:
    """The moments at which what is published of the article changes by itself."""
    yield from (m for m in (article.date, article.embargo, article.expires) if m)


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Dated articles by date, newest first; equal dates by id, so that the order is one."""
    return tuple(sorted(articles, key=_order, reverse=True))


def _order(article: Article) -> tuple[float, str]:
    return (article.date.timestamp() if article.date else 0.0, article.id)


def _check_unique(articles: Sequence[Article]) -> None:
    problems = [
        *_repeated({article.path: article.id for article in articles}, "id", _ID_HINT),
        *_repeated({article.path: article.url for article in articles}, "address", _URL_HINT),
    ]
    if problems:
        raise ExceptionGroup("articles", problems)


_ID_HINT = "give one of them another id: feeds know articles by it"
_URL_HINT = "rename one of the files, or give it a slug: of its own"


def _repeated(by_path: dict[str, str], what: str, hint: str) -> Iterable[ContentError]:
    paths: dict[str, list[str]] = defaultdict(list)
    for path in sorted(by_path):
        paths[by_path[path].casefold()].append(path)
    for first, *others in paths.values():
        for other in others:
            said = f"the {what} '{by_path[other]}' is also that of {first}"
            yield ContentError(said, Location(other), hint=hint)


def _terms(articles: Sequence[Article], country_name: Naming) -> Iterator[Term]:
    yield from _terms_of("country", ((a.id, a.countries) for a in articles), country_name)
    yield from _terms_of("topic", ((a.id, a.tags) for a in articles), str)
    yield from _terms_of("author", ((a.id, a.authors) for a in articles), str)


def _terms_of(
    kind: TermKind, called: Iterable[tuple[str, tuple[str, ...]]], name_of: Naming
) -> Iterator[Term]:
    """The terms of one kind. Names with one slug are one term, called as in its oldest article."""
    slugs: dict[str, str] = {}
    keys: dict[str, dict[str, None]] = defaultdict(dict)
    members: dict[str, dict[str, None]] = defaultdict(dict)
    for id, found in called:
        for key in found:
            if key not in slugs:
                slugs[key] = slug_of(name_of(key))
            keys[slugs[key]].pop(key, None)
            keys[slugs[key]][key] = None
            members[slugs[key]][id] = None
    for slug in sorted(members):
        yield Term(
            kind=kind,
            keys=tuple(sorted(keys[slug])),
            slug=slug,
            name=name_of(next(reversed(keys[slug]))),
            url=f"/{FOLDERS[kind]}/{slug}/",
            articles=tuple(members[slug]),
        )
