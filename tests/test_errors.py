"""What a user reads when something is wrong: the whole text, for each mistake there is.

``pytest --accept`` writes the texts anew; git shows what changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.cli import main
from tests.conftest import Files, article, files_in, write_files
from tests.shots import bomb, jpeg, png

GOLDEN = Path(__file__).parent / "errors"
GOOD = {"content/articles/2024/good.md": article("Good")}
OWN_LAYOUT = "layouts/article.html"

A_PICTURE = """---
title: A
image:
  file: pictures/port.jpg
---

Text.

![](/pictures/ships.jpg)
![Ships](../ships.jpg "Photo: A. Other")
"""
SCRIPTED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<script>alert(1)</script></svg>'
)

MISTAKES: dict[str, Files] = {
    "broken-yaml": {"content/articles/x.md": "---\ntitle: a: b\n---\n"},
    "open-quotation-mark": {
        "content/articles/x.md": '---\ntitle: "A\ndate: 2024-01-01\n---\n',
        "content/articles/y.md": "---\ntitle: 'B\ndate: 2024-01-01\ndescription: 'C'\n---\n",
        "content/articles/z.md": '---\ntitle: Z\ntags:\n  - "one\n  - "two"\n---\n',
    },
    "missing-title": {"content/articles/x.md": "---\ndate: 2024-01-01\n---\nText.\n"},
    "bad-date": {"content/articles/x.md": "---\ntitle: A\ndate: 2024-13-01\n---\n"},
    "not-a-date": {"content/articles/x.md": "---\ntitle: A\ndate: yesterday\n---\n"},
    "unknown-field": {"content/articles/x.md": "---\ntitle: A\nsumary: b\n---\n"},
    "field-of-another-generator": {"content/articles/x.md": "---\ntitle: A\ndraft: true\n---\n"},
    "control-character": {
        "content/articles/x.md": '---\ntitle: A\ndescription: "spelt \\u001a"\n---\n',
    },
    "config-email": {
        "communique.toml": '[email]\nlatest = -1\nsender = "The desk"\nunsubscribe = ""\n'
    },
    "config-control-character": {"communique.toml": 'title = "a\\u001ab"\n'},
    "field-twice": {"content/articles/x.md": "---\ntitle: A\ntitle: B\n---\n"},
    "nested-unknown-field": {
        "content/articles/x.md": "---\ntitle: A\nimage:\n  alt: a\n  credits: b\n---\n"
    },
    "wrong-choice": {"content/articles/x.md": "---\ntitle: A\nstatus: drafted\n---\n"},
    "unknown-country": {"content/articles/x.md": "---\ntitle: A\ncountries: [Norwey]\n---\n"},
    "bad-address": {"content/articles/x.md": "---\ntitle: A\nsource:\n  url: javascript:x\n---\n"},
    "yaml-alias": {"content/articles/x.md": "---\ntitle: &a A\ndescription: *a\n---\n"},
    "yaml-tag": {"content/articles/x.md": "---\ntitle: !!python/name:os.system A\n---\n"},
    "no-front-matter": {"content/articles/x.md": "Just text.\n"},
    "unclosed-front-matter": {"content/articles/x.md": "---\ntitle: A\nstatus: draft\n\nText.\n"},
    "not-utf-8": {"content/articles/x.md": b"---\ntitle: A\n---\ncaf\xe9\n"},
    "empty-file": {"content/articles/x.md": ""},
    "bad-file-name": {"content/articles/Élan vital.md": article("A")},
    "two-at-one-address": {
        "content/articles/a/x.md": article("A", id="a"),
        "content/articles/b/x.md": article("B", id="b"),
    },
    "two-with-one-id": {
        "content/articles/a.md": article("A", id="same"),
        "content/articles/b.md": article("B", id="same"),
    },
    "alias-of-a-neighbour": {
        "content/articles/x.md": article("A", id="a", aliases="[/2024/02/draft/, /2024/02/x/]"),
        "content/articles/y.md": article("B", id="b", aliases="[/old/, /2024/02/draft/]"),
        "content/articles/z.md": article("C", id="c", aliases="[/Old/index.html]"),
        "content/articles/draft.md": article("D", id="d", status="draft"),
    },
    "alias-of-a-page": {
        "content/articles/x.md": article("A", tags="[Trade]", aliases="[/topics/trade/, /]"),
    },
    "alias-of-elsewhere": {
        "content/articles/x.md": "---\ntitle: A\naliases:\n  - /old/\n  - https://a.example/\n---\n"
    },
    "page-and-static-file": {
        "content/pages/about.md": "---\ntitle: A\n---\n",
        "content/static/about/index.html": "b",
    },
    "picture-without-words": {"content/articles/x.md": A_PICTURE},
    "picture-not-there": {
        "content/articles/x.md": article("A", image="{file: pictures/prot.png, alt: a, credit: b}"),
        "content/pages/y.md": "---\ntitle: A\n---\n\nText.\n\n![A](/port.png 'By B')\n",
        "content/static/pictures/port.png": png(),
    },
    "picture-damaged": {
        "content/articles/x.md": article("A", "![A port](/port.jpg 'By B')\n\n![A](/b.png 'B')"),
        "content/static/port.jpg": b"\xff\xd8\xff and no more",
        "content/static/b.png": b"no picture",
    },
    "picture-cut-short": {
        "content/articles/x.md": article("A", "![A port](/port.jpg 'By B')"),
        "content/pages/y.md": "---\ntitle: A\n---\n\n![A port](/port.jpg 'By B')\n",
        "content/static/port.jpg": jpeg(300, 300)[:1500],
    },
    "picture-too-large": {
        "content/articles/x.md": article("A", "![A port](/port.png 'By B')"),
        "content/static/port.png": bomb(30_000, 30_000),
    },
    "picture-not-safe": {
        "content/articles/x.md": article("A", "![A port](/port.svg 'By B')"),
        "content/static/port.svg": SCRIPTED,
    },
    "picture-focus": {
        "content/articles/x.md": article("A", image="{focus: top left, file: /a.png, alt: a}")
    },
    "expires-before-date": {"content/articles/x.md": article("A", expires="2024-01-01")},
    "layout-syntax": {OWN_LAYOUT: "<p>\n{% if page.title %}\n</p>\n"},
    "layout-unknown-name": {OWN_LAYOUT: "<p>\n{{ page.titel }}</p>\n"},
    "layout-unknown-variable": {OWN_LAYOUT: "<p>{{ site.title }}</p>\n"},
    "layout-missing-include": {OWN_LAYOUT: "<p>\n{% include 'part.html' %}</p>\n"},
    "layout-computed-include": {OWN_LAYOUT: "<p>\n{% include page.title %}</p>\n"},
    "layout-wrong-type": {OWN_LAYOUT: "<p>\n{{ page.title + 1 }}</p>\n"},
    "config-unknown-key": {"communique.toml": 'titel = "A"\n'},
    "config-wrong-type": {"communique.toml": "[feeds]\nitems = 'many'\n"},
    "config-words": {"communique.toml": '[words]\narchiv = "All"\nby = "from us"\n'},
    "config-geo": {
        "communique.toml": '[geo.names]\ntw = "Taiwan"\n'
        '[geo.disputes]\ncrimeia = "un"\nkosovo = "de facto"\n'
        '[geo.fold]\nCY_N = "CY"\nXK = "Serbia"\nSO-L = ""\n'
    },
    "config-feeds": {"communique.toml": '[feeds]\ntag = "My site"\nhub = "hub.example.org"\n'},
    "config-host": {"communique.toml": 'base_url = "https://%s.org/"\n' % ("é" * 80)},
    "config-host-in-brackets": {"communique.toml": 'base_url = "https://[x/"\n'},
    "source-address": {
        "content/articles/x.md": "---\ntitle: A\nsource: {url: 'https://[x/'}\n---\n"
    },
    "config-syntax": {"communique.toml": "title = A\n"},
    "config-zone": {"communique.toml": 'timezone = "Mars/Base"\n'},
    "config-address": {"communique.toml": 'base_url = "example.org"\n'},
    "all-at-once": {
        "content/articles/x.md": "---\ndate: 2024-13-01\nsumary: b\n---\n",
        "content/articles/y.md": "---\ntitle: A\n",
        "content/pages/z.md": "---\ntitle: A\nlang: ?\n---\n",
        OWN_LAYOUT: "{% if %}",
    },
}


def said_by(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code, and what was written to standard error."""
    capsys.readouterr()
    code = main(arguments)
    return code, capsys.readouterr().err


