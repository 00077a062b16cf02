"""Links to other sites: that what they lead to is there, as those who asked were told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urldefrag, urlsplit

from communique.check.leaks import is_private
from communique.check.values import Facts, Finding
from communique.model import Article

# Programs are refused what a browser is shown: that says nothing of the page.
REFUSED = frozenset({401, 402, 403, 405, 406, 429, 451, 999})
GONE = frozenset({404, 410})


def visited_in(articles: Iterable[Article], facts: Mapping[str, Facts], base: str) -> list[str]:
    """Every address of other sites that texts lead to or rest on, each once, without fragment."""
    links = (anchor.address for one in facts.values() for anchor in one.anchors)
    sources = (source.url for one in articles for source in (one.source, *one.sources) if source)
    found = (urldefrag(address).url for address in (*links, *sources) if address)
    return sorted({one for one in found if _is_elsewhere(one, base)})


def _is_elsewhere(address: str, base: str) -> bool:
    if address.casefold().startswith(base.casefold()) or is_private(address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def broken_in(
    articles: Iterable[Article], facts: Mapping[str, Facts], said: Mapping[str, int | str]
) -> Iterator[Finding]:
    """The links that lead nowhere. ``said`` is a status (RFC 9110, 15), or why there is none."""
    for one in facts.values():
        for anchor in one.anchors:
            found = _wrong(anchor.address, said)
            if found:
                yield one.found(
                    found[0], found[1], anchor.line, column=anchor.column, hint=found[2]
                )
    for article in articles:
        given = [("source", article.source), *(("sources", one) for one in article.sources)]
        for name, source in given:
            found = _wrong(source.url or "", said) if source else None
            if found:
                place = facts[article.path]
                line = place.lines.get(f"{name}.url") or place.line(name)
                yield place.found(found[0], found[1], line, hint=found[2])


def _wrong(address: str, said: Mapping[str, int | str]) -> tuple[str, str, str] | None:
    """The rule that is broken, what is said, and what to do; None where all is well."""
    answer = said.get(urldefrag(address).url)
    if answer is None:
        return None
    if answer in GONE:
        hint = "link to where it is now, or to a copy in an archive such as web.archive.org"
        return "link-gone", f"there is nothing at {address} any more ({answer})", hint
    if isinstance(answer, str) or (answer >= 400 and answer not in REFUSED):
        why = answer if isinstance(answer, str) else f"the server answers {answer}"
        return "link-unreachable", f"{address} cannot be reached: {why}", "look at it yourself"
    return None
