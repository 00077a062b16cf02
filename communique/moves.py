"""Articles that have moved: the addresses they had, and what those must not be.

What leads on from an old address is said by the editor, in ``aliases``: an article's file says all
there is to say, so that any build of it gives the same site. What earlier builds remember is used
for one thing only, to ask for an alias where none is given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from communique.errors import ContentError, Location
from communique.model import Alias, Article

_ONE_PLACE = "an old address can lead to one article: delete the alias, or move what is there"


class Move(NamedTuple):
    """An article that has another address than it had, and whose ``former`` ones lead nowhere."""

    path: str
    url: str
    former: tuple[str, ...]

    @property
    def message(self) -> str:
        """What is wrong, in a sentence."""
        were = " and ".join(self.former)
        return f"the address was {were} and is now {self.url}: links to the old one are broken"

    @property
    def hint(self) -> str:
        """What to do about it."""
        return f"add to the front matter: aliases: [{', '.join(self.former)}]"

    def explained(self) -> str:
        """All of it, as a terminal shows it."""
        return f"{self.path}: {self.message}\n  hint: {self.hint}"


def moves_of(articles: Sequence[Article], known: Mapping[str, Iterable[str]]) -> Iterator[Move]:
    """The articles that were at other addresses and do not say so.

    ``articles`` are those that are published, ``known`` the addresses that earlier builds gave to
    articles, by their ids. An address at which there is something now is not missed.
    """
    standing = {key_of(one.url) for one in articles}
    standing |= {key_of(alias.url) for one in articles for alias in one.aliases}
    for one in articles:
        had = known.get(one.id, ())
        former = tuple(sorted(url for url in had if key_of(url) not in standing))
        if former:
            yield Move(one.path, one.url, former)


def aliases_taken(
    articles: Sequence[tuple[str, str, Sequence[Alias]]],
) -> Iterator[ContentError]:
    """What is wrong with aliases that are addresses of articles, or aliases of others.

    ``articles`` are (path, address, aliases), published or not.
    """
    if not any(aliases for _, _, aliases in articles):
        return
    owners = {key_of(url): path for path, url, _ in articles}
    former: dict[str, str] = defaultdict(str)
    for path, _, aliases in articles:
        for alias in aliases:
            key = key_of(alias.url)
            owner, other = owners.get(key), former[key]
            former[key] = path
            if owner == path:
                hint = "aliases are addresses that the article no longer has: delete this one"
                yield _refused(path, alias, "is the article's own address", hint)
            elif owner:
                yield _refused(path, alias, f"is the address of {owner}")
            elif other:
                yield _refused(path, alias, f"is also an alias of {other}")


def aliases_in_use(articles: Iterable[Article], addresses: Set[str]) -> Iterator[ContentError]:
    """What is wrong with aliases at which the site has a page; ``addresses`` as of ``key_of``."""
    for one in articles:
        for alias in one.aliases:
            if key_of(alias.url) in addresses:
                yield _refused(one.path, alias, "is the address of another page of the site")


def key_of(url: str) -> str:
    """What an address is to systems that do not tell capitals apart."""
    return url.removesuffix("index.html").casefold()


def _refused(path: str, alias: Alias, said: str, hint: str = _ONE_PLACE) -> ContentError:
    return ContentError(f"the alias '{alias.url}' {said}", Location(path, alias.line), hint=hint)
