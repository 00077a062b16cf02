"""Datelines are read off a first paragraph, which keeps them."""

from __future__ import annotations

import pytest

from communique.ingest.datelines import dateline_of, is_dateline


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("SEOUL, Feb 20 (Reuters) - The two leaders met.", "SEOUL, Feb 20 (Reuters)"),
        ("RIGA, Latvia (AP) — The cables were cut.", "RIGA, Latvia (AP)"),
        ("BEIJING, Dec. 22 (Xinhua) -- China and Laos agreed.", "BEIJING, Dec. 22 (Xinhua)"),
        ("WASHINGTON, Feb 26 - The commission reported.", "WASHINGTON, Feb 26"),
        ("SHANGHAI: Police closed the port.", "SHANGHAI"),
        ("(Reuters) - The bank raised its rates.", "(Reuters)"),
        ("МОСКВА, 23 сен — РИА Новости. Власти договорились.", "МОСКВА, 23 сен — РИА Новости"),
        ("【6月18日 AFP】両国は合意した。", "【6月18日 AFP】"),
        (
            "新华社日内瓦4月10日电（记者王小明）双方同意停火。",
            "新华社日内瓦4月10日电（记者王小明）",
        ),
        ("नई दिल्ली: दोनों देशों ने समझौता किया।", "नई दिल्ली"),
        ("دبي، الإمارات (CNN)-- اتفق الطرفان.", "دبي، الإمارات (CNN)"),
    ],
)
def test_a_dateline(paragraph: str, dateline: str) -> None:
    assert dateline_of(paragraph) == dateline


@pytest.mark.parametrize(
    "paragraph",
    [
        "The ministers met in Riga on Thursday.",
        "“We are ready,” she said.",
        "NATO members agreed on a plan.",
        "Grids joined: what comes next for the north",
    ],
)
def test_other_openings(paragraph: str) -> None:
    assert dateline_of(paragraph) is None


def test_a_dateline_alone() -> None:
    assert is_dateline("KYIV, UKRAINE —")
    assert not is_dateline("KYIV")
