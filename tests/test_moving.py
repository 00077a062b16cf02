"""Small sites of other generators, in the shapes that theirs have, become sites that build."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from communique.cli import main
from communique.frontmatter import document
from communique.scaffold.moving import KINDS, Tree, moved_from
from communique.scaffold.moving.headers import header_of, metadata_of
from communique.scaffold.moving.moments import moment_of
from tests.conftest import Files, files_in, write_files


def picture() -> bytes:
    """A small picture."""
    file = BytesIO()
    Image.new("RGB", (64, 48), "navy").save(file, "PNG")
    return file.getvalue()


HUGO: Files = {
    "hugo.toml": """\
baseURL = "https://world.example.org/"
languageCode = "en-us"
title = "World notes"
timeZone = "Europe/Oslo"
[params]
description = "Notes on borders."
[permalinks]
posts = "/:year/:month/:slug/"
""",
    "content/posts/talks.md": """\
+++
title = "Talks: a first round"
date = 2024-02-20T10:00:00+01:00
lastmod = 2024-02-22
tags = ["Trade", "Energy"]
categories = ["Europe"]
authors = ["Ana Exemplu"]
draft = false
aliases = ["/old/talks/"]
weight = 3
[params]
mood = "calm"
+++

Talks began. See [the border](/posts/border/) and {{< ref "border.md" >}}.

<!--more-->

{{< youtube abc >}}

```text
{{< not a shortcode, but code >}}
```

![](/images/port.png) ![A quay](/images/port.png "Photo: A. Exemplu")
""",
    "content/posts/border/index.md": """\
---
title: The border opens
date: 2024-01-05
summary: It had been closed.
draft: true
featured_image: quay.jpg
---

A [map](map.pdf), and ![The quay](quay.jpg).
""",
    "content/posts/border/map.pdf": b"%PDF",
    "content/posts/border/quay.jpg": b"a picture",
    "content/posts/frontière.fr.md": '{"title": "La frontière", "date": "2024-03-01"}\n\nOui.\n',
    "content/posts/broken.md": "---\ntitle: a: b\n---\n\nText.\n",
    "content/posts/_index.md": "---\ntitle: Posts\n---\n",
    "content/about.md": "---\ntitle: About us\nlayout: wide\n---\n\nWe.\n",
    "content/notes.org": "* Notes",
    "static/images/port.png": picture(),
    "static/robots.txt": "User-agent: *\n",
    "public/index.html": "built",
    "themes/plain/layouts/index.html": "a theme",
    ".git/config": "",
}
JEKYLL: Files = {
    "_config.yml": """\
title: World notes
description: Notes on borders.
url: "https://world.example.org"
baseurl: "/news"
permalink: /:categories/:year/:month/:day/:title/
""",
    "_posts/2024-02-20-talks-begin.md": """\
---
layout: post
title: "Talks begin"
date: 2024-02-20 10:00:00 +0100
categories: europe talks
tags: [Trade, "Black Sea"]
author: Ana Exemplu
redirect_from: /old/talks
---

Talks began, see [the border]({% post_url 2024-01-05-border %}).

{% highlight python %}
print("{{ no tag }}")
{% endhighlight %}

{: .wide}
More.
""",
    "asia/_posts/2024-01-05-border.markdown": """\
---
title: The border
tags: Trade Energy
---

It.
""",
    "_drafts/later.md": "---\ntitle: Later\n---\n\nA draft.\n",
    "about.md": "---\nlayout: page\ntitle: About\npermalink: /about/\n---\n\nWe.\n",
    "index.html": "---\nlayout: home\n---\n",
    "_layouts/post.html": "<html>",
    "assets/port.png": b"a picture",
    "assets/main.scss": "---\n---\n@import 'x';",
    "Gemfile": "gem 'jekyll'",
    "_site/index.html": "built",
}
PELICAN: Files = {
    "pelicanconf.py": """\
import os
SITENAME = "World notes"
SITEURL = ""
PATH = "content"
TIMEZONE = "Europe/Oslo"
DEFAULT_LANG = "en"
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}.html"
raise SystemExit("this file is read, not run")
""",
    "publishconf.py": 'SITEURL = "https://world.example.org"\n',
    "content/europe/talks.md": """\
