"""Links within the site: that what they lead to is there, and is written the lasting way."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote, urlsplit

from communique.check.leaks import address_leaks
from communique.check.values import Anchor, Edit, Facts, Finding

LISTED = 6

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)


@dataclass(frozen=True)
class Places:
    """What there is to lead to.

    ``there`` are the addresses of all pages and files, ``waiting`` those of articles that are not
    published, with their paths; ``moved`` are old addresses, with the new ones. ``ids_at`` gives
    the ids of a page, None where they are not known. ``base`` is the site's own address.
    """

    there: Set[str]
    waiting: Mapping[str, str]
    moved: Mapping[str, str]
    ids_at: Callable[[str], Set[str] | None]
    base: str

    @cached_property
    def by_name(self) -> Mapping[str, list[str]]:
        """Addresses by the last part of them."""
        found = defaultdict(list)
        for url in sorted(self.there):
            found[posixpath.basename(url.rstrip("/")).casefold()].append(url)
        return found


def links_in(facts: Facts, page: str, places: Places, *, is_published: bool) -> Iterator[Finding]:
    """What is wrong with the links of a file whose page is at the address ``page``."""
    for anchor in facts.anchors:
        yield from address_leaks(facts.path, anchor)
        own = _own(anchor.address, places.base)
        if own is None or anchor.is_shown:  # pictures are looked at when the site is built
            continue
        if not own.path and not own.fragment:
            if not anchor.address:
                yield facts.found("link-empty", "a link that leads nowhere", anchor.line)
            continue
        yield from _followed(facts, anchor, own, page, places, is_published=is_published)


@dataclass(frozen=True)
class _Own:
    """An address of the site's own: ``start`` is what stands before its path."""

    start: str
    path: str
    rest: str
    fragment: str


def _own(address: str, base: str) -> _Own | None:
    """The address as one of the site's own; None when it is another's, or cannot be read."""
    start = ""
    if address.casefold().startswith(base.casefold()) or f"{address}/" == base:
        start = base.rstrip("/")
        address = address[len(start) :] or "/"
    elif _SCHEME.match(address) or address.startswith("//"):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return _Own(start, parts.path, address[len(parts.path) :], parts.fragment)


def _followed(
    facts: Facts, anchor: Anchor, own: _Own, page: str, places: Places, *, is_published: bool
) -> Iterator[Finding]:
    path = _path(own, page)
    target = path if path in places.there or path in places.moved else f"{path.rstrip('/')}/"
    if target in places.moved:
        new = places.moved[target]
        message = f"{_shown(anchor)} has moved to {new}"
        yield _found(facts, anchor, "link-moved", message, edits=_edit(anchor, new + own.rest))
    elif target in places.there:
        yield from _written(facts, anchor, own, target)
        yield from _fragment(facts, anchor, own, target, places)
    elif target in places.waiting:
        if is_published:
            message = f"{_shown(anchor)} is not published: {places.waiting[target]}"
            yield _found(facts, anchor, "link-unpublished", message)
    else:
        what = "file" if "." in posixpath.basename(path) else "page"
        hint = _suggestion(path, places, is_file=what == "file")
        yield _found(
            facts, anchor, "link-broken", f"there is no {what} {_shown(anchor)}", hint=hint
        )


def _path(own: _Own, page: str) -> str:
    """The path from the site's root that an address on the page means."""
    if not own.path:
        return page
    path = unquote(posixpath.normpath(posixpath.join(page, own.path)))
    path = path.removesuffix("index.html") if path.endswith("/index.html") else path
    return f"{path}/" if own.path.endswith("/") and not path.endswith("/") else path


def _written(facts: Facts, anchor: Anchor, own: _Own, target: str) -> Iterator[Finding]:
    """What could be better about the way a link that leads somewhere is written."""
    if not own.path or (unquote(own.path) == target and not own.start):
        return
    if own.start:
        rule, message = "link-own-host", "a link to this site with its host: it breaks elsewhere"
    elif own.path.startswith("/"):
        rule, message = "link-ending", f"the address of what it leads to is {target}"
    else:
        rule, message = (
            "link-relative",
            "a link from where the page stands: it breaks when it moves",
        )
    now = quote(target, safe="/-._~") + own.rest
    hint = f"write {now}"
    yield _found(facts, anchor, rule, message, hint=hint, edits=_edit(anchor, now))


def _fragment(
    facts: Facts, anchor: Anchor, own: _Own, target: str, places: Places
) -> Iterator[Finding]:
    ids = places.ids_at(target) if own.fragment else None
    if ids is not None and unquote(own.fragment) not in ids:
        message = f"there is no #{own.fragment} on the page {target}"
        listed = ", ".join(f"#{id}" for id in sorted(ids)[:LISTED])
        hint = f"it has {listed}" if ids else "it has no headings with an id"
        yield _found(facts, anchor, "link-fragment", message, hint=hint)


def _found(
    facts: Facts, anchor: Anchor, rule: str, message: str, *, hint: str | None = None,
    edits: tuple[Edit, ...] = (),
) -> Finding:  # fmt: skip
    return facts.found(rule, message, anchor.line, column=anchor.column, hint=hint, edits=edits)


def _shown(anchor: Anchor) -> str:
    return anchor.address if len(anchor.address) <= 80 else f"{anchor.address[:79]}…"


def _edit(anchor: Anchor, now: str) -> tuple[Edit, ...]:
    if anchor.column is None:
        return ()
    start = anchor.column - 1
    return (Edit(line=anchor.line, start=start, was=anchor.address, now=now),)


def _suggestion(path: str, places: Places, *, is_file: bool) -> str:
    named = places.by_name.get(posixpath.basename(path.rstrip("/")).casefold(), [])
    if len(named) == 1:
        return f"did you mean {named[0]}?"
    folder = "content/static" + posixpath.dirname(path)
    return f"put the file into {folder}" if is_file else "correct the address, or drop the link"


def outside(facts: Iterable[Facts], base: str) -> dict[str, list[tuple[Facts, Anchor]]]:
    """The addresses of other sites that bodies lead to, and where."""
    found: dict[str, list[tuple[Facts, Anchor]]] = defaultdict(list)
    for one in facts:
        for anchor in one.anchors:
            if _WEB.match(anchor.address) and _own(anchor.address, base) is None:
                found[anchor.address.partition("#")[0]].append((one, anchor))
    return found
