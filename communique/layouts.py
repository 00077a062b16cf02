"""A page as HTML.

A layout sees ``page`` and ``masthead``, with its ``words``, and nothing else. The macros it imports
see the masthead and what they are given, so that what they make may be shared between pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from traceback import walk_tb

import jinja2

from communique.closures import Closures, environment
from communique.compiled import Compiled
from communique.filters import Filters, names, placed
from communique.model import Body, Masthead, Newsletter, Page, Spot, Value
from communique.newsletter import inlined

LAYOUTS: dict[str, str] = {
    "ArticlePage": "article.html",
    "LeafPage": "page.html",
    "HomePage": "home.html",
    "TermPage": "term.html",
    "TermIndexPage": "terms.html",
    "MonthPage": "month.html",
    "MapPage": "map.html",
    "SearchPage": "search.html",
    "ArchivePage": "archive.html",
    "StoryPage": "story.html",
    "StoriesPage": "stories.html",
    "EditionPage": "edition.html",
    "Newsletter": "email.html",
    "EditionsPage": "editions.html",
    "CorrectionsPage": "corrections.html",
    "FeedsPage": "feeds.html",
    "MissingPage": "404.html",
    "KitPage": "kit.html",
}


def layout_of(page: Page | Newsletter) -> str:
    """The name of the layout that renders the page."""
    return LAYOUTS[type(page).__name__]


def no_map(spots: Sequence[Spot], title: str) -> str:
    """What stands for a map where nothing draws one: its title and the number of countries."""
    return f"{title}: {len(spots)}"


class Layouts:
    """The layouts of a site. ``sources`` holds every layout's text by its name.

    ``places`` says where each lies, for messages; ``cache`` is a folder for compiled layouts. For
    ``html_of`` and ``map_of`` see ``Filters``.
    """

    def __init__(
        self,
        sources: Mapping[str, str],
        places: Mapping[str, str],
        masthead: Masthead,
        *,
        html_of: Callable[[str], str],
        map_of: Callable[[Sequence[Spot], str], str] = no_map,
        cache: Path | None = None,
    ) -> None:
        self._masthead = masthead
        self._texts = Closures(sources, places, LAYOUTS.values())
        self._env = environment(
            loader=jinja2.FunctionLoader(self._source),
            bytecode_cache=Compiled(cache) if cache else None,
        )
        self._env.globals.update(masthead=masthead, words=masthead.words)
        self._filters = filters = Filters(masthead, html_of=html_of, map_of=map_of)
        self._env.filters.update({name: getattr(filters, name) for name in names()})

    def _source(self, name: str) -> tuple[str, str, None] | None:
        text = self._texts.sources.get(name)
        return None if text is None else (text, self._texts.places[name], None)

    def html(self, page: Page | Newsletter) -> bytes:
        """The page as HTML, in UTF-8.

        Raises ``LayoutError`` for what goes wrong in the layout, with the line it goes wrong on.
        """
        try:
            whole = self._env.get_template(layout_of(page)).render(page=page)
        except Exception as error:
            # A mistake in a layout is its author's; anything raised outside of one is ours.
            raise self._explained(error, page) from error
        if isinstance(page, Newsletter):
            whole = inlined(whole)
        return placed(whole, page.url, self._masthead)

    def away(self, body: Body, url: str) -> str:
        """The body's HTML as it stands away from its page: see ``Filters.whole``."""
        return self._filters.whole(body, url)

    def _explained(self, error: Exception, page: Page | Newsletter) -> Exception:
        known = {place: name for name, place in self._texts.places.items()}
        frames = [(f.f_code.co_filename, line) for f, line in walk_tb(error.__traceback__)]
        inside = [(known[file], line) for file, line in frames if file in known]
        is_ours = not isinstance(error, jinja2.TemplateError) and frames[-1][0] not in known
        if not inside or is_ours:
            return error
        name, line = inside[-1]
        message, hint = _plainly(str(error), page)
        return self._texts.error(message, name, line, hint)


def _plainly(said: str, page: Page | Newsletter) -> tuple[str, str | None]:
    """A message of Jinja's in the words of this project."""
    if said == "'page' is undefined":
        return said, "a macro that is imported has masthead, and what it is given"
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


def _fields_of(kind: str, page: Page | Newsletter) -> tuple[str, ...]:
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
