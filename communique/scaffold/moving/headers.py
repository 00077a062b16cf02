"""Front matter of four kinds: YAML, TOML, JSON, and the metadata of Pelican."""

from __future__ import annotations

import json
import re
import tomllib

from communique.errors import ContentError, Location
from communique.frontmatter import Mapping, Node, Scalar, document
from communique.scaffold.moving.values import Header
from communique.toml import line_of, tree_of

_METADATA = re.compile(r"([A-Za-z][\w -]*):[ \t]*(.*)")


def header_of(text: str, path: str) -> Header | None:
    """The front matter between ``---`` (YAML) or ``+++`` (TOML), or in ``{}`` (JSON).

    None for a text without any. Raises ``ContentError`` for one that cannot be read.
    """
    text = _plain(text)
    start = text.split("\n", 1)[0].rstrip()
    if start == "---":
        return _yaml(text, path)
    if start == "+++":
        return _toml(text, path)
    return (
        _json(text, path) if start.startswith("{") and not start.startswith(("{%", "{{")) else None
    )


def metadata_of(text: str) -> Header:
    """The lines ``Name: value`` that a text of Pelican begins with, up to an empty line."""
    fields: dict[str, object] = {}
    lines: dict[str, int] = {}
    name = ""
    rows = _plain(text).split("\n")
    number = 0
    for number, row in enumerate(rows, 1):
        found = _METADATA.fullmatch(row)
        if found and not row.startswith(" "):
            name = found[1].strip().casefold()
            fields[name], lines[name] = found[2].strip(), number
        elif name and row.startswith((" ", "\t")) and row.strip():
            fields[name] = f"{fields[name]} {row.strip()}"
        else:
            break
    rest = rows[number - 1 :] if fields else rows
    return Header(fields, lines, "\n".join(rest).strip("\n"), number if fields else 1)


def values_in(text: str, name: str) -> dict[str, object]:
    """A configuration in YAML, TOML or JSON, by the ending of its name.

    Raises ``CommuniqueError`` for one that cannot be read.
    """
    text = _plain(text)
    if name.endswith(".toml"):
        return dict(tree_of(text, name))
    if name.endswith(".json"):
        found = _loaded(text, name, 1)
        return found if isinstance(found, dict) else {}
    fenced = document(f"---\n{text}\n---\n".encode(), name)
    return {key: _value(node) for key, node in fenced.fields.items()}


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _yaml(text: str, path: str) -> Header:
    # Jekyll and Eleventy also take "..." for the end.
    if "\n---" not in text[3:]:
        text = re.sub(r"\n\.\.\.[ \t]*\n", "\n---\n", text, count=1)
    found = document(text.encode(), path)
    fields = {name.casefold(): _value(node) for name, node in found.fields.items()}
    lines = {name.casefold(): node.line for name, node in found.fields.items()}
    return Header(fields, lines, found.body, found.body_line)


def _value(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {name: _value(inner) for name, inner in node.items.items()}
    return [_value(item) for item in node.items]


def _toml(text: str, path: str) -> Header:
    parts = re.split(r"^\+\+\+[ \t]*$", text, maxsplit=2, flags=re.MULTILINE)
    if len(parts) < 3:
        raise ContentError("the front matter is not closed", Location(path, 1))
    block = parts[1][1:]
    try:
        fields = tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"not TOML: {error}", Location(path, 1)) from error
    lines = {name.casefold(): (line_of(block, (name,)) or 0) + 1 for name in fields}
    body, line = _body(parts[2], block.count("\n") + 2)
    return Header({name.casefold(): value for name, value in fields.items()}, lines, body, line)


def _json(text: str, path: str) -> Header:
    found = _loaded(text, path, 1)
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        end = len(text)
    if not isinstance(found, dict):
        raise ContentError("the front matter is no table of fields", Location(path, 1))
    head = text[:end].split("\n")
    lines = {
        name.casefold(): next(
            (number for number, row in enumerate(head, 1) if f'"{name}"' in row), 1
        )
        for name in found
    }
    body, line = _body(text[end:], text.count("\n", 0, end) + 1)
    return Header({name.casefold(): value for name, value in found.items()}, lines, body, line)


def _loaded(text: str, path: str, line: int) -> object:
    try:
        found: object = json.JSONDecoder().raw_decode(text.lstrip())[0]
    except json.JSONDecodeError as error:
        at = Location(path, line + error.lineno - 1)
        raise ContentError(f"not JSON: {error.msg}", at) from error
    except RecursionError as error:
        raise ContentError("the front matter is nested too deeply", Location(path, 1)) from error
    return found


def _body(rest: str, line: int) -> tuple[str, int]:
    """The text without the empty lines around it, and the line it begins on."""
    body = rest.lstrip("\n")
    return body.rstrip(), line + len(rest) - len(body)
