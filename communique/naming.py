"""What countries, regions and people are called on this site, and who draws its maps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from communique.cartography import Cartographer
from communique.gazetteer import Gazetteer, Knowledge
from communique.model import Article, Profile, TermKind
from communique.organise import Names

Told = tuple[tuple[str, str], ...]
NONE: Mapping[str, str] = {}


def names_in(knowledge: Knowledge, owners: Mapping[str, str] = NONE) -> Names:
    """The names that a site is organised by; ``owners`` are what countries go under."""
    gazetteer = knowledge.gazetteer
    countries, areas = gazetteer.countries, gazetteer.regions
    persons = {person.name: person for person in knowledge.library.people}
    register = profiles_of(knowledge, owners)
    bodies = {body.name: body for body in knowledge.library.organisations}

    def regions(code: str) -> tuple[str, ...]:
        country = countries.get(code)
        codes = (country.region, country.subregion) if country else (areas[code].parent,)
        return tuple(one for one in codes if one in areas)

    def profile(kind: TermKind, key: str) -> Profile:
        if kind == "region":
            within = (one for one in countries.values() if key in (one.region, one.subregion))
            return Profile(members=tuple(sorted(one.code for one in within)))
        if kind == "organisation" and key in bodies:
            return Profile(genus=bodies[key].kind, members=bodies[key].members)
        if kind == "person" and key in persons:
            who = persons[key]
            country = owners.get(who.country, who.country)
            return Profile(role=who.role, country=country, since=who.start, until=who.end)
        if kind == "outlet" and key in register:
            return register[key]
        return Profile()

    return Names(
        place=lambda code: countries[code].name if code in countries else areas[code].name,
        slug=lambda code: countries[code].slug if code in countries else areas[code].slug,
        regions=regions,
        neighbours=lambda code: countries[code].borders,
        profile=profile,
        is_known=persons.__contains__,
    )


def profiles_of(knowledge: Knowledge, owners: Mapping[str, str] = NONE) -> dict[str, Profile]:
    """What is known of every outlet, by name."""
    return {
        one.name: Profile(country=owners.get(one.country, one.country), ownership=one.ownership)
        for one in knowledge.outlets.all
    }


def filed(articles: Sequence[Article], owners: Mapping[str, str]) -> tuple[Article, ...]:
    """The articles, what is said of some countries filed under those that they are given to."""
    return tuple(_filed(article, owners) for article in articles)


def _filed(article: Article, owners: Mapping[str, str]) -> Article:
    if owners.keys().isdisjoint((*article.countries, *article.mentioned)):
        return article
    countries = dict.fromkeys(owners.get(code, code) for code in article.countries)
    mentioned = dict.fromkeys(owners.get(code, code) for code in article.mentioned)
    others = tuple(code for code in mentioned if code not in countries)
    return replace(article, countries=tuple(countries), mentioned=others)


def cartographer_of(
    gazetteer: Gazetteer, disputes: Mapping[str, str], fold: Mapping[str, str]
) -> Cartographer:
    """Who draws a site's maps; the same one as before for the same names and borders."""
    names = {country.code: country.name for country in gazetteer.countries.values()}
    return _cartographer(_told(names), _told(disputes), _told(fold))


@lru_cache(maxsize=2)
def _cartographer(names: Told, disputes: Told, fold: Told) -> Cartographer:
    return Cartographer(dict(names), dict(disputes), dict(fold))


def _told(table: Mapping[str, str]) -> Told:
    return tuple(sorted(table.items()))
