"""A page or feed is fetched, once, into content/sources/; from there on it is a file like any.

Whoever names an address, in an article or in a redirect, must not reach what only this machine or
its network can (see ``reach``); nothing but http and https is spoken.
"""

from __future__ import annotations

import re
import time
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

from communique.errors import IngestError, Location
from communique.ingest.addresses import asked, canonical, host_of
from communique.ingest.answers import Answer, Limits, answer_of
from communique.ingest.files import written
from communique.ingest.item import digest
from communique.ingest.kinds import HEAD, LARGEST, foreign, kind_of
from communique.ingest.sources import FOLDER
from communique.reach import MayReach, is_public
from communique.slugs import slug_of

# Seconds for one answer of the server, and for everything together.
PATIENCE, LONGEST = 10.0, 40.0
REDIRECTS = 5
_MOST = max(LARGEST.values())
_SUFFIX = {"page": "html", "feed": "xml", "text": "txt", "ready": "md", "mail": "eml"}
_REDIRECTS = (301, 302, 303, 307, 308)
# What servers say to programs that a browser may have.
_REFUSED = (401, 402, 403, 406, 429, 451, 503)


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
    start, wanted = asked(address), canonical(address)
    if start is None or wanted is None:
        is_web = address.lower().startswith(("http://", "https://"))
        what = "this is no address" if is_web else "only addresses of http and https can be fetched"
        raise IngestError(what, at)
    known = sorted((root / FOLDER).glob(f"{_name(wanted)}.*"))
    if known and not again and known[0].suffix != ".xml":
        return known[0]
    answer, final = _followed(start, at, may_reach)
    raw, head = answer.body, answer.head
    kind = kind_of(raw[:HEAD], urlsplit(final).path)
    is_said = head.get_content_maintype() == "text" or "Content-Type" not in head
    if kind is None or kind not in _SUFFIX or (kind == "text" and not is_said):
        what = foreign(raw) or (
            "a document" if kind in ("archive", "document") else "something else"
        )
        hint = "download it, and ingest the file" if kind else None
        raise IngestError(f"there is {what} at this address, and no page or feed", at, hint=hint)
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


def _followed(address: str, at: Location, may_reach: MayReach) -> tuple[Answer, str]:
    """What is at the address after its redirects, and the last address."""
    deadline = time.monotonic() + LONGEST
    limits = Limits(PATIENCE, LONGEST, _MOST)
    for _ in range(REDIRECTS + 1):
        try:
            answer = answer_of(address, limits, deadline, may_reach)
        except OSError as error:
            raise IngestError(f"cannot be fetched: {error}", at) from error
        if answer.status not in _REDIRECTS:
            return _whole(answer, at), address
        if not answer.location:
            raise IngestError("is redirected to nowhere", at)
        found = asked(answer.location, address)
        if found is None:
            raise IngestError("leads to an address that is not of the web", at)
        address = found
    raise IngestError(f"is redirected more than {REDIRECTS} times", at)


def _whole(answer: Answer, at: Location) -> Answer:
    """The answer, if it has a page. Raises ``IngestError`` if not."""
    if answer.status != 200:
        hint = "open it in a browser, save the page, and ingest the file"
        raise IngestError(
            f"cannot be fetched: the server answers {answer.status}",
            at,
            hint=hint if answer.status in _REFUSED else None,
        )
    if not answer.body.strip():
        raise IngestError("there is nothing at this address", at)
    return answer
