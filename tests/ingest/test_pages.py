"""A saved page: what it says of itself, what it shows, and its text alone."""

from __future__ import annotations

import pytest

from communique.errors import IngestError
from communique.ingest import archives
from communique.ingest.pages import draft_from, items_from
from tests.ingest.samples import ARCHIVE, LEDE, PAGE, SECOND, THIRD

DRAFT = draft_from(PAGE.encode())


def test_the_title_is_the_one_a_reader_sees() -> None:
    assert DRAFT.title == "Border railway to reopen in May"


def test_persons_write_and_outlets_do_not() -> None:
    assert DRAFT.authors == ("Maria Novak", "Jan Rota")


def test_dates_keep_their_zone_and_origin() -> None:
    assert DRAFT.date == "2024-02-22T10:15:00+01:00"
    assert DRAFT.date_origin == "structured data"
    assert DRAFT.updated == "2024-02-22T12:00:00+01:00"


def test_the_source_is_named_without_what_follows_the_reader() -> None:
    assert DRAFT.source is not None
    assert DRAFT.source.name == "Example Wire"
    assert DRAFT.source.url == "https://example.org/2024/02/rail"


def test_the_picture_is_credited_and_not_fetched() -> None:
    assert DRAFT.image is not None
    assert DRAFT.image.file is None
    assert DRAFT.image.caption == "The station at the border."
    assert DRAFT.image.credit == "A. Photographer/Example"
    assert DRAFT.image.source_url == "https://example.org/pictures/rail.jpg?w=1200"


def test_around_the_text() -> None:
    assert DRAFT.description == "Two neighbours agree on trains, customs and observers."
    assert DRAFT.tags == ("Railways", "Borders")
    assert DRAFT.lang == "en"
    assert DRAFT.endnote == "Reporting by Maria Novak; editing by Jan Rota"


def test_the_text_is_what_the_article_says_and_nothing_else() -> None:
    assert DRAFT.markdown == (
        f"VIENNA (AP) — {LEDE}\n\n{SECOND}\n\n## What comes next\n\n"
        f"{THIRD} More, [the list](https://example.org/list)."
    )


def test_a_page_saved_as_one_file_is_the_same_page() -> None:
    (item,) = archives.items_from(ARCHIVE.encode(), "a.mhtml")
    assert item.draft == DRAFT


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(IngestError, match="no page"):
        archives.items_from(b"From: <Saved by Blink>\nContent-Type: image/png\n\nx", "a.mhtml")


def test_nothing_in_a_page_is_an_error() -> None:
    with pytest.raises(IngestError, match="nothing to read"):
        items_from(b"<!-- -->", "a.html")


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        (
            "windows-1251",
            "Министры встретились в Вене в четверг и договорились открыть железную дорогу.",
        ),
        ("gb18030", "两国外长周四在维也纳会晤，同意重新开放去年战事以来一直关闭的跨境铁路。"),
        (
            "windows-1256",
            "التقى وزيرا الخارجية في فيينا يوم الخميس واتفقا على إعادة فتح السكك الحديدية.",
        ),
        (
            "utf-16",
            "Die Außenminister trafen sich in Wien und einigten sich auf die Öffnung.",
        ),
    ],
)
def test_a_declared_charset_is_believed(charset: str, text: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><h1>{text}</h1>'
    page += f"<article><p>{text} {text}</p><p>{text} {text} {text}</p></article></body></html>"
    draft = draft_from(page.encode(charset))
    assert draft.title == text
    assert draft.markdown.startswith(text)


def test_a_page_without_metadata_gives_what_it_shows_and_says_what_it_guesses() -> None:
    page = f"""<html><head><title>Railway reopens - Example Wire</title></head><body>
    <h1>Railway reopens</h1><p>By Maria Novak</p><p>22 February 2024</p>
    <p>{LEDE}</p><p>{SECOND}</p><p>{THIRD}</p></body></html>"""
    draft = draft_from(page.encode())
    assert draft.title == "Railway reopens"
    assert draft.authors == ("Maria Novak",)
    assert draft.date == "2024-02-22"
    assert draft.markdown == f"{LEDE}\n\n{SECOND}\n\n{THIRD}"
    assert set(draft.guessed) >= {"date", "lang"}
    assert draft.description is None


def test_broken_structured_data_says_nothing_and_stops_nothing() -> None:
    broken = "[" * 60_000
    draft = draft_from(PAGE.replace('{"@context"', broken + '{"@context"').encode())
    assert draft.title == "Border railway to reopen in May"
    assert draft.authors == ("Maria Novak", "Jan Rota")


def test_a_canonical_address_of_another_site_is_not_believed() -> None:
    draft = draft_from(PAGE.encode(), address="https://elsewhere.example/rail?fbclid=1")
    assert draft.source is not None
    assert draft.source.url == "https://elsewhere.example/rail"
