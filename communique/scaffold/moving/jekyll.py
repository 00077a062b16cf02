"""A site of Jekyll: ``_posts/``, ``_drafts/``, pages among its files, addresses by a pattern."""

from __future__ import annotations

import posixpath

from communique.scaffold.moving.addresses import filled, parts_of, whole
from communique.scaffold.moving.moments import moment_of
from communique.scaffold.moving.reading import (
    MARKDOWN,
    configured,
    copies_of,
    headed,
    settings_of,
    split_name,
)
from communique.scaffold.moving.values import Former, Header, Piece, Remark, Tree, said
from communique.slugs import slug_of

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
# Folders and files that are the generator's own.
_OURS = ("node_modules", "vendor", "Gemfile", "Rakefile", "package.json", "package-lock.json")


def former(tree: Tree) -> Former:
    """The site as it was."""
    remarks: list[Remark] = []
    values = configured(tree, ("_config.yml", "_config.yaml", "_config.toml"), remarks)
    style = said(values.get("permalink")) or "date"
    pieces = []
    aside: dict[str, str] = {}
    for path in tree.under(""):
        if _is_text(path) and (header := headed(tree, path, remarks)):
            piece = _piece(path, header, _STYLES.get(style, style))
            if piece:
                pieces.append(piece)
    taken = {piece.path for piece in pieces}
    copies = copies_of(tree, "", "", lambda path: _is_static(path) and path not in taken)
    for place, old in copies.items():
        aside[old] = place.removeprefix("content/static")
    named = {"title": "title", "description": "description", "language": "lang",
             "timezone": "timezone"}  # fmt: skip
    settings = settings_of(values, named)
    base = (said(values.get("url")).rstrip("/") + whole(said(values.get("baseurl")))).rstrip("/")
    settings = settings._replace(base_url=base if base.startswith("http") else "")
    return Former(settings, tuple(pieces), copies, tuple(remarks), aside)


def _is_text(path: str) -> bool:
    parts = path.split("/")
    is_post = "_posts" in parts or parts[0] == "_drafts"
    hidden = any(part.startswith((".", "_")) for part in parts) and not is_post
    return not hidden and parts[0] not in _OURS and path.endswith((*MARKDOWN, ".html"))


def _is_static(path: str) -> bool:
    parts = path.split("/")
    hidden = any(part.startswith((".", "_")) for part in parts) or parts[0] in _OURS
    written = path.endswith((*MARKDOWN, ".html", ".scss", ".sass", ".gemspec", ".coffee"))
    return not hidden and not written and (len(parts) > 1 or "." in path)


def _piece(path: str, header: Header, pattern: str) -> Piece | None:
    parts = path.split("/")
    is_post = "_posts" in parts or parts[0] == "_drafts"
    if not is_post and _is_list(path, header):
        return None
    day, stem = split_name(path)
    date = moment_of(header.fields.get("date")) or day
    above = parts[: parts.index("_posts")] if "_posts" in parts else []
    topics = header.texts("category", "categories", apart=" ")
    folder = posixpath.dirname(path)
    own = header.text("permalink")
    address = own if own and ":" not in own and "{" not in own else ""
    if not address and is_post:
        asked = {**parts_of(date), "title": header.text("slug") or stem, "slug": stem}
        asked["categories"] = "/".join([*above, *topics]).casefold()
        address = filled(_STYLES.get(own, own) or pattern, asked)
    elif not address:
        address = whole(f"{folder}/{'' if stem == 'index' else f'{stem}.html'}")
    return Piece(
        path=path,
        header=header,
        day=day,
        slug=slug_of(header.text("slug") or stem),
        address=whole(address) if address else "",
        lang=header.text("lang"),
        is_draft=parts[0] == "_drafts" or header.text("published") == "false",
        is_page=not is_post,
        topics=tuple(above),
        apart=" ",
    )


def _is_list(path: str, header: Header) -> bool:
    """Whether a page only holds what a layout makes: a list, the page for what is missing."""
    is_built = posixpath.splitext(path)[0] in ("index", "404", "feed", "archive", "search")
    return is_built or not header.text("title")
