"""A site of Eleventy: Markdown in any folder; its configuration is a program, which is not run."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from communique.errors import CommuniqueError
from communique.scaffold.moving.addresses import whole
from communique.scaffold.moving.headers import values_in
from communique.scaffold.moving.moments import moment_of
from communique.scaffold.moving.reading import MARKDOWN, copies_of, headed, remark_of, split_name
from communique.scaffold.moving.values import Former, Header, Piece, Remark, Settings, Tree, said
from communique.slugs import slug_of

# Where projects put what they write in, and what they copy as it is.
INPUTS = ("src", "content", "site", "source")
STATIC = ("images", "img", "assets", "static", "public", "files", "media", "uploads", "pdf")
_OURS = ("node_modules", "_site", "dist", "README.md", "CHANGELOG.md", "CONTRIBUTING.md")
_TEMPLATES = (".njk", ".liquid", ".hbs", ".webc", ".11ty.js", ".mdx", ".vto")


def former(tree: Tree) -> Former:
    """The site as it was."""
    remarks: list[Remark] = []
    base = _input(tree)
    pieces = []
    for path in tree.under(base):
        inner = path.removeprefix(f"{base}/") if base else path
        if any(part.startswith((".", "_")) for part in inner.split("/")) or _is_ours(inner):
            continue
        if path.endswith(MARKDOWN) and (header := headed(tree, path, remarks)):
            data = _data_above(tree, base, path, remarks)
            pieces.append(_piece(path, inner, _joined(header, data), remarks))
        elif path.endswith(_TEMPLATES):
            remarks.append(Remark(path, 1, "not converted: a template"))
    copies: dict[str, str] = {}
    for folder in dict.fromkeys((*STATIC, *(f"{base}/{name}" for name in STATIC if base))):
        # What lies in public/ or static/ is often copied to the root: that is not known here.
        copies |= copies_of(tree, folder, posixpath.basename(folder), _is_static)
    aside = {old: place.removeprefix("content/static") for place, old in copies.items()}
    return Former(_settings(tree, base, remarks), tuple(pieces), copies, tuple(remarks), aside)


def _input(tree: Tree) -> str:
    """The folder that holds the texts: one that a project usually has, if there is Markdown."""
    for name in INPUTS:
        if any(path.endswith(MARKDOWN) for path in tree.under(name)):
            return name
    return ""


def _is_ours(inner: str) -> bool:
    return inner.split("/")[0] in _OURS


def _is_static(path: str) -> bool:
    hidden = any(part.startswith(".") for part in path.split("/"))
    return not hidden and not path.endswith((*MARKDOWN, *_TEMPLATES, ".scss", ".sass"))


def _settings(tree: Tree, base: str, remarks: list[Remark]) -> Settings:
    """What a file of data called site or metadata says, as starters of Eleventy have it."""
    for folder in (f"{base}/_data" if base else "_data", "_data"):
        for name in ("site.json", "metadata.json", "site.yml", "metadata.yaml"):
            path = f"{folder}/{name}"
            if path in tree.texts:
                try:
                    found = values_in(tree.texts[path], path)
                except CommuniqueError as error:
                    remarks.append(remark_of(error, path, "not read"))
                    continue
                return Settings(
                    title=said(found.get("title") or found.get("name")),
                    base_url=said(found.get("url")),
                    description=said(found.get("description")),
                    language=said(found.get("language") or found.get("lang")),
                )
    return Settings()


def _data_above(tree: Tree, base: str, path: str, remarks: list[Remark]) -> Mapping[str, object]:
    """What the files of data of the folders above say of all their texts, the nearest last."""
    found: dict[str, object] = {}
    folder = posixpath.dirname(path)
    steps = [folder]
    while folder and folder != base:
        folder = posixpath.dirname(folder)
        steps.append(folder)
    for step in reversed(steps):
        name = posixpath.basename(step)
        for data in (f"{step}/{name}.json", f"{step}/{name}.11tydata.json"):
            if name and data in tree.texts:
                try:
                    found |= values_in(tree.texts[data], data)
                except CommuniqueError as error:
                    remarks.append(remark_of(error, data, "not read"))
    return found


def _joined(header: Header, data: Mapping[str, object]) -> Header:
    """The fields with those that hold for the whole folder; lists of tags are joined."""
    fields = {name.casefold(): value for name, value in data.items()} | dict(header.fields)
    tags = [*_listed(data.get("tags")), *_listed(header.fields.get("tags"))]
    return header._replace(fields={**fields, "tags": tags} if tags else fields)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []


def _piece(path: str, inner: str, header: Header, remarks: list[Remark]) -> Piece:
    day, stem = split_name(path)
    folder = posixpath.dirname(inner)
    if stem == "index" and folder:
        folder, stem = posixpath.split(folder)
    permalink = header.text("permalink")
    is_draft = permalink == "false" or header.is_true("draft")
    address = whole(permalink or f"{folder}/{'' if stem == 'index' else stem}/")
    if "{" in permalink:
        message = f"the address is not known: permalink: {permalink[:60]}"
        remarks.append(Remark(path, header.line("permalink"), message))
    return Piece(
        path=path,
        header=header,
        day=day,
        slug=slug_of(header.text("slug") or stem),
        address="" if is_draft or "{" in permalink else address.removesuffix("index.html"),
        lang=header.text("lang"),
        is_draft=is_draft,
        is_page=not (moment_of(header.fields.get("date")) or day),
    )
