"""Which names and links in a site's folders are followed."""

from __future__ import annotations

from pathlib import Path

from communique.errors import ContentError, Location


def refusal(path: str, link: Path | None, within: Path) -> ContentError | None:
    """Why the file at ``path``, '/'-separated from the root, is not read; None when it is.

    ``link`` is where it lies, when it is a symbolic link: that may lead to a file ``within``.
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        at = Location(path.encode("utf-8", "backslashreplace").decode())
        return ContentError("its name is not UTF-8", at, hint="rename it")
    if link and not _leads_within(link, within):
        said = f"a link that leads out of {within.name}/, or to no file"
        return ContentError(said, Location(path), hint="put the file itself there")
    return None


def _leads_within(link: Path, folder: Path) -> bool:
    try:
        target = link.resolve()
    except (OSError, RuntimeError):  # a link to itself
        return False
    return target.is_file() and target.is_relative_to(folder.resolve())
