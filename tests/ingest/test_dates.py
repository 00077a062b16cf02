"""Dates in many forms, the published one told from the updated one."""

from __future__ import annotations

import pytest

from communique.ingest.dates import dates_in

DAYS = [
    "22 Dec 2023",
    "Dec. 22, 2023",
    "December 22nd, 2023",
    "Fri 22 Dec 2023",
    "2023-12-22",
    "2023/12/22",
    "22.12.2023",
    "22/12/2023",
    "22 décembre 2023",
    "22. Dezember 2023",
    "22 de diciembre de 2023",
    "22.dez.2023",
    "22 декабря 2023 г.",
    "22 грудня 2023",
    "22 Aralık 2023",
    "22 ديسمبر / كانون الأول 2023",
    "٢٢ ديسمبر ٢٠٢٣",
    "22 दिसंबर 2023",
    "2023年12月22日",
    "2023년 12월 22일",
    "22 Δεκεμβρίου 2023",
]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read(text: str) -> None:
    assert [date.iso for date in dates_in(text)] == ["2023-12-22"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12/22/23 12:24 PM ET", "2023-12-22T12:24:00-05:00"),
        ("Jul 1, 2023 9 am ET", "2023-07-01T09:00:00-04:00"),
        ("01:46 GMT, 22 December 2023", "2023-12-22T01:46:00+00:00"),
        ("2023-12-22T10:00:00+05:30", "2023-12-22T10:00:00+05:30"),
        ("22 Dec 2023, 19:28 IST", "2023-12-22T19:28:00+05:30"),
    ],
)
def test_a_time_with_a_zone_is_kept(text: str, iso: str) -> None:
    assert dates_in(text)[0].iso == iso


def test_a_time_without_a_zone_is_left_out() -> None:
    assert dates_in("14:05 22.12.2023")[0].iso == "2023-12-22"


@pytest.mark.parametrize(
    "text",
    [
        "Published: 22 Dec 2023 | Updated: 23 Dec 2023",
        "Publié le 22 décembre 2023 à 13h59 - Mis à jour le 23 décembre 2023 à 09h03",
        "14:51 22.12.2023 (обновлено: 19:37 23.12.2023)",
        "입력 2023.12.22. 오후 3:21 | 수정 2023.12.23. 오후 4:02",
    ],
)
def test_an_update_is_told_from_the_publication(text: str) -> None:
    first, second = dates_in(text)
    assert (first.iso, first.is_update) == ("2023-12-22", False)
    assert (second.iso, second.is_update) == ("2023-12-23", True)


def test_an_update_may_come_first() -> None:
    first, second = dates_in("Updated 23 Dec 2023, first published 22 Dec 2023")
    assert (first.is_update, second.is_update) == (True, False)


def test_a_date_that_could_be_read_two_ways_is_uncertain() -> None:
    assert not dates_in("05/06/2023")[0].is_certain
    assert dates_in("25/06/2023")[0].is_certain


@pytest.mark.parametrize("text", ["31.02.2023", "99/99/2023", "5 days ago", "May 2023", "1-2-3"])
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert dates_in(text) == ()
