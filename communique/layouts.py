"""Layouts: which files a page depends on, and a page as HTML.

A layout sees ``page`` and ``masthead`` and nothing else. What a page depends on is the static
closure of its layout: every file it extends, includes or imports, by name. A name that is computed
would make the closure unknowable and is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from traceback import walk_tb
from urllib.parse import urlsplit

import jinja2
import msgspec
from jinja2 import meta
from jinja2.runtime import Context
from markupsafe import Markup, escape
from msgspec.structs import replace

from communique.bodies import INDEX, seen_from, standing
from communique.compiled import Compiled
from communique.errors import LayoutError, Location
from communique.fingerprint import fingerprint
from communique.model import Body, Forms, Masthead, Page, Spot, Value
from communique.policy import hash_source
from communique.structured import json_ld
from communique.theme import BUILT_IN, MACROS, PARTS
from communique.wording import counted, territory_of

LAYOUTS: dict[str, str] = {
    "ArticlePage": "article.html",
    "LeafPage": "page.html",
    "HomePage": "home.html",
    "TermPage": "term.html",
    "TermIndexPage": "terms.html",
    "MonthPage": "month.html",
    "MapPage": "map.html",
    "ArchivePage": "archive.html",
    "StoryPage": "story.html",
    "StoriesPage": "stories.html",
    "EditionPage": "edition.html",
    "EditionsPage": "editions.html",
    "CorrectionsPage": "corrections.html",
    "FeedsPage": "feeds.html",
    "MissingPage": "404.html",
}


def layout_of(page: Page) -> str:
    """The name of the layout that renders the page."""
    return LAYOUTS[type(page).__name__]


def no_map(spots: Sequence[Spot], title: str) -> str:
    """What stands for a map where nothing draws one: its title and the number of countries."""
    return f"{title}: {len(spots)}"


class Layouts:
    """The layouts of a site. ``sources`` holds every layout's text by its name.

    ``places`` says where each lies, for messages; ``cache`` is a folder for compiled layouts.
    ``map_of`` draws countries on a map of the world, under a title, as SVG.
    """

    def __init__(
        self,
        sources: Mapping[str, str],
        places: Mapping[str, str],
        *,
        html_of: Callable[[str], str],
        map_of: Callable[[Sequence[Spot], str], str] = no_map,
        cache: Path | None = None,
    ) -> None:
        self.sources = sources
        self.places = places
        self._env = jinja2.Environment(
            loader=jinja2.FunctionLoader(self._source),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=Compiled(cache) if cache else None,
        )
        self._env.filters["href"] = _href
        self._env.filters["absolute"] = _absolute
        self._env.filters["html"] = _html(html_of)
        self._env.filters["said"] = _said
        self._env.filters["territory"] = territory_of
        self._env.filters["jsonld"] = _json_ld
        self._env.filters["hashed"] = _hashed
        self._env.filters["counted"] = _counted
        self._env.filters["worldmap"] = _world_map(map_of)

    def _source(self, name: str) -> tuple[str, str, None] | None:
        text = self.sources.get(name)
        return None if text is None else (text, self.places[name], None)

    def closures(self) -> dict[str, str]:
        """The fingerprint of each page layout with everything it depends on.

        Raises an ``ExceptionGroup`` of every ``LayoutError``: syntax, missing or computed names.
        """
        problems: list[LayoutError] = []
        references: dict[str, frozenset[str]] = {}
        waiting = list(self._reached(problems))
        while waiting:
            name = waiting.pop(0)
            if name not in references:
                references[name] = self._references(name, problems)
                waiting += sorted(references[name])
        if problems:
            raise ExceptionGroup("layouts", problems)
        return {
            name: fingerprint([(n, self.sources[n]) for n in sorted(_closed(name, references))])
            for name in sorted(LAYOUTS.values())
        }

    def _reached(self, problems: list[LayoutError]) -> Iterable[str]:
        for name in sorted(LAYOUTS.values()):
            if name not in self.sources:
                problems.append(LayoutError(f"there is no layout '{name}'", Location("layouts")))
        return [name for name in self.sources if not name.startswith(BUILT_IN) and name != MACROS]

    def _references(self, name: str, problems: list[LayoutError]) -> frozenset[str]:
        source = self.sources[name]
        try:
            tree = self._env.parse(source, name, self.places[name])
            self._env.compile(source, name, self.places[name])
        except jinja2.TemplateSyntaxError as error:
            problems.append(self._syntax(error))
            return frozenset()
        found = set()
        for reference in meta.find_referenced_templates(tree):
            if reference is None:
                problems.append(self._computed(name))
            elif reference not in self.sources:
                problems.append(self._missing(name, reference))
            else:
                found.add(reference)
        return frozenset(found)

    def _syntax(self, error: jinja2.TemplateSyntaxError) -> LayoutError:
        name = error.name or ""
        return self._error(error.message or "syntax error", name, error.lineno)

    def _missing(self, name: str, reference: str) -> LayoutError:
        close = get_close_matches(reference, self.sources, n=1)
        line = _line_with(self.sources[name], reference)
        there = ", ".join(one for one in self.sources if not one.startswith(BUILT_IN))
        hint = f"did you mean '{close[0]}'?" if close else f"there: {there}"
        return self._error(f"there is no layout '{reference}'", name, line, hint)

    def _computed(self, name: str) -> LayoutError:
        source = self.sources[name]
        found = re.search(r"\{%-?\s*(?:include|extends|import|from)\s+(?![\"'\[(])", source)
        line = source.count("\n", 0, found.start()) + 1 if found else None
        hint = "write the name in quotes: what a page depends on must be known before it is made"
        return self._error("the name of a layout cannot be computed", name, line, hint)

    def _error(
        self, message: str, name: str, line: int | None, hint: str | None = None
    ) -> LayoutError:
        name, line = self._origin(name, line)
        lines = self.sources.get(name, "").split("\n")
        excerpt = lines[line - 1] if line and line <= len(lines) else None
        place = self.places.get(name, name)
        return LayoutError(message, Location(place, line), hint=hint, excerpt=excerpt)

    def _origin(self, name: str, line: int | None) -> tuple[str, int | None]:
        """The file a line of a layout was written in: macros of the site's own are in another."""
        if name != PARTS or line is None or MACROS not in self.sources:
            return name, line
        shared = self.sources[PARTS].removesuffix(self.sources[MACROS]).count("\n")
        return (MACROS, line - shared) if line > shared else (name, line)

    def html(self, page: Page, masthead: Masthead) -> str:
        """The page as HTML.

        Raises ``LayoutError`` for what goes wrong in the layout, with the line it goes wrong on.
        """
        name = layout_of(page)
        up, index = _way_up(page.url, masthead)
        try:
            template = self._env.get_template(name)
            return template.render(page=page, masthead=masthead, up=up, index=index)
        except Exception as error:
            # A mistake in a layout is its author's; anything raised outside of one is ours.
            raise self._explained(error, page) from error

    def _explained(self, error: Exception, page: Page) -> Exception:
        names = {place: name for name, place in self.places.items()}
        frames = [(f.f_code.co_filename, line) for f, line in walk_tb(error.__traceback__)]
        inside = [(names[file], line) for file, line in frames if file in names]
        is_ours = not isinstance(error, jinja2.TemplateError) and frames[-1][0] not in names
        if not inside or is_ours:
            return error
        name, line = inside[-1]
        message, hint = _plainly(str(error), page)
        return self._error(message, name, line, hint)


