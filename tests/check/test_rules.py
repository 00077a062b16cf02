"""Every rule: what breaks it and what does not, how grave it is, and who is spared it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.check import Problem
from communique.inspection import inspected
from communique.pipeline import Workshop
from communique.rules import FIXED, LEVELS, RULES
from tests.check.examples import EXAMPLES, TOML, A, Example, piece
from tests.conftest import NOW, Files, built, write_files

Make = Callable[[Files], Path]
# Other sites are visited only when that is asked for: see test_external.
ASKED_FOR = {"link-gone", "link-unreachable"}
DOCS = Path(__file__).parents[2] / "docs"


def problems_of(root: Path) -> tuple[Problem, ...]:
    """Everything that is found in the site."""
    workshop = Workshop(root, jobs=1)
    try:
        return inspected(workshop, NOW).problems
    finally:
        workshop.close()


def places_of(root: Path, rule: str) -> list[str]:
    """Where the rule is broken, as file:line."""
    found = (one.finding for one in problems_of(root))
    return [f"{one.path}:{one.line}" for one in found if one.rule == rule]


def broken(site: Make, example: Example) -> Path:
    """The site that breaks a rule."""
    if example.built:
        built(site(example.built))
    return site(example.bad)


def test_every_rule_has_an_example() -> None:
    assert set(EXAMPLES) == set(RULES) - ASKED_FOR


@pytest.mark.parametrize("rule", EXAMPLES)
def test_what_breaks_a_rule_is_found_and_what_does_not_is_not(rule: str, site: Make) -> None:
    example = EXAMPLES[rule]
    root = broken(site, example)
    assert places_of(root, rule) == [example.at]
    write_files(root, example.good)
    assert places_of(root, rule) == []


@pytest.mark.parametrize("rule", [rule for rule in EXAMPLES if rule not in FIXED])
def test_a_site_sets_the_level_of_a_rule_and_a_file_is_spared_it(rule: str, site: Make) -> None:
    example = EXAMPLES[rule]
    root = broken(site, example)
    config = root / TOML
    before = config.read_text() if config.exists() else ""
    for level in LEVELS:
        config.write_text(f'{before}\n[check.rules]\n{rule} = "{level}"\n')
        found = [one.level for one in problems_of(root) if one.finding.rule == rule]
        assert found == ([] if level == "off" else [level])
    path = root / example.at.rpartition(":")[0]
    if path.suffix == ".md":
        spared = path.read_text().replace("---\n", f"---\ncheck: {{ignore: [{rule}]}}\n", 1)
        path.write_text(spared)
        assert places_of(root, rule) == []


def test_an_article_that_is_as_it_should_be_breaks_no_rule(site: Make) -> None:
    root = site({A: piece(), TOML: 'base_url = "https://example.org/"\n'})
    assert problems_of(root) == ()


def test_every_rule_is_documented_with_its_level_and_no_other() -> None:
    page = (DOCS / "checks.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (\w+)", page, re.MULTILINE)
    assert dict(rows) == RULES
    assert len(rows) == len(RULES)


def test_mistakes_of_loading_stand_among_the_others(site: Make) -> None:
    files = {
        A: piece(title="Ministers meet."),
        "content/articles/b.md": "---\ntitle: B\ndate: never\n---\n",
        "communique.toml": "titel = 'x'\n",
        "layouts/article.html": "{% if %}",
    }
    found = [(one.finding.path, one.finding.rule) for one in problems_of(site(files))]
    assert found == [
        ("communique.toml", "configuration"),
        (A, "headline-full-stop"),
        ("content/articles/b.md", "front-matter"),
        ("layouts/article.html", "layout"),
    ]


def test_what_was_found_is_remembered_until_the_file_changes(site: Make) -> None:
    root = site({A: piece(title="Ministers meet."), TOML: 'base_url = "https://example.org/"\n'})
    first = problems_of(root)
    assert problems_of(root) == first
    (root / A).write_text(piece(title="Ministers meet."[:-1]))
    assert [one.finding.rule for one in problems_of(root)] != [one.finding.rule for one in first]
    (root / A).unlink()
    assert problems_of(root) == ()
