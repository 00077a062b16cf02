"""The latest editions as they are sent by e-mail: as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice

from msgspec.structs import replace

from communique.cards import Cards
from communique.model import EditionPage, Masthead, Newsletter, NewsletterText, Site
from communique.tables import Email

FORM, TEXT = "email.html", "email.txt"
HEADLINES = 3
"""So many of them stand for an edition that its editor did not describe."""


def newsletters(
    editions: Sequence[EditionPage], site: Site, masthead: Masthead, cards: Cards, email: Email
) -> Iterator[Newsletter | NewsletterText]:
    """Both forms of the editions that closed last, so many as ``email`` says."""
    latest = {one.url for one in site.editions[-email.latest :]} if email.latest else set()
    for edition in editions:
        if edition.url in latest:
            make = partial(newsletter, masthead, email)
            # Which edition comes before or after it, a message does not say.
            alone = replace(edition, newer=None, older=None, shared=None)
            made = cards.kept.made(("newsletter", edition.url), make, alone)
            yield made
            yield NewsletterText(url=edition.url + TEXT, newsletter=made)


def newsletter(masthead: Masthead, email: Email, edition: EditionPage) -> Newsletter:
    """The edition as a message."""
    return Newsletter(
        url=edition.url + FORM,
        edition=edition,
        preheader=edition.description or _headlines(edition) or masthead.description,
        unsubscribe=email.unsubscribe,
    )


def _headlines(edition: EditionPage) -> str:
    items = chain(chain.from_iterable(part.items for part in edition.parts), edition.also)
    return " · ".join(item.card.title for item in islice(items, HEADLINES))
