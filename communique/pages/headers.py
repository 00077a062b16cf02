"""What hosts that read ``_headers`` (Netlify, Cloudflare Pages) say with each file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.model import Output, Plain

HEADERS = "/_headers"
# No header is said by two rules for one address: Cloudflare would join both. Pages and feeds have
# none of freshness, so that these hosts say what they always say: ask whether it has changed.
_RULES = """\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: frame-ancestors 'self'

/assets/*
  Cache-Control: public, max-age=31536000, immutable

/*.xml
  Content-Type: application/xml; charset=utf-8
  Access-Control-Allow-Origin: *

/data/*
  Access-Control-Allow-Origin: *

/data/articles.csv
  Content-Type: text/csv; charset=utf-8

/feed.json
  Content-Type: application/feed+json; charset=utf-8
  Access-Control-Allow-Origin: *

/*/feed.json
  Content-Type: application/feed+json; charset=utf-8
  Access-Control-Allow-Origin: *
"""


def headers_in(others: Sequence[Output]) -> Iterator[Plain]:
    """The rules, unless the editor has a file of that name; ``others`` is all the site has."""
    if all(one.url != HEADERS for one in others):
        yield Plain(url=HEADERS, text=_RULES)
