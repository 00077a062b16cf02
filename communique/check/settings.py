"""Values of the configuration that can be read, and will not do.

``where(*key)`` is the place of a key in the configuration.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from communique.check.values import Finding
from communique.errors import Location

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-[a-z0-9]{4,8})*")
Where = Callable[..., Location]


def address(base_url: str | None, where: Where) -> Iterator[Finding]:
    """A site knows where it will be."""
    if base_url is None:
        yield _found(
            "base-url-missing",
            where("title"),
            "base_url is not set: feeds and canonical links lead to this computer",
            'write base_url = "https://…/" before publishing',
        )


def values(language: str, base_url: str | None, where: Where) -> Iterator[Finding]:
    """The language is a tag (BCP 47) and not the name of one; the address is encrypted."""
    if not _LANGUAGE.fullmatch(language):
        said = f"'language' is no language tag: {language!r}"
        yield _found("setting-value", where("language"), said, 'such as "en", "pt-BR" or "zh-Hant"')
    if base_url and urlsplit(base_url).scheme == "http" and not _is_here(base_url):
        said = f"'base_url' is not encrypted: {base_url}"
        yield _found("setting-value", where("base_url"), said, "write https:// if the host can")


def _is_here(url: str) -> bool:
    return urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1")


def _found(rule: str, at: Location, message: str, hint: str) -> Finding:
    return Finding(rule=rule, path=at.path, line=at.line, message=message, hint=hint)
