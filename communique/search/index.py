"""Pagefind is run over the records, and what it gave is kept while the records stay the same."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pagefind_bin

from communique.errors import OutputError
from communique.fingerprint import digest, fingerprint
from communique.model import Asset
from communique.search.canonical import UnknownIndexError, canonical
from communique.search.records import Record

_ADDRESS = "/search/"
_PLACE = "search index"
_FORMAT = 1
HtmlOf = Callable[[Iterable[str]], Callable[[str], str]]


class Indexed(NamedTuple):
    """The files of an index as assets, and where the bytes of each lie."""

    assets: tuple[Asset, ...]
    paths: dict[str, Path]


NO_INDEX = Indexed((), {})


class Index:
    """The search index of one site. ``folder`` is where it is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, records: Sequence[Record], lang: str, html_of: HtmlOf) -> Indexed:
        """The index of these records, all in one language: that of the page that searches them.

        ``html_of`` is given the keys of all bodies, and gives the HTML of each. Raises
        ``OutputError`` when Pagefind cannot be run.
        """
        if not records:
            return NO_INDEX
        name = fingerprint([tuple(records), lang, version("pagefind-bin"), _FORMAT])
        made = self._folder / name
        if not made.is_dir():
            self._make(made, records, lang, html_of)
        paths = {_place(path, made): path for path in sorted(made.rglob("*")) if path.is_file()}
        assets = (
            Asset(
                url=_ADDRESS + path.relative_to(made).as_posix(),
                source=place,
                digest=digest(path.read_bytes()),
            )
            for place, path in paths.items()
        )
        return Indexed(tuple(assets), paths)

    def _make(self, made: Path, records: Sequence[Record], lang: str, html_of: HtmlOf) -> None:
        """The index lies in the folder ``made``, whole; no other one is kept."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        html = html_of([record.body for record in records if record.body])
        with tempfile.TemporaryDirectory(dir=self._folder, prefix=".") as beside:
            pages, found = Path(beside) / "pages", Path(beside) / "found"
            for record in records:
                page = pages / record.url.strip("/") / "index.html"
                page.parent.mkdir(parents=True, exist_ok=True)
                text = html(record.body) if record.body else ""
                page.write_text(record.page(lang, text), encoding="utf-8")
            whole = Path(beside) / "whole"
            for path, raw in _indexed(pages, found, lang).items():
                (whole / path).parent.mkdir(parents=True, exist_ok=True)
                (whole / path).write_bytes(raw)
            whole.rename(made)


def _indexed(pages: Path, found: Path, lang: str) -> dict[str, bytes]:
    program = str(pagefind_bin.get_executable())
    options = ("--site", str(pages), "--output-path", str(found), "--force-language", lang)
    try:
        done = subprocess.run(
            [program, *options, "--silent"], capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise _failed(str(error)) from error
    if done.returncode:
        raise _failed(done.stderr.strip() or done.stdout.strip())
    files = (path for path in found.rglob("*") if path.is_file())
    try:
        return canonical({p.relative_to(found).as_posix(): p.read_bytes() for p in files})
    except UnknownIndexError as error:
        raise _failed(f"its files are of another form: {error}") from error


def _failed(said: str) -> OutputError:
    hint = "build without it: search = false under [build]"
    return OutputError(f"Pagefind could not make the search index: {said}", hint=hint)


def _place(path: Path, made: Path) -> str:
    return f"{_PLACE}/{path.relative_to(made).as_posix()}"
