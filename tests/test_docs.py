"""The documentation names every field, key, phrase and command that there is, and no other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from communique import model
from communique.cli import COMMANDS, main
from communique.config import Config
from communique.errors import problems_in
from communique.layouts import LAYOUTS
from communique.model import Value
from communique.wording import PHRASES
from tests.conftest import Files, built

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = tuple(sorted(DOCS.glob("*.md")))

# A field that nobody asks for, in every table: each is answered with the fields that are asked for.
STRANGE = {
    "Articles": "content/articles/2024/a.md",
    "Pages": "content/pages/a.md",
    "Stories": "content/stories/a.md",
    "Editions": "content/editions/2024-02-20.md",
    "Frozen editions": "content/frozen/2024-02-20.md",
}
TABLES = {
    "Articles": ("image", "source", "sources", "updates", "corrections"),
    "Editions": ("quote", "diary"),
    "Frozen editions": ("articles",),
}


def tables_of(page: str) -> dict[tuple[str, str], set[str]]:
    """What the first cells of a page's tables name, by headings of second and third level."""
    found: dict[tuple[str, str], set[str]] = {}
    above = within = ""
    for line in (DOCS / page).read_text("utf-8").splitlines():
        if line.startswith("## "):
            above, within = line[3:], ""
        elif line.startswith("### "):
            within = line[4:]
        elif named := re.match(r"\| `([^`]+)` \|", line):
            found.setdefault((above, within), set()).add(named[1])
    return found


def test_every_field_of_front_matter_is_documented_and_no_other(
    site: Callable[[Files], Path],
) -> None:
    tables = {
        kind: "".join(f"{n}: [{{zzz: 1}}]\n" for n in TABLES.get(kind, ())) for kind in STRANGE
    }
    tables = {kind: f"{lines}check: {{zzz: 1}}\n" for kind, lines in tables.items()}
    tables["Articles"] = re.sub(r"(image|source): \[(.*)\]", r"\1: \2", tables["Articles"])
    tables["Editions"] = tables["Editions"].replace("quote: [{zzz: 1}]", "quote: {zzz: 1}")
    root = site({path: f"---\nzzz: 1\n{tables[kind]}---\n" for kind, path in STRANGE.items()})
    with pytest.raises(ExceptionGroup) as failed:
        built(root)
    kinds = {path: kind for kind, path in STRANGE.items()}

    asked: dict[tuple[str, str], set[str]] = {}
    for problem in problems_in(failed.value):
        if strange := re.fullmatch(r"unknown field '(?:(\w+)\.)?zzz'", problem.message):
            assert problem.at
            assert problem.hint
            names = problem.hint.removeprefix("known fields: ").split(", ")
            asked[kinds[problem.at.path], strange[1] or ""] = set(names)

    spared = [asked.pop((kind, "check")) for kind in STRANGE]
    asked["Every kind of file", "check"] = spared.pop()
    assert all(names == asked["Every kind of file", "check"] for names in spared)
    assert asked.pop(("Articles", "source")) == asked["Articles", "sources"]
    asked["Articles", "source, sources"] = asked.pop(("Articles", "sources"))
    assert tables_of("front-matter.md") == asked


def keys_of(kind: type[Value], within: str = "") -> Iterator[tuple[str, Any]]:
    """Every key of the configuration with its default."""
    for field in msgspec.structs.fields(kind):
        is_table = isinstance(field.type, type) and issubclass(field.type, Value)
        if is_table:
            yield from keys_of(field.type, f"{within}{field.name}.")
        else:
            yield f"{within}{field.name}", getattr(kind(), field.name)


def test_every_key_of_the_configuration_is_documented_with_its_default() -> None:
    keys = (DOCS / "configuration.md").read_text("utf-8").partition("## Phrases")[0]
    rows = re.findall(r"^\| `([\w.]+)` \| (`[^`]+`|\*none\*) \|", keys, re.MULTILINE)
    told = {key: _value(default) for key, default in rows}

    assert told == {key: _plain(default) for key, default in keys_of(Config)}


def _value(cell: str) -> Any:
    return None if cell == "*none*" else tomllib.loads(f"it = {cell.strip('`')}")["it"]


def _plain(default: Any) -> Any:
    return list(default) if isinstance(default, tuple) else default


def test_every_phrase_that_can_be_replaced_is_documented() -> None:
    assert tables_of("configuration.md")["Phrases", ""] == set(PHRASES)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_the_help_in_the_documentation_is_that_of_the_command(
    name: str,
    accept: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    given = [name, "--help"] if name else ["--help"]
    assert main(given) == 0
    head = f"$ communique {' '.join(given)}\n"

    assert_told("commands.md", head, "```\n", head + capsys.readouterr().out, accept=accept)


def test_every_layout_is_documented_with_all_that_its_page_has(accept: bool) -> None:
    head = "| layout | what `page` has |\n|---|---|\n"
    rows = (f"| `{layout}` | {_fields_of(page)} |\n" for page, layout in LAYOUTS.items())

    assert_told("layouts.md", head, "\n", head + "".join(rows), accept=accept)


def _fields_of(page: str) -> str:
    fields = msgspec.structs.fields(getattr(model, page))
    return " ".join(f"`{field.name}`" for field in fields)


def assert_told(page: str, start: str, end: str, expected: str, *, accept: bool) -> None:
    """What the page has from ``start`` to the next line ``end`` is as expected; or it is now."""
    path = DOCS / page
    before, head, rest = path.read_text("utf-8").partition(start)
    assert head, f"docs/{page} lacks: {start}"
    told, _, after = rest.partition("\n" + end)
    if accept:
        path.write_text(f"{before}{expected}{end}{after}", encoding="utf-8")
        return
    assert f"{head}{told}\n" == expected


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES], ids=lambda page: page.name
)
def test_links_between_files_of_the_documentation_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_readme_links_every_page_of_the_documentation() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [page.name for page in PAGES if f"(docs/{page.name})" not in readme] == []
