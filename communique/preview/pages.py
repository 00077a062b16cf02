"""The file at an address, and the page that a browser is given for it.

Nothing is added to any file: the script that follows the builds is added to what is sent, so that
what is published is what was looked at.
"""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple

from communique.fingerprint import digest

OWN = "/.communique/"
MISSING = "404.html"
PAGE = ".html"
_STYLE = re.compile(rb"(<style>)(.*?)(</style>)", re.DOTALL)
# The site's own stylesheet has a name that changes with its bytes.
_NAMED = re.compile(rb"assets/[\w.-]+?\.[0-9a-f]{10}\.css")
_HASHES = re.compile(rb"style-src (?:'sha256-[\w+/=]+' ?)+")
_HASH = re.compile(rb"\.[0-9a-f]{10}\.css$")
_POLICY = re.compile(
    r"""(<meta\s+http-equiv=["']?Content-Security-Policy["']?\s+content=")([^"]*)(")""", re.I
)
_NEEDED = ("script-src", "style-src", "connect-src")
_NOTHING = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Nothing here yet</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"></head>
<body><h1>Nothing here yet</h1>
<p>No page has this address. If one is built, it appears by itself.</p></body>
</html>
"""


class Shown(NamedTuple):
    """What a page shows: the fingerprint of all of it but how it is dressed, and that.

    ``styles`` are the stylesheets in it, ``sheets`` the addresses of those it links to.
    """

    print: str
    styles: tuple[str, ...]
    sheets: tuple[str, ...]

    @property
    def dress(self) -> str:
        """The fingerprint of the stylesheets in the page."""
        return digest("\0".join(self.styles).encode())


def names_in(address: str) -> tuple[str, ...] | None:
    """The names in an address, decoded; None when it leads to what is hidden, or out by dots."""
    names = tuple(name for name in address.split("/") if name)
    if any(name.startswith(".") and name != ".well-known" for name in names):
        return None
    return names


def file_at(site: Path, address: str) -> Path | None:
    """The file under ``site`` that answers at an address, decoded; None when there is none.

    A folder answers with its index.html. What is hidden, or lies outside by links or dots, is not
    there at all.
    """
    names = names_in(address)
    if names is None:
        return None
    try:
        path = site.joinpath(*names).resolve()
        if path.is_dir():
            path = (path / "index.html").resolve()
        inside = path.is_relative_to(site.resolve())
        return path if inside and path.is_file() else None
    except (OSError, ValueError):  # too long, a NUL, or not to be read
        return None


def shown_in(page: bytes | None) -> Shown:
    """What the page shows; nothing when there is no page."""
    if page is None:
        return Shown("", (), ())
    styles = [found[2].decode("utf-8", "replace") for found in _STYLE.finditer(page)]
    bare = _HASHES.sub(b"style-src ", _STYLE.sub(rb"\1\3", page))
    sheets = dict.fromkeys(_NAMED.findall(bare))
    bare = _NAMED.sub(lambda found: _HASH.sub(b".css", found[0]), bare)
    return Shown(digest(bare), tuple(styles), tuple(sheet.decode() for sheet in sheets))


def with_script(page: bytes | None, address: str) -> bytes:
    """The page as it is sent: with the script, and a policy that lets the script work."""
    text = _NOTHING if page is None else page.decode("utf-8", "replace")
    text = _POLICY.sub(lambda m: m[1] + escape(opened(unescape(m[2]))) + m[3], text)
    shown = shown_in(page)
    script = (
        f'<script src="{OWN}client.js" data-page="{escape(address)}"'
        f' data-seen="{shown.print}" data-dress="{shown.dress}" defer></script>\n'
    )
    return (text + script).encode()


def opened(policy: str) -> str:
    """The content security policy with this server's own scripts, styles and events let in."""
    rules: dict[str, list[str]] = {}
    for words in map(str.split, policy.split(";")):
        if words:
            rules.setdefault(words[0].lower(), words[1:])
    for name in _NEEDED:
        sources = rules.get(name, rules.get("default-src"))
        if sources is not None and "'self'" not in sources:
            rules[name] = [*(source for source in sources if source != "'none'"), "'self'"]
    return "; ".join(" ".join((name, *sources)) for name, sources in rules.items())
