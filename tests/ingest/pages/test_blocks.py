"""Of the blocks on a page, the article."""

from __future__ import annotations

import pytest

from communique.ingest.markup import to_markdown
from communique.ingest.pages.blocks import article_blocks
from communique.ingest.pages.extraction import blocks_in
from communique.ingest.pages.tree import tree_of, words_of
from tests.ingest.samples import LEDE, SECOND, THIRD


def kept(html: str) -> tuple[list[str], str | None]:
    blocks, endnote = article_blocks(
        blocks_in(tree_of(f"<div>{html}</div>").body),
        titles=("Border railway to reopen",),
        standfirsts=("Trains are to run again.",),
        writers=("Maria Novak",),
    )
    return [words_of(block) for block in blocks], endnote


@pytest.mark.parametrize(
    "above",
    [
        "<h1>Border railway to reopen</h1>",
        "<p>Trains are to run again.</p>",
        "<p>By Maria Novak</p>",
        "<p>22 February 2024</p>",
        "<p>3 min read</p>",
        "<p>Photo: A. Photographer</p>",
        "<p>World</p>",
    ],
)
def test_what_stands_above_the_text_is_not_the_text(above: str) -> None:
    assert kept(f"{above}<p>{LEDE}</p><p>{SECOND}</p>") == ([LEDE, SECOND], None)


@pytest.mark.parametrize(
    "between",
    [
        "<p><a href='/x'>Read more: what the war did to the railways</a></p>",
        "<p>RELATED: <a href='/x'>What the war did to the railways</a></p>",
        "<p><a href='/x'>WHAT THE WAR DID TO THE RAILWAYS</a></p>",
        "<ul><li><a href='/x'>What the war did</a></li><li><a href='/y'>To railways</a></li></ul>",
        "<p>Advertisement</p>",
        "<p>Sign up for our newsletter to get the news in your inbox</p>",
    ],
)
def test_boxes_between_paragraphs_are_not_the_text(between: str) -> None:
    assert kept(f"<p>{LEDE}</p>{between}<p>{SECOND}</p>") == ([LEDE, SECOND], None)


@pytest.mark.parametrize(
    "below",
    [
        "<p>Maria Novak is a correspondent in Vienna.</p>",
        "<p>Follow her on Twitter at @example</p>",
        "<h3>More from this author</h3>",
        "<p>© 2024 Example Wire</p>",
        "<p>This article was originally published by Example Wire.</p>",
    ],
)
def test_what_stands_below_the_text_is_not_the_text(below: str) -> None:
    assert kept(f"<p>{LEDE}</p><p>{SECOND}</p>{below}") == ([LEDE, SECOND], None)


@pytest.mark.parametrize(
    "note",
    [
        "(Reporting by Jan Rota; editing by Li Wei)",
        "Additional reporting by Jan Rota.",
        "Jan Rota contributed to this report.",
    ],
)
def test_who_else_worked_on_it_is_an_end_note(note: str) -> None:
    texts, endnote = kept(f"<p>{LEDE}</p><p>{SECOND}</p><p>{note}</p>")
    assert texts == [LEDE, SECOND]
    assert endnote == note.strip("()")


def test_headings_lists_and_quotations_of_the_text_stay() -> None:
    inner = f"<h2>What next</h2><p>{SECOND}</p><ul><li>one thing</li><li>another</li></ul>"
    inner += f"<blockquote><p>It is a beginning.</p></blockquote><p>{THIRD}</p>"
    texts, _ = kept(f"<p>{LEDE}</p>{inner}")
    assert texts == [LEDE, "What next", SECOND, "one thinganother", "It is a beginning.", THIRD]
    assert to_markdown(inner).count("\n\n") == 4


def test_a_heading_with_nothing_under_it_is_dropped() -> None:
    assert kept(f"<p>{LEDE}</p><h2>One</h2><h2>Two</h2><p>{SECOND}</p><h2>Three</h2>") == (
        [LEDE, "Two", SECOND],
        None,
    )


def test_a_pulled_quotation_is_there_once() -> None:
    pulled = SECOND[:60]
    html = f"<p>{LEDE}</p><blockquote>{pulled}</blockquote><p>{SECOND}</p><p>{SECOND}</p>"
    assert kept(html) == ([LEDE, SECOND], None)
