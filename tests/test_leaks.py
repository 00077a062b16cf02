"""Nothing of an article that is not published is anywhere on the site."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import Files, article, built, files_in, write_files
from tests.shots import png

Make = Callable[[Files], Path]
NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)
LATER = '"2024-04-01T06:00:00+00:00"'
OPEN = article(
    "An open one", "Some text.", id="open-id", tags="[Trade]", countries="[NO]", people="[Jo Doe]",
    sources="[{name: Open Gazette}]", story="shared", authors="[The desk]",
    section="World", organisations="[NATO]",
)  # fmt: skip
SECRET = """---
id: secret-id-{n}
slug: secret-slug-{n}
title: Secret title {n}
description: Secret standfirst {n}
date: {date}
{fields}
lang: en
authors: [Secret author {n}, The desk]
tags: [Secret topic {n}, Trade]
countries: [NO, NR]
people: [Secret Person {n}, Jo Doe]
organisations: [Secret Organisation {n}, NATO]
story: {story}
section: World
weight: 9
key_points: [Secret point {n}]
aliases: [/secret-alias-{n}/]
dateline: Secretville {n}
image: {{file: pictures/secret-image-{n}.png, alt: Secret alt {n}, credit: Secret maker {n}}}
source: {{name: Secret source {n}, url: "https://secret-{n}.example.org/"}}
sources: [{{name: Secret Gazette {n}}}, {{name: Open Gazette}}]
updates: [{{at: {date}, note: Secret update {n}}}]
corrections: [{{at: {date}, text: Secret correction {n}}}]
---

Secret text {n}. ![Secret view {n}](/pictures/secret-inline-{n}.png "Secret credit {n}")
[A paper](/files/secret-paper-{n}.pdf)
"""
KINDS = {
    "draft": ("2024-02-20", "status: draft"),
    "scheduled": (LATER, ""),
    "embargoed": ("2024-02-20", f"embargo: {LATER}"),
    "expired": ("2024-02-20", 'expires: "2024-02-28"'),
    "late": ("2024-03-01", "embargo: 2024-03-01T12:00:01+00:00"),
    "withheld": ("2024-02-20", f"status: withdrawn\nembargo: {LATER}"),
}
ALONE = "content/stories/secret-story.md"
GAZETTES = ["Open Gazette", *(f"Secret Gazette {n}" for n in range(len(KINDS)))]
REGISTER = "".join(f"{one}:\n  country: NO\n  ownership: state-run\n" for one in GAZETTES)
PICKED = "---\npicks: [secret-slug-0, secret-id-1, open-id]\nalso_today: [secret-slug-2]\n---\n"
HELD = """---
articles: [{id: secret-id-0, title: Secret title 0}, {id: open-id, title: An open one}]
---
"""


def hidden() -> Files:
    """One article of every kind that is not out, its pictures, and the story only they tell."""
    files: dict[str, str | bytes] = {"content/data/outlets.yml": REGISTER}
    files[ALONE] = "---\ntitle: Secret story\n---\n\nSecret words on it.\n"
    for n, (date, fields) in enumerate(KINDS.values()):
        story = "secret-story" if n % 2 else "shared"
        text = SECRET.format(n=n, date=date, fields=fields, story=story)
        files[f"content/articles/hidden-{n}.md"] = text
        for name in (f"pictures/secret-image-{n}.png", f"pictures/secret-inline-{n}.png"):
            files[f"content/static/{name}"] = png(words=f"Secret picture {n}")
        files[f"content/static/files/secret-paper-{n}.pdf"] = f"Secret paper {n}"
    return files


def secrets_in(root: Path) -> list[str]:
    """The files of the site whose name or content holds a secret."""
    return [
        name
        for name, content in files_in(root / "site").items()
        if b"secret" in content.lower() or "secret" in name.lower()
    ]


@pytest.mark.parametrize(
    "others",
    [{}, {"content/editions/2024-02-20.md": PICKED}, {"content/frozen/2024-02-20.md": HELD}],
    ids=["composed", "curated", "frozen"],
)
def test_nothing_of_an_unpublished_article_is_on_the_site(site: Make, others: Files) -> None:
    root = site({"content/articles/open.md": OPEN, **hidden(), **others})
    built(root, NOW)
    assert secrets_in(root) == []
    built(root, NOW, everything=True)
    found = secrets_in(root)
    assert len(found) > 30, "the secrets would be found if they were there"
    assert {"data/articles.json", "data/articles.csv", "outlets/index.html"} <= {*found}
    built(root, NOW)
    assert secrets_in(root) == []


def test_a_site_is_what_it_would_be_without_what_is_not_published(
    site: Make, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Counts, related articles, neighbours, editions and maps give nothing away either."""
    root = site({"content/articles/open.md": OPEN, **hidden()})
    other = tmp_path_factory.mktemp("other")
    files = {"content/articles/open.md": OPEN, "content/data/outlets.yml": REGISTER}
    write_files(other, files)
    built(root, NOW)
    built(other, NOW)
    assert files_in(root / "site") == files_in(other / "site")


def test_a_picture_that_a_published_article_shows_too_is_there(site: Make) -> None:
    shared = OPEN.replace("Some text.", "![A](/pictures/secret-image-0.png 'By B')")
    root = site({"content/articles/open.md": shared, **hidden()})
    built(root, NOW)
    there = [path.name.partition(".")[0] for path in (root / "site/assets").glob("secret-*")]
    assert there
    assert set(there) == {"secret-image-0"}
    assert not (root / "site/pictures").exists()


def test_an_article_comes_and_goes_by_itself(site: Make) -> None:
    """The same site at five moments: what is there, and that an edition is there when it closed."""
    text = article(
        "Timed", id="timed", embargo='"2024-02-21T09:00:00+00:00"', expires='"2024-02-23"'
    )
    root = site({"content/articles/open.md": OPEN, "content/articles/timed.md": text})
    embargo = datetime(2024, 2, 21, 9, tzinfo=UTC)
    expected = [
        (embargo - timedelta(days=2), []),
        (embargo - timedelta(seconds=1), ["2024/02/open", "editions/2024-02-20"]),
        (embargo, ["2024/02/open", "2024/02/timed", "editions/2024-02-20"]),
        (embargo + timedelta(days=1),
         ["2024/02/open", "2024/02/timed", "editions/2024-02-20", "editions/2024-02-21"]),
        (embargo + timedelta(days=2), ["2024/02/open", "editions/2024-02-20"]),
    ]  # fmt: skip
    for now, there in expected:
        built(root, now)
        assert _pages_of(root) == there
        shutil.rmtree(root / ".communique")
        built(root, now)
        assert _pages_of(root) == there


def _pages_of(root: Path) -> list[str]:
    names = (path.parent.relative_to(root / "site").as_posix()
             for path in (root / "site").rglob("index.html"))  # fmt: skip
    return sorted(name for name in names if name.startswith(("2024/", "editions/2024-")))
