"""The card of every page that has one of its own, drawn from what the page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.cards import Cards
from communique.model import (
    ArticlePage,
    EditionPage,
    Link,
    Masthead,
    Output,
    Shared,
    Site,
    SocialCard,
    StoryPage,
    TermPage,
)

SITE_CARD = "/card.png"
MOST = 8  # countries on one map

_Codes = dict[str, str]
_Sharing = ArticlePage | EditionPage | StoryPage | TermPage


def social_cards(
    shown: Iterable[Output], site: Site, masthead: Masthead, cards: Cards
) -> Iterator[SocialCard]:
    """The site's card, and one for every page that names one."""
    if masthead.shared.url == SITE_CARD:
        yield SocialCard(
            url=SITE_CARD,
            title=masthead.description or masthead.title,
            site=masthead.title,
            dir=masthead.dir,
        )
    codes = {term.url: term.keys[0] for term in site.terms if term.kind == "country"}
    before: dict[str, tuple[_Sharing, SocialCard]] = cards.kept.before("social cards") or {}
    after: dict[str, tuple[_Sharing, SocialCard]] = {}
    cards.kept.keep("social cards", after)
    for page in shown:
        if isinstance(page, _Sharing) and page.shared and page.shared.is_drawn:
            known = before.get(page.url)
            if known is None or known[0] is not page:
                known = page, _card_of(page, page.shared, masthead, codes)
            after[page.url] = known
            yield known[1]


def _card_of(page: _Sharing, shared: Shared, masthead: Masthead, codes: _Codes) -> SocialCard:
    words = masthead.words
    match page:
        case ArticlePage():
            kicker = page.kicker.name if page.kicker else None
            note = page.published.day if page.published else None
            countries, direction = page.countries, page.dir
        case EditionPage():
            kicker, note = words.edition, None if page.day in page.title else page.day
            countries, direction = tuple(_kickers(page)), page.dir
        case StoryPage():
            kicker, note, countries, direction = words.story, None, page.countries, page.dir
        case TermPage():
            own = Link(name=page.name, url=page.url)
            kicker, note, countries, direction = words.country, None, (own,), masthead.dir
    title = page.title
    if isinstance(page, EditionPage):
        # A day stands in one line.
        title = title.replace(page.day, page.day.replace(" ", "\N{NO-BREAK SPACE}"))
    found = dict.fromkeys(codes[one.url] for one in countries if one.url in codes)
    return SocialCard(
        url=shared.url,
        title=title,
        site=masthead.title,
        kicker=kicker,
        note=note,
        countries=tuple(found)[:MOST],
        dir=direction,
    )


def _kickers(page: EditionPage) -> Iterator[Link]:
    """What its articles are first of all about, in their order."""
    items = (*(item for part in page.parts for item in part.items), *page.also)
    return (item.card.kicker for item in items if item.card.kicker)
