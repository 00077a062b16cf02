"""What is mended, and what stays byte for byte as it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.check import Edit, mended
from communique.cli import main
from tests.check.examples import A, piece
from tests.conftest import Files, files_in

Make = Callable[[Files], Path]
WRONG = piece(title="Ministers meet.", body="The  ministers   met.  \nThey agreed.", id="")
RIGHT = WRONG.replace("meet.", "meet").replace("The  ministers   met", "The ministers met")
ENDS = ["a", "é", "  ", "\r\n", "\n", "\r", "\u2028", "\x0b"]
RIGHT = RIGHT.replace("---\n", "---\nid: a\n", 1)


def check(root: Path, *given: str) -> int:
    """The exit code of check, which looks at the site in this process."""
    return main(["check", "--root", str(root), "--jobs", "1", *given])


def test_an_edit_replaces_what_it_names_and_nothing_else() -> None:
    edit = Edit(line=2, start=1, was="bb", now="x")
    assert mended(b"abbc\nabbc\nabbc", [edit]) == (b"abbc\naxc\nabbc", 1)


def test_edits_on_one_line_do_not_move_each_other() -> None:
    edits = [Edit(line=1, start=at, was="  ", now=" ") for at in (1, 4, 7)]
    assert mended(b"a  b  c  d\n", edits) == (b"a b c d\n", 3)


def test_an_edit_that_does_not_fit_is_not_made() -> None:
    edits = [
        Edit(line=1, start=0, was="x", now="y"),
        Edit(line=9, start=0, was="a", now="y"),
        Edit(line=1, start=1, was="bc", now="-"),
        Edit(line=1, start=2, was="cd", now="+"),
    ]
    assert mended(b"abcd", edits) == (b"ab+", 1)


@given(st.lists(st.sampled_from(ENDS), max_size=30))
def test_line_ends_of_every_kind_stay_as_they_are(pieces: list[str]) -> None:
    raw = "".join(pieces).encode()
    assert mended(raw, []) == (raw, 0)
    after, _ = mended(raw, [Edit(line=1, start=0, was="", now="new\n")])
    assert after.endswith(raw)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_keeps_its_line_ends_and_its_mark(site: Make, end: str, mark: bytes) -> None:
    root = site({A: mark + WRONG.replace("\n", end).encode()})
    check(root, "--fix")
    assert (root / A).read_bytes() == mark + RIGHT.replace("\n", end).encode()


def test_only_the_files_with_something_to_mend_are_touched(site: Make) -> None:
    root = site({A: WRONG, "content/articles/b.md": piece(id="b", title="Something else happens")})
    (root / A).chmod(0o640)
    before = {path: path.stat() for path in root.rglob("*.md")}
    there = files_in(root / "content")

    assert check(root, "--fix") == 0

    assert files_in(root / "content") == {**there, "articles/a.md": RIGHT.encode()}
    assert (root / "content/articles/b.md").stat() == before[root / "content/articles/b.md"]
    assert (root / A).stat().st_mode == before[root / A].st_mode


def test_what_is_off_or_spared_is_not_mended(site: Make) -> None:
    config = '[check.rules]\ndouble-space = "off"\n'
    spared = WRONG.replace("---\n", "---\ncheck: {ignore: [id-missing]}\n", 1)
    root = site({A: spared, "communique.toml": config})
    check(root, "--fix")
    assert (root / A).read_text() == spared.replace("meet.", "meet")


def test_only_what_is_named_is_mended(site: Make) -> None:
    b = "content/articles/b.md"
    root = site({A: WRONG, b: WRONG})
    check(root, "--fix", str(root / b))
    assert (root / A).read_text() == WRONG
    assert (root / b).read_text() != WRONG


@pytest.mark.parametrize("title", ['"A: Bee."', "'It is over.'", "It is over.   # a remark"])
def test_a_headline_is_mended_whatever_way_it_is_quoted(site: Make, title: str) -> None:
    root = site({A: piece(title=title)})
    check(root, "--fix")
    assert (root / A).read_text() == piece(title=title.replace(".", ""))


@pytest.mark.parametrize("title", [">-\n  It is\n  over.", '"It is\\x20over."', "One. Two."])
def test_a_headline_is_left_alone_where_it_is_not_sure(site: Make, title: str) -> None:
    root = site({A: piece(title=title)})
    check(root, "--fix")
    assert (root / A).read_text() == piece(title=title)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes all files")
def test_a_file_that_cannot_be_written_is_named(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site({A: WRONG})
    (root / A).parent.chmod(0o500)
    assert check(root, "--fix") == 1
    (root / A).parent.chmod(0o700)
    assert f"{A}: cannot be mended: Permission denied" in capsys.readouterr().err


def test_a_link_is_mended_where_it_leads(site: Make) -> None:
    root = site({"content/drafts/a.md": WRONG})
    (root / A).parent.mkdir(parents=True)
    (root / A).symlink_to(root / "content/drafts/a.md")
    check(root, "--fix")
    assert (root / A).is_symlink()
    assert (root / "content/drafts/a.md").read_text() == RIGHT
