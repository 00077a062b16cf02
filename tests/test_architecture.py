"""Which way imports go, which modules are pure, and how large anything may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "communique"
# A module may import from the lines above its own, and from its own line.
LAYERS = [
    {
        "errors",
        "fingerprint",
        "policy",
        "model",
        "kept",
        "bodies",
        "illustrated",
        "passages",
        "rules",
    },
    {
        "shingles",
        "slugs",
        "dates",
        "workers",
        "turns",
        "store",
        "engine",
        "frontmatter",
        "config",
        "mailboxes",
        "tables",
        "gazetteer",
        "wording",
        "toml",
        "moves",
        "maps",
        "disputes",
        "reach",
    },
    {
        "fields",
        "typography",
        "markdown",
        "memo",
        "texts",
        "manifest",
        "theme",
        "current",
        "folders",
        "write",
        "obstacles",
        "claims",
        "compiled",
        "paths",
        "standing",
        "vocabulary",
        "sentences",
        "points",
        "sourcing",
        "imprints",
        "addresses",
        "websub",
        "encoded",
        "cartography",
        "social",
    },
    {"silence"},
    {
        "subjects",
        "articles",
        "captions",
        "curation",
        "related",
        "cards",
        "charts",
        "gallery",
        "masthead",
        "structured",
        "icons",
        "sparkline",
        "pictures",
        "doubles",
        "redirects",
    },
    {
        "knowledge",
        "load",
        "originals",
        "stories",
        "editions",
        "organise",
        "schedule",
        "freezing",
        "layouts",
        "closures",
        "filters",
        "feeds",
        "sitemaps",
        "calendars",
        "datasets",
        "newsletter",
    },
    {"naming", "search"},
    {"pages", "library", "evidence", "check"},
    {"render", "dressed"},
    {"publish"},
    {"ingest"},
    {"pipeline"},
    {"preview", "verify", "inspection", "scaffold"},
    {"cli", "commands"},
]
MAY_INGEST = {"ingest", "pipeline", "preview", "scaffold", "commands"}
PURE = {
    "articles",
    "bodies",
    "calendars",
    "captions",
    "cards",
    "charts",
    "check",
    "curation",
    "current",
    "datasets",
    "dates",
    "doubles",
    "editions",
    "errors",
    "feeds",
    "fields",
    "fingerprint",
    "freezing",
    "frontmatter",
    "gallery",
    "illustrated",
    "imprints",
    "kept",
    "mailboxes",
    "maps",
    "markdown",
    "masthead",
    "model",
    "moves",
    "newsletter",
    "organise",
    "pages",
    "passages",
    "pictures",
    "points",
    "policy",
    "redirects",
    "related",
    "rules",
    "schedule",
    "sentences",
    "shingles",
    "silence",
    "sitemaps",
    "slugs",
    "sparkline",
    "sourcing",
    "stories",
    "structured",
    "vocabulary",
    "typography",
    "wording",
}
FORBIDDEN_IMPORTS = {"os", "time", "sqlite3", "shutil", "subprocess", "socket", "logging", "random"}
FORBIDDEN_CALLS = {"open", "print", "input", "now", "today", "utcnow", "read_text", "read_bytes"}
LONGEST_FUNCTION = 40
LONGEST_MODULE = 350

MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in MODULES]


def part_of(path: Path) -> str:
    """The name of the module or folder of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def layer_of(part: str) -> int:
    """The line of LAYERS that holds the part."""
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Every module name that is imported anywhere in the tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_go_one_way(path: Path) -> None:
    part = part_of(path)
    if part == "__init__":
        return
    own = layer_of(part)
    for name in imports_of(ast.parse(path.read_text())):
        parts = name.split(".")
        if parts[0] == "communique" and len(parts) > 1:
            assert layer_of(parts[1]) <= own, f"{part} imports {name}"
            assert parts[1] != "ingest" or part in MAY_INGEST


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_pure_modules_read_write_and_ask_nothing(path: Path) -> None:
    if part_of(path) not in PURE:
        return
    tree = ast.parse(path.read_text())
    assert not {name.split(".")[0] for name in imports_of(tree)} & FORBIDDEN_IMPORTS
    called = {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }
    assert not called & FORBIDDEN_CALLS


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_nothing_is_larger_than_a_head_holds(path: Path) -> None:
    text = path.read_text()
    assert text.count("\n") <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_stand_at_the_top(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert not inner, f"{node.name} imports something"
