"""Which file an address claims, and that no two outputs claim one."""

from __future__ import annotations

from collections.abc import Iterable

from communique.errors import OutputError
from communique.obstacles import folders_of
from communique.write import folded


def file_of(url: str) -> str:
    """The '/'-separated path, under the output folder, of the file at an address."""
    path = url.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def check_addresses(wanted: Iterable[tuple[str, str]]) -> None:
    """No two files may differ only in case or in composed accents: some systems fold both.

    Nor may a file be where another has its folder. ``wanted`` are (kind, address); raises an
    ``ExceptionGroup`` of ``OutputError``.
    """
    seen: dict[str, str] = {}
    problems = []
    for kind, url in wanted:
        key = folded(file_of(url))
        if key in seen:
            problems.append(_claimed_twice(f"{kind} {url}", seen[key]))
        seen[key] = f"{kind} {url}"
    for key in sorted(seen.keys() & folders_of(seen)):
        within = next(other for other in seen if other.startswith(f"{key}/"))
        problems.append(_claimed_twice(seen[key], seen[within]))
    if problems:
        raise ExceptionGroup("addresses", problems)


def _claimed_twice(one: str, other: str) -> OutputError:
    first, second = sorted([one, other])
    return OutputError(
        f"two things claim one address: {first} and {second}",
        hint="rename one of them, or give it another slug",
    )
