"""Every file of site/ as one frozen value: which pages exist, and exactly what each may show.

articles     a page for each article, and for each file of content/pages
terms        countries, topics, authors: an index of each kind, pages of each term
versions     the languages that an article can be read in
archive      months and years
about        what pages show of terms besides articles
world        the map of the world
editions     a page for each edition, lists of them, calendars
newsletters  the latest editions as they are sent by e-mail
sharing      a card for each page that has one of its own
stories      a page for each story, and one that lists them
corrections  what was corrected or withdrawn
pictures     those that pages show, in every form and size
identity     icons, and the manifest of the site as an application
search       the page to search on
front        the front page, and the page for what is not there
redirects    what stands at addresses that articles had
headers      what hosts say with each file
channels     what can be subscribed to
syndication  feeds and what lists them
sitemaps     sitemaps, robots.txt
data         what is known of every article, for programs
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from communique.cards import Cards
from communique.gallery import renditions_in
from communique.model import Asset, Masthead, Output, Site
from communique.pages.archive import archive_page, month_pages
from communique.pages.articles import article_pages, leaf_pages
from communique.pages.corrections import corrections_page
from communique.pages.data import datasets
from communique.pages.editions import diaries, edition_pages, editions_pages
from communique.pages.front import home_page, missing_page
from communique.pages.headers import headers_in
from communique.pages.identity import icons_of, manifest
from communique.pages.newsletters import newsletters
from communique.pages.redirects import redirects_in
from communique.pages.search import searching
from communique.pages.sharing import social_cards
from communique.pages.sitemaps import robots, sitemaps
from communique.pages.stories import stories_page, story_pages
from communique.pages.syndication import feed_list, feeds_in, feeds_page
from communique.pages.terms import term_indexes, term_pages
from communique.pages.world import map_page
from communique.tables import Email, Feeds


def pages(
    site: Site,
    masthead: Masthead,
    cards: Cards,
    feeds: Feeds,
    email: Email,
    assets: Sequence[Asset],
    index: Sequence[Asset] | None = None,
) -> tuple[Output, ...]:
    """Every file of the site. Two with one address are not told apart here: see ``publish``.

    ``index`` are the files to search in, None for a site without search.
    Raises an ``ExceptionGroup`` of ``ContentError`` for aliases at which there is a page.
    """
    search = tuple(searching(site, masthead, cards, assets, index))
    shown = tuple(_pages(site, masthead, cards, feeds, email))
    pictures: tuple[Output, ...] = (*cards.charts.pictures(shown), *cards.charts.flags(site))
    left_out = site.hidden | cards.gallery.replaced(site.linked)
    wanted: tuple[Output, ...] = (
        *(asset for asset in assets if asset.url.removeprefix("/") not in left_out),
        *renditions_in(shown),
        *social_cards(shown, site, masthead, cards),
        *icons_of(masthead, assets),
        manifest(masthead),
        *search,
        *shown,
        *pictures,
        robots(masthead),
    )
    return (*wanted, *redirects_in(site, masthead, cards, wanted), *headers_in(wanted))


def _pages(
    site: Site, masthead: Masthead, cards: Cards, feeds: Feeds, email: Email
) -> Iterator[Output]:
    """Pages and what lists them, in the order in which they are put in place."""
    editions = tuple(edition_pages(site, masthead, cards))
    return chain(
        article_pages(site, cards),
        leaf_pages(site, cards),
        term_pages(site, cards),
        term_indexes(site, cards),
        month_pages(site, cards),
        (archive_page(site, cards), map_page(site, cards), home_page(site, masthead, cards)),
        editions,
        newsletters(editions, site, masthead, cards, email),
        editions_pages(site, cards),
        diaries(site, masthead, cards),
        story_pages(site, masthead, cards),
        (stories_page(site, masthead, cards), corrections_page(site, cards)),
        (feeds_page(site, masthead), missing_page(site, cards)),
        feeds_in(site, masthead, cards, feeds),
        (feed_list(site, masthead),),
        sitemaps(site, masthead, cards),
        datasets(site, masthead, cards),
    )
