"""What stands at addresses that articles no longer have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from urllib.parse import quote, urlsplit

from communique.bodies import INDEX, seen_from
from communique.cards import Cards
from communique.model import Alias, Article, Masthead, Output, Plain, Redirect, Site
from communique.moves import aliases_in_use, key_of

RULES = "/_redirects"


def redirects_in(
    site: Site, masthead: Masthead, cards: Cards, others: Sequence[Output]
) -> Iterator[Output]:
    """A page for each address that an article had, and rules for hosts that know such.

    ``others`` is everything else the site has. A file of the editor's own takes the place of the
    rules. Raises an ``ExceptionGroup`` of ``ContentError`` for aliases at which there is a page.
    """
    everywhere = chain(site.articles, site.undated, site.withdrawn)
    articles = [one for one in everywhere if one.aliases]
    if not articles:
        return
    addresses = {key_of(one.url) for one in others}
    if problems := tuple(aliases_in_use(articles, addresses)):
        raise ExceptionGroup("aliases", problems)
    for article in articles:
        for alias in article.aliases:
            make = partial(_redirect, alias, masthead)
            inputs = article.url, article.title, article.lang
            yield cards.kept.made(("redirect", alias.url), make, *inputs)
    if RULES not in addresses:
        yield Plain(url=RULES, text="".join(_rules(articles, masthead)))


def _redirect(alias: Alias, masthead: Masthead, url: str, title: str, lang: str) -> Redirect:
    up = "../" * (alias.url.count("/") - 1)
    return Redirect(
        url=alias.url,
        title=title,
        lang=lang,
        to=seen_from(up, INDEX if masthead.index_links else "", url),
        canonical=masthead.base_url.rstrip("/") + url,
        said=masthead.words.moved,
        language=masthead.language,
    )


def _rules(articles: Sequence[Article], masthead: Masthead) -> Iterator[str]:
    """Redirects as Netlify and Cloudflare Pages read them.

    Netlify prefers a file to a rule unless that has a mark, which Cloudflare does not know: it
    passes over the first rule of each two and takes the second, Netlify takes the first.
    """
    base = urlsplit(masthead.base_url).path.rstrip("/")
    for article in articles:
        for alias in article.aliases:
            said = f"{quote(alias.url)} {base}{quote(article.url)}"
            yield f"{said} 301!\n{said} 301\n"
