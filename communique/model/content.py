"""What an article says, and what articles share."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from communique.model.pictures import Plate
from communique.model.value import Value as Value
from communique.passages import Role

Status = Literal["draft", "published", "withdrawn"]
Kind = Literal["own", "excerpt", "republished"]
CorrectionClass = Literal["correction", "clarification", "retraction"]
TermKind = Literal["country", "region", "organisation", "person", "topic", "author", "outlet"]


class Image(Value, frozen=True, kw_only=True):
    """An article's picture. ``file`` is a path under content/static; None: only words about it.

    ``focus`` is what matters most in it, from the left and from the top, each from 0 to 1.
    """

    file: str | None = None
    focus: tuple[float, float] | None = None
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    licence: str | None = None
    source_url: str | None = None


class Source(Value, frozen=True, kw_only=True):
    """A report an article rests on. ``file`` and ``sha256`` name the file it was ingested from.

    ``outlet`` is the name of the outlet it is from, if it is one that is known.
    """

    name: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    lang: str | None = None
    file: str | None = None
    sha256: str | None = None
    outlet: str | None = None


class Update(Value, frozen=True, kw_only=True):
    """What changed in an article, and when."""

    at: datetime
    note: str


class Correction(Value, frozen=True, kw_only=True):
    """An error that was mended: when, how grave, and what was wrong."""

    at: datetime
    grade: CorrectionClass
    text: str


class Alias(Value, frozen=True, kw_only=True):
    """An address that an article had, and the line of its file which says so."""

    url: str
    line: int | None = None


class Passage(Value, frozen=True, kw_only=True):
    """A part of a text whose heading says what it is. ``anchor`` is the id of the heading."""

    role: Role
    heading: str
    anchor: str


class Body(Value, frozen=True, kw_only=True):
    """An article's text, by reference: its HTML is stored under ``key`` (see ``memo``).

    ``key`` is the fingerprint of the Markdown, the converter and its options, so two equal keys
    are equal HTML. ``words`` counts prose only; ``opening`` is the start of the plain text.
    ``pictures`` are the site's own files it shows, ``links`` those it leads to, as paths from the
    site's root. ``passages`` are its parts with a role, such as analysis; ``cited`` are the numbers
    of the sources it cites. ``digest`` is the fingerprint of its words and marks alone: the same
    with every version. ``plates`` are its pictures as pages show them.
    """

    key: str
    words: int
    opening: str = ""
    pictures: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    cited: tuple[int, ...] = ()
    digest: str = ""
    plates: tuple[Plate, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The site's own files that it shows or leads to."""
        return (*self.pictures, *self.links)


class Article(Value, frozen=True, kw_only=True):
    """One file of content/articles/, read and checked. Times carry their zone.

    ``is_extracted``: the key points are sentences of its text that no editor chose.
    ``translation_of`` is the id of the article that it says in another language.
    """

    path: str
    id: str
    slug: str
    url: str
    title: str
    body: Body
    description: str | None = None
    lang: str
    status: Status = "published"
    kind: Kind = "own"
    date: datetime | None = None
    date_origin: str | None = None
    updated: datetime | None = None
    embargo: datetime | None = None
    expires: datetime | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    key_points: tuple[str, ...] = ()
    is_extracted: bool = False
    why_it_matters: str | None = None
    story: str | None = None
    section: str | None = None
    weight: int = 0
    countries: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    dateline: str | None = None
    endnote: str | None = None
    image: Image | None = None
    source: Source | None = None
    sources: tuple[Source, ...] = ()
    updates: tuple[Update, ...] = ()
    corrections: tuple[Correction, ...] = ()
    related: tuple[str, ...] = ()
    translation_of: str | None = None
    review: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words a reader finds here: of an excerpt only the opening."""
        return len(self.body.opening.split()) if self.kind == "excerpt" else self.body.words

    @property
    def outlets(self) -> tuple[str, ...]:
        """The known outlets that it rests on, each once, in the order of its front matter."""
        used = (self.source, *self.sources)
        return tuple(dict.fromkeys(one.outlet for one in used if one and one.outlet))

    @property
    def files(self) -> tuple[str, ...]:
        """The site's own files that the article shows, as paths from the site's root."""
        own = (self.image.file,) if self.image and self.image.file else ()
        return (*own, *self.body.files)

    @property
    def modified(self) -> datetime | None:
        """When something in it last changed that readers should know of; None when nothing did."""
        said = [*(one.at for one in self.updates), *(one.at for one in self.corrections)]
        return max([*said, self.updated] if self.updated else said, default=None)


class Leaf(Value, frozen=True, kw_only=True):
    """One file of content/pages/: a page of the site that is no article, such as /about/."""

    path: str
    url: str
    title: str
    body: Body
    description: str | None = None
    lang: str


class Profile(Value, frozen=True, kw_only=True):
    """What is known of a term besides its articles; empty where it is not.

    Of an organisation its ``genus`` and ``members``, of a person role and country, and from when to
    when; of a region the countries in it; of an outlet its country and whose it is. Countries are
    codes.
    """

    genus: str = ""
    role: str = ""
    country: str = ""
    since: str = ""
    until: str = ""
    members: tuple[str, ...] = ()
    ownership: str = ""


class Term(Value, frozen=True, kw_only=True):
    """A country, topic or author that articles share. ``articles`` are ids, newest first.

    ``keys`` are what articles call it: a code, or each spelling of a name. ``mentioned`` are the
    ids of articles that name a country and are not about it; ``regions`` are the codes of those it
    lies in, the larger first, ``neighbours`` of countries it borders on.
    """

    kind: TermKind
    keys: tuple[str, ...]
    slug: str
    name: str
    url: str
    articles: tuple[str, ...]
    mentioned: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    profile: Profile = Profile()
