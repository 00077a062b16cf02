"""What pages show of an article: cards, links to its terms, notes, sources, feed entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from itertools import chain
from urllib.parse import quote, urlsplit

from communique.cartography import Cartographer
from communique.charts import Charts
from communique.dates import Dates, direction, minutes
from communique.gallery import Gallery
from communique.kept import Kept
from communique.model import (
    Article,
    Card,
    Entry,
    Grade,
    Link,
    Note,
    Picture,
    Profile,
    Shared,
    Site,
    Source,
    SourceNote,
    Spread,
    Tally,
    Term,
    TermKind,
    Wording,
)
from communique.passages import genre_of
from communique.sourcing import outlets_of

_IN_TAGS = "/;?:@&=+$,-_.!~*'()"  # of what a tag: URI may hold, all but the mark of an escape
STATE_RUN = "state-run"
UNKNOWN = Profile()
_GRAVE = frozenset(["correction", "retraction"])


class Cards:
    """What other pages, and feeds, may show of the articles of a site. Made once for each.

    ``address`` is the site's, ending with a slash; ``tag`` is the authority and date of its
    ``tag:`` URIs (RFC 4151), such as ``example.org,2020``. ``gallery`` has the site's pictures,
    the ``cartographer`` draws its maps, if it ``has_maps``; ``outlets`` is what is known of
    outlets, by name.
    ``kept`` holds results of the build before, made with the same dates, words, address, tag and
    pictures: what is equal is the same object again, so that pages can tell at no cost whether
    anything they show has changed.
    """

    def __init__(
        self,
        site: Site,
        dates: Dates,
        words: Wording,
        *,
        address: str,
        tag: str,
        cartographer: Cartographer,
        outlets: Mapping[str, Profile] | None = None,
        kept: Kept | None = None,
        gallery: Gallery | None = None,
        has_maps: bool = True,
    ) -> None:
        self.kept = kept or Kept()
        self.gallery = gallery or Gallery()
        self.dates = dates
        self.words = words
        self.charts = Charts(cartographer, words, self.kept, are_drawn=has_maps)
        self.address = address
        self.tag = tag
        self._outlets = outlets or {}
        self._entries: dict[str, Entry] = {}
        self._links: dict[str, dict[str, Link]] = {}
        for term in site.terms:
            link = Link(name=term.name, url=term.url, same_as=_same_as(term))
            self._links.setdefault(term.kind, {}).update((key, link) for key in term.keys)
        before = self.kept.before("links")
        self.same_links = before == self._links
        if self.same_links:
            self._links = before
        self.kept.keep("links", self._links)
        self._cards: dict[str, tuple[Article, Card]] = {}
        self.changed = self._made_cards(site)
        self._rows: dict[tuple[str, ...], tuple[Card, ...]] = {}
        self._rows_before = self.kept.before("rows") or {}
        self.kept.keep("rows", self._rows)

    def _made_cards(self, site: Site) -> frozenset[str]:
        """Makes every card; returns the ids of those that are not as in the build before."""
        before = self.kept.before("cards") or {}
        changed = []
        for article in (*site.articles, *site.undated, *site.withdrawn):
            old = before.get(article.id)
            if old is None or old[0] is not article or not self.same_links:
                card = self.card_of(article)
                if old is not None and old[1] == card:
                    card = old[1]
                else:
                    changed.append(article.id)
                old = article, card
            self._cards[article.id] = old
        self.kept.keep("cards", self._cards)
        return frozenset(changed)

    @property
    def known_links(self) -> object:
        """All links there are: the same object as in the build before while none has changed."""
        return self._links

    def links(self, kind: TermKind, keys: Iterable[str]) -> tuple[Link, ...]:
        """The terms of that kind which an article calls ``keys``, each once, in that order."""
        known = self._links.get(kind, {})
        return tuple(dict.fromkeys(known[key] for key in keys if key in known))

    def country(self, code: str) -> Link:
        """The country of that code; without an address if it has no page."""
        links = self.links("country", (code,))
        return links[0] if links else Link(name=self.charts.name_of(code), url="")

    def kicker(self, article: Article) -> Link | None:
        """The term that stands above the headline: its first country, else its first topic."""
        for kind, keys in (("country", article.countries), ("topic", article.tags)):
            known = self._links.get(kind, {})
            if keys and keys[0] in known:
                return known[keys[0]]
        return None

    def card(self, article: Article) -> Card:
        """The article as lists show it."""
        return self._cards[article.id][1]

    def card_of(self, article: Article) -> Card:
        """The card of an article that need not be on the site."""
        return Card(
            url=article.url,
            title=article.title,
            description=article.description,
            when=self.dates.when(article.date) if article.date else None,
            kicker=self.kicker(article),
            genre=genre_of(article.section),
            minutes=minutes(article.words),
            lang=article.lang,
            dir=direction(article.lang),
        )

    def of(self, ids: tuple[str, ...]) -> tuple[Card, ...]:
        """The cards of articles by their ids; the same object as before while none has changed."""
        row = self._rows.get(ids) or self._rows_before.get(ids)
        if row is None or not self.changed.isdisjoint(ids):
            row = tuple([self._cards[id][1] for id in ids])
        self._rows[ids] = row
        return row

    def articles_of(self, ids: Iterable[str]) -> tuple[Article, ...]:
        """The articles of ids that have cards."""
        return tuple([self._cards[id][0] for id in ids])

    def notes(self, article: Article) -> tuple[Note, ...]:
        """Corrections and updates, newest first."""
        said: Iterable[tuple[datetime, Grade, str]] = chain(
            ((one.at, one.grade, one.text) for one in article.corrections),
            ((one.at, "update", one.note) for one in article.updates),
        )
        return tuple(
            Note(
                grade=grade,
                label=self.words.label(grade),
                when=self.dates.when(at),
                text=text,
                grave=grade in _GRAVE,
            )
            for at, grade, text in sorted(said, key=lambda one: one[0], reverse=True)
        )

    def corrections_since(self, article: Article, moment: datetime) -> tuple[Note, ...]:
        """What was corrected in the article at that moment or later, newest first."""
        if not article.corrections:
            return ()
        late = {self.dates.when(one.at) for one in article.corrections if one.at >= moment}
        return tuple(n for n in self.notes(article) if n.grade != "update" and n.when in late)

    def entry(self, article: Article, *, full_text: bool) -> Entry | None:
        """The article as feeds carry it; None without a date."""
        found = self._entries.get(article.id)
        if found is None and article.date is not None:
            topics = tuple(link.name for link in self.links("topic", article.tags))
            make = partial(self._entry, full_text)
            found = self.kept.made(("entry", article.id), make, article, article.date, topics)
            self._entries[article.id] = found
        return found

    def _entry(
        self, full_text: bool, article: Article, date: datetime, topics: tuple[str, ...]
    ) -> Entry:
        if article.status == "withdrawn":
            return self._notice(article, date)
        whole = full_text and article.kind == "own"
        return Entry(
            id=self.uri(article.id),
            url=self.absolute(article.url),
            title=self._headline(article),
            description=article.description or article.body.opening or None,
            published=date,
            updated=article.modified,
            authors=article.authors,
            topics=topics,
            genre=self.words.genre(genre_of(article.section) or ""),
            lang=article.lang,
            body=self.gallery.body(article.body) if whole else None,
            source=self.source(article.source),
            sources=self.sources(article.sources),
            points=() if article.is_extracted else article.key_points,
            endnote=article.endnote,
            notes=self.notes(article),
            picture=self._picture(article, whole),
            leads_on=self.words.read_whole,
        )

    def _picture(self, article: Article, whole: bool) -> Picture | None:
        """The article's picture as feeds carry it: in the one form and size that all know.

        Of one that shows none, or a drawing, which readers drop, its card; where the text is not
        ``whole``, others' pictures are not shown either.
        """
        figure = self.gallery.figure(article.image) if whole else None
        if figure is None or figure.plate.src.endswith(".svg"):
            card = self.gallery.shared(article.url, article.title, article.image)
            return None if whole and article.body.pictures else self.drawn(card)
        plain = {one.url: one for one in figure.plate.plain}.get(figure.plate.src)
        return Picture(
            url=self.absolute(figure.plate.src),
            alt=figure.alt,
            media=plain.media if plain else None,
            width=plain.width if plain else figure.plate.width,
            height=plain.height if plain else figure.plate.height,
            caption=figure.caption,
            credit=figure.credit,
        )

    def drawn(self, card: Shared | None) -> Picture | None:
        """A page's card as feeds carry it, if it was drawn: it says what the title says, so there
        is nothing more to be said of it.
        """
        if card is None or not card.is_drawn:
            return None
        url, size = self.absolute(card.url), (card.width, card.height)
        return Picture(url=url, alt=card.alt, media=card.media, width=size[0], height=size[1])

    def _notice(self, article: Article, date: datetime) -> Entry:
        """What stands in feeds for an article that was withdrawn, under the identity it had."""
        return Entry(
            id=self.uri(article.id),
            url=self.absolute(article.url),
            title=self.words.withdrawn_title.replace("{}", article.title),
            description=self.words.withdrawn,
            published=date,
            updated=article.modified,
            authors=(),
            topics=(),
            lang=article.lang,
            body=None,
            source=None,
            notes=tuple(note for note in self.notes(article) if note.grave),
            leads_on=self.words.read_notice,
        )

    def _headline(self, article: Article) -> str:
        """The headline as feeds have it: it says that the article was corrected (Reuters)."""
        is_corrected = any(one.grade == "correction" for one in article.corrections)
        corrected = self.words.corrected_title.replace("{}", article.title)
        opening = corrected.removesuffix(article.title).strip().casefold()
        is_said = bool(opening) and article.title.casefold().startswith(opening)
        return corrected if is_corrected and not is_said else article.title

    def source(self, source: Source | None) -> SourceNote | None:
        """The source as a page shows it; None when it has neither a name nor an address."""
        if source is None or not (source.name or source.url):
            return None
        pages = self.links("outlet", (source.outlet,) if source.outlet else ())
        return SourceNote(
            name=source.name or urlsplit(source.url or "").hostname or "",
            url=source.url,
            title=source.title,
            lang=source.lang,
            outlet=pages[0] if pages else None,
            is_state_run=self.outlet(source.outlet or "").ownership == STATE_RUN,
        )

    def sources(self, sources: Iterable[Source]) -> tuple[SourceNote, ...]:
        """The sources as a page shows them, but for those of which there is nothing to show."""
        return tuple(note for one in sources if (note := self.source(one)))

    def outlet(self, name: str) -> Profile:
        """What is known of the outlet of that name."""
        return self._outlets.get(name, UNKNOWN)

    def tallies(self, articles: Iterable[Article]) -> tuple[Tally, ...]:
        """All that the articles rest on, and how many do on each: the most used first."""
        counted = Counter(name for one in articles for name in outlets_of(one))
        ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        return tuple(
            Tally(
                name=name,
                url=next((link.url for link in self.links("outlet", (name,))), None),
                count=count,
                is_state_run=self.outlet(name).ownership == STATE_RUN,
            )
            for name, count in ranked
        )

    def spread(self, articles: Iterable[Article]) -> Spread | None:
        """How many outlets the articles rest on, of how many countries; None if on none."""
        names = {name.casefold(): name for one in articles for name in outlets_of(one)}
        known = [self.outlet(name) for name in names.values()]
        found = Spread(
            sources=len(names),
            countries=len({one.country for one in known if one.country}),
            state_run=sum(one.ownership == STATE_RUN for one in known),
        )
        return found if names else None

    def uri(self, name: str) -> str:
        """The permanent identity of what is called that, as a ``tag:`` URI (RFC 4151)."""
        return f"tag:{self.tag}:{quote(name, safe=_IN_TAGS)}"

    def absolute(self, url: str) -> str:
        """An address of the site with its host."""
        return self.address.rstrip("/") + url


def _same_as(term: Term) -> str | None:
    """Where the standard says which country it is; codes that begin with X are not in it."""
    code = term.keys[0]
    is_standard = term.kind == "country" and not code.startswith("X")
    return f"https://www.iso.org/obp/ui/#iso:code:3166:{code}" if is_standard else None
