"""The folders a build writes to: the output, what is remembered, what waits to be put in place."""

from __future__ import annotations

import os
from pathlib import Path

from communique.errors import Location, OutputError

CACHE = ".communique"


def check_output(root: Path, output: Path) -> None:
    """Raises ``OutputError`` for a folder that must not become a site: it holds other things."""
    forbidden = {root, Path.home(), Path(output.anchor), *root.parents}
    inside = any(
        output == root / name or output.is_relative_to(root / name)
        for name in ("content", "layouts", "communique", CACHE)
    )
    if output in forbidden or inside or (output / ".git").exists():
        raise OutputError(
            f"the site cannot be written to {output}",
            hint="it holds other things; choose a folder of its own with --output",
        )


def cache_folder(root: Path) -> Path:
    folder = root / CACHE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}",
            Location(CACHE),
            hint="a build keeps notes there",
        ) from error
    return folder


def staging_folder(root: Path, output: Path) -> Path:
    """A folder on the same file system as the output, where one rename puts a file in place."""
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        shown = output.relative_to(root) if output.is_relative_to(root) else output
        raise OutputError(f"cannot be written: {error.strerror}", Location(str(shown))) from error
    near = root / CACHE
    home = near if near.stat().st_dev == output.stat().st_dev else output
    return home / f".staging-{os.getpid()}" if home == output else home / f"staging-{os.getpid()}"
