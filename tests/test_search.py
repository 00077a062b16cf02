"""What readers can search: an index that is the same on every machine, and holds nothing unseen."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import cbor2
import pytest

from communique.errors import OutputError
from communique.pipeline import Workshop
from communique.search import Index, Record
from communique.search.canonical import UnknownIndexError, canonical
from communique.verify import verified
from tests.conftest import NOW, Files, article, files_in

SITE = {
    "content/articles/2024/one.md": article(
        "Grain leaves Odesa", "Ships carry wheat.", countries="[Ukraine]", tags="[Trade]"
    ),
    "content/articles/2024/two.md": article(
        "Talks in Geneva", "Nothing on wheat.", countries="[Switzerland]", tags="[Diplomacy]"
    ),
}
SECRET = article("Unseen", "A zebra waits.", status="draft", tags="[Zoology]")


def indexed(root: Path, **options: bool) -> dict[str, bytes]:
    """The files under /search/ after a build with an index."""
    workshop = Workshop(root, jobs=1)
    workshop.build(NOW, search=True, **options)
    workshop.close()
    return files_in(root / "site/search")


def fragments(files: dict[str, bytes]) -> list[dict[str, object]]:
    """What the index shows of each article."""
    raw = (gzip.decompress(one) for path, one in files.items() if path.startswith("fragment/"))
    return [json.loads(one.removeprefix(b"pagefind_dcd")) for one in raw]


def record(number: int, **changes: object) -> Record:
    fields: dict[str, object] = {
        "url": f"/2024/02/{number}/",
        "title": f"Title {number}",
        "description": "",
        "day": "20 February 2024",
        "moment": "2024-02-20T00:00:00+00:00",
        "countries": (("Mali", "Chad")[number % 2],),
        "topics": (f"Topic {number % 3}",),
        "body": f"{number}",
        "opening": "",
    }
    return Record(**{**fields, **changes})  # type: ignore[arg-type]


def html_of(_: Iterable[str]) -> Callable[[str], str]:
    return lambda key: f"<p>Word{key} and more words.</p>"


def test_equal_records_give_equal_bytes(tmp_path: Path) -> None:
    records = [record(number) for number in range(9)]
    made = [
        {asset.url: asset.digest for asset in Index(tmp_path / name).of(records, "en", html_of)[0]}
        for name in ("a", "b", "c")
    ]
    assert made[0] == made[1] == made[2]
    assert len([url for url in made[0] if "/filter/" in url]) == 3


def test_the_index_holds_each_article_with_what_it_can_be_filtered_by(
    site: Callable[[Files], Path],
) -> None:
    files = indexed(site(SITE))
    found = {str(one["url"]): one for one in fragments(files)}
    assert set(found) == {"/2024/02/one/", "/2024/02/two/"}
    one = found["/2024/02/one/"]
    assert one["filters"] == {"country": ["Ukraine"], "topic": ["Trade"], "year": ["2024"]}
    assert one["meta"] == {"title": "Grain leaves Odesa", "day": "20 February 2024"}
    assert "Ships carry wheat." in str(one["content"])
    (described,) = (raw for path, raw in files.items() if path.endswith(".pf_meta"))
    names = [name for name, _ in cbor2.loads(described.removeprefix(b"pagefind_dcd"))[3]]
    assert names == ["country", "topic", "year"]


def test_nothing_unpublished_is_in_it(site: Callable[[Files], Path]) -> None:
    root = site({**SITE, "content/articles/2024/secret.md": SECRET})
    said = b"".join(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
                    for raw in indexed(root).values())  # fmt: skip
    for word in (b"zebra", b"Unseen", b"Zoology", b"secret"):
        assert word not in said
    assert b"zebra" in b"".join(
        gzip.decompress(raw) for raw in indexed(root, everything=True).values() if raw[0] == 0x1F
    )


def test_an_excerpt_is_found_by_what_its_page_shows(site: Callable[[Files], Path]) -> None:
    body = "The opening. " + "Filler words come here. " * 20 + "\n\nThe zebra comes last."
    root = site({"content/articles/2024/a.md": article("A", body, kind="excerpt")})
    (one,) = fragments(indexed(root))
    assert "The opening." in str(one["content"])
    assert "zebra" not in str(one["content"])


def test_the_site_is_what_a_clean_build_gives_after_edits(site: Callable[[Files], Path]) -> None:
    root = site(SITE)
    workshop = Workshop(root, jobs=1)
    path = root / "content/articles/2024/one.md"
    for text in ("Ships carry barley.", "Ships carry oats."):
        path.write_text(article("Grain leaves Odesa", text, countries="[Ukraine]"), "utf-8")
        workshop.build(NOW, search=True)
        assert not verified(workshop, None, everything=None).differences
    path.unlink()
    workshop.build(NOW, search=True)
    assert not verified(workshop, None, everything=None).differences
    assert [one["url"] for one in fragments(files_in(root / "site/search"))] == ["/2024/02/two/"]
    workshop.close()


def test_without_an_index_the_page_leads_on_and_no_file_of_one_stays(
    site: Callable[[Files], Path],
) -> None:
    root = site(SITE)
    page = indexed(root)["index.html"].decode()
    assert re.search(
        r'<script src="\.\./assets/search\.\w+\.js" integrity="sha384-[\w+/]{64}" defer>', page
    )
    assert "script-src" in page.partition("wasm-unsafe-eval")[0]
    workshop = Workshop(root, jobs=1)
    workshop.build(NOW + timedelta(days=1))
    workshop.close()
    left = files_in(root / "site/search")
    assert set(left) == {"index.html"}
    page = left["index.html"].decode()
    assert "no search index" in page
    assert "wasm-unsafe-eval" not in page
    for link in ("countries/ukraine/", "topics/trade/", "archive/index.html#y2024"):
        assert f'href="../{link}' in page


def test_a_site_can_do_without(site: Callable[[Files], Path]) -> None:
    root = site({**SITE, "communique.toml": "[build]\nsearch = false\n"})
    assert indexed(root) == {}
    assert "/search/" not in (root / "site/index.html").read_text("utf-8")
    assert not list((root / "site/assets").glob("search*"))


def test_a_site_without_articles_has_a_page_and_no_index(site: Callable[[Files], Path]) -> None:
    files = indexed(site({"content/pages/about.md": "---\ntitle: About\n---\n\nText.\n"}))
    assert set(files) == {"index.html"}


def test_titles_are_text_whatever_they_say(tmp_path: Path) -> None:
    hostile = record(1, title="<script>alert(1)</script>", topics=("a, b: c<",), description="&lt;")
    made = Index(tmp_path / "a").of([hostile], "en", html_of)
    (path,) = (path for place, path in made.paths.items() if "/fragment/" in place)
    told = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    assert told["meta"]["title"] == "<script>alert(1)</script>"
    assert told["filters"]["topic"] == ["a, b: c<"]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"pagefind-entry.json": b"{"},
        {"pagefind-entry.json": b'{"languages": {"en": {"hash": "en_1"}}}'},
        {
            "pagefind-entry.json": b'{"languages": {"en": {"hash": "en_1"}}}',
            "pagefind.en_1.pf_meta": b"pagefind_dcd" + cbor2.dumps([1, 2]),
        },
    ],
)
def test_an_index_of_another_form_is_refused(files: dict[str, bytes]) -> None:
    with pytest.raises(UnknownIndexError):
        canonical(files)


def test_a_failing_pagefind_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        Index(tmp_path / "a").of([record(1)], "--nonsense", html_of)
    assert "Pagefind could not make the search index" in str(caught.value)
    assert "search = false" in str(caught.value.hint)
