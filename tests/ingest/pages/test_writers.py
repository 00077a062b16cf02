"""Persons write; outlets, roles, dates and addresses do not."""

from __future__ import annotations

import pytest

from communique.ingest.pages.tree import tree_of
from communique.ingest.pages.writers import persons_in, writers_of

SITES = ("Example Wire", "example.org")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Maria Novak", ("Maria Novak",)),
        ("Maria Novak and Jan Rota", ("Maria Novak", "Jan Rota")),
        ("Maria Novak, Jan Rota & Li Wei", ("Maria Novak", "Jan Rota", "Li Wei")),
        ("Maria Novak, Senior Correspondent", ("Maria Novak",)),
        ("Maria Novak, PhD", ("Maria Novak",)),
        ("MARIA NOVAK", ("Maria Novak",)),
        ("Jan Rota Jr", ("Jan Rota Jr.",)),
        ("Maria Novak | Reuters", ("Maria Novak",)),
        ("Von Maria Novak", ("Maria Novak",)),
        ("Мария Новак", ("Мария Новак",)),
        ("김민수", ("김민수",)),
        ("https://www.facebook.com/example", ()),
        ("desk@example.org", ()),
        ("Example Wire", ()),
        ("Example Wire Staff", ()),
        ("The Associated Press", ()),
        ("Published on", ()),
        ("February 28, 2023", ()),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert persons_in([text], SITES) == names


def test_what_the_page_shows_helps_where_its_claims_name_an_outlet() -> None:
    body = '<h1>T</h1><p class="byline">By <a>Maria Novak</a> and <a>Jan Rota</a>, Example Wire</p>'
    assert writers_of(tree_of(body), ("Example Wire",), ("example.org",), SITES) == (
        "Maria Novak",
        "Jan Rota",
    )


def test_a_line_near_the_headline_is_a_byline_and_a_credit_is_not() -> None:
    body = (
        "<h1>T</h1><div>The harbour at dawn. <span>By Ann Lens</span></div>"
        "<div><span>By Maria Novak, Contributing Writer</span></div>"
    )
    assert writers_of(tree_of(body), (), (), SITES) == ("Maria Novak",)


def test_a_page_that_names_nobody_was_written_by_nobody() -> None:
    assert writers_of(tree_of("<h1>T</h1><p>Text.</p>"), (), (), SITES) == ()
