"""Maps of where something is: which there are, and what pages say of them.

One picture serves all pages about the same countries: ``/maps/kp-ru.svg``. A site has as many as
there are sets of countries, and an edit of a text draws none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.cartography import Cartographer
from communique.fingerprint import fingerprint
from communique.kept import Kept
from communique.model import (
    Article,
    ArticlePage,
    KitPage,
    Locator,
    Map,
    Output,
    Plain,
    Site,
    StoryPage,
    TermPage,
    Wording,
)
from communique.wording import listed

MAPS, FLAGS = "/maps/", "/flags/"
A_NAME = 12  # countries that the name of a file holds
NAMED = 6  # countries that are named where a map cannot be seen


class Charts:
    """The maps of one build, and its flags; ``are_drawn``: there are maps."""

    def __init__(
        self, cartographer: Cartographer, words: Wording, kept: Kept, *, are_drawn: bool = True
    ) -> None:
        self.cartographer = cartographer
        self._are_drawn = are_drawn
        self._words = words
        self._kept = kept
        self._made: dict[frozenset[str], Map | None] = {}

    def of(self, codes: Iterable[str]) -> Map | None:
        """The map of these countries; None where none of them can be shown."""
        wanted = frozenset(codes)
        if wanted not in self._made:
            self._made[wanted] = self._map(wanted)
        return self._made[wanted]

    def of_region(self, name: str, slug: str, codes: Iterable[str]) -> Map | None:
        """The map of the countries of a region."""
        return self._map(frozenset(codes), name, slug)

    def of_article(self, article: Article) -> Map | None:
        """The map of the countries that an article is about."""
        return self.of(article.countries) if article.countries else None

    def _map(self, wanted: frozenset[str], name: str = "", slug: str = "") -> Map | None:
        drawer = self.cartographer
        codes = tuple(sorted(filter(drawer.can_show, wanted)))
        if not codes or not self._are_drawn:
            return None
        called = name or listed(self._words, _shortened(drawer.names_of(codes)))
        is_disputed = self._kept.made(("dispute", slug or codes), drawer.has_dispute, codes)
        return Map(
            url=f"{MAPS}{slug or _file(codes)}.svg",
            alt=self._words.map_of.replace("{}", called),
            codes=codes,
            note=self._words.map_note if is_disputed else None,
        )

    def pictures(self, pages: Iterable[Output]) -> Iterator[Locator]:
        """The pictures that the pages show, each once."""
        seen = {one.url: one for page in pages if (one := _map_on(page))}
        for url in sorted(seen):
            one = seen[url]
            state = self.cartographer.state
            yield Locator(url=url, title=one.alt, codes=one.codes, state=state)

    def name_of(self, code: str) -> str:
        """What a country is called."""
        return self.cartographer.name_of(code)

    def flag(self, code: str) -> str | None:
        """The address of the flag of a country that has a page; None where there is none."""
        return f"{FLAGS}{code.lower()}.svg" if self.cartographer.has_flag(code) else None

    def flags(self, site: Site) -> Iterator[Plain]:
        """The flags of the countries that have pages."""
        for term in site.terms:
            url = self.flag(term.keys[0]) if term.kind == "country" else None
            if url:
                yield Plain(url=url, text=self.cartographer.flag(term.keys[0]))

    @property
    def state(self) -> str:
        """The fingerprint of what countries are called and how maps are drawn."""
        return self.cartographer.state


def _map_on(page: Output) -> Map | None:
    match page:
        case ArticlePage() | StoryPage() | KitPage():
            return page.map
        case TermPage():
            return page.about.map
        case _:
            return None


def _file(codes: tuple[str, ...]) -> str:
    """The name of a file: the codes, or of very many their number and fingerprint."""
    if len(codes) > A_NAME:
        return f"{len(codes)}-{fingerprint(codes)[:12]}"
    return "-".join(code.replace("-", "").lower() for code in codes)


def _shortened(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if len(names) <= NAMED else (*names[: NAMED - 1], "…")
