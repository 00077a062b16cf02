"""The ledger survives what happens to files in git."""

from __future__ import annotations

from pathlib import Path

from communique.ingest.ledger import Ledger, Record, ledger_in

ONE = Record(source="content/sources/a.txt", sha256="aa", article="content/articles/2024/a.md")
TWO = Record(source="content/sources/b.txt", sha256="bb", state="deleted")


def test_a_ledger_reads_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / ".ingest" / "ledger.jsonl"
    path.parent.mkdir()
    path.write_bytes(Ledger([TWO, ONE]).to_bytes())
    ledger, remarks = ledger_in(tmp_path)
    assert ledger.records() == [ONE, TWO]
    assert remarks == ()
    assert ledger.to_bytes() == path.read_bytes()


def test_each_record_is_one_line_and_defaults_are_left_out() -> None:
    lines = Ledger([TWO]).to_bytes().decode().splitlines()
    assert lines[1:] == ['{"source":"content/sources/b.txt","sha256":"bb","state":"deleted"}']


def test_both_sides_of_a_merge_count(tmp_path: Path) -> None:
    one, two = (Ledger([record]).to_bytes().decode().splitlines()[1] for record in (ONE, TWO))
    path = tmp_path / ".ingest" / "ledger.jsonl"
    path.parent.mkdir()
    path.write_text(f"<<<<<<< HEAD\n{one}\n=======\n{two}\n>>>>>>> theirs\n", "utf-8")
    ledger, remarks = ledger_in(tmp_path)
    assert ledger.records() == [ONE, TWO]
    assert "both sides are used" in remarks[0]


def test_a_broken_line_is_passed_over_and_named(tmp_path: Path) -> None:
    path = tmp_path / ".ingest" / "ledger.jsonl"
    path.parent.mkdir()
    path.write_text('{"source": "x"\n[1]\n\n', "utf-8")
    ledger, remarks = ledger_in(tmp_path)
    assert ledger.records() == []
    assert "line 1, 2" in remarks[0]


def test_no_ledger_is_an_empty_one(tmp_path: Path) -> None:
    assert ledger_in(tmp_path)[0].records() == []


def test_a_record_is_found_by_source_and_by_content() -> None:
    ledger = Ledger([ONE])
    assert ledger.of_source("content/sources/a.txt") == ONE
    assert ledger.of_digest("aa") == ONE
    ledger.forget(ONE)
    assert ledger.of_source("content/sources/a.txt") is None
    assert ledger.of_digest("aa") is None
