"""Addresses as they may be kept: absolute, http or https, without what follows the reader."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|cmpid?"
    r"|campaign_?id|ncid|ocid|ito|smid|smtyp|ref(_?src|_?url)?|referr?er|source|share|spm|xtor|at_\w+"
    r"|amp|outputtype|guccounter|guce_\w+|ftag|soc_\w+|sr_share|partner|rss|icid|tse_id",
    re.IGNORECASE,
)
_LONGEST = 2000
_AS_THEY_ARE = "%/:=&?~#+!$,;'@()*[]"


def safe(address: str, base: str = "") -> str | None:
    """The address, absolute, when it is http, https or mailto; None for every other.

    ``//host/path`` becomes https.
    """
    text = re.sub(r"[\s\x00-\x1f\\]", "", address)[:_LONGEST]
    if not text or text.startswith("#"):
        return None
    try:
        parts = urlsplit(urljoin(base, f"https:{text}" if text.startswith("//") else text))
        parts.port  # noqa: B018 - one that is no number, or too large, raises
    except ValueError:
        return None
    if parts.scheme == "mailto" and "@" in parts.path:
        return f"mailto:{parts.path}"
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        return None
    return urlunsplit(parts)


def asked(address: str, base: str = "") -> str | None:
    """The address as a server is asked for it, in ASCII; None for one that is not of the web."""
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError too: a host that cannot be one
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    host = f"[{host}]" if ":" in host else host
    path, query = quote(parts.path, _AS_THEY_ARE), quote(parts.query, _AS_THEY_ARE)
    return urlunsplit((parts.scheme, host + port, path or "/", query, ""))


def canonical(address: str, base: str = "") -> str | None:
    """The address of an article, less what only tells how a reader came there; None for none."""
    found = safe(address, base)
    if found is None or found.startswith("mailto:"):
        return None
    parts = urlsplit(found)
    kept = [(name, value) for name, value in _query(parts.query) if not _TRACKING.fullmatch(name)]
    query = urlencode(kept) if len(kept) < len(_query(parts.query)) else parts.query
    host = (parts.hostname or "") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def is_front(address: str) -> bool:
    """Whether this is a site's front page, which no article is."""
    parts = urlsplit(address)
    return parts.path.strip("/") in ("", "index.html", "index.php", "home") and not parts.query


def host_of(address: str | None) -> str:
    """The host without ``www.``; "" for none."""
    host = urlsplit(address).hostname if address else None
    return (host or "").removeprefix("www.").removeprefix("amp.").removeprefix("m.")


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site, such as m.example.org and example.org."""
    a, b = host_of(one), host_of(other)
    return bool(a and b) and (a == b or a.endswith(f".{b}") or b.endswith(f".{a}"))


def _query(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True, max_num_fields=200)
