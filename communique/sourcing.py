"""What an article rests on: the outlets and offices that reported what it says."""

from __future__ import annotations

from urllib.parse import urlsplit

from communique.model import Article, Source


def outlet_of(source: Source) -> str | None:
    """What the source's outlet is called, by the name it is known by, if it is.

    Else it is as the source says, or the host of its address.
    """
    named = source.outlet or source.name
    return named or (urlsplit(source.url).hostname if source.url else None)


def listed(article: Article) -> tuple[Source, ...]:
    """The sources that stand numbered on the article's page, as its text cites them.

    The source of a text of our own is the first; that of a text of others is named above it.
    """
    own = (article.source,) if article.source and article.kind == "own" else ()
    return tuple(one for one in (*own, *article.sources) if one.name or one.url)


def outlets_of(article: Article) -> tuple[str, ...]:
    """All that the article rests on, each once, in the order of its front matter."""
    used = (article.source, *article.sources)
    names = (outlet_of(one) for one in used if one)
    return tuple(dict.fromkeys(name for name in names if name))


def single_source(article: Article) -> str | None:
    """The only source of a text of our own; None when it has several, or names none.

    Excerpts and republished texts are of one source by their nature.
    """
    outlets = {name.casefold(): name for name in outlets_of(article)}
    return next(iter(outlets.values())) if article.kind == "own" and len(outlets) == 1 else None
