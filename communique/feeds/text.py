"""Text, addresses and moments as feeds may hold them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from urllib.parse import quote, urlsplit, urlunsplit

# Besides what XML 1.0 forbids: C1 controls and U+FFFD, which are always a broken decoding.
_UNFIT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]")
_ADDRESS = re.compile(r"https?://[0-9A-Za-z.\-]+(:\d+)?([/?#][0-9A-Za-z;/?:@&=+$.\-_!~*'()%,#]*)?")
_KEPT = ";/?:@&=+$-_.!~*'(),#%"


def legal(text: str) -> str:
    """The text without what XML 1.0 forbids and what no reader can show."""
    # Nearly every text passes here; the expression takes ten times as long.
    if text.replace("\n", "").isprintable() and "\ufffd" not in text:
        return text
    return _UNFIT.sub("", text)


def line(text: str) -> str:
    """The text on one line, without outer and double spaces."""
    return " ".join(legal(text).split())


def as_html(text: str) -> str:
    """Plain text as HTML: shown as it is."""
    return escape(line(text), quote=False)


def attribute(text: str) -> str:
    """Plain text as the value of an HTML attribute in double quotes."""
    return escape(line(text))


def web_address(address: str | None) -> str | None:
    """An address of the web in ASCII (RFC 3986); None for anything else, such as ``javascript:``.

    A host in another script becomes its ``xn--`` form, other characters are percent-encoded.
    """
    if address is None or _ADDRESS.fullmatch(address):
        return address
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc.encode("idna").decode()
    except ValueError:  # UnicodeError is one
        return None
    rest = (quote(part, safe=_KEPT, errors="ignore") for part in parts[2:])
    written = urlunsplit((parts.scheme, host, *rest))
    return written if _ADDRESS.fullmatch(written) else None


def rfc822(moment: datetime) -> str:
    """The moment in UTC as RSS has it, such as ``Tue, 20 Feb 2024 06:00:00 +0000``."""
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0))


def rfc3339(moment: datetime) -> str:
    """The moment in UTC as Atom and JSON Feed have it, such as ``2024-02-20T06:00:00Z``."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
