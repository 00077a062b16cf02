"""Bodies written for other generators: what can be said in Markdown is, the rest is remarked."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from communique.scaffold.moving.values import Header, Remark

_MORE = re.compile(r"^[ \t]*<!--\s*(?:more|excerpt)\s*-->[ \t]*$", re.MULTILINE | re.IGNORECASE)
_HIGHLIGHT = re.compile(
    r"^\{%-?\s*highlight\s+([\w+#-]+)[^%]*%\}[ \t]*\n(.*?)^\{%-?\s*endhighlight\s*-?%\}[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_HUGO_CODE = re.compile(
    r"^\{\{[<%]\s*highlight\s+\"?([\w+#-]+)\"?[^}]*[>%]\}\}[ \t]*\n(.*?)"
    r"^\{\{[<%]\s*/\s*highlight\s*[>%]\}\}[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_TAG = re.compile(
    r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{\{.*?\}\}|^\{:.*?\}[ \t]*$", re.DOTALL | re.MULTILINE
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_PICTURE = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<to>[^)\s>]+)>?(?:\s+[\"'](?P<title>[^\"']*)[\"'])?\s*\)"
)
_LINK = re.compile(r"(\]\(\s*<?)([^)\s>]+)")
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
SHOWN = 60


def converted(path: str, header: Header, places: Mapping[str, str]) -> tuple[str, list[Remark]]:
    """The body in Markdown of ours, and what is left to do, with the lines of the old file.

    ``places`` are the new addresses of files and texts, by their path in the old site.
    """
    body = _MORE.sub("", header.body)
    body = _HUGO_CODE.sub(r"```\1\n\2```", _HIGHLIGHT.sub(r"```\1\n\2```", body))
    remarks: list[Remark] = []
    rows = []
    for number, row, is_code in _rows(body, header.body_line):
        if not is_code:
            row = _led(row, path, places)
            row = _pictured(row, path, number, remarks)
        rows.append(row)
    text = "\n".join(rows).strip("\n")
    remarks += _tags(header, path)
    return text, remarks


def _rows(body: str, line: int) -> Iterator[tuple[int, str, bool]]:
    fence = ""
    for number, row in enumerate(body.split("\n"), line):
        opens = _FENCE.match(row)
        if fence:
            fence = "" if opens and opens[1].startswith(fence) else fence
            yield number, row, True
        else:
            fence = opens[1] if opens else ""
            yield number, row, bool(opens)


def _led(row: str, path: str, places: Mapping[str, str]) -> str:
    """The row with links to files and texts of the old site leading to where they are now."""

    def address(found: re.Match[str]) -> str:
        to, mark, fragment = found[2].partition("#")
        named = re.sub(r"^[{|](?:filename|static|attach|index)[}|]", "", to)
        if re.match(r"[a-z][a-z0-9+.-]*:|//|#", named, re.IGNORECASE) or not named:
            return found[0]
        for base in (posixpath.dirname(path), "", "content"):
            inner = posixpath.normpath(posixpath.join(base, named.lstrip("/")))
            if inner in places and (base == posixpath.dirname(path)) != named.startswith("/"):
                return found[1] + places[inner] + mark + fragment
        return found[0]

    return _LINK.sub(address, row)


def _pictured(row: str, path: str, number: int, remarks: list[Remark]) -> str:
    """The row with pictures that say who made them; others are links, so that the site builds."""

    def picture(found: re.Match[str]) -> str:
        if found["alt"].strip() and (found["title"] or "").strip():
            return found[0]
        lacks = "words for what is to be seen" if not found["alt"].strip() else "a credit"
        said = f"a picture without {lacks} is now a link: {found['to'][:SHOWN]}"
        remarks.append(Remark(path, number, said))
        name = found["alt"].strip() or posixpath.basename(found["to"])
        return f"[{name}]({found['to']})"

    def tag(found: re.Match[str]) -> str:
        source = re.search(r"\ssrc\s*=\s*[\"']?([^\"'\s>]+)", found[0], re.IGNORECASE)
        if source is None:
            return ""
        remarks.append(Remark(path, number, f"an <img> is now a link: {source[1][:SHOWN]}"))
        return f"[{posixpath.basename(source[1])}]({source[1]})"

    row = _PICTURE.sub(picture, row) if "![" in row else row
    return _IMG.sub(tag, row) if "<img" in row.casefold() else row


def _tags(header: Header, path: str) -> Iterator[Remark]:
    """What only the old generator could carry out, and stands in the text as it was."""
    body = _HUGO_CODE.sub(_blank, _HIGHLIGHT.sub(_blank, header.body))
    shown = "\n".join("" if code else row for _, row, code in _rows(body, 1))
    for found in _TAG.finditer(shown):
        line = header.body_line + shown.count("\n", 0, found.start())
        tag = " ".join(found[0].split())
        yield Remark(path, line, f"left as it is: {tag[:SHOWN]}{'…' if len(tag) > SHOWN else ''}")


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
