"""The title a reader sees, as against the one made for search engines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from communique.ingest.pages.tree import words_of
from communique.model import Value

_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W_]+")
_TAIL = re.compile(r"\s*(?:\s[|·»›•~–—-]{1,2}\s|\s?::\s?|\s?\|\s?|:\s(?=[^:]+$))\s*")
_SHARED = 0.6
_NO_HEADLINE = re.compile(r"\b(logo|site-?(title|name|branding)|masthead|sr-only)\b", re.I)


class Headline(Value, frozen=True, kw_only=True):
    """A title, and whether there is doubt about it."""

    text: str
    is_guess: bool = False


def headline_of(
    tree: HtmlElement, claimed: Sequence[str], tags: Sequence[str], sites: Iterable[str]
) -> Headline | None:
    """The page's headline: the visible one that says what the page claims.

    ``claimed`` are JSON-LD headlines, ``tags`` what <meta> and <title> say, best first; ``sites``
    are names of the publisher, which are no part of a title.
    """
    names = tuple(sites)
    known = [less_site(text, names) for text in (*claimed, *tags) if text]
    seen = [text for text in _visible(tree, names) if len(_words(text)) > 1 or not known]
    alike = [(max((_shared(text, one) for one in known), default=0.0), text) for text in seen]
    if alike and max(alike)[0] >= _SHARED:
        best = max(score for score, _ in alike)
        return Headline(text=_bare(next(text for score, text in alike if score == best), known))
    if len(seen) == 1 and len(_words(seen[0])) >= 4:
        return Headline(text=seen[0], is_guess=bool(known))
    if second := not seen and _second_level(tree, known):
        return Headline(text=second)
    if known:
        return Headline(text=known[0], is_guess=bool(seen))
    return Headline(text=seen[0], is_guess=True) if seen else None


def _second_level(tree: HtmlElement, known: Sequence[str]) -> str | None:
    """The beginning of a claimed title that the page shows as a heading of second rank."""
    shown = {_key(words_of(element)) for element in tree.iter("h2")}
    beginnings = (_TAIL.split(text)[0] for text in known)
    return next(
        (text for text in beginnings if len(_words(text)) > 2 and _key(text) in shown), None
    )


def less_site(title: str, names: Iterable[str]) -> str:
    """``title`` without the publisher's name before or behind it."""
    keys = [key for name in names if (key := _key(name))]
    while True:
        parts = _TAIL.split(title)
        if len(parts) > 1 and _is_site(parts[-1], keys):
            title = title[: title.rfind(parts[-1])].rstrip(" |·»›•~–—-:")
        elif len(parts) > 1 and _is_site(parts[0], keys):
            title = title[title.find(parts[0]) + len(parts[0]) :].lstrip(" |·»›•~–—-:")
        else:
            return title.strip()


def _bare(title: str, known: list[str]) -> str:
    """A visible headline without the section that stands before it in the same element."""
    _, bar, rest = title.partition(" | ")
    return next((text for text in known if bar and _key(text) == _key(rest)), title)


def _is_site(part: str, keys: list[str]) -> bool:
    key = _key(part)
    return bool(key) and any(key == one or (len(key) > 3 and key in one) for one in keys)


def _key(text: str) -> str:
    return "".join(
        _words(re.sub(r"^(the|www\.)\s*|\.(com|org|net|co\.\w\w|\w\w)$", "", text, flags=re.I))
    )


def _visible(tree: HtmlElement, names: tuple[str, ...]) -> list[str]:
    found = []
    for element in tree.iter("h1"):
        marks = f"{element.get('class', '')} {element.get('id', '')}"
        text = words_of(element)
        if text and len(text) < 400 and not _NO_HEADLINE.search(marks) and text not in names:
            found.append(text)
    return list(dict.fromkeys(found))


def _shared(text: str, other: str) -> float:
    """The share of the words of the one that the other has; the smaller of both directions.

    A headline made for search engines is often longer, so the shorter one counts.
    """
    one, two = set(_words(text)), set(_words(other))
    common = len(one & two)
    return common / min(len(one), len(two)) if one and two else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("&", " and "))
