"""Each attack costs one line, and never the run."""

from __future__ import annotations

import json
import os
import random
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from communique.ingest import ingest_sources
from communique.ingest.kinds import SourceKind
from communique.ingest.readers import Reader, Task
from tests.conftest import Files, built
from tests.ingest.samples import LEDE, PAGE, SECOND, docx, zipped

HERE = Path(__file__).parent
BOMB = '<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>'
DEEP = b"MIME-Version: 1.0\n" + b"".join(
    b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(40)
)
ATTACKS: dict[str, tuple[bytes, str]] = {
    "entities.xml": (BOMB.encode(), "declares entities, which no feed needs"),
    "external.xml": (
        b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title>',
        "declares entities, which no feed needs",
    ),
    "bomb.docx": (
        zipped({"word/document.xml": b" " * 70_000_000}),
        "unpacks to far more than a document can hold",
    ),
    "xxe.docx": (
        zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a/>'}),
        "declares a document type, which no document needs",
    ),
    "cut.docx": (docx("Title", LEDE)[:300], "the document is damaged"),
    "deep.eml": (DEEP, "an e-mail nested more than 10 deep"),
    "empty.txt": (b"  \n", "the file is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n", "cannot be ingested: a PNG picture"),
    "paper.pdf": (b"%PDF-1.7", "cannot be ingested: a PDF"),
    "noise.txt": (bytes(range(256)) * 40, "cannot be ingested: not a text, a page, a feed"),
    "large.txt": (b"a word " * 400_000, "too large: 2 MB, and 2 MB are read at most"),
    "large.html": (b"<html>" + b"<p>x" * 3_000_000, "too large: 11 MB, and 10 MB are read at most"),
    "tangled.txt": (
        b"A title\n\n" + b"[" * 60_000,
        "cannot be an article: the text is too tangled to be read as Markdown",
    ),
    "long.txt": (
        b"A line of a text that goes on.\n" * 40_000,
        "cannot be an article: the text has 1,239,999 characters; 1,000,000 is the most",
    ),
    "seek.docx": (
        docx("Title", LEDE)[:-22] + b"PK\x05\x06" + b"\x00" * 6 + b"\xff" * 12,
        "the document is damaged",
    ),
    "aliases.md": (
        b"---\ntitle: &a x\nb: *a\n---\nx",
        "YAML anchors and aliases are not read here",
    ),
}


def run(root: Path) -> list[str]:
    report = ingest_sources(
        root, None, now=datetime(2024, 3, 1, tzinfo=UTC), zone=UTC, kind="republished", jobs=2
    )
    return [str(problem) for problem in report.problems]


def test_every_bad_file_is_one_line_and_the_good_one_is_an_article(tmp_path: Path) -> None:
    sources = tmp_path / "content" / "sources"
    sources.mkdir(parents=True)
    for name, (raw, _) in ATTACKS.items():
        (sources / name).write_bytes(raw)
    (sources / "good.html").write_text(PAGE, "utf-8")
    problems = run(tmp_path)
    assert len(problems) == len(ATTACKS)
    for line, name in zip(problems, sorted(ATTACKS), strict=True):
        assert line.startswith(f"content/sources/{name}:")
        assert ATTACKS[name][1] in line
        assert "\n" not in line
    assert len(list((tmp_path / "content" / "articles").rglob("*.md"))) == 1
    assert run(tmp_path) == problems  # remembered, not tried again


def test_the_guide_has_the_lines() -> None:
    guide = (HERE.parents[1] / "docs" / "sources.md").read_text("utf-8")
    said = [line for _, line in ATTACKS.values() if not line.startswith("cannot be ingested")]
    for line in (*said, "a link that leads out of content/", "not a regular file"):
        assert line in guide or line.startswith("too large: 2 MB"), line


