"""Content of other generators becomes a site: texts, front matter, addresses, files.

    values      what an old site is made of, and what becomes of it
    headers     front matter in YAML, TOML, JSON and Pelican's metadata
    moments     dates as others write them         addresses   where a text stood
    reading     what all generators have in common
    hugo, jekyll, pelican, eleventy                where each keeps what, and at which address
    bodies      Markdown of others; what only they could carry out is remarked, never run
    texts       the old texts as files of the new site

Everything here is a function of a ``Tree``; reading one from disk is the work of the command.
"""

from __future__ import annotations

from communique.scaffold.moving import eleventy, hugo, jekyll, pelican
from communique.scaffold.moving.texts import moved
from communique.scaffold.moving.values import Former, Kind, Moved, Remark, Settings, Tree

__all__ = ["KINDS", "Former", "Kind", "Moved", "Remark", "Settings", "Tree", "moved_from"]

KINDS: tuple[Kind, ...] = ("hugo", "jekyll", "pelican", "eleventy")
STATIC = "content/static/"
# Files that every site of ours makes itself.
OURS = frozenset([
    "index.html", "404.html", "robots.txt", "sitemap.xml", "feed.xml", "atom.xml", "feed.json",
    "favicon.ico", "apple-touch-icon.png", "manifest.webmanifest", "news-sitemap.xml", "feeds.opml",
])  # fmt: skip
_FORMER = {
    "hugo": hugo.former,
    "jekyll": jekyll.former,
    "pelican": pelican.former,
    "eleventy": eleventy.former,
}


def moved_from(kind: Kind, tree: Tree) -> Moved:
    """The site in the tree, which is one of that generator, as one of ours."""
    found = moved(_FORMER[kind](tree))
    own = [place for place in found.copies if place.removeprefix(STATIC) in OURS]
    remarks = {
        *found.remarks,
        *(Remark(found.copies[place], 1, "not copied: the site makes its own") for place in own),
    }
    copies = {place: old for place, old in found.copies.items() if place not in own}
    return found._replace(copies=copies, remarks=tuple(sorted(remarks)))
