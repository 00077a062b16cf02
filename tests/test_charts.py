"""Maps and flags are files that all pages about the same countries share."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from communique.pipeline import Workshop
from tests.conftest import NOW, Files, article, built, write_files
from tests.shots import png

Make = Callable[[Files], Path]
NORTH = article("North", countries="[RU, KP]")


def page(root: Path, name: str) -> str:
    return (root / "site" / name / "index.html").read_text("utf-8")


def maps_in(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "site/maps").glob("*"))


def shown_on(html: str) -> list[str]:
    """The names of the maps on a page."""
    return re.findall(r'<figure class="chart">\s*<img src="[./]*/maps/([\w-]+\.svg)"', html)


def test_articles_about_the_same_countries_share_a_map(site: Make) -> None:
    other = article("The other way round", countries="[KP, RU]", story="shared")
    root = site({"content/articles/north.md": NORTH, "content/articles/other.md": other})
    built(root)
    assert shown_on(page(root, "2024/02/north")) == ["kp-ru.svg"]
    assert shown_on(page(root, "2024/02/other")) == ["kp-ru.svg"]
    assert shown_on(page(root, "stories/shared")) == ["kp-ru.svg"]
    assert shown_on(page(root, "countries/russia")) == ["ru.svg"]
    assert shown_on(page(root, "regions/europe")) == ["europe.svg"]
    assert maps_in(root) == [
        "asia.svg", "eastern-asia.svg", "eastern-europe.svg", "europe.svg", "kp-ru.svg", "kp.svg",
        "ru.svg",
    ]  # fmt: skip


def test_a_map_is_a_small_picture_that_is_told_in_words(site: Make) -> None:
    root = site({"content/articles/north.md": NORTH})
    built(root)
    html = page(root, "2024/02/north")
    alt = "Map: North Korea and Russia"
    assert f'alt="{alt}" width="1600" height="900"' in html
    for name in maps_in(root):
        raw = (root / "site/maps" / name).read_bytes()
        assert len(gzip.compress(raw, 9)) <= 8 * 1024
        assert ElementTree.fromstring(raw).get("viewBox") == "0 0 1600 900"
    assert ElementTree.fromstring((root / "site/maps/kp-ru.svg").read_bytes())[0].text == alt


@pytest.mark.parametrize(
    ("language", "alt"),
    [
        ("fr", "Carte : Corée du Nord et Russie"),
        ("es", "Mapa: Corea del Norte y Rusia"),
        ("ru", "Карта: КНДР и Россия"),
        ("ar", "خريطة: روسيا وكوريا الشمالية"),
    ],
)
def test_a_map_is_told_in_the_sites_language(site: Make, language: str, alt: str) -> None:
    root = site(
        {"content/articles/north.md": NORTH, "communique.toml": f'language = "{language}"\n'}
    )
    built(root)
    assert f'alt="{alt}"' in page(root, "2024/02/north")
    assert (root / "site/countries/russia/index.html").exists(), "addresses are English"


def test_a_note_stands_below_a_map_with_a_border_in_dispute_and_below_no_other(site: Make) -> None:
    root = site(
        {
            "content/articles/a.md": article("A", countries="[UA]"),
            "content/articles/b.md": article("B", countries="[AU]"),
        }
    )
    built(root)
    note = (
        "<figcaption>Boundaries do not imply endorsement; dashed lines are disputed.</figcaption>"
    )
    assert note in page(root, "2024/02/a")
    assert shown_on(page(root, "2024/02/b")) == ["au.svg"]
    assert note not in page(root, "2024/02/b")
    write_files(root, {"communique.toml": '[geo.disputes]\nall = "plain"\n'})
    built(root)
    assert note not in page(root, "2024/02/a")


def test_an_article_with_a_picture_or_about_no_country_has_no_map(site: Make) -> None:
    picture = "{file: p.png, alt: What is seen, credit: A. Person}"
    root = site(
        {
            "content/static/p.png": png(8, 6),
            "content/articles/a.md": article("A", countries="[CL, NO]", image=picture),
            "content/articles/b.md": article("B", countries="[]"),
            "content/articles/c.md": article("C", countries="[FR]", status="withdrawn"),
        }
    )
    built(root)
    for name in "abc":
        assert not shown_on(page(root, f"2024/02/{name}"))
    assert "cl-no.svg" not in maps_in(root)
    assert "fr.svg" not in maps_in(root)


def test_a_site_may_have_no_maps(site: Make) -> None:
    root = site({"content/articles/north.md": NORTH, "communique.toml": "[build]\nmaps = false\n"})
    built(root)
    assert not (root / "site/maps").exists()
    assert not shown_on(page(root, "countries/russia"))
    assert 'class="map map-world"' in page(root, "map")
    assert (root / "site/flags/ru.svg").exists()


def test_no_map_is_drawn_again_when_a_text_is_edited(site: Make) -> None:
    root = site({"content/articles/north.md": NORTH})
    workshop = Workshop(root, jobs=1)
    workshop.build(NOW)
    write_files(root, {"content/articles/north.md": NORTH.replace("Some", "Another")})
    rendered = workshop.build(NOW).published.rendered
    workshop.close()
    assert "/2024/02/north/" in rendered
    assert not [url for url in rendered if url.startswith(("/maps/", "/flags/"))]


def test_a_map_goes_with_the_last_article_that_needs_it(site: Make) -> None:
    """A draft leaves nothing that tells which countries it is about."""
    draft = article("D", countries="[FJ, NR]", status="draft")
    root = site({"content/articles/north.md": NORTH, "content/articles/draft.md": draft})
    built(root, everything=True)
    assert {"fj-nr.svg", "fj.svg", "nr.svg", "melanesia.svg"} <= set(maps_in(root))
    built(root)
    assert not [name for name in maps_in(root) if "fj" in name or "nr" in name]
    assert "melanesia.svg" not in maps_in(root)
    assert not (root / "site/flags/fj.svg").exists()


def test_many_countries_have_a_map_with_a_short_name_and_few_in_words(site: Make) -> None:
    codes = ["FR", "DE", "IT", "ES", "PT", "NL", "BE", "LU", "AT", "PL", "CZ", "SK", "HU", "RO"]
    root = site({"content/articles/a.md": article("A", countries=f"[{', '.join(codes)}]")})
    built(root)
    html = page(root, "2024/02/a")
    assert re.fullmatch(r"14-[0-9a-f]{12}\.svg", shown_on(html)[0])
    assert 'alt="Map: Austria, Belgium, Czechia, France, Germany and …"' in html


def test_a_flag_stands_beside_the_name_of_its_country(site: Make) -> None:
    root = site({"content/articles/north.md": NORTH})
    built(root)
    flag = '<img class="flag" src="../../flags/ru.svg" alt=""'
    assert flag in page(root, "countries/russia")
    assert '<img class="flag" src="../flags/ru.svg" alt=""' in page(root, "countries")
    assert '<img class="flag" src="../flags/ru.svg" alt=""' in page(root, "map")
    drawn = ElementTree.fromstring((root / "site/flags/ru.svg").read_bytes())
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"


def test_a_country_that_is_given_to_another_has_no_page_and_no_map(site: Make) -> None:
    root = site(
        {
            "content/articles/a.md": article("A", countries="[XK]"),
            "content/articles/b.md": article("B", countries="[RS, XK]"),
            "communique.toml": '[geo.fold]\nXK = "RS"\n',
        }
    )
    built(root)
    assert not (root / "site/countries/kosovo").exists()
    assert shown_on(page(root, "2024/02/a")) == ["rs.svg"]
    assert shown_on(page(root, "2024/02/b")) == ["rs.svg"]
    assert "2 articles" in page(root, "countries/serbia")
