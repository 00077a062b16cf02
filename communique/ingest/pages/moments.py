"""When a page was published and last changed, and how it is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo

import htmldate
from dateutil import parser as dateutil_parser
from lxml.html import HtmlElement

from communique.ingest.dates import dates_in
from communique.ingest.pages.tree import words_of
from communique.model import Value

_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "og:published_time",
    "og:article:published_time",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "published_time",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
)
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)([/-])(1[0-2]|0?[1-9]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"\2(3[01]|[12]\d|0?[1-9])(?=[/_.-])"
    r"|/((?:19|20)\d\d)()(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])(?=[/_.-])",
    re.IGNORECASE,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ISO = re.compile(r"\d{4}-\d\d?-\d\d?([T ]\d\d?:\d\d.*)?$")


class Moment(Value, frozen=True, kw_only=True):
    """A day or a moment in ISO 8601, where it was found, and whether it is a guess."""

    iso: str
    origin: str
    is_guess: bool = False


def published(
    tree: HtmlElement, claimed: str, meta: Mapping[str, tuple[str, ...]], address: str
) -> Moment | None:
    """When the page was published: what it says itself, then what it shows, then its address."""
    for text, origin in _said(claimed, meta, _PUBLISHED):
        if iso := iso_of(text):
            return Moment(iso=iso, origin=origin)
    shown = _shown(tree)
    in_address = _from(address)
    if shown and in_address and shown[:10] != in_address:
        return Moment(iso=in_address, origin="address", is_guess=True)
    if shown:
        return Moment(iso=shown, origin="page")
    if in_address:
        return Moment(iso=in_address, origin="address")
    guess = _guessed(tree, address)
    return Moment(iso=guess, origin="guess from the page", is_guess=True) if guess else None


def updated(claimed: str, meta: Mapping[str, tuple[str, ...]]) -> str | None:
    """When the page was last changed, if it says so."""
    said = (iso_of(text) for text, _ in _said(claimed, meta, _MODIFIED))
    return next((iso for iso in said if iso), None)


def iso_of(text: str) -> str | None:
    """A date as publishers write it, in ISO 8601; a time only where its zone is known."""
    text = text.strip()
    if not re.search(r"\d", text) or len(text) > 60:
        return None
    if text.isdigit() and len(text) in (10, 13):
        return _of_epoch(int(text[:10]))
    try:
        moment: datetime = dateutil_parser.parse(text, default=datetime(1, 1, 1), tzinfos=_zone)
    except (ValueError, OverflowError, TypeError):
        return None
    if not 1900 <= moment.year <= 2100 or not re.search(r"\d{4}", text):
        return None
    if moment.tzinfo is None or not re.search(r"\d:\d", text):
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    """The zone a date names; None for one that is not known, which leaves the day."""
    seconds = offset if offset is not None else _SECONDS.get((name or "").upper())
    return None if seconds is None else timezone(timedelta(seconds=seconds))


_HOURS = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_SECONDS = {name: hours * 3600 for name, hours in _HOURS.items()} | {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "UT": 0,
    "ET": -18000,
    "BST": 3600,
    "CET": 3600,
    "CEST": 7200,
    "MSK": 10800,
    "JST": 32400,
    "KST": 32400,
    "SGT": 28800,
    "HKT": 28800,
}


def _of_epoch(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _said(
    claimed: str, meta: Mapping[str, tuple[str, ...]], names: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    if claimed:
        yield claimed, "structured data"
    for name in names:
        for text in meta.get(name, ()):
            yield text, "meta tag"


def _shown(tree: HtmlElement) -> str | None:
    """The date in an element that is marked as the date of publication."""
    paths = (
        ".//*[@itemprop='datePublished']",
        ".//time[@pubdate]",
        ".//time[contains(@class, 'publish') or contains(@class, 'entry-date')]",
        ".//*[self::article or self::main]//time[@datetime]",
        ".//time[@datetime]",
        ".//*[contains(@class, 'publish') or contains(@class, 'pubdate')"
        " or contains(@class, 'post-date')"
        " or contains(@class, 'article-date') or contains(@class, 'article__date')"
        " or contains(@class, 'entry-date') or contains(@class, 'date-published')"
        " or contains(@id, 'date_posted') or contains(@class, 'timestamp')]",
    )
    for path in paths:
        for element in tree.xpath(path)[:3]:
            if iso := _in_element(element):
                return iso
    return None


def _in_element(element: HtmlElement) -> str | None:
    marked = element.get("datetime") or element.get("content") or ""
    if iso := iso_of(marked):
        return iso
    found = [one for one in dates_in(words_of(element)) if not one.is_update]
    return found[0].iso if found else None


def _from(address: str) -> str | None:
    found = _IN_ADDRESS.search(address)
    if not found:
        return None
    year, month, day = (text.lower() for text in found.group(1, 3, 4, 5, 7, 8) if text)
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    try:
        return datetime(int(year), number, int(day), tzinfo=UTC).date().isoformat()
    except ValueError:
        return None


def _guessed(tree: HtmlElement, address: str) -> str | None:
    found: str | None = htmldate.find_date(
        tree, url=address or None, original_date=True, extensive_search=True
    )
    return found
