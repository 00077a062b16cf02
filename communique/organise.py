"""Articles become a site at a moment: what is published, in which order, under which terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from msgspec.structs import replace

from communique.editions import Calendar, Plans, closing_times, editions_of, piece_of, released
from communique.errors import ContentError, Location
from communique.kept import Kept
from communique.model import (
    Alias,
    Article,
    Body,
    Edition,
    EditionFile,
    Frozen,
    Leaf,
    Profile,
    Site,
    StoryFile,
    Term,
    TermKind,
)
from communique.moves import aliases_taken
from communique.related import Relations
from communique.slugs import slug_of
from communique.stories import stories_of

FOLDERS: dict[TermKind, str] = {
    "country": "countries",
    "region": "regions",
    "organisation": "organisations",
    "person": "people",
    "topic": "topics",
    "author": "authors",
    "outlet": "outlets",
}

Naming = Callable[[str], str]
_WithBody = Leaf | StoryFile | EditionFile
A_NAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What countries and regions are called, by their codes, and in their addresses (``slug``).

    ``regions`` are the codes of those a country lies in, the larger first, ``neighbours`` of those
    it borders on; a subregion lies in a region. ``profile`` is what is known of a region by its
    code, of an organisation, a person or an outlet by name. ``is_known`` says of a person whether
    we know who it is. Others have a page of their own from the second article on.
    """

    place: Naming
    slug: Naming
    regions: Callable[[str], tuple[str, ...]]
    neighbours: Callable[[str], tuple[str, ...]]
    profile: Callable[[TermKind, str], Profile]
    is_known: Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curated:
    """What ties articles together in time: files of stories and editions, and when editions close.

    There are editions of days if ``daily``, of weeks if ``weekly``.
    """

    stories: tuple[StoryFile, ...] = ()
    editions: tuple[EditionFile, ...] = ()
    frozen: tuple[Frozen, ...] = ()
    calendar: Calendar
    daily: bool = True
    weekly: bool = True


def organise(
    articles: Sequence[Article],
    leaves: Sequence[Leaf],
    now: datetime,
    *,
    names: Names,
    curated: Curated,
    everything: bool = False,
    kept: Kept | None = None,
) -> Site:
    """The site at ``now``; with ``everything``, also what is not published, for a preview.

    ``kept`` holds results of the build before, under the same ``names`` and calendar.
    Raises an ``ExceptionGroup`` of ``ContentError`` for ids, addresses or aliases given twice.
    """
    kept = kept or Kept()
    kept.made("unique", _check_unique, tuple((a.path, a.id, a.url, a.aliases) for a in articles))
    shown = [article for article in articles if everything or is_published(article, now)]
    listed = newest_first(a for a in shown if a.date and a.status != "withdrawn")
    withdrawn = tuple(a for a in shown if a.status == "withdrawn")
    told = tuple((a.id, a.story) for a in listed)
    others: tuple[_WithBody, ...] = (*leaves, *curated.stories, *curated.editions)
    editions = composed(articles, listed, withdrawn, curated, kept)
    return Site(
        articles=listed,
        undated=tuple(a for a in shown if a.date is None and a.status != "withdrawn"),
        withdrawn=withdrawn,
        terms=_terms(listed, names, kept),
        leaves=tuple(leaves),
        related=_related(listed, kept),
        stories=kept.made("stories", stories_of, told, curated.stories),
        editions=tuple(one for one in editions if everything or one.closes <= now),
        hidden=_hidden(articles, shown, others),
        linked=_linked([one.body for one in (*shown, *others)]),
    )


def _linked(bodies: Iterable[Body]) -> frozenset[str]:
    """The files that some text leads to."""
    return frozenset(file for body in bodies for file in body.links)


def _related(listed: Sequence[Article], kept: Kept) -> dict[str, tuple[str, ...]]:
    relations: Relations = kept.before("relations") or Relations()
    kept.keep("relations", relations)
    return relations.of(listed)


def _hidden(
    articles: Iterable[Article], shown: Iterable[Article], others: Iterable[_WithBody]
) -> frozenset[str]:
    """The files that only articles without a text on the site show: no one may see them yet."""
    readable = [one for one in shown if one.status != "withdrawn"]
    ids = {one.id for one in readable}
    theirs = {file for one in articles if one.id not in ids for file in one.files}
    if not theirs:
        return frozenset()
    seen = {file for one in readable for file in one.files}
    return frozenset(theirs - seen - {file for one in others for file in one.body.files})


def composed(
    articles: Sequence[Article],
    listed: Sequence[Article],
    withdrawn: Sequence[Article],
    curated: Curated,
    kept: Kept,
) -> tuple[Edition, ...]:
    """Every edition, closed or not. Only one that was frozen holds withdrawn articles."""
    pieces = tuple(map(piece_of, listed))
    gone = tuple(piece_of(one, is_listed=False) for one in withdrawn if one.date)
    known = frozenset(one.id for one in articles) if curated.frozen else frozenset()
    plans = Plans(curated.editions, curated.frozen, known)
    make = partial(editions_of, calendar=curated.calendar)
    found = kept.made("editions", make, (*pieces, *gone), plans)
    wanted = {False: curated.daily, True: curated.weekly}
    return tuple(one for one in found if wanted[one.is_week])


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


