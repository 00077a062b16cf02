"""A document becomes an article, or a leaf: front matter read by type, the address decided."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import PurePosixPath
from typing import cast
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from communique.captions import image_of
from communique.fields import Fields
from communique.frontmatter import Document, Scalar
from communique.gazetteer import Knowledge
from communique.markdown import Converted
from communique.markdown.citations import line_of
from communique.model import (
    Alias,
    Article,
    Body,
    Correction,
    CorrectionClass,
    Kind,
    Leaf,
    Source,
    Status,
    Update,
)
from communique.points import ENOUGH, points_in
from communique.silence import spared_rules
from communique.sourcing import listed
from communique.subjects import choices_in, subjects_of

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# A folder, or a page of HTML; no name that begins with a dot.
_ALIAS = re.compile(r"/(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*\.html?)?")
_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_STATUSES = ("draft", "published", "withdrawn")
_KINDS = ("own", "excerpt", "republished")
_GRADES = ("correction", "clarification", "retraction")
_ADVICE = {
    "draft": "write status: draft",
    "summary": "write description:",
    "subtitle": "write description:",
    "author": "write authors:",
    "published": "write date:",
    "categories": "write tags:",
    "redirect_from": "write aliases:",
    "lastmod": "write updated:",
    "publishdate": "write embargo:",
    "expirydate": "write expires:",
}


class Reader:
    """Reads documents by the site's rules: its zone, its language, what it knows of the world.

    With ``extract_points``, an article without key points has sentences of its text for them.
    Whoever loads is to set texts in type with ``typeset``.
    ``remote_pictures``: bodies may show pictures that lie elsewhere.
    """

    def __init__(
        self,
        *,
        zone: ZoneInfo,
        language: str,
        knowledge: Knowledge,
        extract_points: bool = True,
        typeset: bool = True,
        remote_pictures: bool = False,
    ) -> None:
        self.zone = zone
        self.language = language
        self.knowledge = knowledge
        self.extract_points = extract_points
        self.typeset = typeset
        self.remote_pictures = remote_pictures

    def article(self, document: Document, body: Body, made: Converted) -> Article:
        """The article in the document; ``made`` is its body, converted.

        Raises an ``ExceptionGroup`` of every ``ContentError`` in its front matter.
        """
        fields = Fields(document, document.fields, advice=_ADVICE)
        slug = self._slug(fields, document)
        date = fields.moment("date", self.zone)
        article = Article(
            path=document.path,
            id=fields.text("id") or PurePosixPath(document.path).stem,
            slug=slug,
            url=_address(date, slug, self.zone),
            title=fields.required("title"),
            body=body,
            description=fields.text("description"),
            lang=self._lang(fields),
            status=cast(Status, fields.choice("status", _STATUSES, "published")),
            kind=cast(Kind, fields.choice("kind", _KINDS, "own")),
            date=date,
            date_origin=fields.text("date_origin"),
            updated=self._not_before(fields, "updated", date),
            embargo=fields.moment("embargo", self.zone),
            expires=self._not_before(fields, "expires", date),
        )
        found = self._tagged(self._described(article, fields), fields, made.text)
        _check_citations(found, fields)
        spared_rules(fields)
        fields.close()
        return self._pointed(found, made) if not fields.has("key_points") else found

    def _described(self, article: Article, fields: Fields) -> Article:
        """The article with everything about it besides its text, its identity and its times."""
        return replace(
            article,
            authors=fields.texts("authors"),
            tags=fields.texts("tags"),
            key_points=fields.texts("key_points"),
            why_it_matters=fields.text("why_it_matters"),
            story=self._named(fields, "story"),
            section=fields.text("section"),
            weight=fields.number("weight"),
            aliases=self._aliases(fields),
            dateline=fields.text("dateline"),
            endnote=fields.text("endnote"),
            image=fields.table("image", image_of),
            source=fields.table("source", self._source),
            sources=fields.tables("sources", self._source),
            updates=fields.tables("updates", self._update),
            corrections=fields.tables("corrections", self._correction),
            related=fields.texts("related"),
            translation_of=fields.text("translation_of"),
            review=fields.texts("review"),
        )

    def _tagged(self, article: Article, fields: Fields, text: str) -> Article:
        """The article with the countries, organisations and people it is about."""
        choices = choices_in(fields, self.knowledge)
        found = self.knowledge.tagger.tag(article.title, text, article.dateline)
        subjects = subjects_of(choices, found)
        return replace(
            article,
            countries=subjects.countries,
            mentioned=subjects.mentioned,
            organisations=subjects.organisations,
            people=subjects.people,
        )

    def _pointed(self, article: Article, made: Converted) -> Article:
        """The article with sentences of its text as key points, where it is long enough.

        An excerpt shows no more of a text of others than its opening.
        """
        if not self.extract_points or made.words < ENOUGH or article.kind == "excerpt":
            return article
        found = points_in(article.title, article.description, made.paragraphs)
        return replace(article, key_points=found, is_extracted=bool(found))

    def leaf(self, document: Document, body: Body) -> Leaf:
        """The page of the site in the document; its address is its file's name."""
        fields = Fields(document, document.fields, advice=_ADVICE)
        slug = self._slug(fields, document)
        leaf = Leaf(
            path=document.path,
            url=f"/{slug}/",
            title=fields.required("title"),
            body=body,
            description=fields.text("description"),
            lang=self._lang(fields),
        )
        spared_rules(fields)
        fields.close()
        return leaf

    def _slug(self, fields: Fields, document: Document) -> str:
        named = self._named(fields, "slug")
        if named:
            return named
        stem = PurePosixPath(document.path).stem
        if not _SLUG.fullmatch(stem):
            fields.wrong(
                f"'{stem}' cannot be an address",
                1,
                "rename the file, or give a slug: of small letters, digits and single hyphens",
            )
        return stem

    def _named(self, fields: Fields, name: str) -> str | None:
        found = fields.text(name)
        if found and not _SLUG.fullmatch(found):
            fields.wrong(
                f"'{name}' cannot be '{found}'",
                fields.line(name),
                "small letters, digits and single hyphens, such as black-sea-grain",
            )
        return found

    def _lang(self, fields: Fields) -> str:
        found = fields.text("lang")
        if found and not _LANG.fullmatch(found):
            hint = "a language tag (BCP 47) such as en, fr or zh-Hans"
            fields.wrong(f"'lang' cannot be '{found}'", fields.line("lang"), hint)
        return found or self.language

    def _not_before(self, fields: Fields, name: str, date: datetime | None) -> datetime | None:
        found = fields.moment(name, self.zone)
        if found and date and found < date:
            fields.wrong(f"'{name}' is before 'date'", fields.line(name))
        return found

    def _aliases(self, fields: Fields) -> tuple[Alias, ...]:
        aliases: dict[str, Alias] = {}
        for said, line in fields.lined_texts("aliases").items():
            url = unquote(said)
            if not _ALIAS.fullmatch(url) or any(len(x.encode()) > 200 for x in url.split("/")):
                hint = "an old address of the article, such as /2024/02/old-slug/ or /old.html"
                fields.wrong(f"'aliases' cannot hold '{said}'", line, hint)
            if url.endswith("/index.html"):
                url = url.removesuffix("index.html")
            aliases.setdefault(url, Alias(url=url, line=line))
        return tuple(aliases.values())

    def _source(self, fields: Fields) -> Source:
        name, url = fields.text("name"), fields.web_address("url")
        outlet = self.knowledge.outlets.of(name, url)
        return Source(
            name=name,
            url=url,
            title=fields.text("title"),
            published=fields.text("published"),
            lang=fields.text("lang"),
            file=fields.text("file"),
            sha256=fields.text("sha256"),
            outlet=outlet.name if outlet else None,
        )

    def _update(self, fields: Fields) -> Update:
        at = self._required_moment(fields)
        return Update(at=at, note=fields.required("note"))

    def _correction(self, fields: Fields) -> Correction:
        return Correction(
            at=self._required_moment(fields),
            grade=cast(CorrectionClass, fields.choice("class", _GRADES, "correction")),
            text=fields.required("text"),
        )

    def _required_moment(self, fields: Fields) -> datetime:
        fields.required("at")
        return fields.moment("at", self.zone) or datetime(1, 1, 1, tzinfo=self.zone)


def cites_sources(document: Document) -> bool:
    """Whether ``[1]`` in the document's text means its first source.

    It does in a text of our own, and in any that names further sources. What stands in brackets in
    a text of others is theirs.
    """
    kind = document.fields.get("kind")
    is_own = kind is None or (isinstance(kind, Scalar) and kind.text.strip() in {"", "own"})
    is_article = document.path.startswith("content/articles/")
    return is_article and (is_own or "sources" in document.fields)


def _check_citations(article: Article, fields: Fields) -> None:
    """Notes every number in the text that is none of a source."""
    count = len(listed(article))
    document = fields.document
    for number in article.body.cited:
        if not 1 <= number <= count:
            said = f"the text cites source {number}, and there {_are(count)}"
            hint = f"add it to 'sources:', or write \\[{number}\\]"
            fields.wrong(said, document.body_line + line_of(document.body, number), hint)


def _are(count: int) -> str:
    return "is one" if count == 1 else f"are {count or 'none'}"


def _address(date: datetime | None, slug: str, zone: ZoneInfo) -> str:
    if date is None:
        return f"/undated/{slug}/"
    day = date.astimezone(zone)
    return f"/{day.year:04d}/{day.month:02d}/{slug}/"
