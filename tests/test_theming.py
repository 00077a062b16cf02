"""A site dresses itself without copying anything: the examples of docs/theming.md are run."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.errors import problems_in
from communique.pipeline import Workshop
from tests.conftest import NOW, Files, article, built, write_files

GUIDE = (Path(__file__).parents[1] / "docs/theming.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"`(layouts/[\w.]+)`:\n\n```\w+\n(.*?)```", GUIDE, re.DOTALL))
SITE = {
    "content/articles/2024/a.md": article("First", tags="[Trade]").replace(
        "date: 2024-02-20", "date: 2024-02-20T10:30:00Z"
    ),
    "content/articles/2024/b.md": article("Second", tags="[Trade]"),
}
PAGE, LIST = "site/2024/02/a/index.html", "site/topics/trade/index.html"


def dressed(site: Callable[[Files], Path], *names: str) -> Path:
    root = site({**SITE, **{name: EXAMPLES[name] for name in names}})
    built(root)
    return root


def test_the_guide_has_three_examples() -> None:
    assert list(EXAMPLES) == ["layouts/custom.css", "layouts/macros.html", "layouts/article.html"]


def test_own_rules_come_after_the_stylesheet(site: Callable[[Files], Path]) -> None:
    root = dressed(site, "layouts/custom.css")
    page = (root / PAGE).read_text("utf-8")
    (own,) = re.findall(r'rel="stylesheet" href="\.\./\.\./\.\./(.*?)"', page)
    assert page.index("<style>@layer") < page.index('rel="stylesheet"')
    assert (root / "site" / own).read_text("utf-8") == EXAMPLES["layouts/custom.css"]
    assert re.findall(r'theme-color" content="(.*?)"', page) == ["#fffdf5", "#10151a"]


@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("p { background: url(paper.png) }", "a stylesheet in a page cannot name a file beside it"),
        ("p::after { content: '</style>' }", "a stylesheet in a page cannot hold '</style'"),
    ],
)
def test_the_stylesheet_must_be_able_to_stand_in_pages(
    site: Callable[[Files], Path], css: str, said: str
) -> None:
    root = site({**SITE, "layouts/site.css": f"p {{ color: red }}\n{css}\n"})
    with pytest.raises(ExceptionGroup) as caught:
        built(root)
    (problem,) = problems_in(caught.value)
    assert str(problem.at) == "layouts/site.css:2"
    assert problem.message == said
    assert "layouts/custom.css" in str(problem.hint)


def test_one_macro_is_replaced_wherever_it_is_used(site: Callable[[Files], Path]) -> None:
    root = dressed(site, "layouts/macros.html")
    for name in (PAGE, LIST, "site/index.html"):
        assert "20 February 2024 · 10:30 UTC</time>" in (root / name).read_text("utf-8")


def test_one_block_is_replaced_and_the_rest_stays(site: Callable[[Files], Path]) -> None:
    root = dressed(site, "layouts/article.html")
    page = (root / PAGE).read_text("utf-8")
    assert "subject=First" in page
    assert "<h1>First</h1>" in page
    assert "Tell us" not in (root / LIST).read_text("utf-8")


def test_a_frame_of_its_own_is_around_every_page(site: Callable[[Files], Path]) -> None:
    frame = '{% extends "built-in/base.html" %}\n{% block nameplate %}<p>Ours</p>{% endblock %}\n'
    root = site({**SITE, "layouts/base.html": frame})
    built(root)
    for name in (PAGE, LIST, "site/feeds/index.html"):
        assert "<p>Ours</p>" in (root / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["layouts/macros.html", "layouts/article.html"])
def test_what_is_edited_is_seen_by_the_next_build(site: Callable[[Files], Path], name: str) -> None:
    root = dressed(site, name)
    workshop = Workshop(root, jobs=1)
    changed = EXAMPLES[name].replace("<time", '<time class="x"').replace("Tell us", "Write to us")
    write_files(root, {name: changed})
    workshop.build(NOW)
    workshop.close()
    page = (root / PAGE).read_text("utf-8")
    assert '<time class="x"' in page or "Write to us" in page


@pytest.mark.parametrize("text", ["{{ page.titel }}", "\n\n{{ nothing }}", "{% if %}"])
def test_a_mistake_in_a_macro_is_told_where_it_stands(
    site: Callable[[Files], Path], text: str
) -> None:
    macro = "{% macro time(when, clock=true) %}\n" + text + "\n{% endmacro %}\n"
    root = site({**SITE, "layouts/macros.html": macro})
    with pytest.raises(ExceptionGroup) as raised:
        built(root)
    problems = list(map(str, problems_in(raised.value)))
    line = 2 + text.count("\n")
    assert len(problems) == len(set(problems)) > 0
    assert all(problem.startswith(f"layouts/macros.html:{line}: ") for problem in problems)
