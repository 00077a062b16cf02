"""An old address leads to the article; one that an editor forgot is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from communique.addresses import Addresses
from communique.model import Alias, Article, Body
from communique.moves import Move, moves_of
from communique.pipeline import Workshop
from tests.conftest import NOW, Files, article, built, files_in, write_files

Make = Callable[[Files], Path]
CONFIG = 'base_url = "https://example.org/digest/"\n'
TALKS = "content/articles/2024/talks.md"


class Head(HTMLParser):
    """The attributes of the elements of a page, by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, list[dict[str, str | None]]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.setdefault(tag, []).append(dict(attrs))


def page_at(root: Path, path: str) -> Head:
    """The page in that file of the site."""
    return Head((root / "site" / path).read_text("utf-8"))


def test_an_old_address_leads_on_without_a_script(site: Make) -> None:
    talks = article("Talks & <more>", id="a", aliases="[/2024/01/talk/, /old.html]", lang="fr")
    root = site({"communique.toml": CONFIG, TALKS: talks})
    built(root)
    for path, to in {
        "2024/01/talk/index.html": "../../../2024/02/talks/index.html",
        "old.html": "2024/02/talks/index.html",
    }.items():
        found = page_at(root, path).found
        metas = {one.get("http-equiv") or one.get("name"): one["content"] for one in found["meta"]
                 if "content" in one}  # fmt: skip
        assert metas["refresh"] == f"0; url={to}"
        assert metas["robots"] == "noindex"
        assert found["link"] == [
            {"rel": "canonical", "href": "https://example.org/digest/2024/02/talks/"}
        ]
        assert found["a"] == [{"href": to, "lang": "fr", "dir": "auto"}]
        target = (root / "site" / path).parent / to
        assert target.is_file()
        assert b"Talks &amp; &lt;more&gt;</a>" in (root / "site" / path).read_bytes()


def test_hosts_that_know_redirects_are_told_of_them(site: Make) -> None:
    talks = article("Talks", id="a", aliases="[/2024/01/talk/, /élan/]")
    root = site({"communique.toml": CONFIG, TALKS: talks})
    built(root)
    assert (root / "site/_redirects").read_text("utf-8") == (
        "/2024/01/talk/ /digest/2024/02/talks/ 301!\n"
        "/2024/01/talk/ /digest/2024/02/talks/ 301\n"
        "/%C3%A9lan/ /digest/2024/02/talks/ 301!\n"
        "/%C3%A9lan/ /digest/2024/02/talks/ 301\n"
    )


def test_a_file_of_the_editors_own_takes_the_place_of_the_rules(site: Make) -> None:
    talks = article("Talks", id="a", aliases="[/old/]")
    root = site({TALKS: talks, "content/static/_redirects": "/a /b 302\n"})
    built(root)
    assert (root / "site/_redirects").read_text("utf-8") == "/a /b 302\n"
    assert (root / "site/old/index.html").is_file()


def test_a_site_without_aliases_has_no_rules(site: Make) -> None:
    root = site({TALKS: article("Talks")})
    built(root)
    assert not (root / "site/_redirects").exists()


def test_what_has_moved_is_in_no_list_of_addresses(site: Make) -> None:
    root = site({TALKS: article("Talks", aliases="[/former-place/]")})
    built(root)
    holding = [
        name for name, raw in files_in(root / "site").items()
        if b"former-place" in raw or "former-place" in name
    ]  # fmt: skip
    assert holding == ["_redirects", "former-place/index.html"]


def test_the_addresses_of_a_withdrawn_article_lead_to_the_notice(site: Make) -> None:
    root = site({TALKS: article("Talks", aliases="[/old/]", status="withdrawn")})
    built(root)
    assert "2024/02/talks" in (root / "site/old/index.html").read_text("utf-8")


def test_an_address_with_its_file_is_that_of_the_folder(site: Make) -> None:
    root = site({TALKS: article("Talks", aliases="[/old/index.html, /old/, /caf%C3%A9/]")})
    built(root)
    assert {"old/index.html", "café/index.html"} <= files_in(root / "site").keys()


