"""A page or feed is fetched, once, into content/sources/; from there on it is a file like any.

Whoever names an address, in an article or in a redirect, must not reach what only this machine or
its network can (see ``reach``); nothing but http and https is spoken.
"""

from __future__ import annotations

import http.client
import re
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from communique.errors import IngestError, Location
from communique.ingest.addresses import canonical, host_of
from communique.ingest.files import written
from communique.ingest.item import digest
from communique.ingest.kinds import HEAD, LARGEST, kind_of
from communique.ingest.sources import FOLDER
from communique.reach import MayReach, connection_to, host_header, is_public, target_of
from communique.slugs import slug_of

# Seconds for one answer of the server, and for everything together.
PATIENCE, LONGEST = 10.0, 40.0
REDIRECTS = 5
_MOST = max(LARGEST.values())
_CHUNK = 65536
_SUFFIX = {"page": "html", "feed": "xml", "text": "txt", "ready": "md", "mail": "eml"}
_HEADERS = {
    "User-Agent": "communique (static site generator; fetches one page for its editor)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


def fetched(
    address: str,
    root: Path,
    *,
    again: bool = False,
    may_reach: MayReach = is_public,
) -> Path:
    """The file in content/sources/ that holds what is at ``address``.

    A page is fetched once, and then only if ``again``; a feed every time. Raises ``IngestError``
    when it cannot be had, is too large, takes too long, or leads to where nobody may go.
    """
    at = Location(address)
    wanted = canonical(address)
    if wanted is None:
        raise IngestError("only addresses of http and https can be fetched", at)
    known = sorted((root / FOLDER).glob(f"{_name(wanted)}.*"))
    if known and not again and known[0].suffix != ".xml":
        return known[0]
    raw, head, final = _followed(address, at, may_reach)
    kind = kind_of(raw[:HEAD], urlsplit(final).path)
    if kind is None or kind in ("archive", "document"):
        raise IngestError("there is no page and no feed at this address", at)
    path = root / FOLDER / f"{_name(wanted)}.{_SUFFIX[kind]}"
    content = _labelled(raw, head, final) if kind == "page" else raw
    written(path, root / "content", content, new=not path.exists())
    return path


def _name(address: str) -> str:
    """A file's name for an address: readable, and different for different addresses."""
    parts = urlsplit(address)
    words = slug_of(re.sub(r"\.\w{2,5}$", "", parts.path))[:60].strip("-")
    host = re.sub(r"[^a-z0-9.-]", "", host_of(address))[:60]
    return f"{host}-{words}-{digest(address.encode())[:8]}"


def _labelled(raw: bytes, head: Message, address: str) -> bytes:
    """The page with its address, as browsers note it, and the charset only its server named."""
    note = f"<!-- saved from url=({len(address):04}){address.replace('--', '%2D%2D')} -->\n"
    charset = head.get_content_charset() or ""
    if re.fullmatch(r"[\w.:-]{2,40}", charset) and b"charset" not in raw[:4096].lower():
        note += f'<meta charset="{charset}">\n'
    return note.encode() + raw


def _followed(address: str, at: Location, may_reach: MayReach) -> tuple[bytes, Message, str]:
    """What is at the address after its redirects, the head of the answer, and the last address."""
    deadline = time.monotonic() + LONGEST
    for _ in range(REDIRECTS + 1):
        try:
            status, head, raw = _answered(address, deadline, may_reach)
        except (OSError, http.client.HTTPException, zlib.error) as error:
            reason = str(error) or type(error).__name__
            raise IngestError(f"cannot be fetched: {reason}", at) from error
        if status not in (301, 302, 303, 307, 308):
            if status != 200:
                raise IngestError(f"cannot be fetched: the server answers {status}", at)
            return raw, head, address
        address = urljoin(address, head.get("Location", ""))
        if urlsplit(address).scheme not in ("http", "https"):
            raise IngestError("leads to an address that is not of the web", at)
    raise IngestError(f"is redirected more than {REDIRECTS} times", at)


def _answered(address: str, deadline: float, may_reach: MayReach) -> tuple[int, Message, bytes]:
    with closing(connection_to(address, PATIENCE, may_reach)) as connection:
        headers = _HEADERS | {"Host": host_header(address)}
        connection.request("GET", target_of(address), headers=headers)
        with connection.getresponse() as answer:
            raw = b"".join(_bounded(answer, deadline)) if answer.status == 200 else b""
    return answer.status, answer.headers, raw


def _bounded(answer: http.client.HTTPResponse, deadline: float) -> Iterator[bytes]:
    """The body, unpacked. Raises ``OSError`` when it is too long, or too long in coming."""
    unpacked = zlib.decompressobj(zlib.MAX_WBITS | 32) if _is_packed(answer) else None
    size = 0
    while chunk := answer.read(_CHUNK):
        part = unpacked.decompress(chunk, _MOST + 1) if unpacked else chunk
        size += len(part)
        if size > _MOST:
            raise OSError(f"more than {_MOST >> 20} MB")
        if time.monotonic() > deadline:
            raise OSError(f"not there after {LONGEST:g} seconds")
        yield part


def _is_packed(answer: http.client.HTTPResponse) -> bool:
    return answer.headers.get("Content-Encoding", "").strip().lower() in (
        "gzip",
        "x-gzip",
        "deflate",
    )
