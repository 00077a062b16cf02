"""A site of Hugo: ``content/``, ``static/``, page bundles, addresses by section and pattern."""

from __future__ import annotations

import posixpath
import re

from communique.scaffold.moving.addresses import filled, parts_of, whole
from communique.scaffold.moving.moments import moment_of
from communique.scaffold.moving.reading import (
    MARKDOWN,
    MARKUP,
    configured,
    copies_of,
    headed,
    is_file,
    settings_of,
    split_name,
)
from communique.scaffold.moving.values import Former, Header, Piece, Remark, Settings, Tree, said
from communique.slugs import slug_of

_NAMES = ("hugo", "config", "config/_default/hugo", "config/_default/config")
CONFIGS = tuple(f"{name}.{kind}" for name in _NAMES for kind in ("toml", "yaml", "yml", "json"))
_LANGUAGE = re.compile(r"(.+)\.([a-z]{2}(?:-[a-zA-Z]{2,4})?)")


def former(tree: Tree) -> Former:
    """The site as it was."""
    remarks: list[Remark] = []
    values = configured(tree, CONFIGS, remarks)
    own = {name.casefold(): value for name, value in values.items()}
    folder = said(own.get("contentdir")) or "content"
    patterns = _patterns(own.get("permalinks"))
    pieces = []
    aside: dict[str, str] = {}
    for path in tree.under(folder):
        inner = path.removeprefix(f"{folder}/")
        if posixpath.basename(path).startswith("_index"):
            remarks.append(Remark(path, 1, "not converted: the text of a section's list"))
        elif path.endswith((*MARKDOWN, ".html")) and (header := headed(tree, path, remarks)):
            pieces.append(_piece(path, inner, header, patterns))
        elif path.endswith(MARKUP):
            remarks.append(Remark(path, 1, "not converted: it is no Markdown"))
    copies = copies_of(tree, said(own.get("staticdir")) or "static", "", _is_static)
    copies |= copies_of(tree, folder, "", is_file)
    for place, old in copies.items():
        aside[old] = place.removeprefix("content/static")
    return Former(_settings(values, own), tuple(pieces), copies, tuple(remarks), aside)


def _is_static(path: str) -> bool:
    return not any(part.startswith(".") for part in path.split("/"))


def _settings(values: dict[str, object], own: dict[str, object]) -> Settings:
    named = {
        "title": "title",
        "base_url": "baseurl",
        "language": "languagecode",
        "timezone": "timezone",
    }
    found = settings_of(values, named)
    params = own.get("params")
    if isinstance(params, dict):
        found = found._replace(description=said(params.get("description")))
    return found if found.language else found._replace(
        language=said(own.get("defaultcontentlanguage"))
    )  # fmt: skip


def _patterns(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    nested = value.get("page")
    table = nested if isinstance(nested, dict) else value
    return {name: said(pattern) for name, pattern in table.items() if said(pattern)}


def _piece(path: str, inner: str, header: Header, patterns: dict[str, str]) -> Piece:
    day, stem = split_name(inner)
    lang = ""
    if found := _LANGUAGE.fullmatch(stem):
        stem, lang = found[1], found[2]
    folder = posixpath.dirname(inner)
    if stem == "index" and folder:
        folder, stem = posixpath.split(folder)
        day = day or split_name(stem)[0]
    name = header.text("slug") or stem
    date = moment_of(header.fields.get("date")) or day
    return Piece(
        path=path,
        header=header,
        day=day,
        slug=slug_of(name),
        address=_address(header, folder, stem, date, patterns),
        lang=header.text("lang") or lang,
        is_draft=header.is_true("draft"),
        is_page=not date,
    )


def _address(header: Header, folder: str, stem: str, date: str, patterns: dict[str, str]) -> str:
    if own := header.text("url"):
        return whole(own)
    slug = header.text("slug")
    section = folder.split("/")[0]
    parts = {
        **parts_of(date),
        "section": section,
        "sections": folder,
        "title": slug_of(header.text("title")),
        "slug": slug or slug_of(header.text("title")),
        "filename": stem,
        "contentbasename": stem,
        "slugorfilename": slug or stem,
        "slugorcontentbasename": slug or stem,
    }
    if section in patterns:
        return filled(f"{patterns[section]}/", parts)
    return whole(f"{folder}/{slug or stem}/".casefold().replace(" ", "-"))
