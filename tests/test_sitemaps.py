"""Sitemaps follow sitemaps.org/protocol.html."""

from __future__ import annotations

from xml.etree import ElementTree

from communique.model import Sitemap
from communique.sitemaps import divided, sitemap_xml

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_sitemap_lists_addresses_and_when_they_changed() -> None:
    places = (
        ("https://example.org/", None),
        ("https://example.org/a/", "2024-02-20T08:30:00+02:00"),
    )
    assert sitemap_xml(Sitemap(url="/sitemap.xml", places=places)).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://example.org/</loc></url>\n"
        "<url><loc>https://example.org/a/</loc><lastmod>2024-02-20T08:30:00+02:00</lastmod></url>\n"
        "</urlset>\n"
    )


def test_addresses_are_ascii_and_escaped() -> None:
    places = (("https://example.org/é?a=1&b='2'", None),)
    root = ElementTree.fromstring(sitemap_xml(Sitemap(url="/sitemap.xml", places=places)))
    assert root.findtext(f"{NAMESPACE}url/{NAMESPACE}loc") == "https://example.org/%C3%A9?a=1&b='2'"


def test_a_sitemap_that_is_short_enough_is_not_divided() -> None:
    sitemap = Sitemap(url="/sitemap.xml", places=(("https://example.org/", None),) * 3)
    assert divided(sitemap, most=3) == (sitemap,)


def test_a_sitemap_that_is_too_long_becomes_an_index_and_its_parts() -> None:
    names = ["", "a/", "b/", "c/", "d/"]
    places = tuple((f"https://example.org/digest/{name}", None) for name in names)
    index, *parts = divided(Sitemap(url="/sitemap.xml", places=places), most=2)
    assert [part.url for part in parts] == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    assert tuple(place for part in parts for place in part.places) == places
    root = ElementTree.fromstring(sitemap_xml(index))
    assert root.tag == f"{NAMESPACE}sitemapindex"
    assert [place.findtext(f"{NAMESPACE}loc") for place in root] == [
        f"https://example.org/digest/sitemap-{number}.xml" for number in (1, 2, 3)
    ]
