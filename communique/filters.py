"""What layouts may do with what they are shown: the filters.

A filter knows the site's masthead and no page. Where a link leads from the page to the site's root
it writes ``UP``, and ``END`` where one to a folder ends: see ``placed``. So what it gives for the
same values is the same on every page, and can be shared between them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from inspect import getmembers, isfunction
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from msgspec.structs import replace

from communique.bodies import INDEX, labelled, seen_from, standing
from communique.feeds.content import away_from_page
from communique.maps import legend
from communique.model import Body, Forms, Masthead, Month, Page, Rendition, Spot
from communique.policy import hash_source
from communique.sparkline import sparkline
from communique.structured import json_ld
from communique.wording import counted, territory_of

# Control characters are no text's: nothing that is read lets them through. One byte is found in a
# page much faster than several are.
UP, END = "\x1a", "\x1b"


class Filters:
    """The filters of one site's layouts: every method is one, by its name.

    ``html_of`` gives a body's HTML by its key; ``map_of`` draws countries on a map of the world,
    under a title, as SVG.
    """

    def __init__(
        self,
        masthead: Masthead,
        *,
        html_of: Callable[[str], str],
        map_of: Callable[[Sequence[Spot], str], str],
    ) -> None:
        self._masthead = masthead
        self._html_of = html_of
        self._map_of = map_of
        self._seen: dict[str, str] = {}
        self._counted: dict[tuple[Forms, int], str] = {}

    def href(self, url: str) -> str:
        """A site's address as seen from the page; other addresses as they are."""
        found = self._seen.get(url)
        if found is None:
            found = seen_from(UP, END, url) if url.startswith("/") else url
            self._seen[url] = found
        return found

    def absolute(self, url: str) -> str:
        """A site's address with its host."""
        return self._masthead.base_url + url[1:] if url.startswith("/") else url

    def html(self, body: Body) -> Markup:
        """The body's HTML as it stands on the page, with what is no news called what it is."""
        text = self._html_of(body.key)
        if body.passages:
            ours = f'lang="{self._masthead.language}" dir="{self._masthead.dir}"'
            form = f'<span class="kicker" {ours}>{{}}</span> '
            text = labelled(text, self._masthead.words.genre, form)
        return Markup(standing(text, UP, END, body.plates))

    def whole(self, body: Body, url: str) -> Markup:
        """The body's HTML as it stands away from the site and from its page, which is at ``url``:
        in a message. Every address is whole.
        """
        html, page, site = self._html_of(body.key), self.absolute(url), self._masthead.base_url
        words = self._masthead.words
        return Markup(away_from_page(html, body.plates, page, site.rstrip("/"), words))

    def srcset(self, renditions: Sequence[Rendition]) -> str:
        """The pictures that a browser may choose from, by their width in pixels."""
        return ", ".join(f"{self.href(one.url)} {one.width}w" for one in renditions)

    def said(self, phrase: str, shown: object) -> Markup:
        """A phrase with a name, a date or a link where it has ``{}``."""
        return Markup(escape(phrase).replace("{}", escape(shown)))

    def counted(self, forms: Forms, number: int) -> str:
        """A phrase with a number in it, as the site's language has it."""
        found = self._counted.get((forms, number))
        if found is None:
            found = counted(forms, number, self._masthead.language)
            self._counted[forms, number] = found
        return found

    def territory(self, language: str) -> str | None:
        """Language and territory as Open Graph has them."""
        return territory_of(language)

    def jsonld(self, page: Page) -> Markup:
        """What the page says to machines, for an element that browsers do not run; may be empty."""
        return Markup(json_ld(page, self._masthead))

    def hashed(self, text: str) -> Markup:
        """What names exactly this text in the page's content security policy."""
        return Markup(hash_source(text))

    def worldmap(self, spots: Sequence[Spot], title: str) -> Markup:
        """The map, its links seen from the page."""
        seen = [replace(one, url=self.href(one.url)) for one in spots]
        return Markup(self._map_of(seen, title))

    def shades(self, spots: Sequence[Spot]) -> tuple[tuple[int, str], ...]:
        """The shades of the map of the world, and the numbers of articles each stands for."""
        classes = legend([spot.count for spot in spots])
        return tuple(
            (shade, str(least) if least == most else f"{least}\N{EN DASH}{most}")
            for shade, least, most in classes
        )

    def sparkline(self, months: Sequence[Month], title: str) -> Markup:
        """A bar for each month, in a picture of that title."""
        return Markup(sparkline(months, title))

    def shared(self, macro: Callable[..., Markup]) -> Callable[..., Markup]:
        """The macro, run once for each set of arguments: what it gave is given again."""
        return partial(_once, macro, {})


def placed(html: str, url: str, masthead: Masthead) -> bytes:
    """The HTML, in UTF-8, with every link as it is seen from the page at ``url``.

    Links are relative, and name the file where a folder is meant if the site's links do. On a page
    that a host shows anywhere they are absolute.
    """
    if url.startswith("/404"):
        up, end = urlsplit(masthead.base_url).path or "/", ""
    else:
        up, end = "../" * (url.count("/") - 1) or "./", INDEX if masthead.index_links else ""
    return html.encode().replace(UP.encode(), up.encode()).replace(END.encode(), end.encode())


def names() -> tuple[str, ...]:
    """The names of all filters."""
    return tuple(name for name, _ in getmembers(Filters, isfunction) if not name.startswith("_"))


def _once(macro: Callable[..., Markup], made: dict[Hashable, Markup], *given: Any) -> Markup:
    found = made.get(given)
    if found is None:
        found = made[given] = macro(*given)
    return found
