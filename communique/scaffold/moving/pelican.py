"""A site of Pelican: ``content/`` with metadata above each text, settings in a file of Python."""

from __future__ import annotations

import ast
import posixpath
import re

from communique.scaffold.moving.addresses import parts_of, whole
from communique.scaffold.moving.headers import metadata_of
from communique.scaffold.moving.moments import moment_of
from communique.scaffold.moving.reading import (
    MARKDOWN,
    MARKUP,
    copies_of,
    headed,
    is_file,
    split_name,
)
from communique.scaffold.moving.values import Former, Header, Piece, Remark, Settings, Tree, said
from communique.slugs import slug_of

_FORMS = {"%Y": "year", "%m": "month", "%d": "day", "%-m": "i_month", "%-d": "i_day",
          "%y": "short_year"}  # fmt: skip
_CODE = re.compile(r"%-?[A-Za-z]")
_SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")


def former(tree: Tree) -> Former:
    """The site as it was. Its settings are read, not run: only plain values are known."""
    remarks: list[Remark] = []
    values = _settings_in(tree, remarks)
    folder = said(values.get("PATH")) or "content"
    pattern = said(values.get("ARTICLE_URL")) or "{slug}.html"
    page_pattern = said(values.get("PAGE_URL")) or "pages/{slug}.html"
    pieces = []
    for path in tree.under(folder):
        if path.endswith((*MARKUP, ".html")):
            remarks.append(Remark(path, 1, "not converted: it is no Markdown"))
        elif path.endswith(MARKDOWN) and (header := _header(tree, path, remarks)):
            is_page = path.startswith(f"{folder}/pages/")
            chosen = page_pattern if is_page else pattern
            pieces.append(_piece(path, folder, header, chosen, is_page=is_page))
    copies = copies_of(tree, folder, "", lambda path: is_file(path) and not path.endswith(".html"))
    aside = {old: place.removeprefix("content/static") for place, old in copies.items()}
    aside |= {old.removeprefix(f"{folder}/"): url for old, url in aside.items()}
    settings = Settings(
        title=said(values.get("SITENAME")),
        base_url=said(values.get("SITEURL")),
        description=said(values.get("SITESUBTITLE")),
        language=said(values.get("DEFAULT_LANG")),
        timezone=said(values.get("TIMEZONE")),
    )
    return Former(settings, tuple(pieces), copies, tuple(remarks), aside)


def _settings_in(tree: Tree, remarks: list[Remark]) -> dict[str, object]:
    """The plain values that the settings give to names in capitals; those for publishing win."""
    values: dict[str, object] = {}
    for name in ("pelicanconf.py", "publishconf.py"):
        try:
            body = ast.parse(tree.texts.get(name, "")).body
        except (SyntaxError, ValueError, RecursionError) as error:
            remarks.append(Remark(name, 1, f"not read: {error}"))
            continue
        for row in body:
            if isinstance(row, ast.Assign) and isinstance(row.value, ast.Constant):
                names = [one.id for one in row.targets if isinstance(one, ast.Name)]
                values |= dict.fromkeys(names, row.value.value)
    return {name: value for name, value in values.items() if name.isupper()}


def _header(tree: Tree, path: str, remarks: list[Remark]) -> Header | None:
    text = tree.texts[path]
    if text.lstrip("\ufeff").startswith(("---", "+++")):
        return headed(tree, path, remarks)
    header = metadata_of(text)
    if not header.fields:
        remarks.append(Remark(path, 1, "not converted: there is no metadata above it"))
        return None
    return header


def _piece(path: str, folder: str, header: Header, pattern: str, *, is_page: bool) -> Piece:
    day, _ = split_name(path)
    slug = slug_of(header.text("slug") or header.text("title"))
    above = posixpath.dirname(path.removeprefix(f"{folder}/"))
    date = moment_of(header.fields.get("date")) or day
    own = header.text("category")
    category = own or ("" if is_page else posixpath.basename(above))
    status = header.text("status").casefold()
    named = header.text("url")
    parts = {**parts_of(date), "slug": slug, "category": slug_of(category) if category else ""}
    return Piece(
        path=path,
        header=header,
        day=day,
        slug=slug,
        address=whole(named) if named else _filled(pattern, {**parts, "lang": header.text("lang")}),
        lang=header.text("lang"),
        is_draft=status in ("draft", "hidden", "skip"),
        is_page=is_page,
        topics=() if own or not category else (category,),
        apart=",",
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """The address by a pattern such as ``{date:%Y}/{slug}.html``; empty if it asks for more."""
    unknown = False

    def slot(found: re.Match[str]) -> str:
        nonlocal unknown
        if found[1] == "date":
            form = found[2] or ""
            known = set(_CODE.findall(form)) <= set(_FORMS) and "year" in parts
            unknown = unknown or not known
            return _CODE.sub(lambda code: parts.get(_FORMS.get(code[0], ""), ""), form)
        unknown = unknown or not parts.get(found[1])
        return parts.get(found[1], "")

    address = whole(_SLOT.sub(slot, pattern))
    return "" if unknown else address
