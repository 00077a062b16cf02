"""When a page appeared, and how that is known."""

from __future__ import annotations

import pytest

from communique.ingest.pages.moments import Moment, iso_of, published, updated
from communique.ingest.pages.tree import tree_of


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-02-20", "2024-02-20"),
        ("2024-02-20T10:00:00Z", "2024-02-20T10:00:00+00:00"),
        ("2024-02-20T10:00:00.123+0100", "2024-02-20T10:00:00+01:00"),
        ("2024-02-20 10:00:00", "2024-02-20"),
        ("Tue, 20 Feb 2024 10:00:00 GMT", "2024-02-20T10:00:00+00:00"),
        ("Tue, 20 Feb 2024 10:00:00 EST", "2024-02-20T10:00:00-05:00"),
        ("Tue, 20 Feb 2024 10:00:00 XYZ", "2024-02-20"),
        ("February 20, 2024", "2024-02-20"),
        ("1708423200", "2024-02-20T10:00:00+00:00"),
        ("20 February", None),
        ("10:00", None),
        ("yesterday", None),
        ("2024-02-31", None),
        ("0001-01-01T00:00:00", None),
        ("9" * 50, None),
        ("", None),
    ],
)
def test_dates_as_publishers_write_them(text: str, iso: str | None) -> None:
    assert iso_of(text) == iso


def test_what_the_page_says_comes_before_what_it_shows() -> None:
    tree = tree_of("<time datetime='2024-02-19'>19 February</time>")
    meta = {"article:published_time": ("2024-02-20",)}
    assert published(tree, "2024-02-21", meta, "") == Moment(
        iso="2024-02-21", origin="structured data"
    )
    assert published(tree, "", meta, "") == Moment(iso="2024-02-20", origin="meta tag")
    assert published(tree, "", {}, "") == Moment(iso="2024-02-19", origin="page")


def test_an_address_can_hold_a_date() -> None:
    tree = tree_of("<p>x</p>")
    for address in ("/2024/02/20/x", "/2024/feb/20/x", "/20240220/x", "/x/2024-2-20-x"):
        found = published(tree, "", {}, f"https://example.org{address}")
        assert found is not None
        assert (found.iso, found.origin) == ("2024-02-20", "address")


def test_address_and_page_may_contradict_each_other() -> None:
    tree = tree_of("<time datetime='2023-12-13'>13 December</time>")
    assert published(tree, "", {}, "https://example.org/2023/dec/21/x/") == Moment(
        iso="2023-12-21", origin="address", is_guess=True
    )


def test_a_page_without_a_date_has_none() -> None:
    assert published(tree_of("<p>Nothing here.</p>"), "", {}, "https://example.org/x") is None
    assert updated("", {}) is None
