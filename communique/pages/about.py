"""What the page of a place, an organisation, a person or an outlet shows besides articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from communique.cards import Cards
from communique.model import About, Article, Fact, Link, Map, Month, Profile, Site, Term, TermKind
from communique.model.terms import Groups
from communique.pages.archive import month_of

PLACES = frozenset({"country", "region", "organisation", "person", "outlet"})
BESIDE = 12
NEWEST = 100
MEMBERS = 40  # of more, only those that have a page are named
MONTHS = 36

Known = Mapping[tuple[TermKind, str], Term]


class Dossiers:
    """What pages show of terms besides articles; made once for each build."""

    def __init__(self, site: Site, cards: Cards) -> None:
        self._cards = cards
        self._charts = cards.charts
        self._known: Known = {(term.kind, key): term for term in site.terms for key in term.keys}
        regions = [term for term in site.terms if term.kind == "region"]
        self._parts = {one.keys[0]: _parts(one, regions) for one in regions}
        zone = cards.dates.zone
        self._months = {article.id: month_of(article, zone) for article in site.articles}

    def about(self, term: Term) -> About:
        """What is known of the term, where it is, and who and what its articles also name."""
        if term.kind not in PLACES:
            return About()
        cards = self._cards
        newest = cards.articles_of(term.articles[:NEWEST])
        make = partial(_counted, term.kind, cards)
        counted = cards.kept.made(("around", term.url), make, newest, cards.known_links)
        months = tuple(map(self._months.__getitem__, term.articles))
        coverage = cards.kept.made(("coverage", term.url), partial(_coverage, cards), months)
        return About(
            flag=self._charts.flag(term.keys[0]) if term.kind == "country" else None,
            map=self._map(term),
            facts=tuple(self._facts(term)),
            groups=tuple(group for group in (*self._places(term), *counted) if group[1]),
            months=coverage[0],
            coverage=coverage[1],
        )

    def _map(self, term: Term) -> Map | None:
        if term.kind == "country":
            return self._charts.of(term.keys)
        if term.kind == "region":
            return self._charts.of_region(term.name, term.slug, term.profile.members)
        return None

    def _facts(self, term: Term) -> Iterator[Fact]:
        words, profile = self._cards.words, term.profile
        if profile.genus and words.genus(profile.genus) != term.name:
            yield Fact(text=words.genus(profile.genus))
        # Roles are known in English alone.
        if profile.role and self._cards.dates.locale.language == "en":
            yield Fact(text=profile.role)
        if profile.ownership:
            yield Fact(text=words.owned(profile.ownership))
        if profile.country:
            link = self._cards.country(profile.country)
            if link.url:
                yield Fact(links=(link,))
            elif term.kind == "outlet":
                yield Fact(text=link.name)
        if span := _span(profile, words.since):
            yield Fact(text=span)
        for region in self._cards.links("region", term.regions):
            yield Fact(links=(region,))

    def _places(self, term: Term) -> Groups:
        words = self._cards.words
        match term.kind:
            case "country":
                return ((words.neighbours, self._named(term.neighbours)),)
            case "region":
                parts = self._cards.links("region", self._parts[term.keys[0]])
                return ((words.parts, parts), (words.countries, self._covered(term)))
            case "organisation":
                members = term.profile.members
                few = len(members) <= MEMBERS
                named = self._named(members) if few else self._cards.links("country", members)
                return ((words.members, named),)
            case _:
                return ()

    def _named(self, codes: Sequence[str]) -> tuple[Link, ...]:
        """Countries by name, those that have no page too."""
        named = (self._cards.country(code) for code in codes)
        return tuple(sorted(named, key=lambda link: (not link.url, link.name)))

    def _covered(self, term: Term) -> tuple[Link, ...]:
        """The countries in a region that articles are about, with their numbers."""
        found = [self._known.get(("country", code)) for code in term.profile.members]
        links = (Link(name=x.name, url=x.url, count=len(x.articles)) for x in found if x)
        return tuple(sorted(links, key=lambda link: (-(link.count or 0), link.name)))


def _parts(region: Term, regions: Iterable[Term]) -> tuple[str, ...]:
    """The codes of the regions that lie in a region, by name."""
    within = [one for one in regions if region.keys[0] in one.regions]
    return tuple(one.keys[0] for one in sorted(within, key=lambda one: one.name))


def _span(profile: Profile, since: str) -> str:
    """From when to when, in years; a role that is known without them has none."""
    first, last = profile.since[:4], profile.until[:4]
    if first and last:
        return first if first == last else f"{first}\N{EN DASH}{last}"
    return since.replace("{}", first) if first else ""


def _counted(kind: TermKind, cards: Cards, articles: Sequence[Article], _: object) -> Groups:
    """Who and what the articles name most, and in how many."""
    words = cards.words
    named: tuple[tuple[str, TermKind, Iterable[str]], ...] = (
        (words.countries, "country", chain.from_iterable(a.countries for a in articles)),
        (words.people, "person", chain.from_iterable(a.people for a in articles)),
        (
            words.organisations,
            "organisation",
            chain.from_iterable(a.organisations for a in articles),
        ),
    )
    groups = []
    for heading, of, keys in named:
        # A country's articles are about others too; those of a region are listed by themselves.
        if of != kind and (of, kind) != ("country", "region"):
            found: Counter[Link] = Counter()
            for key, number in Counter(keys).items():
                found.update(dict.fromkeys(cards.links(of, (key,)), number))
            most = sorted(found.items(), key=lambda one: (-one[1], one[0].name))[:BESIDE]
            links = tuple(Link(name=x.name, url=x.url, count=number) for x, number in most)
            groups.append((heading, links))
    return tuple(groups)


def _coverage(cards: Cards, months: Sequence[tuple[int, int]]) -> tuple[tuple[Month, ...], str]:
    """How many articles appeared in each month, and the same in words; newest articles first."""
    counted = Counter(months)
    if len(counted) < 2:
        return (), ""
    (year, month), (last_year, last_month) = min(counted), max(counted)
    number = min((last_year - year) * 12 + last_month - month + 1, MONTHS)
    end = last_year * 12 + last_month - 1
    spans = [divmod(end - back, 12) for back in reversed(range(number))]
    shown = tuple(
        Month(name=cards.dates.month_of(year, month + 1), count=counted[year, month + 1])
        for year, month in spans
    )
    most = max(shown, key=lambda one: one.count)
    said = cards.words.coverage_most if most.count > 1 else cards.words.coverage
    for slot, value in (
        ("{first}", shown[0].name),
        ("{last}", shown[-1].name),
        ("{month}", most.name),
        ("{number}", str(most.count)),
    ):
        said = said.replace(slot, value)
    return shown, said