Title: Talks begin
Date: 2024-02-20 10:00
Modified: 2024-02-25
Tags: Trade, Black Sea
Authors: Ana Exemplu, Jo Doe
Slug: talks
Summary: A first round
    of two days.

Talks began, see [the border]({filename}../border.md#what) and [a map]({static}/files/map.pdf).
""",
    "content/border.md": """\
Title: The border opens
Date: 2024-01-05
Category: Asia
Status: draft

## What

It.
""",
    "content/pages/about.md": "Title: About\n\nWe.\n",
    "content/old.rst": "Old\n###\n",
    "content/files/map.pdf": b"%PDF",
    "output/index.html": "built",
}
ELEVENTY: Files = {
    "eleventy.config.js": "throw new Error('this file is not run')",
    "src/_data/site.json": '{"title": "World notes", "url": "https://world.example.org/"}',
    "src/posts/posts.json": '{"tags": "posts", "layout": "post.njk"}',
    "src/posts/2024-02-20-talks.md": """\
---
title: Talks begin
description: A first round.
tags: [Trade]
---

Talks began. {% image "port.png" %} <img src="/images/port.png">
""",
    "src/posts/border.md": """\
---
title: The border opens
date: 2024-01-05
permalink: "/{{ page.date | year }}/border/"
---

It.
""",
    "src/about.md": "---\ntitle: About\n---\n\nWe.\n",
    "src/index.njk": "---\ntitle: Home\n---\n",
    "src/images/port.png": b"a picture",
    "README.md": "# Of the project\n",
    "node_modules/x/readme.md": "---\ntitle: x\n---\n",
}
SITES = {"hugo": HUGO, "jekyll": JEKYLL, "pelican": PELICAN, "eleventy": ELEVENTY}
Converted = tuple[Path, str]


@pytest.fixture
def converted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str], Converted]:
    """Converts one of the sites; gives where the new one is, and what was said."""

    def convert(kind: str) -> Converted:
        old, new = tmp_path / "old", tmp_path / "new"
        write_files(old, SITES[kind])
        before = files_in(old)
        assert main(["init", str(new), "--from", kind, str(old)]) == 0
        assert files_in(old) == before
        return new, capsys.readouterr().out

    return convert


@pytest.mark.parametrize("kind", KINDS)
def test_a_converted_site_builds_and_keeps_its_addresses(
    converted: Callable[[str], Converted], kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root, _ = converted(kind)
    assert main(["--root", str(root), "--jobs", "1"]) == 0, capsys.readouterr().err
    addresses = {
        "hugo": "2024/02/talks-a-first-round/index.html old/talks/index.html about/index.html"
        " images/port.png",
        "jekyll": "europe/talks/2024/02/20/talks-begin/index.html old/talks/index.html"
        " asia/2024/01/05/border/index.html 2024/01/border/index.html assets/port.png",
        "pelican": "2024/02/talks.html 2024/02/talks/index.html files/map.pdf",
        "eleventy": "posts/talks/index.html 2024/01/border/index.html images/port.png",
    }
    for address in addresses[kind].split():
        assert (root / "site" / address).is_file(), address
    assert "World notes" in (root / "site/index.html").read_text()
    assert not (root / "site/2024/01/border/index.html").exists() or kind in ("jekyll", "eleventy")


def test_hugo(converted: Callable[[str], Converted]) -> None:
    root, said = converted("hugo")
    found = files_in(root)
    talks = found["content/articles/2024/talks-a-first-round.md"].decode()
    assert talks.startswith("---\nid: 20240220-")
    text = talks.split("\n", 2)[2]
    assert (
        text
        == """\
title: "Talks: a first round"
date: 2024-02-20T10:00:00+01:00
updated: 2024-02-22
kind: own
authors:
  - Ana Exemplu
tags:
  - Trade
  - Energy
  - Europe
aliases:
  - "/old/talks/"
---

Talks began. See [the border](/posts/border/) and {{< ref "border.md" >}}.



{{< youtube abc >}}

```text
{{< not a shortcode, but code >}}
```

[port.png](/images/port.png) ![A quay](/images/port.png "Photo: A. Exemplu")
"""
    )
    border = found["content/articles/2024/the-border-opens.md"].decode()
    assert "status: draft\n" in border
    assert "description: It had been closed.\n" in border
    assert "A [map](/posts/border/map.pdf), and [The quay](/posts/border/quay.jpg)." in border
    assert found["content/static/posts/border/quay.jpg"] == b"a picture"
    assert "lang: fr\n" in found["content/articles/2024/la-frontiere.md"].decode()
    assert 'timezone = "Europe/Oslo"' in found["communique.toml"].decode()
    assert 'language = "en-US"' in found["communique.toml"].decode()
    assert said.splitlines()[:-1] == [
        "content/about.md:3: the field 'layout' has no place here: left out",
        "content/notes.org:1: not converted: it is no Markdown",
        "content/posts/_index.md:1: not converted: the text of a section's list",
        "content/posts/border/index.md:6: give image: a file, alt and credit; it was"
        " featured_image: quay.jpg",
        "content/posts/border/index.md:9: a picture without a credit is now a link:"
        " /posts/border/quay.jpg",
        "content/posts/broken.md:2: not converted: mapping values are not allowed in this context",
        "content/posts/talks.md:10: the field 'weight' has no place here: left out",
        "content/posts/talks.md:11: the field 'params' has no place here: left out",
        'content/posts/talks.md:15: left as it is: {{< ref "border.md" >}}',
        "content/posts/talks.md:19: left as it is: {{< youtube abc >}}",
        "content/posts/talks.md:25: a picture without words for what is to be seen is now a"
        " link: /images/port.png",
        "static/robots.txt:1: not copied: the site makes its own",
    ]
    assert found["moved.txt"].decode().splitlines() == said.splitlines()[:-1]
    assert said.splitlines()[-1].startswith("3 articles, 1 page, 3 other files; 12 remarks")


def test_jekyll(converted: Callable[[str], Converted]) -> None:
    root, said = converted("jekyll")
    found = files_in(root)
    talks = found["content/articles/2024/talks-begin.md"].decode()
    assert talks.split("\n", 2)[2].startswith("""\
title: Talks begin
date: 2024-02-20T10:00:00+01:00
kind: own
authors:
  - Ana Exemplu
tags:
  - Trade
  - Black Sea
  - europe
  - talks
aliases:
  - "/europe/talks/2024/02/20/talks-begin/"
  - "/old/talks/"
---
""")
    assert '```python\nprint("{{ no tag }}")\n```' in talks
    border = found["content/articles/2024/border.md"].decode()
    assert "date: 2024-01-05\n" in border
    assert "  - Energy\n  - asia\n" in border
    assert "status: draft\n" in found["content/articles/later.md"].decode()
    assert 'base_url = "https://world.example.org/news"' in found["communique.toml"].decode()
    assert "content/static/assets/main.scss" not in found
    assert said.splitlines()[:-1] == [
        "_posts/2024-02-20-talks-begin.md:2: the field 'layout' has no place here, and in 1 more"
        " files: left out",
        "_posts/2024-02-20-talks-begin.md:11: left as it is: {% post_url 2024-01-05-border %}",
        "_posts/2024-02-20-talks-begin.md:17: left as it is: {: .wide}",
    ]


def test_pelican(converted: Callable[[str], Converted]) -> None:
    root, said = converted("pelican")
    found = files_in(root)
    assert (
        found["content/articles/2024/talks.md"].decode().split("\n", 2)[2]
        == """\
title: Talks begin
description: A first round of two days.
date: 2024-02-20T10:00:00
updated: 2024-02-25
kind: own
authors:
  - Ana Exemplu
  - Jo Doe
tags:
  - Trade
  - Black Sea
  - europe
aliases:
  - "/2024/02/talks.html"
---

Talks began, see [the border](/2024/01/the-border-opens/#what) and [a map](/files/map.pdf).
"""
    )
    assert "status: draft\n" in found["content/articles/2024/the-border-opens.md"].decode()
    assert 'base_url = "https://world.example.org"' in found["communique.toml"].decode()
    assert said.splitlines()[:-1] == [
        "content/old.rst:1: not converted: it is no Markdown",
        "content/pages/about.md:1: the page was at /pages/about.html and is at /about/: nothing"
        " leads on",
    ]


def test_eleventy(converted: Callable[[str], Converted]) -> None:
    root, said = converted("eleventy")
    found = files_in(root)
    assert (
        found["content/articles/2024/talks.md"].decode().split("\n", 2)[2]
        == """\
title: Talks begin
description: A first round.
date: 2024-02-20
kind: own
tags:
  - Trade
aliases:
  - "/posts/talks/"
---

Talks began. {% image "port.png" %} [port.png](/images/port.png)
"""
    )
    assert "content/pages/about.md" in found
    assert said.splitlines()[:-1] == [
        "src/index.njk:1: not converted: a template",
        "src/posts/2024-02-20-talks.md:1: the field 'layout' has no place here, and in 1 more"
        " files: left out",
        "src/posts/2024-02-20-talks.md:7: an <img> is now a link: /images/port.png",
        'src/posts/2024-02-20-talks.md:7: left as it is: {% image "port.png" %}',
        "src/posts/border.md:4: the address is not known: permalink:"
        " /{{ page.date | year }}/border/",
    ]


def test_two_texts_of_one_name_have_places_of_their_own() -> None:
    texts = {f"content/{one}/a.md": "---\ntitle: A\ndate: 2024-01-01\n---\n" for one in "xy"}
    moved = moved_from("hugo", Tree(texts, frozenset()))
    assert sorted(moved.files) == ["content/articles/2024/a-2.md", "content/articles/2024/a.md"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2024-02-20", "2024-02-20"),
        ("2024-2-3", "2024-02-03"),
        ("2024-02-20 10:00", "2024-02-20T10:00:00"),
        ("2024-02-20T10:00:00Z", "2024-02-20T10:00:00+00:00"),
        ("2024-02-20 10:00:00 +0530", "2024-02-20T10:00:00+05:30"),
        ("2024-02-20 10:00:00.123 -08:00", "2024-02-20T10:00:00-08:00"),
        ("20 February 2024", "2024-02-20"),
        ("Tue, 20 Feb 2024 10:00:00 +0100", "2024-02-20T10:00:00+01:00"),
        ("2024-02-30", ""),
        ("soon", ""),
        ("02/03/04", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_dates_are_read_as_others_write_them(given: object, expected: str) -> None:
    assert moment_of(given) == expected


def test_fields_know_their_lines() -> None:
    toml = header_of('+++\ntitle = "A"\n\ntags = ["x"]\n+++\n\nText\n', "a.md")
    assert toml
    assert (toml.line("tags"), toml.body, toml.body_line) == (4, "Text", 7)
    assert header_of("No front matter\n", "a.md") is None
    metadata = metadata_of("\ufeffTitle: A\r\nSummary: one\r\n  two\r\n\r\nText\r\n")
    assert metadata.fields == {"title": "A", "summary": "one two"}
    assert (metadata.body, metadata.line("summary")) == ("Text", 2)


@given(st.text("-+{}[]\"':=#|>!&*%<abc 1\n\t\\", max_size=60), st.sampled_from(KINDS))
def test_whatever_a_file_holds_is_converted_or_remarked(text: str, kind: str) -> None:
    """Never an exception, and every text that is made can be read."""
    names = ["content/posts/a.md", "_posts/2024-01-01-a.md", "content/b.md", "posts/c.md"]
    configs = ["hugo.toml", "_config.yml", "pelicanconf.py", "_data/site.json"]
    fenced = f"---\n{text}\n---\n\n{text}\n"
    for one in (text, fenced, f"+++\n{text}\n+++\n{text}"):
        texts = dict.fromkeys((*names, *configs), one)
        moved = moved_from(kind, Tree(texts, frozenset()))  # type: ignore[arg-type]
        for place, made in moved.files.items():
            assert document(made.encode(), place).fields["title"]


def test_a_folder_that_is_not_there_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "new"), "--from", "hugo", str(tmp_path / "old")]) == 2
    assert "does not exist" in capsys.readouterr().err
    assert main(["init", str(tmp_path / "new"), "--from", "hugoo", str(tmp_path)]) == 2
    assert "is not one of 'hugo', 'jekyll', 'pelican', 'eleventy'" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
