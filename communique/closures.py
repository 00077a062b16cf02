"""Which files a layout depends on, and what is wrong with them before any page is made.

What a page depends on is the static closure of its layout: every file it extends, includes or
imports, by name. A name that is computed would make the closure unknowable and is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

import jinja2
import msgspec
from jinja2 import meta

from communique.errors import LayoutError, Location
from communique.filters import names
from communique.fingerprint import fingerprint
from communique.memo import Memo
from communique.theme import BUILT_IN, MACROS, PARTS


class Direct(jinja2.runtime.Context):
    """What a layout knows while it runs. It calls macros at once.

    Jinja asks of everything that is called whether it wants to be told the context; here nothing
    does, and the question costs more than most macros.
    """

    def call(
        self,
        macro: Callable[..., Any],
        /,
        *given: Any,
        _loop_vars: Any = 0,
        _block_vars: Any = 0,
        **named: Any,
    ) -> Any:
        """What ``macro`` gives."""
        return macro(*given, **named)


def environment(**given: Any) -> jinja2.Environment:
    """Jinja as layouts are written for: see its documentation for what is ``given`` besides."""
    env = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        **given,
    )
    env.context_class = Direct
    return env


class Closures:
    """The layouts of a site as texts: ``pages`` are the names of those that pages are made with.

    ``places`` says where each lies, for messages.
    """

    def __init__(
        self, sources: Mapping[str, str], places: Mapping[str, str], pages: Iterable[str]
    ) -> None:
        self._pages = sorted(pages)
        self.sources = sources
        self.places = places
        self._env = environment()
        self._env.filters.update(dict.fromkeys(names(), str))

    def prints(self) -> dict[str, str]:
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
            for name in self._pages
        }

    def remembered(self, memo: Memo, engine: str) -> dict[str, str]:
        """The same as ``prints``; out of the memo while no layout changed, nor the ``engine``."""
        of = fingerprint([engine, sorted(self.sources.items())])
        stored = memo.fact("closures")
        closures = (decoded(stored) if stored else None) or {}
        if closures.pop("", None) != of:
            closures = self.prints()
            memo.remember_fact("closures", encoded({"": of, **closures}))
        return closures

    def _reached(self, problems: list[LayoutError]) -> Iterable[str]:
        for name in self._pages:
            if name not in self.sources:
                problems.append(LayoutError(f"there is no layout '{name}'", Location("layouts")))
        return [name for name in self.sources if not name.startswith(BUILT_IN) and name != MACROS]

    def _references(self, name: str, problems: list[LayoutError]) -> frozenset[str]:
        source = self.sources[name]
        try:
            tree = self._env.parse(source, name, self.places[name])
            references = list(meta.find_referenced_templates(tree))
            self._env.compile(tree, name, self.places[name])
        except jinja2.TemplateSyntaxError as error:
            problems.append(self._syntax(error))
            return frozenset()
        found = set()
        for reference in references:
            if reference is None:
                problems.append(self._computed(name))
            elif reference not in self.sources:
                problems.append(self._missing(name, reference))
            else:
                found.add(reference)
        return frozenset(found)

    def _syntax(self, error: jinja2.TemplateSyntaxError) -> LayoutError:
        name = error.name or ""
        return self.error(error.message or "syntax error", name, error.lineno)

    def _missing(self, name: str, reference: str) -> LayoutError:
        close = get_close_matches(reference, self.sources, n=1)
        line = _line_with(self.sources[name], reference)
        there = ", ".join(one for one in self.sources if not one.startswith(BUILT_IN))
        hint = f"did you mean '{close[0]}'?" if close else f"there: {there}"
        return self.error(f"there is no layout '{reference}'", name, line, hint)

    def _computed(self, name: str) -> LayoutError:
        source = self.sources[name]
        found = re.search(r"\{%-?\s*(?:include|extends|import|from)\s+(?![\"'\[(])", source)
        line = source.count("\n", 0, found.start()) + 1 if found else None
        hint = "write the name in quotes: what a page depends on must be known before it is made"
        return self.error("the name of a layout cannot be computed", name, line, hint)

    def error(
        self, message: str, name: str, line: int | None, hint: str | None = None
    ) -> LayoutError:
        """A mistake in a line of a layout, told where that line was written."""
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


def encoded(closures: Mapping[str, str]) -> bytes:
    """Closures as bytes, for the memo."""
    return msgspec.json.encode(dict(closures), order="sorted")


def decoded(stored: bytes) -> dict[str, str] | None:
    """Closures from the memo; None when they are not what is expected."""
    try:
        return msgspec.json.decode(stored, type=dict[str, str])
    except msgspec.DecodeError:
        return None
