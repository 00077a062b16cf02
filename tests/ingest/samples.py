"""Small sources for tests, in our own words about public events."""

from __future__ import annotations

import io
import zipfile

LEDE = (
    "The foreign ministers of the two neighbours met in Vienna on Thursday and agreed to reopen"
    " the railway across their border, which has been closed since the fighting of last year."
)
SECOND = (
    "Freight trains are to run from the first of May, passenger trains later in the summer, and"
    " observers will be posted at both stations until the end of the year, the statement says."
)
THIRD = (
    "Customs officers of both sides will exchange their lists every evening. A commission meets"
    " once a month, in turn in either capital, to settle what the officers cannot settle."
)
BODY = (LEDE, SECOND, THIRD)

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Border railway to reopen in May | Example Wire</title>
<meta property="og:title" content="Railway across the border to reopen in May - Example Wire">
<meta property="og:site_name" content="Example Wire">
<meta property="og:description" content="Two neighbours agree on trains, customs and observers.">
<meta property="og:image" content="/pictures/rail.jpg?w=1200">
<link rel="canonical" href="https://example.org/2024/02/rail?utm_source=feed">
<script type="application/ld+json">
{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "Example Wire"}},
 {{"@type": "NewsArticle", "headline": "Border railway to reopen in May",
  "datePublished": "2024-02-22T10:15:00+01:00", "dateModified": "2024-02-22T12:00:00+01:00",
  "author": [{{"@type": "Person", "name": "Maria Novak"}},
   {{"@type": "Person", "name": "Jan Rota"}}],
  "keywords": ["Railways", "Borders"]}}]}};
</script></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Border railway to reopen in May</h1>
<div class="byline">By Maria Novak and Jan Rota, Example Wire</div>
<figure><img src="/pictures/rail.jpg"><figcaption>The station at the border.
<span class="credit">A. Photographer/Example</span></figcaption></figure>
<p>VIENNA (AP) — {LEDE}</p>
<p><a href="/related">Related: what the war did to the railways</a></p>
<p>{SECOND}</p>
<h2>What comes next</h2>
<p>{THIRD} <a href="javascript:alert(1)">More</a>, <a href="/list">the list</a>.</p>
<div class="newsletter">Sign up for our newsletter</div>
<p>(Reporting by Maria Novak; editing by Jan Rota)</p>
</article><footer>© 2024 Example Wire</footer></body></html>
"""

FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Example Wire</title><link>https://example.org/</link><language>en-gb</language>
<item><title>Border railway to reopen</title>
<link>https://example.org/rail?utm_source=rss</link>
<guid>rail-1</guid><pubDate>Thu, 22 Feb 2024 10:15:00 +0100</pubDate>
<dc:creator>Maria Novak</dc:creator><category>Railways</category>
<description>Trains from May.</description>
<content:encoded><![CDATA[<p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p>
<p>In either capital, the agreement still has to be confirmed.</p>
<p>The post <a href="https://example.org/rail">Border railway</a> appeared first on Example.</p>
]]></content:encoded></item>
<item><title>Talks on &lt;i&gt;grain&lt;/i&gt;</title><link>javascript:alert(1)</link>
<guid>grain-1</guid><pubDate>2024-02-21</pubDate>
<description>A round of talks ends without a result.</description></item>
</channel></rss>
"""

MAIL = f"""From: Desk <desk@example.org>
To: editor@example.org
Subject: =?utf-8?q?Fwd=3A_Re=3A_Border_railway_to_reopen?=
Date: Thu, 22 Feb 2024 12:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=koi8-r
Content-Transfer-Encoding: 8bit

{LEDE}

{SECOND}

{THIRD}
--b
Content-Type: text/html; charset=utf-8

<p>Please enable HTML.</p>
--b--
"""

ARCHIVE = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/2024/02/rail
Subject: Border railway
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-Transfer-Encoding: 8bit
Content-Location: https://example.org/2024/02/rail

{PAGE}
--b
Content-Type: image/png
Content-Location: https://example.org/pictures/rail.jpg

x
--b--
"""

_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="{target}" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/{kind}"{mode}/></Relationships>'
)


def docx(*paragraphs: str, link: str = "https://example.org/") -> bytes:
    """A document whose first paragraph is its title and whose last ends in a link."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    title, *rest = paragraphs
    styled = '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    runs = [f"<w:p>{styled}<w:r><w:t>{title}</w:t></w:r></w:p>"]
    runs += [f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in rest[:-1]]
    linked = '<w:hyperlink r:id="r1"><w:r><w:t> the list</w:t></w:r></w:hyperlink>'
    runs += [f"<w:p><w:r><w:t>{text}</w:t></w:r>{linked}</w:p>" for text in rest[-1:]]
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _RELATIONS.format(
                target="word/document.xml", kind="officeDocument", mode=""
            ),
            "word/_rels/document.xml.rels": _RELATIONS.format(
                target=link, kind="hyperlink", mode=' TargetMode="External"'
            ),
            "word/styles.xml": f'<w:styles xmlns:w="{word}"><w:style w:type="paragraph"'
            ' w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>',
            "word/document.xml": f'<w:document xmlns:w="{word}" xmlns:r="{related}"><w:body>'
            f"{''.join(runs)}</w:body></w:document>",
        }
    )


def odt(*paragraphs: str) -> bytes:
    """A document whose first paragraph is a heading."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    title, *rest = paragraphs
    inner = f'<text:h text:outline-level="1">{title}</text:h>'
    inner += "".join(
        f"<text:p><text:span>{text[:9]}</text:span>{text[9:]}</text:p>" for text in rest
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:body><office:text>{inner}"
            "</office:text></office:body></office:document-content>",
        }
    )


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip archive of the files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()
