"""What a filter gives is the same on every page, and becomes the page's own when that is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from communique.filters import END, UP, Filters, names, placed
from communique.layouts import no_map
from communique.markdown import Converter
from communique.model import Masthead, Publisher, Shared, Style
from communique.wording.english import ENGLISH
from tests.conftest import Files, article, built

SHARED = Shared(url="/l.png", width=1, height=1, media="image/png", alt="")
MASTHEAD = Masthead(
    title="Digest", description="", base_url="https://example.org/digest/", language="en",
    style=Style(text="", source=""), map_style=Style(text="", source=""), own_stylesheet=None,
    icon="/i.svg", logo="/l.png", paper="#fff", paper_in_the_dark="#000", publisher=Publisher(),
    shared=SHARED, sections=(), words=ENGLISH, generator="Communiqué",
)  # fmt: skip
FILTERS = Filters(MASTHEAD, html_of=lambda key: key, map_of=no_map)


def test_a_link_is_the_same_until_its_page_is_known() -> None:
    link = FILTERS.href("/topics/?q=a#b")
    assert link == f"{UP}topics/{END}?q=a#b"
    assert placed(link, "/a/b/", MASTHEAD) == b"../../topics/index.html?q=a#b"
    assert placed(link, "/", MASTHEAD) == b"./topics/index.html?q=a#b"
    folders = replace(MASTHEAD, index_links=False)
    assert placed(link, "/a.html", folders) == b"./topics/?q=a#b"


def test_a_page_that_is_shown_anywhere_has_absolute_links() -> None:
    assert placed(FILTERS.href("/topics/"), "/404.html", MASTHEAD) == b"/digest/topics/"


def test_an_address_elsewhere_stays_as_it_is() -> None:
    for url in ("https://example.com/", "mailto:a@example.com", "#main"):
        assert FILTERS.href(url) == FILTERS.absolute(url) == url


def test_a_text_cannot_hold_what_stands_for_the_way() -> None:
    assert Converter().converted(f"A{UP}B{END} &#x1A;.").html == "<p>AB .</p>"


def test_a_shared_macro_runs_once_for_each_set_of_arguments() -> None:
    runs = []
    once = FILTERS.shared(lambda *given: runs.append(given) or str(given))
    assert [once(1, "a"), once(1, "b"), once(1, "a")] == ["(1, 'a')", "(1, 'b')", "(1, 'a')"]
    assert runs == [(1, "a"), (1, "b")]


def test_every_filter_has_its_name() -> None:
    assert {"href", "html", "shared"} <= set(names())
    assert all(callable(getattr(FILTERS, name)) for name in names())


def test_a_macro_of_a_sites_own_is_seen_through_shared_ones(site: Callable[[Files], Path]) -> None:
    macro = "{% macro teaser(card, level, kicker=true, standfirst=true, date=true) %}"
    text = macro + "<b>{{ card.title }}, {{ masthead.title }}</b>{% endmacro %}\n"
    root = site(
        {
            "content/articles/2024/a.md": article("First", tags="[Trade]"),
            "layouts/macros.html": text,
            "communique.toml": 'title = "Ours"\n',
        }
    )
    built(root)
    assert "<b>First, Ours</b>" in (root / "site/topics/trade/index.html").read_text("utf-8")
