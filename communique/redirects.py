"""The page at an address that an article had, as HTML."""

from __future__ import annotations

from html import escape

from communique.dates import direction
from communique.model import Redirect


def redirect_html(page: Redirect) -> str:
    """A page that leads on at once, without a script; a link for those who are not led.

    Search engines take the refresh for a permanent redirect, and are told not to list the page.
    """
    lang = f' lang="{escape(page.lang)}"' if page.lang != page.language else ""
    to = escape(page.to)
    link = f'<a href="{to}"{lang} dir="auto">{escape(page.title, quote=False)}</a>'
    said = escape(page.said, quote=False).replace("{}", link)
    return f"""<!doctype html>
<html lang="{escape(page.language)}" dir="{direction(page.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={to}">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="{escape(page.canonical)}">
<title>{escape(page.title, quote=False)}</title>
</head>
<body>
<main>
<p>{said}</p>
</main>
</body>
</html>
"""
