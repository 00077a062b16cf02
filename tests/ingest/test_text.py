"""Pasted text of many layouts becomes the same draft."""

from __future__ import annotations

import time

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ingest.text import draft_from
from communique.model import Image

TITLE = "Baltic grids leave the eastern network"
STANDFIRST = "Three countries run on their own power for a day before they join the continent."
FIRST = (
    "Estonia, Latvia and Lithuania cut their last cables to the eastern power network on Saturday "
    "and ran on their own for a day, their grid operators said."
)
SECOND = (
    "The three were joined to the continental grid on Sunday, through the line that leads to "
    "Poland. The European Union paid for most of the work."
)
THIRD = (
    "Engineers in Vilnius watched the frequency all night. Prices hardly moved, the operators "
    "added, and no town was left without light."
)
HEADING = "A Long Way From The Fifties"
BODY = "\n\n".join((FIRST, SECOND, HEADING, THIRD))
MARKDOWN = "\n\n".join((FIRST, SECOND, f"## {HEADING}", THIRD))


def test_a_pasted_article() -> None:
    """The layout of an article copied with its byline, picture credit and topics."""
    draft = draft_from(
        f"{TITLE}\n\n{STANDFIRST}\n\nby Ada Example\n{TITLE}\n© Getty Images/Bo Sample\n\n"
        f"{BODY}\n\n"
        "European Union Vilnius\n"
    )
    assert draft.title == TITLE
    assert draft.description == STANDFIRST
    assert draft.authors == ("Ada Example",)
    assert draft.image == Image(credit="Getty Images/Bo Sample")
    assert draft.tags == ("European Union", "Vilnius")
    assert draft.date is None
    assert draft.lang == "en"
    assert draft.markdown == MARKDOWN
    assert draft.guessed == ("tags",)


def test_nothing_is_invented() -> None:
    draft = draft_from(f"{TITLE}\n\n{BODY}\n")
    assert draft.markdown == MARKDOWN
    assert (draft.description, draft.authors, draft.date, draft.image) == (None, (), None, None)
    assert (draft.tags, draft.key_points, draft.endnote, draft.guessed) == ((), (), None, ())


def test_a_text_may_have_no_title() -> None:
    draft = draft_from(BODY)
    assert draft.title is None
    assert draft.markdown == MARKDOWN


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}\n\nBy Ada Example\nPublished On 9 Feb 20259 Feb 2025",
        f"Europe\n\n{TITLE}\n\nBy Ada Example | Feb. 9, 2025 | Updated Feb. 10, 2025",
        f"{TITLE}\n\nby Ada Example - 02/09/25 12:24 PM ET",
        f"{TITLE}\nAda Example\n9 February 2025\n5 min read\nShare",
        f"{TITLE}\n\nAda Example · Example News · Posted: Feb 9, 2025 4:00 AM EST",
        f"{TITLE}\n\n{TITLE}9 February 2025\n\nAda Example, Energy Correspondent",
    ],
)
def test_author_and_date_above_the_text(head: str) -> None:
    draft = draft_from(f"{head}\n\n{BODY}\n")
    assert draft.title == TITLE
    assert draft.authors == ("Ada Example",)
    assert (draft.date or "")[:10] == "2025-02-09"
    assert draft.markdown == MARKDOWN


def test_where_a_date_was_found_is_said() -> None:
    draft = draft_from(f"{TITLE}\n\nPublished On 9 Feb 2025\n\n{BODY}")
    assert draft.date_origin == "line 'Published On 9 Feb 2025'"
    assert "date" not in draft.guessed


def test_an_update_alone_is_a_guess_at_the_date() -> None:
    draft = draft_from(f"{TITLE}\n\nLast updated: 2025/02/09 at 9:01 PM\n\n{BODY}")
    assert draft.date == "2025-02-09"
    assert draft.guessed == ("date",)


def test_published_and_updated() -> None:
    draft = draft_from(f"{TITLE}\n\nUpdated 10 Feb 2025\nPublished 9 Feb 2025 10:00 GMT\n\n{BODY}")
    assert draft.date == "2025-02-09T10:00:00+00:00"
    assert draft.updated == "2025-02-10"


def test_a_dateline_stays_in_the_text() -> None:
    first = f"RIGA, Feb 9 (Reuters) - {FIRST}"
    note = "(Reporting by Ada Example; Editing by Bo Sample)"
    draft = draft_from(f"{TITLE}\n\n{first}\n\n{SECOND}\n\n{note}\n")
    assert draft.dateline == "RIGA, Feb 9 (Reuters)"
    assert draft.markdown == f"{first}\n\n{SECOND}"
    assert draft.endnote == note
    assert draft.authors == ()


