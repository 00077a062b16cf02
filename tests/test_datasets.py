"""What is known of every article as JSON and CSV: all of it, no text, and never a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from communique.datasets import COLUMNS, dataset_bytes
from communique.model import Dataset, NoteRecord, Record, SourceRecord
from tests.conftest import Files, article, built

Make = Callable[[Files], Path]
NOW = datetime(2024, 3, 1, tzinfo=UTC)
DOCS = Path(__file__).parent.parent / "docs/data.md"

OWN = article(
    "One of our own", "A secret of the text.", id="own", date="2024-02-20T10:00+02:00",
    section="Analysis", tags="[Trade]", countries="[NO]", authors="[The desk]", story="grain",
    key_points="[A secret point]", organisations="[NATO]",
    sources='[{name: Reuters, url: "https://reuters.com/x", title: Talks}, {name: AP}]',
    corrections="[{at: 2024-02-21, text: It was Monday.}]",
    updates="[{at: 2024-02-22, note: A vote.}]",
).replace("date: 2024-02-20\n", "")  # fmt: skip
EXCERPT = article(
    "One of others", "A secret opening.\n\nA secret rest.", id="excerpt", kind="excerpt",
    source='{name: Le Monde, url: "https://lemonde.fr/x"}',
)  # fmt: skip
REPUBLISHED = article(
    "One republished", "A secret of theirs.", id="republished", kind="republished",
    source="{name: Other}",
)  # fmt: skip
GONE = article(
    "One withdrawn", "A secret withdrawn.", id="gone", status="withdrawn", tags="[Courts]",
    description="A secret standfirst", countries="[FR]",
    corrections="[{at: 2024-02-21, class: retraction, text: It was wrong.}]",
    updates="[{at: 2024-02-21, note: A secret update.}]",
)  # fmt: skip
UNDATED = "---\ntitle: One in no list\n---\n\nText.\n"


def record(**fields: Any) -> Record:
    known: dict[str, Any] = {
        "id": "a", "url": "/a/", "status": "published", "kind": "own", "title": "A",
        "language": "en", "published": "2024-02-20T00:00:00+00:00",
    }  # fmt: skip
    return Record(**{**known, **fields})


def dataset(*records: Record, format: str = "csv") -> Dataset:
    return Dataset(
        url="/x", format=format, title="Digest", home="https://example.org/",  # type: ignore[arg-type]
        language="en", generator="Communiqué", records=records,
    )  # fmt: skip


def rows_of(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


@pytest.fixture
def root(site: Make) -> Path:
    texts = {"own": OWN, "excerpt": EXCERPT, "republished": REPUBLISHED, "gone": GONE,
             "undated": UNDATED}  # fmt: skip
    root = site({f"content/articles/{name}.md": text for name, text in texts.items()})
    (root / "communique.toml").write_text('base_url = "https://example.org/"\n')
    built(root, NOW)
    return root


def told(root: Path) -> dict[str, dict[str, Any]]:
    found = json.loads((root / "site/data/articles.json").read_bytes())
    return {one["id"].rpartition(":")[2]: one for one in found["articles"]}


def test_what_lists_show_is_there_and_says_all_that_is_known(root: Path) -> None:
    found = told(root)
    assert list(found) == ["own", "republished", "gone", "excerpt"]
    assert found["own"] == {
        "id": "tag:example.org,2020:own", "url": "https://example.org/2024/02/own/",
        "status": "published", "kind": "own", "title": "One of our own", "description": None,
        "language": "en", "section": "Analysis", "genre": "analysis",
        "published": "2024-02-20T08:00:00+00:00", "modified": "2024-02-22T00:00:00+00:00",
        "expires": None, "minutes": 1, "authors": ["The desk"], "topics": ["Trade"],
        "countries": ["NO"], "mentioned": [], "organisations": ["NATO"], "people": [],
        "story": {"title": "Grain", "url": "https://example.org/stories/grain/"},
        "sources": [
            {"name": "Reuters", "url": "https://reuters.com/x", "title": "Talks",
             "language": None, "published": None,
             "outlet": "Reuters", "country": "GB", "ownership": "private"},
            {"name": "AP", "url": None, "title": None, "language": None, "published": None,
             "outlet": "Associated Press", "country": "US", "ownership": "private"},
        ],
        "notes": [
            {"at": "2024-02-21T00:00:00+00:00", "kind": "correction", "text": "It was Monday."},
            {"at": "2024-02-22T00:00:00+00:00", "kind": "update", "text": "A vote."},
        ],
    }  # fmt: skip


def test_no_text_of_any_article_is_there(root: Path) -> None:
    for name in ("json", "csv"):
        content = (root / f"site/data/articles.{name}").read_text("utf-8")
        assert "secret" not in content.lower()
        assert "One of others" in content


def test_a_withdrawn_article_is_a_notice(root: Path) -> None:
    gone = told(root)["gone"]
    assert gone["status"] == "withdrawn"
    assert [one["text"] for one in gone["notes"]] == ["It was wrong."]
    assert not gone["topics"]
    assert not gone["countries"]


def test_the_table_says_the_same_as_the_json(root: Path) -> None:
    rows = rows_of((root / "site/data/articles.csv").read_bytes())
    assert [row["title"] for row in rows] == [one["title"] for one in told(root).values()]
    own = rows[0]
    assert tuple(own) == COLUMNS
    assert own["sources"] == "Reuters | AP"
    assert own["source_urls"] == "https://reuters.com/x | ?"
    assert own["source_countries"] == "GB | US"
    assert own["story"] == "Grain"
    assert (own["corrections"], own["updates"]) == ("1", "1")


def test_every_field_is_documented_and_no_other() -> None:
    text = DOCS.read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE)
    assert [name for name, _ in rows] == list(Record.__struct_fields__)
    said = dict(rows)
    for name, kind in (("sources", SourceRecord), ("notes", NoteRecord)):
        fields = list(kind.__struct_fields__)
        assert re.findall(r"`(\w+)`", said[name])[: len(fields)] == fields
    ours = {name for name in COLUMNS if name not in said}
    assert len(ours) == 5
    assert all(f"`{name}`" in text.partition("## In the table")[2] for name in ours)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "\ufeff=1", "\u200e=1", "＝1",
     '=HYPERLINK("https://x.example","y")', "\x00=1"],
)  # fmt: skip
def test_no_cell_is_a_formula(text: str) -> None:
    one = record(title=text, authors=(text,), sources=(SourceRecord(name=text, url=text),))
    (row,) = rows_of(dataset_bytes(dataset(one)))
    for name in ("title", "authors", "sources", "source_urls"):
        assert row[name].startswith("'")


def test_other_texts_stand_as_they_are_on_one_line() -> None:
    title = 'A "quoted", 100-day\nplan; می\u200cخواهم'
    raw = dataset_bytes(dataset(record(title=title, people=("A | B", "C"))))
    (row,) = rows_of(raw)
    assert row["title"] == 'A "quoted", 100-day plan; می\u200cخواهم'
    assert row["people"] == "A / B | C"
    assert raw.count(b"\n") == 2


def test_a_site_without_articles_has_empty_tables() -> None:
    assert json.loads(dataset_bytes(dataset(format="json")))["articles"] == []
    assert rows_of(dataset_bytes(dataset())) == []


def test_every_article_has_a_line_of_its_own() -> None:
    raw = dataset_bytes(dataset(record(id="a"), record(id="b"), format="json"))
    lines = raw.decode().splitlines()
    assert [msgspec.json.decode(line.rstrip(","))["id"] for line in lines[1:-1]] == ["a", "b"]
