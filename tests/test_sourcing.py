"""What an article rests on."""

from __future__ import annotations

from communique.model import Article, Body, Kind, Source
from communique.sourcing import outlets_of, single_source


def resting_on(*sources: Source, source: Source | None = None, kind: Kind = "own") -> Article:
    """An article with those sources."""
    return Article(
        path="content/articles/a.md", id="a", slug="a", url="/a/", title="A", lang="en", kind=kind,
        body=Body(key="", words=0), source=source, sources=sources,
    )  # fmt: skip


def test_a_source_is_called_by_its_name_else_by_its_host() -> None:
    article = resting_on(
        Source(url="https://example.org/x"), Source(file="a.txt"), source=Source(name="Wire")
    )
    assert outlets_of(article) == ("Wire", "example.org")


def test_a_text_of_our_own_that_rests_on_one_outlet_has_a_single_source() -> None:
    twice = (Source(name="Wire", url="https://a.org/1"), Source(name="wire"))
    assert single_source(resting_on(*twice)) == "wire"
    assert single_source(resting_on(*twice, Source(name="Other"))) is None
    assert single_source(resting_on()) is None


def test_a_republished_text_is_of_one_source_by_its_nature() -> None:
    assert single_source(resting_on(source=Source(name="Wire"), kind="republished")) is None