@pytest.mark.parametrize(
    ("picture", "image"),
    [
        (
            "Engineers near Klaipeda. [Bo Sample/AP]",
            Image(caption="Engineers near Klaipeda.", credit="Bo Sample/AP"),
        ),
        (
            "Engineers near Klaipeda on Sunday\n© AFP/Bo Sample",
            Image(caption="Engineers near Klaipeda on Sunday", credit="AFP/Bo Sample"),
        ),
    ],
)
def test_a_caption_and_its_credit(picture: str, image: Image) -> None:
    draft = draft_from(f"{TITLE}\n\nBy Ada Example\n\n{picture}\n\n{BODY}")
    assert draft.image == image
    assert draft.markdown == MARKDOWN


def test_key_points() -> None:
    points = "Key points\n\n- Cables were cut on Saturday\n- Prices hardly moved\n"
    draft = draft_from(f"{TITLE}\n\n{points}\nBy Ada Example\n\n{BODY}")
    assert draft.key_points == ("Cables were cut on Saturday", "Prices hardly moved")
    assert draft.description is None
    assert draft.markdown == MARKDOWN


def test_a_page_loses_its_buttons_and_boxes() -> None:
    draft = draft_from(
        f"{TITLE}\n\n9 February 2025\n\nShare\nFacebook\nTwitter\nCopy link\n\n{FIRST}\n\n"
        f"Related stories\n\nWhy the price of gas fell in March\n\nNew ferry for Saaremaa\n\n"
        f"{SECOND}\n\n{THIRD}\n\nMost read\n\nStorm closes three airports\n\n"
        "Tags: Energy, Latvia\n\nWant more? Subscribe to our newsletter here.\n"
    )
    assert draft.markdown == "\n\n".join((FIRST, SECOND, THIRD))
    assert draft.tags == ("Energy", "Latvia")
    assert draft.guessed == ()


def test_a_forwarded_message() -> None:
    quoted = "\n".join(f"> {line}" for line in f"{TITLE}\n\nBy Ada Example\n\n{BODY}".split("\n"))
    draft = draft_from(
        "FYI\n\n---------- Forwarded message ---------\nFrom: A Desk <a@example.org>\n"
        f"Date: Mon, 10 Feb 2025\nSubject: Fwd: grids\nTo: b@example.org\n\n{quoted}\n"
    )
    assert draft.title == TITLE
    assert draft.authors == ("Ada Example",)
    assert draft.markdown == MARKDOWN
    assert (draft.date, draft.date_origin) == ("2025-02-10", "the date of the message")
    assert draft.guessed == ("date",)


def test_ready_markdown_passes_through() -> None:
    draft = draft_from(
        f"# {TITLE}\n\n*{STANDFIRST}*\n\n**By Ada Example**\n\n{FIRST}\n\n"
        f"See [the map](https://example.org/map_1) and *the plan*, which are long enough.\n\n"
        f"## {HEADING}\n\n1. First of all\n2. Second\n\n{THIRD}\n"
    )
    assert draft.title == TITLE
    assert draft.description == STANDFIRST
    assert draft.authors == ("Ada Example",)
    assert "See [the map](https://example.org/map_1) and *the plan*" in draft.markdown
    assert f"## {HEADING}\n\n1. First of all\n2. Second\n\n{THIRD}" in draft.markdown


def test_marks_in_plain_text_are_shown_as_they_are() -> None:
    first = "1986. That was the year of the *accident* at unit #4, <b>they</b> said in [1] again."
    shown = markdown.markdown(draft_from(f"{TITLE}\n\n{first}\n\n{SECOND}\n\n{THIRD}").markdown)
    assert "<p>1986. That was the year of the *accident* at unit #4, &lt;b&gt;they" in shown


def test_entities_that_leaked_are_spelt_out() -> None:
    assert draft_from(f"AT&amp;T wins &quot;case&quot; in court\n\n{BODY}").title == (
        'AT&T wins "case" in court'
    )


