"""Texts of the old site become files of the new one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from communique.fingerprint import digest
from communique.ingest.article_file import lines_of
from communique.scaffold.moving.bodies import converted
from communique.scaffold.moving.moments import moment_of
from communique.scaffold.moving.values import Former, Header, Moved, Piece, Remark, said
from communique.slugs import numbered, slug_of

_ALIAS = re.compile(r"/(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*\.html?)?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# Fields that have their say elsewhere, or none in a text.
_READ = frozenset([
    "title", "date", "slug", "url", "permalink", "aliases", "redirect_from", "description",
    "summary", "subtitle", "excerpt", "author", "authors", "tags", "tag", "keywords",
    "category", "categories", "topics", "draft", "published", "status", "lang", "language",
    "lastmod", "updated", "modified", "last_modified_at", "publishdate", "expirydate",
])  # fmt: skip
_PLACES_OF_PICTURES = ("image", "images", "cover", "featured_image", "featuredimage", "thumbnail")
# Collections of Eleventy that every text is in.
_NO_TOPICS = frozenset(["post", "posts", "all", "blog", "article", "articles", "page", "pages"])


def moved(former: Former) -> Moved:
    """The site with every text that could be read; each with where it stood."""
    remarks = list(former.remarks)
    places = _places(former.pieces)
    addresses = {piece.path: _address(piece, place) for piece, place in places}
    known = {**former.aside, **addresses}
    files = {}
    dropped: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for piece, place in places:
        body, left = converted(piece.path, piece.header, known)
        remarks += left
        remarks += _notes(piece, addresses[piece.path])
        for name in _unknown(piece.header):
            dropped[name].append((piece.path, piece.header.line(name)))
        head = "\n".join(_lines(piece, addresses[piece.path]))
        files[place] = f"---\n{head}\n---\n\n{body}\n"
    remarks += _dropped(dropped)
    return Moved(former.settings, files, former.copies, tuple(remarks))


def _places(pieces: Sequence[Piece]) -> list[tuple[Piece, str]]:
    """The new place of each text; of two that would have one, the second is numbered."""
    taken: set[str] = set()
    found = []
    for piece in pieces:
        folder = "content/pages" if piece.is_page else f"content/articles/{_date(piece)[:4]}"
        slug, number = _slug(piece), 1
        while (place := f"{folder}/{numbered(slug, number)}.md") in taken:
            number += 1
        taken.add(place)
        found.append((piece, place.replace("//", "/")))
    return found


def _slug(piece: Piece) -> str:
    """What the address ended with, where that is a name of ours; else the piece's own."""
    last = piece.address.rstrip("/").rpartition("/")[2].removesuffix(".html")
    return last if _SLUG.fullmatch(last) and slug_of(last) == last else piece.slug


def _date(piece: Piece) -> str:
    return moment_of(piece.header.fields.get("date")) or piece.day


def _address(piece: Piece, place: str) -> str:
    slug = place.rpartition("/")[2].removesuffix(".md")
    if piece.is_page:
        return f"/{slug}/"
    date = _date(piece)
    return f"/{date[:4]}/{date[5:7]}/{slug}/" if date else f"/undated/{slug}/"


def _lines(piece: Piece, address: str) -> Iterator[str]:
    """The front matter of the new file."""
    header = piece.header
    title = header.text("title") or piece.slug.replace("-", " ")
    yield from () if piece.is_page else lines_of("id", _id(piece))
    yield from lines_of("title", title)
    yield from lines_of("description", header.text("description", "summary", "subtitle", "excerpt"))
    lang = (piece.lang or header.text("language")).replace("_", "-")
    yield from lines_of("lang", lang if _LANG.fullmatch(lang) else None)
    if piece.is_page:
        return
    yield from lines_of("date", _date(piece))
    yield from lines_of("updated", _updated(piece))
    yield from lines_of("embargo", moment_of(header.fields.get("publishdate")))
    yield from lines_of("expires", moment_of(header.fields.get("expirydate")))
    yield from lines_of("status", "draft" if piece.is_draft else None)
    yield "kind: own"
    yield from lines_of("authors", tuple(_authors(header)))
    yield from lines_of("tags", tuple(_topics(piece)))
    yield from lines_of("aliases", tuple(_aliases(piece, address)))


def _id(piece: Piece) -> str:
    day = _date(piece)[:10].replace("-", "")
    return f"{day}-{digest(piece.path.encode())[:8]}".lstrip("-")


def _updated(piece: Piece) -> str | None:
    names = ("lastmod", "updated", "modified", "last_modified_at")
    found = next((at for name in names if (at := moment_of(piece.header.fields.get(name)))), "")
    return found if found[:10] > _date(piece)[:10] else None


def _authors(header: Header) -> list[str]:
    found = header.texts("author", "authors", apart=";" if ";" in header.text("authors") else ",")
    for name in ("author", "authors"):
        value = header.fields.get(name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                found.append(said(one.get("name")))
    return list(dict.fromkeys(name.strip() for name in found if name.strip()))


def _topics(piece: Piece) -> list[str]:
    """Tags and categories in one list: a text has one kind of topics here."""
    header = piece.header
    apart = "," if "," in header.text("tags") else piece.apart
    tags = header.texts("tags", "tag", "keywords", apart=apart)
    groups = header.texts("categories", "category", apart=piece.apart)
    found = (name.strip() for name in (*tags, *groups, *piece.topics))
    return list(dict.fromkeys(name for name in found if name and name.casefold() not in _NO_TOPICS))


def _aliases(piece: Piece, address: str) -> Iterator[str]:
    """Where the text stood, and what led there, if that is not where it is."""
    given = piece.header.texts("aliases", "redirect_from")
    for one in dict.fromkeys((piece.address, *given)):
        alias = f"/{one.lstrip('/')}" if one else ""
        alias = alias if alias.endswith(("/", ".html", ".htm")) or not alias else f"{alias}/"
        if alias and alias != address and alias != "/" and _ALIAS.fullmatch(alias):
            yield alias


def _notes(piece: Piece, address: str) -> Iterator[Remark]:
    header = piece.header
    given = header.fields.get("date")
    if given and not moment_of(given):
        yield Remark(piece.path, header.line("date"), f"the date is not known: {said(given)[:60]}")
    if piece.is_page and piece.address and piece.address != address:
        said_ = f"the page was at {piece.address} and is at {address}: nothing leads on"
        yield Remark(piece.path, 1, said_)
    for name in _PLACES_OF_PICTURES:
        if header.fields.get(name):
            picture = header.text(name) or str(header.fields[name])
            said_ = f"give image: a file, alt and credit; it was {name}: {picture[:60]}"
            yield Remark(piece.path, header.line(name), said_)


def _unknown(header: Header) -> Iterator[str]:
    for name in header.fields:
        if name not in _READ and name not in _PLACES_OF_PICTURES:
            yield name


def _dropped(dropped: Mapping[str, Sequence[tuple[str, int]]]) -> Iterator[Remark]:
    """One remark for each field that has no place here, with the first file that has it."""
    for name, places in sorted(dropped.items()):
        path, line = places[0]
        more = f", and in {len(places) - 1} more files" if len(places) > 1 else ""
        yield Remark(path, line, f"the field '{name}' has no place here{more}: left out")
