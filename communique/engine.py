"""What this program is: the part of every fingerprint that changes with the program itself."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from communique.fingerprint import digest

_LIBRARIES = ("babel", "feedgen", "jinja2", "markdown", "markupsafe", "msgspec", "nh3")


def engine() -> str:
    """The fingerprint of this program's files and of the libraries whose work reaches the site."""
    package = Path(__file__).parent
    files = [*package.rglob("*.py"), *(package / "data").glob("*")]
    own = [f"{p.relative_to(package).as_posix()} {digest(p.read_bytes())}" for p in sorted(files)]
    return digest("\n".join([*own, *(f"{name} {_version(name)}" for name in _LIBRARIES)]).encode())


def release() -> str:
    """The version of Communiqué."""
    return _version("communique")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "0"