def check_golden(name: str, said: str, *, accept: bool) -> None:
    """``said`` is the accepted text of that name."""
    path = GOLDEN / f"{name}.txt"
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_one_clear_message(
    name: str,
    site: Callable[[Files], Path],
    capsys: pytest.CaptureFixture[str],
    accept: bool,
) -> None:
    root = site({"communique.toml": 'base_url = "https://example.org/"\n', **GOOD})
    assert main(["--root", str(root), "--jobs", "1"]) == 0
    before = files_in(root / "site")
    write_files(root, MISTAKES[name])

    code, said = said_by(["--root", str(root), "--jobs", "1"], capsys)

    assert code == 1
    assert files_in(root / "site") == before
    check_golden(name, said.replace(str(root), "ROOT"), accept=accept)


def test_a_byte_order_mark_is_no_mistake(
    site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    draft = article("Hidden", status="draft")
    root = site({"content/articles/x.md": b"\xef\xbb\xbf" + draft.encode(), **GOOD})

    assert main(["--root", str(root), "--jobs", "1"]) == 0

    assert not any(b"Hidden" in content for content in files_in(root / "site").values())
    capsys.readouterr()


def test_a_site_without_configuration_is_built_and_told_so(
    site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str], accept: bool
) -> None:
    code, said = said_by(["--root", str(site(GOOD)), "--jobs", "1"], capsys)

    assert code == 0
    check_golden("no-configuration", said, accept=accept)


