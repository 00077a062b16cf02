"""What every page knows of the publication."""

from __future__ import annotations

from communique.model.content import Value
from communique.model.pictures import Shared
from communique.model.pieces import Link
from communique.model.wording import Wording


class Publisher(Value, frozen=True, kw_only=True):
    """Who publishes the site, and the addresses of the pages that say by what rules.

    The names after ``logo`` are those of the Trust Project's terms in schema.org, in short.
    ``twitter`` is the name of an account there, with its "@".
    """

    name: str | None = None
    logo: str | None = None
    principles: str | None = None
    corrections: str | None = "/corrections/"
    ethics: str | None = None
    fact_checking: str | None = None
    unnamed_sources: str | None = None
    ownership: str | None = None
    mission: str | None = None
    masthead: str | None = None
    feedback: str | None = None
    bylines: str | None = None
    same_as: tuple[str, ...] = ()
    twitter: str | None = None


class Style(Value, frozen=True, kw_only=True):
    """A stylesheet that stands in the page itself.

    ``source`` is what a content security policy names it by (CSP Level 3, 2.3.1).
    """

    text: str
    source: str


class Masthead(Value, frozen=True, kw_only=True):
    """What every page knows of the publication. Part of every page's fingerprint.

    ``logo`` is the address of the icon as a large PNG, ``shared`` stands for pages that have no
    picture of their own, ``paper`` is the colour of pages in light. ``sections`` stand at the head
    of every page, ``foot`` at its foot. ``own_stylesheet`` is the address of the site's own rules,
    if it has any; ``search_integrity`` names the bytes of the script that searches. ``words`` are
    those no editor wrote, in the site's language. ``index_links``: links name files, so that the
    site can be read from disk. ``remote_pictures``: texts may show what lies elsewhere.
    """

    title: str
    description: str
    base_url: str
    language: str
    dir: str = "ltr"
    style: Style
    map_style: Style
    mail_style: Style = Style(text="", source="")
    own_stylesheet: str | None
    search_integrity: str = ""
    icon: str
    logo: str
    shared: Shared
    paper: str
    paper_in_the_dark: str
    publisher: Publisher
    sections: tuple[Link, ...]
    foot: tuple[Link, ...] = ()
    generator: str
    words: Wording
    index_links: bool = True
    remote_pictures: bool = False
