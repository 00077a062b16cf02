"""Text, addresses, languages and moments as validators want them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

FULL_LINK = re.compile(r"[a-zA-Z][0-9a-zA-Z+.-]*:(//)?[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+")
TAG = re.compile(
    r"tag:([a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*"
)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MOMENT = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*)?(Z|[+-]\d\d:\d\d)")
_END_TAG = re.compile(r"</(\w+)>")
_LIKE_HTML = re.compile(r"&#?\w+|<[/a-zA-Z]")
_PLAIN = re.compile(
    r"<(?:title|category|source|media:description|subtitle|name)\b[^>]*>([^<]*)<"
    r"|<channel>\s*<title>[^<]*</title>\s*<link>[^<]*</link>\s*<description>([^<]*)<"
)


def of_address(address: str) -> Iterator[str]:
    """An address must be whole, and in ASCII."""
    if not FULL_LINK.fullmatch(address):
        yield f"InvalidFullLink: {address}"


def of_language(language: str) -> Iterator[str]:
    """A language must be a tag that begins with a code of ISO 639."""
    if not LANGUAGE.fullmatch(language):
        yield f"InvalidLanguage: {language}"


def of_moment(moment: str) -> Iterator[str]:
    """RFC 822 as the RSS profile has it: the weekday is right, the year has four digits."""
    if not _MOMENT.fullmatch(moment):
        yield f"InvalidRFC2822Date: {moment}"
    elif f"{parsedate_to_datetime(moment):%a}" != moment[:3]:
        yield f"IncorrectDOW: {moment}"
    elif parsedate_to_datetime(moment).year < 1990:
        yield f"ImplausibleDate: {moment}"


def of_iso_moment(moment: str) -> Iterator[str]:
    """RFC 3339."""
    if not _ISO.fullmatch(moment):
        yield f"InvalidRFC3339Date: {moment}"
    elif moment < "1990":
        yield f"ImplausibleDate: {moment}"


def of_number(number: str | None, most: int) -> Iterator[str]:
    """A whole number from 1 to ``most``."""
    if not (number or "").isdecimal() or not 1 <= int(number or 0) <= most:
        yield f"InvalidPositiveInteger: {number}"


def of_plain_text(xml: bytes) -> Iterator[str]:
    """Plain text that could be taken for HTML must have hexadecimal references in its lines."""
    text = xml.decode()
    if "<![CDATA[" in text:
        yield "CharacterData"
    for found in _PLAIN.finditer(text):
        raw = found[1] if found[1] is not None else found[2]
        value = ElementTree.fromstring(f"<t>{raw}</t>").text or ""
        if _END_TAG.search(value):
            yield "ContainsHTML"
        elif _LIKE_HTML.search(value) and "&#x" not in raw:
            yield f"CharacterData: {raw}"
