"""The site can be read from any folder of any host, and from disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.conftest import Files, article, built
from tests.shots import png

SITE = {
    "content/articles/2024/a.md": article(
        "First",
        "See [the other](/2024/02/b/#more), [the feeds](/feeds/).\n\n![A port](/port.png 'By B')",
        countries="[NO]",
        tags="[Trade]",
    ),
    "content/articles/2024/b.md": article("Second", "## More\n\nText.", tags="[Trade]"),
    "content/pages/about.md": "---\ntitle: About\n---\n\n[Home](/).\n",
    "content/static/port.png": png(),
}
ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')


def links_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every page and each of the addresses in it that are not of another host."""
    for page in sorted(folder.rglob("*.html")):
        for address in ADDRESS.findall(page.read_text("utf-8")):
            if not urlsplit(unescape(address)).scheme and page.name != "404.html":
                yield page, unescape(address)


def test_every_link_leads_to_a_file_on_disk(site: Callable[[Files], Path]) -> None:
    root = site(SITE)
    built(root)
    found = list(links_in(root / "site"))
    assert len(found) > 100
    for page, address in found:
        path, _, fragment = unquote(address).partition("#")
        target = (page.parent / path) if path else page
        assert target.is_file(), f"{page}: {address}"
        if fragment:
            assert f'id="{fragment}"' in target.read_text("utf-8")


def test_links_end_as_addresses_do_where_that_is_wished(site: Callable[[Files], Path]) -> None:
    root = site({**SITE, "communique.toml": "[build]\nindex_links = false\n"})
    built(root)
    for page, address in links_in(root / "site"):
        path, _, _ = unquote(address).partition("#")
        assert "index.html" not in path
        assert not path.startswith("/")
        assert not path or (page.parent / path).exists()


def test_addresses_for_machines_never_name_a_folders_file(site: Callable[[Files], Path]) -> None:
    root = site(SITE)
    built(root)
    for path in (root / "site").rglob("*.*"):
        if path.suffix in {".xml", ".json", ".opml", ".txt"}:
            assert "index.html" not in path.read_text("utf-8")
    for page in (root / "site").rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(
            r'(?:rel="canonical" href|property="og:url" content)="[^"]*index', text
        )


def test_the_page_for_what_is_missing_works_at_any_depth(site: Callable[[Files], Path]) -> None:
    root = site({**SITE, "communique.toml": 'base_url = "https://example.org/news/"\n'})
    built(root)
    page = (root / "site/404.html").read_text("utf-8")
    found = [one for one in ADDRESS.findall(page) if not one.startswith(("#", "https:"))]
    assert found
    assert all(address.startswith("/news/") for address in found)
    assert not any("index.html" in address for address in found)
