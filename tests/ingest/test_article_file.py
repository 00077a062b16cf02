"""An article file reads the same to every reader of YAML."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from communique.frontmatter import Scalar, document
from communique.ingest.article_file import scalar, to_file_text
from communique.ingest.draft import Draft
from communique.model import Image, Source

DRAFT = Draft(
    title="Envoys: no deal yet",
    description="Talks resume on Monday.",
    authors=("Ana Pop", "NO"),
    date="2024-02-20T10:00:00+00:00",
    date_origin="date line",
    updated="2024-02-21",
    dateline="GENEVA",
    image=Image(caption="The hall", credit="A. Pop"),
    tags=("Talks",),
    lang="en",
    source=Source(name="Example Wire", url="https://example.org/a?b=1#c", published="10:30"),
    endnote="Reporting by Ana Pop",
    markdown="First.\r\n\r\n\r\n\r\nSecond.\n",
    guessed=("authors",),
)


def test_fields_stand_in_a_fixed_order_and_empty_ones_are_left_out() -> None:
    assert to_file_text(DRAFT, id="20240220-1a2b3c4d", kind="republished") == (
        "---\n"
        "id: 20240220-1a2b3c4d\n"
        'title: "Envoys: no deal yet"\n'
        "description: Talks resume on Monday.\n"
        "lang: en\n"
        "date: 2024-02-20T10:00:00+00:00\n"
        "date_origin: date line\n"
        "updated: 2024-02-21\n"
        "kind: republished\n"
        'authors:\n  - Ana Pop\n  - "NO"\n'
        "tags:\n  - Talks\n"
        "dateline: GENEVA\n"
        "image:\n  caption: The hall\n  credit: A. Pop\n"
        'source:\n  name: Example Wire\n  url: https://example.org/a?b=1#c\n  published: "10:30"\n'
        "endnote: Reporting by Ana Pop\n"
        "review:\n  - authors\n"
        "---\n"
        "\n"
        "First.\n\nSecond.\n"
    )


def test_what_is_no_date_is_quoted_in_a_date_field() -> None:
    text = to_file_text(Draft(title="x", date="10:30"), id="i", kind="own")
    assert 'date: "10:30"\n' in text


WORDS = (
    "NO yes y ~ null 10:30 12:30:45 2024-01-01 1e3 0o17 0x1F 1,0 = << .inf a: #a @a `a` %a !a &a"
)
LINES = "- a|? a|a: b|a #b|*a|>|[a]|{a}|'a'|say \"x\": y|\ufeffa"


@pytest.mark.parametrize("text", [*WORDS.split(), *LINES.split("|"), "|", '"a"', "\\"])
def test_text_that_a_reader_could_misread_is_quoted(text: str) -> None:
    assert scalar(text)[0] in "'\""


@given(st.text())
def test_every_reader_reads_the_text_that_was_meant(text: str) -> None:
    """With implicit resolvers, without them, and ours; white space folded, surrogates replaced."""
    line = scalar(text)
    block = f"a: {line}\nb:\n  - {line}\nc:\n  d: {line}\n"
    resolved = yaml.safe_load(block)
    plain = yaml.load(block, Loader=yaml.BaseLoader)
    assert resolved == plain
    assert resolved["a"] == resolved["b"][0] == resolved["c"]["d"]
    ours = document(f"---\n{block}---\n".encode(), "x.md").fields["a"]
    assert isinstance(ours, Scalar)
    assert ours.text == resolved["a"]
    assert "\n" not in line
    assert resolved["a"].split() == scalar_words(text)


def scalar_words(text: str) -> list[str]:
    read = yaml.safe_load(scalar(" ".join(text.split())))
    return [] if read is None else str(read).split()
