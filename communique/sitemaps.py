"""Sitemaps (sitemaps.org/protocol.html): the addresses that search engines may list."""

from __future__ import annotations

from html import escape

from communique.feeds.text import web_address
from communique.model import Sitemap

MAX_PLACES = 50_000
"""No sitemap may hold more (sitemaps.org/protocol.html)."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_xml(sitemap: Sitemap) -> bytes:
    """The sitemap's XML, its addresses in their order."""
    root, child = ("sitemapindex", "sitemap") if sitemap.is_index else ("urlset", "url")
    places = "".join(_place(child, *place) for place in sitemap.places)
    return f'{_DECLARATION}<{root} xmlns="{_NAMESPACE}">\n{places}</{root}>\n'.encode()


def divided(sitemap: Sitemap, most: int = MAX_PLACES) -> tuple[Sitemap, ...]:
    """The sitemap itself; if it is too long, an index at its address, then its parts.

    The parts are ``/sitemap-1.xml`` and so on. The first place is the site's front page.
    """
    places = sitemap.places
    if len(places) <= most:
        return (sitemap,)
    site = places[0][0].rstrip("/")
    stem = sitemap.url.removesuffix(".xml")
    parts = tuple(
        Sitemap(url=f"{stem}-{number}.xml", places=places[start : start + most])
        for number, start in enumerate(range(0, len(places), most), 1)
    )
    index = tuple((f"{site}{part.url}", None) for part in parts)
    return (Sitemap(url=sitemap.url, places=index, is_index=True), *parts)


def _place(name: str, address: str, changed: str | None) -> str:
    location = escape(web_address(address) or address)
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<{name}><loc>{location}</loc>{when}</{name}>\n"
