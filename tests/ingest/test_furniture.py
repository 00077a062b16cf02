"""The page's own words are told from the article's, in many languages."""

from __future__ import annotations

import pytest

from communique.ingest.furniture import is_appeal, is_furniture, opens_related


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Facebook Twitter Copy Link Print",
        "Share this with WhatsApp",
        "24 shares",
        "6 Min Read",
        "51231",
        "ADVERTISEMENT",
        "https://example.org/a/b",
        "© 2024 Example Wire. All rights reserved.",
        "Read more: Why the price of gas fell in March",
        "Sign up for our newsletter",
        "We use cookies to make this site better",
        "Lire aussi Le thon se fait rare",
        "Lecture 4 min.",
        "Читайте также: В Бишкеке открыли мост",
        "Перейти в фотобанк",
        "शेयर करें",
        "分享到微信",
        "このニュースをシェア",
        "무단 전재 및 재배포 금지",
        "شارك",
        "Compartir",
        "Anzeige",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Not everyone is convinced.",
        "More than 300 people have read the report, he said.",
        "Share prices fell in Tokyo on Friday",
        "A Break With The Past",
        "The Facebook page of the ministry was offline on Monday.",
        "下一步计划",
        "Что дальше",
        "Watch out for the wolves",
        "Print and be damned: the press in wartime",
    ],
)
def test_words_of_an_article(line: str) -> None:
    assert not is_furniture(line)


def test_what_stands_above_links() -> None:
    assert opens_related("You Might Also Like")
    assert opens_related("► Читайте также:")
    assert not opens_related("Related to the deal is a loan")


def test_an_appeal_to_the_reader() -> None:
    assert is_appeal("Want to keep up with the news? Subscribe to our email newsletter.")
    assert not is_appeal("The party has signed up 40,000 members since May, its leader said.")
    assert not is_appeal("“Tell us what you want and we will sign up,” the envoy said.")