def moments(articles: Iterable[Article], curated: Curated, kept: Kept) -> frozenset[datetime]:
    """The moments at which what is published of all this changes by itself, or may change."""
    own = {moment for article in articles for moment in moments_of(article)}
    releases = frozenset(released(article) for article in articles if article.date)
    planned = frozenset(file.name for file in curated.editions)
    names = planned | {file.name for file in curated.frozen}
    make = partial(closing_times, calendar=curated.calendar)
    return frozenset(own | kept.made("closing times", make, releases, names))


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Dated articles by date, newest first; equal dates by id, so that the order is one."""
    return tuple(sorted(articles, key=_order, reverse=True))


def _order(article: Article) -> tuple[float, str]:
    return (article.date.timestamp() if article.date else 0.0, article.id)


def _check_unique(articles: Sequence[tuple[str, str, str, tuple[Alias, ...]]]) -> None:
    """Raises an ``ExceptionGroup`` unless ids and addresses, after paths, are each given once."""
    problems = [
        *_repeated({path: id for path, id, _, _ in articles}, "id", _ID_HINT),
        *_repeated({path: url for path, _, url, _ in articles}, "address", _URL_HINT),
        *aliases_taken(tuple((path, url, aliases) for path, _, url, aliases in articles)),
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


Called = tuple[tuple[str, tuple[str, ...]], ...]


def _terms(articles: Sequence[Article], names: Names, kept: Kept) -> tuple[Term, ...]:
    countries = tuple((a.id, a.countries) for a in articles)
    mentioned = tuple((a.id, a.mentioned) for a in articles)
    organisations = tuple((a.id, a.organisations) for a in articles)
    people = tuple((a.id, a.people) for a in articles)
    topics = tuple((a.id, a.tags) for a in articles)
    authors = tuple((a.id, a.authors) for a in articles)
    outlets = tuple((a.id, a.outlets) for a in articles)
    return (
        *kept.made("countries", partial(_countries, names), countries, mentioned),
        *kept.made("regions", partial(_regions, names), countries),
        *kept.made("organisations", partial(_organisations, names), organisations),
        *kept.made("people", partial(_people, names), people),
        *kept.made("topics", partial(_terms_of, "topic", str), topics),
        *kept.made("authors", partial(_terms_of, "author", str), authors),
        *kept.made("outlets", partial(_outlets, names), outlets),
    )


def _countries(names: Names, about: Called, mentioned: Called) -> tuple[Term, ...]:
    """Countries that an article is about; those only mentioned have no page."""
    naming: dict[str, list[str]] = defaultdict(list)
    for id, codes in mentioned:
        for code in codes:
            naming[code].append(id)
    return tuple(
        replace(
            term,
            mentioned=tuple(naming[term.keys[0]]),
            regions=names.regions(term.keys[0]),
            neighbours=names.neighbours(term.keys[0]),
        )
        for term in _terms_of("country", names.place, about, names.slug)
    )


def _regions(names: Names, about: Called) -> tuple[Term, ...]:
    """Regions and subregions of the countries that articles are about."""
    called = (
        (id, tuple(dict.fromkeys(region for code in codes for region in names.regions(code))))
        for id, codes in about
    )
    terms = _terms_of("region", names.place, called, names.slug)
    return tuple(replace(one, regions=names.regions(one.keys[0])) for one in _known(terms, names))


def _known(terms: Iterable[Term], names: Names) -> tuple[Term, ...]:
    """The terms with what is known of them."""
    return tuple(replace(one, profile=names.profile(one.kind, one.keys[0])) for one in terms)


def _organisations(names: Names, called: Called) -> tuple[Term, ...]:
    return _known(_terms_of("organisation", str, called), names)


def _outlets(names: Names, called: Called) -> tuple[Term, ...]:
    return _known(_terms_of("outlet", str, called), names)


def _people(names: Names, called: Called) -> tuple[Term, ...]:
    terms = _known(_terms_of("person", str, called), names)
    return tuple(t for t in terms if len(t.articles) >= A_NAME or names.is_known(t.name))


def _terms_of(
    kind: TermKind,
    name_of: Naming,
    called: Iterable[tuple[str, tuple[str, ...]]],
    address_of: Naming | None = None,
) -> tuple[Term, ...]:
    """The terms of one kind. Names with one slug are one term, called as in its oldest article."""
    slugs: dict[str, str] = {}
    keys: dict[str, dict[str, None]] = defaultdict(dict)
    members: dict[str, dict[str, None]] = defaultdict(dict)
    for id, found in called:
        for key in found:
            if key not in slugs:
                slugs[key] = address_of(key) if address_of else slug_of(name_of(key))
            keys[slugs[key]].pop(key, None)
            keys[slugs[key]][key] = None
            members[slugs[key]][id] = None
    return tuple(
        Term(
            kind=kind,
            keys=tuple(sorted(keys[slug])),
            slug=slug,
            name=name_of(next(reversed(keys[slug]))),
            url=f"/{FOLDERS[kind]}/{slug}/",
            articles=tuple(members[slug]),
        )
        for slug in sorted(members)
    )
