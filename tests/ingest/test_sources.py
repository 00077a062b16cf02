"""What counts as a source: files, not what lies beside them."""

from __future__ import annotations

from pathlib import Path

from communique.ingest.sources import sources_in


def made(root: Path, *names: str) -> None:
    for name in names:
        path = root / "content" / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")


def found(root: Path, *paths: Path) -> list[str]:
    sources, problems = sources_in(root, paths or None)
    assert problems == ()
    return [one.source.removeprefix("content/sources/") for one in sources]


def test_sources_are_sorted_and_taken_from_folders_too(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a/z.html", "a/b/c.eml", "No ending")
    assert found(tmp_path) == ["No ending", "a/b/c.eml", "a/z.html", "b.txt"]


def test_pictures_hidden_files_and_leftovers_are_passed_over(tmp_path: Path) -> None:
    made(tmp_path, ".DS_Store", ".git/config", "a.txt~", "~$a.docx", "a.crdownload", "Thumbs.db")
    made(tmp_path, "map.png", "style.css", "README.md", "a.txt")
    assert found(tmp_path) == ["a.txt"]


def test_the_pictures_of_a_saved_page_are_no_sources(tmp_path: Path) -> None:
    made(tmp_path, "A page.html", "A page_files/ad.html", "A page-Dateien/x.html")
    made(tmp_path, "project_files/report.txt")
    assert found(tmp_path) == ["A page.html", "project_files/report.txt"]


def test_there_need_be_no_sources(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_a_named_file_counts_once_however_it_is_named(tmp_path: Path) -> None:
    made(tmp_path, "a/x.txt")
    folder = tmp_path / "content" / "sources"
    assert found(
        tmp_path, folder / "a" / "x.txt", folder / "a", folder / "a" / ".." / "a" / "x.txt"
    ) == ["a/x.txt"]