def test_an_entry_that_cannot_be_shown_does_not_cost_the_others(tmp_path: Path) -> None:
    sources = tmp_path / "content" / "sources"
    sources.mkdir(parents=True)
    entries = [
        {"id": str(n), "url": f"https://example.org/{n}", "title": f"Title {n}", "content_text": t}
        for n, t in enumerate((LEDE, "[" * 60_000, SECOND))
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Feed", "items": entries}
    (sources / "feed.json").write_text(json.dumps(feed), "utf-8")
    report = ingest_sources(
        tmp_path, None, now=datetime(2024, 3, 1, tzinfo=UTC), zone=UTC, kind="republished", jobs=1
    )
    assert len(report.made) == 2
    assert not report.problems
    assert "1 of 3 entries were left out: the text is too tangled" in str(report.warnings)


def test_nothing_that_is_cut_off_mixed_up_or_noise_ends_a_run_or_spoils_the_site(
    site: Callable[[Files], Path],
) -> None:
    root = site({})
    sources = root / "content" / "sources"
    sources.mkdir(parents=True)
    chance = random.Random(7)
    whole = [path.read_bytes() for path in sorted((HERE / "layouts").iterdir())]
    whole += [docx("Title", LEDE), PAGE.encode(), DEEP]
    for number in range(36):
        name = f"{number}{chance.choice(['.txt', '.html', '.xml', '.json', '.eml', '.docx', ''])}"
        (sources / name).write_bytes(spoiled(chance.choice(whole), chance))
    for problem in run(root):
        assert problem.startswith("content/sources/")
        assert not re.search(r"Error\b|Traceback|[a-z]\(", problem), problem
    built(root)


def spoiled(raw: bytes, chance: random.Random) -> bytes:
    """The bytes cut off, changed here and there, repeated in part, or others altogether."""
    start, end = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
    match chance.randrange(4):
        case 0:
            return raw[:end]
        case 1:
            noise = bytearray(raw)
            for place in chance.sample(range(len(noise)), min(len(noise), 40)):
                noise[place] = chance.randrange(256)
            return bytes(noise)
        case 2:
            return raw[:start] + raw[start:end] * 20 + raw[end:]
        case _:
            return chance.randbytes(chance.randrange(1, 4000))


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_links_out_of_content_pipes_and_devices_are_refused(tmp_path: Path) -> None:
    sources = tmp_path / "content" / "sources"
    sources.mkdir(parents=True)
    os.mkfifo(sources / "pipe.txt")
    (sources / "link.txt").symlink_to("/etc/passwd")
    (sources / "device.txt").symlink_to("/dev/zero")
    (sources / "loop.txt").symlink_to(sources / "loop.txt")
    (sources / "folder").symlink_to("/etc", target_is_directory=True)
    assert run(tmp_path) == [
        "content/sources/device.txt: a link that leads out of content/",
        "content/sources/link.txt: a link that leads out of content/",
        "content/sources/loop.txt: a link that leads in a circle",
        "content/sources/pipe.txt: not a regular file",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_nothing_is_written_through_a_link_out_of_content(tmp_path: Path) -> None:
    root, outside = tmp_path / "site", tmp_path / "outside"
    (root / "content" / "sources").mkdir(parents=True)
    (root / "content" / "articles").mkdir()
    outside.mkdir()
    (root / "content" / "articles" / "2024").symlink_to(outside, target_is_directory=True)
    (root / "content" / "sources" / "a.txt").write_text(f"Title\n\n{LEDE}\n\n{SECOND}\n", "utf-8")
    with pytest.raises(Exception, match="would be written outside content/"):
        run(root)
    assert list(outside.iterdir()) == []


def test_a_title_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    sources = tmp_path / "content" / "sources"
    sources.mkdir(parents=True)
    text = f"---\ntitle: ../../../etc/passwd\nslug: ../../x\ndate: 2024-01-01\n---\n\n{LEDE}\n"
    (sources / "a.md").write_text(text, "utf-8")
    assert run(tmp_path) == []
    (article,) = (tmp_path / "content" / "articles").rglob("*.md")
    assert article.relative_to(tmp_path).as_posix() == "content/articles/2024/x.md"


def test_pages_lose_everything_that_acts(tmp_path: Path) -> None:
    sources = tmp_path / "content" / "sources"
    sources.mkdir(parents=True)
    acting = (
        '<p onclick="alert(1)" style="position:fixed">One <svg onload=alert(1)>x</svg> two '
        '<a href="data:text/html,x">three</a> &lt;script&gt;alert(1)&lt;/script&gt;</p>'
        "<script>alert(1)</script><style>p{}</style><iframe src=//e.example></iframe>"
    )
    (sources / "a.html").write_text(PAGE.replace("<h2>", f"{acting}<h2>"), "utf-8")
    assert run(tmp_path) == []
    (article,) = (tmp_path / "content" / "articles").rglob("*.md")
    text = article.read_text("utf-8")
    for trace in ("onclick", "style=", "<svg", "onload", "data:", "<script", "<iframe", "<style"):
        assert trace not in text


def failure(tmp_path: Path, kind: SourceKind, raw: bytes, longest: float = 30) -> str:
    path = tmp_path / "source"
    path.write_bytes(raw)
    with Reader(longest) as reader:
        outcome = reader.read(Task(path, "content/sources/source", kind))
        again = reader.read(Task(path, "content/sources/source", kind))
    assert not isinstance(outcome, tuple)
    assert str(outcome) == str(again)  # the reader was started again
    return str(outcome)


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    assert failure(tmp_path, "page", PAGE.encode(), longest=0.01) == (
        "content/sources/source: takes longer than 0.01 seconds to read"
    )


def test_a_reader_that_fails_is_one_line(tmp_path: Path) -> None:
    with Reader() as reader:
        outcome = reader.read(Task(tmp_path, "content/sources/source", "text"))
    assert str(outcome) == "content/sources/source: cannot be read: Is a directory"
    broken = docx("Title", LEDE).replace(b"word/document.xml", b"word/document.xmm")
    assert failure(tmp_path, "document", broken).startswith("content/sources/source: ")