@pytest.mark.parametrize(
    "alias",
    [
        "/../../etc/", "//example.org/", "/a", "a/", "/.git/", "/a/.hidden/", "/x.php", "/a b/",
        "https://example.org/a/", "/a/?b/", "/a/#b/", "/%2e%2e/a/", "/%00/", f"/{'é' * 150}/",
        "/a//b/", "/a\\b/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_no_alias(site: Make, alias: str) -> None:
    root = site({TALKS: article("Talks", aliases=f"['{alias}']")})
    with pytest.raises(ExceptionGroup) as failed:
        built(root)
    assert failed.group_contains(Exception, match="'aliases' cannot hold")
    assert not (root / "site").exists() or not files_in(root / "site")


# --- what an editor forgot


def published(id: str, url: str, *aliases: str) -> Article:
    """An article at an address."""
    body = Body(key="", words=0)
    made = tuple(Alias(url=alias) for alias in aliases)
    path = f"content/articles/{id}.md"
    return Article(path=path, id=id, slug=id, url=url, title=id, lang="en", body=body, aliases=made)


def moves(known: dict[str, set[str]], *articles: Article) -> list[Move]:
    """The moves that are not told."""
    return list(moves_of(articles, known))


def test_an_article_that_moved_without_saying_so_is_found() -> None:
    (found,) = moves({"a": {"/1/", "/2/", "/3/"}}, published("a", "/3/", "/1/"))
    assert found == Move("content/articles/a.md", "/3/", ("/2/",))
    assert found.hint == "add to the front matter: aliases: [/2/]"


def test_an_address_that_leads_somewhere_is_not_missed() -> None:
    taken = published("b", "/1/")
    assert moves({"a": {"/1/", "/2/"}}, published("a", "/2/"), taken) == []
    assert moves({"a": {"/OLD/"}}, published("a", "/2/", "/old/")) == []
    assert moves({"gone": {"/1/"}}, published("a", "/2/")) == []


def test_a_build_says_once_that_an_address_changed(site: Make) -> None:
    root = site({TALKS: article("Talks", id="a")})
    assert built(root).remarks == ()
    (root / TALKS).rename(root / "content/articles/2024/end-of-talks.md")
    (said,) = built(root).remarks
    assert said == (
        "content/articles/2024/end-of-talks.md: the address was /2024/02/talks/ and is now"
        " /2024/02/end-of-talks/: links to the old one are broken\n"
        "  hint: add to the front matter: aliases: [/2024/02/talks/]"
    )
    assert built(root).remarks == ()


def test_what_was_asked_for_is_known_until_it_is_told(site: Make) -> None:
    root = site({TALKS: article("Talks", id="a")})
    built(root)
    for slug in ("b", "c"):
        write_files(root, {TALKS: article("Talks", id="a", slug=slug)})
        built(root)
    asked = {"/2024/02/talks/": ["/2024/02/b/", "/2024/02/talks/"], "/x/": ["/2024/02/b/"]}
    for alias, expected in zip(("/x/", "/2024/02/talks/"), asked.values(), strict=True):
        write_files(root, {TALKS: article("Talks", id="a", slug="c", aliases=f"[{alias}]")})
        workshop = Workshop(root, jobs=1)
        _, loaded = workshop.read()
        (move,) = workshop.moves(loaded.articles)
        workshop.close()
        assert list(move.former) == expected


def test_what_was_never_published_is_not_missed(site: Make) -> None:
    root = site({TALKS: article("Talks", id="a", status="draft")})
    built(root)
    built(root, everything=True)
    write_files(root, {TALKS: article("Talks", id="a", slug="other")})
    assert built(root).remarks == ()


def test_what_is_known_of_addresses_decides_nothing(site: Make, tmp_path: Path) -> None:
    root = site({TALKS: article("Talks", id="a")})
    built(root)
    write_files(root, {TALKS: article("Talks", id="a", slug="other")})
    built(root)
    fresh = tmp_path / "fresh"
    write_files(fresh, {"content/.keep": "", TALKS: (root / TALKS).read_bytes()})
    built(fresh)
    assert files_in(root / "site") == files_in(fresh / "site")


def test_work_done_anew_still_knows_where_articles_were(site: Make) -> None:
    root = site({TALKS: article("Talks", id="a")})
    built(root)
    write_files(root, {TALKS: article("Talks", id="a", slug="other")})
    workshop = Workshop(root, jobs=1)
    workshop.forget()
    assert "aliases: [/2024/02/talks/]" in workshop.build(NOW).remarks[0]
    workshop.close()


def test_damaged_notes_of_addresses_are_begun_anew(site: Make) -> None:
    root = site({TALKS: article("Talks", id="a")})
    built(root)
    (root / ".communique/addresses.sqlite").write_bytes(b"no database" * 500)
    write_files(root, {TALKS: article("Talks", id="a", slug="other")})
    (said,) = built(root, datetime(2026, 1, 2, tzinfo=UTC)).remarks
    assert "addresses.sqlite was damaged" in said


def test_addresses_are_seen_by_another_process(tmp_path: Path) -> None:
    one, other = Addresses(tmp_path / "a.sqlite"), Addresses(tmp_path / "a.sqlite")
    assert other.known() == {}
    one.note([published("a", "/1/")])
    assert {id: set(urls) for id, urls in other.known().items()} == {"a": {"/1/"}}
    one.close()
    other.close()