def _closed(name: str, references: Mapping[str, frozenset[str]]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting.extend(references[one])
    return frozenset(reached)


def _line_with(source: str, word: str) -> int | None:
    for number, line in enumerate(source.split("\n"), 1):
        if word in line and "{%" in line:
            return number
    return None


def _plainly(said: str, page: Page) -> tuple[str, str | None]:
    """A message of Jinja's in the words of this project."""
    if said.endswith("is undefined"):
        return said, "a layout has page and masthead, and what it sets or imports itself"
    found = re.search(r"'communique\.model\.\w+\.(\w+) object' has no attribute '(\w+)'", said)
    if not found:
        return said, None
    kind, missing = found.groups()
    known = _fields_of(kind, page)
    close = get_close_matches(missing, known, n=1)
    listed = f"it has {', '.join(known)}"
    return f"{kind} has no '{missing}'", f"did you mean '{close[0]}'?" if close else listed


def _fields_of(kind: str, page: Page) -> tuple[str, ...]:
    for value in _values_in(page):
        if type(value).__name__ == kind:
            return value.__struct_fields__
    return ()


def _values_in(value: object) -> Iterator[Value]:
    if isinstance(value, Value):
        yield value
        for name in value.__struct_fields__:
            yield from _values_in(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _values_in(one)


def _way_up(url: str, masthead: Masthead) -> tuple[str, str]:
    """The relative way from a page to the site's root, and the name of a folder's page in links.

    Absolute and without a name for a page that a host shows anywhere.
    """
    if url.startswith("/404"):
        return urlsplit(masthead.base_url).path or "/", ""
    return "../" * (url.count("/") - 1), INDEX if masthead.index_links else ""


@jinja2.pass_context
def _href(context: Context, url: str) -> str:
    """A site's address as seen from the page; other addresses as they are."""
    if not url.startswith("/"):
        return url
    return seen_from(context["up"], context["index"], url)


@jinja2.pass_context
def _absolute(context: Context, url: str) -> str:
    """A site's address with its host."""
    if not url.startswith("/"):
        return url
    return str(context["masthead"].base_url) + url[1:]


def _said(phrase: str, shown: object) -> Markup:
    """A phrase with a name, a date or a link where it has ``{}``."""
    return Markup(escape(phrase).replace("{}", escape(shown)))


@jinja2.pass_context
def _json_ld(context: Context, page: Page) -> Markup:
    """What the page says to machines, for an element that browsers do not run; may be empty."""
    return Markup(json_ld(page, context["masthead"]))


def _hashed(text: str) -> Markup:
    """What names exactly this text in the page's content security policy."""
    return Markup(hash_source(text))


@jinja2.pass_context
def _counted(context: Context, forms: Forms, number: int) -> str:
    """A phrase with a number in it, as the site's language has it."""
    return counted(forms, number, context["masthead"].language)


def _world_map(
    map_of: Callable[[Sequence[Spot], str], str],
) -> Callable[[Context, Sequence[Spot], str], Markup]:
    @jinja2.pass_context
    def world_map(context: Context, spots: Sequence[Spot], title: str) -> Markup:
        """The map, its links seen from the page."""
        seen = [replace(one, url=_href(context, one.url)) for one in spots]
        return Markup(map_of(seen, title))

    return world_map


def _html(html_of: Callable[[str], str]) -> Callable[[Context, Body], Markup]:
    @jinja2.pass_context
    def html(context: Context, body: Body) -> Markup:
        """The body's HTML as it stands on the page."""
        return Markup(standing(html_of(body.key), context["up"], context["index"]))

    return html


def encoded(closures: Mapping[str, str]) -> bytes:
    """Closures as bytes, for the memo."""
    return msgspec.json.encode(dict(closures), order="sorted")


def decoded(stored: bytes) -> dict[str, str] | None:
    """Closures from the memo; None when they are not what is expected."""
    try:
        return msgspec.json.decode(stored, type=dict[str, str])
    except msgspec.DecodeError:
        return None