def test_a_folder_without_content_is_no_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], accept: bool
) -> None:
    code, said = said_by(["--root", str(tmp_path)], capsys)

    assert code == 1
    check_golden("no-content", said.replace(str(tmp_path), "ROOT"), accept=accept)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all files")
def test_an_unreadable_file_is_named(
    site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(GOOD)
    (root / "content/articles/2024/good.md").chmod(0)

    code, said = said_by(["--root", str(root)], capsys)

    assert code == 1
    assert "content/articles/2024/good.md: cannot be read: Permission denied" in said


def test_a_folder_named_like_an_article_is_not_read(
    site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(GOOD)
    (root / "content/articles/x.md").mkdir()

    assert main(["--root", str(root), "--jobs", "1"]) == 0
    capsys.readouterr()


def test_an_output_that_cannot_be_written_is_named(
    site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str], accept: bool
) -> None:
    root = site({"communique.toml": 'base_url = "https://example.org/"\n', **GOOD})
    (root / "site").write_text("a file stands in the way")

    code, said = said_by(["--root", str(root), "--jobs", "1"], capsys)

    assert code == 1
    check_golden("unwritable-output", said.replace(str(root), "ROOT"), accept=accept)


@pytest.mark.parametrize("output", [".", "content", "content/site", "layouts", ".."])
def test_an_output_that_holds_other_things_is_refused(
    output: str, site: Callable[[Files], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = site(GOOD)
    before = files_in(root)

    code, said = said_by(["--root", str(root), "--output", str(root / output)], capsys)

    assert code == 1
    assert "choose a folder of its own with --output" in said
    assert {
        name: raw for name, raw in files_in(root).items() if ".communique" not in name
    } == before
