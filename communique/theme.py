"""What the site is dressed in: layouts, stylesheet and icon, and files that are copied as they are.

A file in the site's own ``layouts/`` wins over the built-in one of the same name, which is still
there as ``built-in/NAME``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from communique.errors import CommuniqueError, ContentError, LayoutError, Location
from communique.fingerprint import digest, fingerprint
from communique.model import Asset
from communique.paths import refusal

OWN = "layouts"
STATIC = "content/static"
STYLESHEET = "site.css"
MAP_STYLESHEET = "map.css"
MAIL_STYLESHEET = "email.css"
# These stand in the pages and messages themselves, which need no other file to be read. Of one that
# is linked to, checkers ask for its integrity, with which browsers refuse it when read from disk.
INLINE = (STYLESHEET, MAP_STYLESHEET, MAIL_STYLESHEET)
ICON = "icon.svg"
# Its address is in every feed, and must not change with its bytes.
FEED_STYLESHEET = "feed.css"
# Under this name a site's own layouts reach the built-in one of the same name.
BUILT_IN = "built-in/"
# Macros of the site's own: they take the place of those of that name in the parts of all layouts.
PARTS, MACROS = "parts.html", "macros.html"
# The site's own rules, after those of the stylesheet.
CUSTOM = "custom.css"
SCRIPT = "search.js"
# Fonts that social cards may be set in, besides those of the package.
CARD_FONTS = "cards/"
_DARK = re.compile(r"@media[^{]*prefers-color-scheme: ?dark[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")
_UNFIT = {
    re.compile(r"</style", re.IGNORECASE): "a stylesheet in a page cannot hold '</style'",
    re.compile(r"url\(\s*[\"']?(?!data:|https?:)", re.IGNORECASE): (
        "a stylesheet in a page cannot name a file beside it"
    ),
}
_PAPER = re.compile(r"--paper:\s*(#[0-9a-fA-F]{3,6})\b")


class Theme(NamedTuple):
    """Layouts by name and where each lies; assets by name; files to copy; where bytes lie.

    ``styles`` are the stylesheets that stand in pages, by name; ``fonts`` are those of social
    cards, which are not copied. ``papers`` are the colours of the page in light and in the dark.
    """

    sources: dict[str, str]
    places: dict[str, str]
    styles: dict[str, str]
    assets: dict[str, Asset]
    files: tuple[Asset, ...]
    fonts: tuple[Asset, ...]
    paths: dict[str, Path]
    papers: tuple[str, str]

    def state(self) -> str:
        """The fingerprint of all of it."""
        files = (*self.assets.values(), *self.files)
        texts = (sorted(self.sources.items()), sorted(self.styles.items()))
        return fingerprint([*texts, files, self.fonts, self.papers])

    def assets_but(self, *names: str) -> tuple[Asset, ...]:
        """The assets without those of these names."""
        return tuple(asset for own, asset in self.assets.items() if own not in names)

    def bytes_of(self, source: str) -> bytes:
        """The bytes of an asset by where it lies. Raises ``ContentError`` if it cannot be read."""
        try:
            return self.paths[source].read_bytes()
        except OSError as error:
            raise ContentError(f"cannot be read: {error.strerror}", Location(source)) from error


def built_in() -> Path:
    """The folder of the built-in layouts: in the package when installed, else beside it."""
    package = Path(__file__).parent
    shipped = package / "layouts"
    return shipped if shipped.is_dir() else package.parent / "layouts"


def theme_of(root: Path) -> Theme:
    """The theme of the site at ``root``.

    Raises an ``ExceptionGroup`` of what cannot be read.
    """
    problems: list[CommuniqueError] = []
    sources: dict[str, str] = {}
    places: dict[str, str] = {}
    assets: dict[str, Asset] = {}
    paths: dict[str, Path] = {}
    fonts: list[Asset] = []
    styles = {"": (built_in() / STYLESHEET).read_text("utf-8"), CUSTOM: ""}
    for name, place, path in _layout_files(root):
        raw = _read(path, place, problems)
        if name.endswith(".html"):
            sources[name] = _text(raw, place, problems)
            places[name] = place
        elif name.startswith(CARD_FONTS):
            fonts.append(Asset(url="", source=place, digest=digest(raw)))
            paths[place] = path
        elif name in INLINE:
            styles[name] = _style(_text(raw, place, problems), place, problems)
        else:
            url = f"/{name}" if name == FEED_STYLESHEET else _hashed(name, raw)
            assets[name] = Asset(url=url, source=place, digest=digest(raw))
            paths[place] = path
            if name == CUSTOM:
                styles[name] = raw.decode("utf-8", "replace")
    if MACROS in sources and PARTS in sources:
        sources[PARTS] += sources[MACROS]
    files = tuple(_static_files(root, paths, problems))
    if problems:
        raise ExceptionGroup("theme", problems)
    papers = _papers("".join(styles[name] for name in ("", STYLESHEET, CUSTOM)))
    inline = {name: styles[name] for name in INLINE}
    return Theme(sources, places, inline, assets, files, tuple(fonts), paths, papers)


def _papers(css: str) -> tuple[str, str]:
    """The colour that ``--paper`` has last, in light and in the dark."""
    light = _PAPER.findall(_DARK.sub("", css))
    return light[-1], (_PAPER.findall("".join(_DARK.findall(css))) or light)[-1]


def _layout_files(root: Path) -> Iterator[tuple[str, str, Path]]:
    """Name, place for messages and path of every layout file; own ones win."""
    chosen: dict[str, tuple[str, Path]] = {}
    own = root / OWN
    for folder, shown in ((built_in(), "communique/layouts"), (own, OWN)):
        if shown == "communique/layouts" and folder.resolve() == own.resolve():
            continue
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
                chosen[name] = (f"{shown}/{name}", path)
    for path in sorted(built_in().rglob("*.html")):
        name = path.relative_to(built_in()).as_posix()
        chosen[BUILT_IN + name] = (f"communique/layouts/{name}", path)
    for name in sorted(chosen):
        yield name, *chosen[name]


def _static_files(
    root: Path, paths: dict[str, Path], problems: list[CommuniqueError]
) -> Iterator[Asset]:
    folder = root / STATIC
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        place = f"{STATIC}/{name}"
        if any(part.startswith(".") for part in name.split("/")) and ".well-known" not in name:
            continue
        if problem := refusal(place, path if path.is_symlink() else None, folder):
            problems.append(problem)
        elif path.is_file():
            raw = _read(path, place, problems)
            paths[place] = path
            yield Asset(url=f"/{name}", source=place, digest=digest(raw))


def _read(path: Path, place: str, problems: list[CommuniqueError]) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        problems.append(LayoutError(f"cannot be read: {error.strerror}", Location(place)))
        return b""


def _text(raw: bytes, place: str, problems: list[CommuniqueError]) -> str:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8"
        problems.append(LayoutError("not UTF-8", Location(place, line), hint=hint))
        return ""


def _style(text: str, place: str, problems: list[CommuniqueError]) -> str:
    """The stylesheet, if it can stand in a page at any address."""
    for number, line in enumerate(text.split("\n"), 1):
        for unfit, said in _UNFIT.items():
            if unfit.search(line):
                hint = f"write that rule into {OWN}/{CUSTOM}, which pages link to"
                at = Location(place, number)
                problems.append(LayoutError(said, at, hint=hint, excerpt=line))
    return text.strip()  # checkers hash a style without the white space around it


def _hashed(name: str, raw: bytes) -> str:
    """An address that changes with the bytes, so that it may be cached for ever."""
    path = PurePosixPath(name)
    return f"/assets/{path.stem}.{digest(raw)[:10]}{path.suffix}"
