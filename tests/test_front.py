"""The front page: the edition, what is new since, what came before, and every region's newest."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Files, article, built


def about(title: str, country: str, day: int) -> str:
    text = article(title, "Text.", countries=f"[{country}]")
    return text.replace("date: 2024-02-20", f"date: 2024-02-{day:02}")


def front(root: Path) -> str:
    built(root)
    return (root / "site/index.html").read_text("utf-8")


def test_each_region_has_its_newest_articles_that_are_not_shown_above(
    site: Callable[[Files], Path],
) -> None:
    days = {
        f"content/articles/2024/{country.lower()}{day}.md": about(f"{country} {day}", country, day)
        for country, day in [
            *(("Mali", day) for day in range(1, 8)),
            *(("Peru", day) for day in range(8, 10)),
            *(("France", day) for day in range(10, 16)),
        ]
    }
    page = front(site(days))
    above, *regions = re.split(r'<h2 class="label"><a href="\./regions/', page)
    assert re.findall(r"(?:Mali|Peru|France) \d+(?=</a>)", above) == [
        f"France {day}" for day in range(15, 10, -1)
    ]
    shown = {one.partition("/")[0]: re.findall(r"\w+ \d+(?=</a>)", one) for one in regions}
    assert list(shown) == ["europe", "americas", "africa"]
    assert shown["europe"] == ["France 10"]
    assert shown["americas"] == ["Peru 9", "Peru 8"]
    assert shown["africa"] == ["Mali 7", "Mali 6", "Mali 5", "Mali 4"]


def test_an_article_about_no_country_is_in_no_region(site: Callable[[Files], Path]) -> None:
    page = front(site({"content/articles/2024/a.md": article("Nothing", "Text.")}))
    assert "Nothing</a>" in page
    assert '<h2 class="label"><a href="./regions/' not in page


def test_a_lead_without_a_picture_has_its_map(site: Callable[[Files], Path]) -> None:
    root = site({"content/articles/2024/a.md": about("Mali votes", "Mali", 3)})
    found = re.search(r'<figure class="chart">\s*<img src="\./(.*?)" alt="Map: Mali"', front(root))
    assert found
    assert (root / "site" / found[1]).is_file()