@pytest.mark.parametrize(
    ("text", "lang", "author", "date"),
    [
        (
            "双方同意在本周内停火\n\n2025-02-09 09:12 来源：示例网\n\n"
            "双方代表星期天在日内瓦同意停火，并将在下星期继续举行会谈。外交部发言人在记者会上说，这是第一步。\n\n"
            "观察员将留在当地直到年底。两国还同意交换被俘人员，具体日期将由委员会决定。\n\n作者：记者王小明\n",
            "zh",
            "王小明",
            "2025-02-09",
        ),
        (
            "양측, 이번 주 휴전에 합의\n입력 2025.02.09. 오후 3:21 | 수정 2025.02.10. 오후 "
            "4:02\n홍길동 기자\n\n"
            "양측 대표단은 일요일 제네바에서 휴전에 합의하고 다음 주에 회담을 이어 가기로 "
            "했다고 외교부가 밝혔다.\n\n"
            "감시단은 연말까지 현지에 남는다. 양국은 포로 교환에도 합의했으며 날짜는 위원회가 "
            "정한다.\n\n"
            "무단 전재 및 재배포 금지\n",
            "ko",
            "홍길동",
            "2025-02-09",
        ),
        (
            "Стороны договорились о прекращении огня\n14:51 09.02.2025 (обновлено: 19:37 "
            "10.02.2025)\n51231\n"
            "Автор: Анна Примерова\n"
            "Представители сторон в воскресенье договорились о прекращении огня и о новых "
            "переговорах.\n"
            "Наблюдатели останутся на месте до конца года, говорится в заявлении министерства.\n",
            "ru",
            "Анна Примерова",
            "2025-02-09",
        ),
        (
            "الطرفان يتفقان على وقف إطلاق النار\n\nبقلم: سمر المثال\n\nنشر الأحد، 9 فبراير / "
            "شباط 2025\n\n"
            "اتفق الطرفان يوم الأحد في جنيف على وقف إطلاق النار وعلى مواصلة المحادثات في "
            "الأسبوع المقبل.\n\n"
            "وقالت الوزارة في بيان إن المراقبين سيبقون في المنطقة حتى نهاية العام وإن اللجنة "
            "ستجتمع كل شهر.\n",
            "ar",
            "سمر المثال",
            "2025-02-09",
        ),
    ],
)
def test_other_languages(text: str, lang: str, author: str, date: str) -> None:
    draft = draft_from(text)
    assert draft.title == text.split("\n", 1)[0]
    assert (draft.lang, draft.authors, draft.date) == (lang, (author,), date)
    assert len(draft.markdown.split("\n\n")) == 2


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "...", "Title only"])
def test_next_to_nothing_is_no_error(text: str) -> None:
    assert draft_from(text).authors == ()


@given(
    st.lists(st.sampled_from([*BODY.split("\n\n"), TITLE, "By A B", "Share", "© AP/X", "#", "- a"]))
)
def test_any_order_of_lines_can_be_read(lines: list[str]) -> None:
    draft_from("\n\n".join(lines))


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    draft_from(text)


@pytest.mark.parametrize(
    "piece",
    ["a", "[", "*", "> ", "# a\n", "[\n", "](", "<", "1.\n", "By A B\n", "中\n", "12.12.2012 "],
)
def test_time_grows_with_size_only(piece: str) -> None:
    """A quarter of a megabyte of one thing takes a second or two, not minutes."""
    started = time.perf_counter()
    draft_from(f"{TITLE}\n\n" + piece * (250_000 // len(piece)))
    assert time.perf_counter() - started < 60  # a slow machine, but no quadratic reading


def test_what_is_left_out_of_a_page_is_named() -> None:
    caption = "Engineers watch a large screen in a control room in the north of the country"
    draft = draft_from(
        f"{TITLE}\n\n9 February 2025\n\nShare\nPrint\nComments\n\n{FIRST}\n\n{caption}\n\n{SECOND}"
    )
    assert draft.markdown == f"{FIRST}\n\n{SECOND}"
    assert draft.warnings == (
        f"A line inside the text was taken for a caption or link and left out: “{caption}”.",
    )


def test_an_author_described_is_no_part_of_the_text() -> None:
    bio = "Ada Example is a fellow at an institute for energy policy."
    draft = draft_from(f"{TITLE}\n\nBy Ada Example\n\n{BODY}\n\n{bio}\n")
    assert draft.markdown == MARKDOWN
    assert draft.endnote == bio


def test_a_footer_of_links_ends_the_text() -> None:
    links = "\n\n".join(f"Storm closes airport number {n}" for n in range(6))
    draft = draft_from(
        f"{TITLE}\n\n9 February 2025\n\nShare\nPrint\nComments\n\n{BODY}\n\n{links}\n\n"
        "The minister of a far country has resigned after a vote in parliament.\n"
    )
    assert draft.markdown == MARKDOWN


def test_a_chronicle_keeps_its_dates() -> None:
    draft = draft_from(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\nFebruary 8, 2025\n\n{THIRD}\n")
    assert draft.markdown == f"{FIRST}\n\n{SECOND}\n\n## February 8, 2025\n\n{THIRD}"
    assert draft.date is None


def test_a_text_that_ends_with_its_opening_can_be_read() -> None:
    """A headline twice with a line between, and nothing to read after it."""
    title = "A Long Way From The Fifties"
    draft = draft_from(f"{title}\n\nBaltic grids leave the eastern network\n\n{title}\n\nShare")
    assert draft.title == title
