"""The site's icons, and what browsers want to know to keep it among their applications."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from communique.model import Asset, Icon, IconForm, Masthead, Plain

FAVICON, TOUCH, MANIFEST = "/favicon.ico", "/apple-touch-icon.png", "/manifest.webmanifest"
SMALL, MASKABLE = "/icon-192.png", "/icon-maskable-512.png"
TINY = "/icon-144.png"  # RSS has none that is wider


def icons_of(masthead: Masthead, assets: Sequence[Asset]) -> Iterator[Icon]:
    """Every icon, made from the site's SVG, but those that are among the site's own files."""
    files = {asset.url: asset for asset in assets}
    drawn = files[masthead.icon]
    forms: tuple[tuple[str, int, IconForm], ...] = (
        (FAVICON, 32, "ico"),
        (TOUCH, 180, "opaque"),
        (TINY, 144, "png"),
        (SMALL, 192, "png"),
        (masthead.logo, 512, "png"),
        (MASKABLE, 512, "maskable"),
    )
    for url, size, form in forms:
        if url not in files:
            yield Icon(url=url, source=drawn.source, digest=drawn.digest, size=size, form=form)


def manifest(masthead: Masthead) -> Plain:
    """The manifest of the site as an application (W3C Web Application Manifest)."""
    said = {
        "name": masthead.title,
        "short_name": masthead.title,
        "description": masthead.description,
        "lang": masthead.language,
        "dir": masthead.dir,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": masthead.paper,
        "background_color": masthead.paper,
        "icons": [
            {"src": SMALL[1:], "sizes": "192x192", "type": "image/png"},
            {"src": masthead.logo[1:], "sizes": "512x512", "type": "image/png"},
            {
                "src": MASKABLE[1:],
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
    }
    return Plain(url=MANIFEST, text=msgspec.json.format(msgspec.json.encode(said)).decode() + "\n")
