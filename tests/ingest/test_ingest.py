"""What becomes of sources, run after run: no work of the editor is lost, none is done twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from communique.ingest import Report, ingest_sources
from tests.ingest.samples import FEED, LEDE, PAGE, SECOND, THIRD

NOW = datetime(2024, 3, 1, 23, 30, tzinfo=UTC)
TEXT = f"Border railway to reopen\n\n{LEDE}\n\n{SECOND}\n"
OTHER = """Grain talks end without result

Delegations of four states ended their talks on grain in Istanbul on Wednesday without a result.
They had spoken for three days about harbours, inspections and insurance, and will meet again.
"""


class Site:
    """A site on disk, and the runs of ingest on it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sources = root / "content" / "sources"
        self.sources.mkdir(parents=True)

    def source(self, name: str, text: str | bytes) -> Path:
        path = self.sources / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(
        self, *paths: Path, force: bool = False, dry_run: bool = False, kind: str = "republished"
    ) -> Report:
        return ingest_sources(
            self.root,
            paths or None,
            now=NOW,
            zone=UTC,
            kind="own" if kind == "own" else "republished",
            force=force,
            dry_run=dry_run,
        )

    @property
    def article(self) -> Path:
        (path,) = self.articles
        return path

    @property
    def articles(self) -> list[Path]:
        return sorted((self.root / "content" / "articles").rglob("*.md"))

    def edit(self, old: str, new: str) -> None:
        text = self.article.read_text("utf-8")
        assert old in text
        self.article.write_text(text.replace(old, new), "utf-8")

    def files(self) -> dict[str, bytes]:
        found = sorted(path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def said(report: Report) -> list[str]:
    return [str(problem).splitlines()[0] for problem in report.problems]


def field(path: Path, name: str) -> str:
    lines = path.read_text("utf-8").splitlines()
    return next(line for line in lines if line.startswith(f"{name}: ")).partition(": ")[2]


# --- new, known, changed ----------------------------------------------------------------------


def test_a_new_source_is_an_article_of_its_day(site: Site) -> None:
    site.source("a.txt", TEXT)
    report = site.run()
    assert [placed.article for placed in report.made] == [
        "content/articles/2024/border-railway-to-reopen.md"
    ]
    assert field(site.article, "date") == "2024-03-01"
    assert field(site.article, "date_origin") == "day of ingest"
    assert field(site.article, "kind") == "republished"
    assert field(site.article, "id").startswith("20240301-")
    assert "date" in report.made[0].review


def test_nothing_new_writes_nothing(site: Site) -> None:
    site.source("a.txt", TEXT)
    site.run()
    before = site.files()
    assert site.run() == Report(unchanged=1)
    assert site.files() == before


def test_the_same_sources_give_the_same_files(site: Site, tmp_path: Path) -> None:
    other = Site(tmp_path / "other")
    for one in (site, other):
        one.source("b.txt", OTHER)
        one.source("a.txt", TEXT)
    site.run()
    other.run()
    assert [path.read_bytes() for path in site.articles[:2]] == [
        path.read_bytes() for path in other.articles
    ]


def test_a_dry_run_says_what_would_be_and_writes_nothing(site: Site) -> None:
    site.source("a.txt", TEXT)
    before = site.files()
    report = site.run(dry_run=True)
    assert len(report.made) == 1
    assert site.files() == before
    assert site.run().made == report.made


def test_a_changed_source_updates_an_untouched_article(site: Site) -> None:
    site.source("a.txt", TEXT)
    site.run()
    id, path = field(site.article, "id"), site.article
    site.source("a.txt", TEXT.replace("Border railway", "Railway over the border"))
    report = site.run()
    assert [placed.article for placed in report.updated] == [
        "content/articles/2024/border-railway-to-reopen.md"
    ]
    assert site.article == path
    assert field(path, "id") == id
    assert field(path, "title") == "Railway over the border to reopen"
    assert site.run() == Report(unchanged=1)


def test_an_edited_article_is_never_overwritten(site: Site) -> None:
    site.source("a.txt", TEXT)
    site.run()
    site.edit("Thursday", "Thursday evening")
    edited = site.article.read_bytes()
    site.source("a.txt", TEXT.replace("first of May", "second of May"))
    for _ in range(2):  # reported until it is resolved
        report = site.run()
        assert site.article.read_bytes() == edited
        (problem,) = report.problems
        assert str(problem).startswith(
            "content/articles/2024/border-railway-to-reopen.md: was edited, and its source has"
        )
        assert "-Freight trains are to run from the first of May" in problem.message
        assert "+Freight trains are to run from the second of May" in problem.message
        assert "Thursday evening" not in problem.message
    aside = site.root / "content/.ingest/conflicts/2024/border-railway-to-reopen.incoming.md"
    assert "second of May" in aside.read_text("utf-8")
    aside.unlink()
    assert site.run() == Report(unchanged=1)
    assert site.run() == Report(unchanged=1)
    assert site.article.read_bytes() == edited


def test_force_replaces_an_edited_article_and_keeps_it_too(site: Site) -> None:
    path = site.source("a.txt", TEXT)
    site.run()
    site.edit("Thursday", "Friday")
    edited = site.article.read_bytes()
    report = site.run(path, force=True)
    assert len(report.updated) == 1
    assert b"Thursday" in site.article.read_bytes()
    (backup,) = (site.root / "content" / ".ingest" / "backup" / "2024").iterdir()
    assert backup.read_bytes() == edited


# --- moved, deleted, lost ---------------------------------------------------------------------


def test_a_renamed_source_is_the_same_source(site: Site) -> None:
    path = site.source("a.txt", TEXT)
    site.run()
    path.rename(site.sources / "b.txt")
    assert site.run() == Report(unchanged=1)
    site.source("b.txt", TEXT.replace("first of May", "second of May"))
    assert len(site.run().updated) == 1


def test_a_moved_article_is_followed(site: Site) -> None:
    site.source("a.txt", TEXT)
    site.run()
    moved = site.root / "content/articles/2023/other.md"
    moved.parent.mkdir()
    site.article.rename(moved)
    assert site.run() == Report(unchanged=1)
    site.source("a.txt", TEXT.replace("first of May", "second of May"))
    assert [placed.article for placed in site.run().updated] == ["content/articles/2023/other.md"]


def test_a_deleted_article_does_not_come_back_by_itself(site: Site) -> None:
    path = site.source("a.txt", TEXT)
    site.run()
    site.article.unlink()
    assert "was deleted and stays so" in site.run().warnings[0]
    assert site.run() == Report(unchanged=1)
    site.source("a.txt", TEXT.replace("first of May", "second of May"))
    assert site.run() == Report(unchanged=1)
    assert len(site.run(path, force=True).made) == 1


def test_the_ledger_can_be_lost(site: Site) -> None:
    site.source("a.txt", TEXT)
    site.source("b.txt", OTHER)
    site.run()
    site.articles[1].unlink()
    site.run()
    ledger = site.root / "content/.ingest/ledger.jsonl"
    ledger.unlink()
    assert site.run() == Report(unchanged=2)
    assert ledger.read_text("utf-8").count('"state":"deleted"') == 1
    site.source("a.txt", TEXT.replace("first of May", "second of May"))
    assert len(site.run().updated) == 1


def test_ledger_and_base_can_be_lost_and_nothing_is_made_twice(site: Site) -> None:
    site.source("a.txt", TEXT)
    site.run()
    for path in sorted((site.root / "content/.ingest").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert site.run() == Report(unchanged=1)
    site.source("a.txt", TEXT.replace("first of May", "second of May"))
    assert "was edited" in site.run().problems[0].message  # it cannot be known that it was not


# --- the same again ---------------------------------------------------------------------------


def test_a_copy_and_a_near_copy_are_named_and_not_added(site: Site) -> None:
    site.source("a.txt", TEXT)
    site.run()
    site.source("copy.txt", TEXT)
    site.source("near.txt", TEXT.replace("Thursday", "Friday"))
    report = site.run()
    assert report.made == ()
    assert report.warnings == (
        "content/sources/near.txt says what content/articles/2024/border-railway-to-reopen.md"
        " says: not added.",
    )
    assert site.run() == Report(unchanged=3)


def test_a_related_text_is_added_with_a_warning(site: Site) -> None:
    site.source("a.txt", TEXT)
    site.source("b.txt", f"Railway talks end\n\n{LEDE}\n\n{THIRD}\n")
    report = site.run()
    assert len(report.made) == 2
    assert "is much like" in report.warnings[0]
    first, second = (site.root / made.article for made in report.made)
    named = f"related:\n  - {field(first, 'id')}\n"
    assert named in second.read_text("utf-8")
    assert "related:" not in first.read_text("utf-8")
    site.source("b.txt", f"Railway talks end\n\n{LEDE}\n\n{THIRD} So they say.\n")
    assert len(site.run().updated) == 1
    assert named in second.read_text("utf-8")


def test_a_page_that_was_saved_again_updates_its_article(site: Site) -> None:
    site.source("a.html", PAGE)
    site.run()
    site.source("b.html", PAGE)
    newer = PAGE.replace("first of May", "second of May").replace("T12:00:00", "T18:00:00")
    site.source("c.html", newer)
    report = site.run()
    assert [placed.source for placed in report.updated] == ["content/sources/c.html"]
    assert len(site.articles) == 1
    assert site.run() == Report(unchanged=3)


def test_two_versions_of_a_page_at_once_are_one_article(site: Site) -> None:
    newer = PAGE.replace("first of May", "second of May").replace("T12:00:00", "T18:00:00")
    site.source("a.html", PAGE)
    site.source("b.html", newer)
    report = site.run()
    assert (len(report.made), len(report.updated)) == (1, 1)
    assert "second of May" in site.article.read_text("utf-8")
    assert site.run() == Report(unchanged=2)


def test_titles_that_are_alike_have_slugs_that_are_not(site: Site) -> None:
    site.source("a.txt", TEXT)
    site.source(
        "b.txt", OTHER.replace("Grain talks end without result", "Border railway to reopen")
    )
    site.run()
    names = [path.name for path in site.articles]
    assert names == ["border-railway-to-reopen-2.md", "border-railway-to-reopen.md"]


# --- feeds, ready articles, files from elsewhere ----------------------------------------------


def test_a_feed_read_again_adds_only_what_is_new(site: Site) -> None:
    site.source("feed.xml", FEED)
    report = site.run()
    assert [placed.title for placed in report.made] == [
        "Border railway to reopen",
        "Talks on grain",
    ]
    kinds = [field(site.root / placed.article, "kind") for placed in report.made]
    assert kinds == ["republished", "excerpt"]
    summary = "A third entry tells of something else."
    item = f"<item><title>New</title><guid>3</guid><description>{summary}</description></item>"
    site.source("feed.xml", FEED.replace("</channel>", f"{item}</channel>"))
    report = site.run()
    assert [placed.title for placed in report.made] == ["New"]
    assert report.unchanged == 2
    (site.root / "content/.ingest/ledger.jsonl").unlink()
    assert site.run() == Report(unchanged=3)


def test_an_article_file_keeps_its_fields_and_its_comments(site: Site) -> None:
    text = f"---\n# mine\ntitle: Railway\ndate: 2024-02-20\nslug: rail\n---\n\n{LEDE}\n"
    site.source("a.md", text)
    site.run()
    made = site.article.read_text("utf-8")
    assert site.article.name == "rail.md"
    assert made.startswith(
        "---\n# mine\ntitle: Railway\ndate: 2024-02-20\nslug: rail\nid: 20240220-"
    )
    assert made.endswith(f"---\n\n{LEDE}\n")
    assert "date_origin" not in made


def test_front_matter_that_cannot_be_read_is_a_problem_with_its_line(site: Site) -> None:
    site.source("a.md", "---\ntitle: x\ntags: [\n---\n\ntext\n")
    assert said(site.run())[0].startswith("content/sources/a.md:")
    site.source("a.md", "---\ntitle: x\na: &a [1]\nb: *a\n---\n\ntext\n")
    assert "anchors and aliases" in said(site.run())[0]
    site.source("a.md", "---\ntitle: x\na: " + "[" * 60_000 + "\n---\n\ntext\n")
    assert "nested too deeply" in said(site.run())[0]


def test_a_file_from_elsewhere_is_copied_first(site: Site, tmp_path: Path) -> None:
    outside = tmp_path / "desk" / "note.txt"
    outside.parent.mkdir()
    outside.write_text(TEXT, "utf-8")
    report = site.run(outside)
    assert report.made[0].source == "content/sources/note.txt"
    assert (site.sources / "note.txt").read_bytes() == outside.read_bytes()
    assert replace(site.run(outside), unchanged=0) == Report()
    outside.write_text(OTHER, "utf-8")
    assert site.run(outside).made[0].source == "content/sources/note-2.txt"
    assert site.run(outside.parent) == Report(unchanged=1)


def test_what_is_named_and_cannot_be_a_source(site: Site) -> None:
    site.source("a.txt", TEXT)
    site.run()
    assert said(site.run(site.sources / "none.txt")) == [
        "content/sources/none.txt: there is no such file"
    ]
    assert "holds articles already" in said(site.run(site.article))[0]
