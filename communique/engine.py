"""What this program is: the part of every fingerprint that changes with the program itself."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from communique.fingerprint import digest

_LIBRARIES = (
    "anyascii", "babel", "css-inline", "feedgen", "jinja2", "lxml", "markdown", "markupsafe",
    "msgspec", "nh3", "pillow", "python-frontmatter", "PyYAML", "resvg-py", "tzdata",
)  # fmt: skip


def engine() -> str:
    """The fingerprint of this program's files, of Python, whose tables of Unicode and HTML reach
    the site, and of the libraries whose work does.
    """
    package = Path(__file__).parent
    data = (path for path in (package / "data").rglob("*") if path.is_file())
    files = sorted([*package.rglob("*.py"), *data])
    own = [f"{path.relative_to(package).as_posix()} {digest(path.read_bytes())}" for path in files]
    libraries = [f"{name} {_version(name)}" for name in _LIBRARIES]
    return digest("\n".join([*own, *libraries, platform.python_version()]).encode())


def engine_of(parts: Sequence[str], libraries: Sequence[str]) -> str:
    """The fingerprint of some modules and folders of this program, and of some libraries."""
    package = Path(__file__).parent
    found = (path for part in parts for path in (package / part).rglob("*") if path.is_file())
    own = [package / part for part in parts if (package / part).is_file()]
    files = sorted(path for path in (*found, *own) if "__pycache__" not in path.parts)
    said = [f"{path.relative_to(package).as_posix()} {digest(path.read_bytes())}" for path in files]
    return digest("\n".join([*said, *(f"{name} {_version(name)}" for name in libraries)]).encode())


def release() -> str:
    """The version of Communiqué."""
    return _version("communique")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "0"
