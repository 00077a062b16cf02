"""Slugs are plain letters, whatever the script of the title."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.slugs import LONGEST, numbered, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (
            "Putin Gifts Luxury Car to North Korea's Kim",
            "putin-gifts-luxury-car-to-north-koreas-kim",
        ),
        ("L’accord d’Oslo, 30 ans après", "laccord-doslo-30-ans-apres"),
        ("U.S. and U.K. confer", "us-and-uk-confer"),
        ("Łódź: Straße 7", "lodz-strasse-7"),
        ("Переговоры в Женеве", "peregovory-v-zheneve"),
        ("Συνομιλίες στη Γενεύη", "synomilies-sti-geneyi"),
        ("北京峰会", "bei-jing-feng-hui"),
        ("남북 회담", "nambug-hoedam"),
        ("दिल्ली में बैठक", "dilli-mem-baithk"),
        ("القمة العربية", "al-qmh-al-rbyh"),
        ("שיחות", "syhvt"),
        ("Con", "article-con"),
        ("COM1", "article-com1"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_titles_are_transliterated(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@pytest.mark.parametrize("title", ["", "!!!", "\ud800"])
def test_a_title_without_letters_is_told_apart_by_its_hash(title: str) -> None:
    assert re.fullmatch(r"article-[0-9a-f]{8}", slug_of(title))


def test_a_long_title_is_cut_at_a_word() -> None:
    assert slug_of("ministers " * 12) == "-".join(["ministers"] * 8)
    assert slug_of("x" * 200) == "x" * LONGEST


def test_the_second_of_one_name_is_numbered_within_bounds() -> None:
    assert numbered("a", 1) == "a"
    assert numbered("a", 2) == "a-2"
    assert len(numbered("x" * LONGEST, 10)) == LONGEST


@given(st.text())
def test_a_slug_is_always_a_slug(title: str) -> None:
    slug = slug_of(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST + len("article-")
