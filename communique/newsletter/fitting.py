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
    last = newsletter
    for last in _shorter(newsletter) if len(made) > MOST_BYTES else ():
        made = html_of(last)
        if len(made) <= MOST_BYTES:
            break
    count = last.edition.count
    while len(made) > MOST_BYTES and count > 1:
        # A little less than would fit if all were of one length, which they are not.
        count = max(1, count * MOST_BYTES * 19 // (len(made) * 20))
        made = html_of(replace(last, edition=_first(last.edition, count)))
    return made


def _shorter(newsletter: Newsletter) -> Iterator[Newsletter]:
    """Less of it each time; the last has headlines and nothing else."""
    edition = newsletter.edition
    for change in (_without_points, _without_standfirst):
        edition = _with_items(edition, change)
        yield replace(newsletter, edition=edition)
    yield replace(newsletter, edition=replace(edition, body=None), is_cut=True)


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
