"""The title a reader sees, without the publisher."""

from __future__ import annotations

import pytest

from communique.ingest.pages.headline import headline_of, less_site
from communique.ingest.pages.tree import tree_of

SITES = ("Example Wire", "example.org", "example")


def title(body: str, *tags: str, claimed: tuple[str, ...] = ()) -> tuple[str, bool] | None:
    found = headline_of(tree_of(f"<html><body>{body}</body></html>"), claimed, tags, SITES)
    return (found.text, found.is_guess) if found else None


def test_the_visible_headline_wins_over_the_one_for_search_engines() -> None:
    body = "<h1>Example Wire</h1><h1>Talks on grain end without result</h1>"
    assert title(body, "Grain talks end without a result | Example Wire") == (
        "Talks on grain end without result",
        False,
    )


def test_a_headline_that_shares_nothing_with_the_claims_is_doubted() -> None:
    assert title("<h1>Something else entirely is here</h1>", "Talks on grain end") == (
        "Something else entirely is here",
        True,
    )


def test_without_a_headline_the_claim_is_taken() -> None:
    assert title("<p>x</p>", "Talks on grain end - Example Wire") == ("Talks on grain end", False)


def test_a_heading_of_second_rank_may_be_the_beginning_of_the_title() -> None:
    body = "<h2>Grain & bread talks</h2><h2>More</h2>"
    assert title(body, "Grain and bread talks - news, photos, votes") == (
        "Grain and bread talks",
        False,
    )


def test_a_section_before_the_headline_is_left_out() -> None:
    body = "<h1><span>World | </span>Talks on grain end</h1>"
    assert title(body, "Talks on grain end") == ("Talks on grain end", False)


def test_a_page_without_any_title_has_none() -> None:
    assert title("<p>x</p>") is None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Grain talks | Example Wire", "Grain talks"),
        ("Grain talks - World - Example Wire", "Grain talks - World"),
        ("Example.org: grain talks", "grain talks"),
        ("Grain talks: what next?", "Grain talks: what next?"),
        ("Grain – talks", "Grain – talks"),
        ("Example Wire", "Example Wire"),
    ],
)
def test_publishers_are_no_part_of_a_title(text: str, bare: str) -> None:
    assert less_site(text, SITES) == bare
