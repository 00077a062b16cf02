"""The folders a build writes to: the output, what is remembered, what waits to be put in place."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from communique.errors import ContentError, Location, OutputError

CACHE = ".communique"
STAGING = ".staging-"
_OURS = ("content", "layouts", "communique", CACHE)


def check_content(root: Path) -> None:
    """Raises ``ContentError`` for a folder that is no site's."""
    if not (root / "content").is_dir():
        raise ContentError(
            "there is no content/ folder here",
            Location(str(root)),
            hint="name the site's folder with --root, or make a site with communique init",
        )


def check_output(root: Path, output: Path) -> None:
    """Raises ``OutputError`` for a folder that must not become a site: it holds other things.

    Both paths are resolved: links have been followed.
    """
    sources = [(root / name).resolve() for name in _OURS]
    holds_others = any(one.is_relative_to(output) for one in (root, Path.home(), *sources))
    is_inside = any(output.is_relative_to(source) for source in sources)
    if holds_others or is_inside or (output / ".git").exists():
        raise OutputError(
            f"the site cannot be written to {output}",
            hint="it holds other things; choose a folder of its own with --output",
        )


def place_of(root: Path, output: Path) -> str:
    """What the manifest calls the output: from the root, so that a site can be moved as a whole."""
    return output.relative_to(root).as_posix() if output.is_relative_to(root) else str(output)


def cache_folder(folder: Path) -> Path:
    """The folder exists and is not taken for a part of the site's sources."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        notice = folder / ".gitignore"
        if not notice.exists():
            notice.write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}",
            Location(folder.name),
            hint="a build keeps notes there",
        ) from error
    return folder


def staging_folder(root: Path, cache: Path, output: Path) -> Path:
    """A new folder on the file system of the output, where one rename puts a file in place.

    Those of builds that were killed are gone: no other build may be running.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        for home in (cache, output):
            for former in home.glob(f"{STAGING}*"):
                shutil.rmtree(former, ignore_errors=True)
        home = cache if cache.stat().st_dev == output.stat().st_dev else output
        return Path(tempfile.mkdtemp(prefix=STAGING, dir=home))
    except OSError as error:
        at = Location(place_of(root, Path(error.filename or output)))
        raise OutputError(f"cannot be written: {error.strerror}", at) from error
