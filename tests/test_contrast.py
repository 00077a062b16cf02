"""What layouts/site.css promises: contrast in light and in dark, few bytes, nothing that moves.

Contrast is computed as WCAG 2.2 defines it (relative luminance of sRGB, sections 1.4.3 and 1.4.11).
"""

from __future__ import annotations

import gzip
import re
from itertools import product
from pathlib import Path

import pytest

from communique.theme import theme_of

LAYOUTS = Path(__file__).parents[1] / "layouts"
CSS = (LAYOUTS / "site.css").read_text("utf-8")
PARTS = (LAYOUTS / "parts.html").read_text("utf-8")

TEXTS = ("ink", "soft", "accent")
GROUNDS = ("paper", "tint")
AA_TEXT = 4.5
AA_EDGE = 3.0
# It stands in every page, and pages are sent compressed: a fifth of what a page may weigh.
MOST_BYTES_SENT = 5 * 1024

_COLOUR = re.compile(r"--([a-z]+): (#[0-9a-f]{6});")
_DARK = re.compile(r"@media screen and \(prefers-color-scheme: dark\) \{.*?\n \}\n", re.DOTALL)


def schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme by the name of their custom property."""
    dark = _DARK.findall(CSS)
    assert len(dark) == 1
    light = dict(_COLOUR.findall(CSS.replace(dark[0], "")))
    return {"light": light, "dark": light | dict(_COLOUR.findall(dark[0]))}


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black and 1 for white."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_right() -> None:
    """Black on white is 21; the lightest grey that passes on white is #767676."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), tuple(product(TEXTS, GROUNDS)))
def test_every_text_can_be_read_on_every_ground(scheme: str, text: str, ground: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours[text], colours[ground]) >= AA_TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_focus_ring_is_seen_on_every_ground(scheme: str, ground: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours["focus"], colours[ground]) >= AA_EDGE


def test_dark_redefines_every_colour() -> None:
    light, dark = schemes()["light"], schemes()["dark"]
    assert all(light[name] != dark[name] for name in light)


def test_no_text_or_ground_has_another_colour() -> None:
    """So the pairs above are all there are."""
    texts = {f"var(--{name})" for name in TEXTS} | {"inherit"}
    grounds = {f"var(--{name})" for name in GROUNDS} | {"none"}
    assert set(re.findall(r"[{;]\s*color: ([^;}]+?) ?[;}]", CSS)) <= texts
    assert set(re.findall(r"background(?:-color)?: ([^;}]+?) ?[;}]", CSS)) <= grounds


def test_colours_are_written_once() -> None:
    """A colour outside of a custom property would escape both schemes."""
    assert "#" not in _COLOUR.sub("", CSS)


def test_browsers_are_told_the_colour_of_the_paper() -> None:
    found = schemes()
    papers = theme_of(LAYOUTS.parent).papers
    assert papers == (found["light"]["paper"], found["dark"]["paper"])
    assert re.findall(r'theme-color" content="{{ masthead\.(\w+)', PARTS) == [
        "paper",
        "paper_in_the_dark",
    ]


def test_the_stylesheet_is_small() -> None:
    assert len(gzip.compress(CSS.encode(), mtime=0)) <= MOST_BYTES_SENT


def test_nothing_moves() -> None:
    assert not re.search(r"transition|animation|@keyframes|scroll-behavior", CSS)


def test_what_stands_beside_the_text_follows_its_direction() -> None:
    """Left and right are used only where a text differs in direction from what is around it."""
    sides = re.findall(
        r"(?<![.\w-])(?:margin|padding|border)-(?:left|right)|float: (?:left|right)", CSS
    )
    assert not sides


def test_layouts_have_no_style_of_their_own_and_no_script() -> None:
    for path in sorted(LAYOUTS.glob("*.html")):
        text = path.read_text("utf-8")
        assert not re.search(r"\sstyle=|<style>(?!\{\{)|<style\s|\son\w+=", text)
        # The page to search on has the site's own script, which finds what others list.
        own = r' src="\{\{ page\.script\|href \}\}"' if path.name == "search.html" else "(?!)"
        assert not re.search(rf'<script(?! type="application/ld\+json">|{own})', text)
