"""In which languages an article can be read: versions that are translations of one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from communique.dates import direction, endonym
from communique.model import Article, Version


def versions_in(articles: Sequence[Article]) -> Mapping[str, tuple[Version, ...]]:
    """All versions of every article that has several, by its id: the original, then by language.

    Of several in one language the newest counts. ``articles`` are those on the site, newest first;
    an original that is not there has no version of its own.
    """
    originals = {one.id: one.translation_of for one in articles if one.translation_of}
    if not originals:
        return {}
    groups: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[_origin(article.id, originals)].append(article)
    found: dict[str, tuple[Version, ...]] = {}
    for origin, members in groups.items():
        versions = _versions(origin, members)
        if len(versions) > 1:
            found.update((article.id, versions) for article in members)
    return found


def _origin(id: str, originals: Mapping[str, str]) -> str:
    """What it was translated from in the end; a circle begins with its first id."""
    passed = [id]
    while (before := originals.get(passed[-1])) is not None:
        if before in passed:
            return min(passed[passed.index(before) :])
        passed.append(before)
    return passed[-1]


def _versions(origin: str, members: Sequence[Article]) -> tuple[Version, ...]:
    ranked = sorted(members, key=lambda one: (one.id != origin, one.lang))
    by_language: dict[str, Version] = {}
    for one in ranked:
        version = Version(
            url=one.url,
            name=endonym(one.lang),
            lang=one.lang,
            dir=direction(one.lang),
            is_original=one.id == origin,
        )
        by_language.setdefault(one.lang, version)
    return tuple(by_language.values())
