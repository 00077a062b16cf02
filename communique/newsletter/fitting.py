"""As much of an edition as a mail program shows: some cut what is larger than 102 KB (Gmail)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from communique.model import EditionItem, EditionPage, Newsletter

MOST_BYTES = 100_000


def fitting(newsletter: Newsletter, html_of: Callable[[Newsletter], bytes]) -> bytes:
    """The newsletter as HTML: the whole of it, or as much as ``MOST_BYTES`` hold.

    First its points go, then standfirsts, then the editor's text, then articles from the end on.
    """
    made = html_of(newsletter)
    for shorter in _shorter(newsletter) if len(made) > MOST_BYTES else ():
        made = html_of(shorter)
        if len(made) <= MOST_BYTES:
            break
    return made


def _shorter(newsletter: Newsletter) -> Iterator[Newsletter]:
    """Less of it each time; the last has one article."""
    edition = newsletter.edition
    for change in (_without_points, _without_standfirst):
        edition = _with_items(edition, change)
        yield replace(newsletter, edition=edition)
    edition = replace(edition, body=None)
    yield replace(newsletter, edition=edition, is_cut=True)
    count = edition.count
    while count > 1:
        count //= 2
        yield replace(newsletter, edition=_first(edition, count), is_cut=True)


def _with_items(edition: EditionPage, change: Callable[[EditionItem], EditionItem]) -> EditionPage:
    parts = tuple(replace(one, items=tuple(map(change, one.items))) for one in edition.parts)
    return replace(edition, parts=parts)


def _without_points(item: EditionItem) -> EditionItem:
    return replace(item, points=(), why_it_matters=None)


def _without_standfirst(item: EditionItem) -> EditionItem:
    return replace(item, card=replace(item.card, description=None))


def _first(edition: EditionPage, count: int) -> EditionPage:
    """The edition with no more of anything than that; an article stands before those in brief."""
    left, parts = count, []
    for part in edition.parts:
        items = part.items[:left]
        left -= len(items)
        if items:
            parts.append(replace(part, items=items))
    return replace(
        edition,
        parts=tuple(parts),
        also=edition.also[:left],
        sentences=edition.sentences[:count],
        diary=edition.diary[:count],
        mended=edition.mended[:count],
        gone=edition.gone[:count],
    )
