"""Whatever happens to a site between two builds, the second gives what a first one would give.

Where other generators leave old pages behind, each case is tried here twice: by a process that
knows only what is on disk, and by one that has kept what it knew, as the watch does.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from communique.errors import CommuniqueError, problems_in
from communique.pipeline import Report, Workshop
from tests import small_site
from tests.conftest import files_in, write_files
from tests.shots import png
from tests.small_site import NOW, build, clean, written

Change = Callable[[Path], object]
TALKS = "content/articles/2024/talks.md"
BORDER = "content/articles/2024/border.md"
HAS_PICTURES = "content/articles/2024/port.md"
PORT, SHIPS = "content/static/pictures/port.png", "content/static/pictures/ships.png"
DOC = "content/static/files/doc.txt"
COMPOSED, APART = "caf\u00e9", "cafe\u0301"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    small_site.quicken(monkeypatch)


def put(path: str, content: str | bytes) -> Change:
    """The file has that content."""
    return lambda root: write_files(root, {path: content})


def edited(path: str, old: str, new: str) -> Change:
    """The file has ``new`` where it had ``old``, by a write in place."""

    def change(root: Path) -> None:
        text = (root / path).read_bytes()
        assert old.encode() in text
        (root / path).write_bytes(text.replace(old.encode(), new.encode(), 1))

    return change


def saved(path: str, old: str, new: str) -> Change:
    """The same, as editors save: a new file takes the place of the old one."""

    def change(root: Path) -> None:
        shutil.copy(root / path, root / "aside")
        edited("aside", old, new)(root)
        (root / "aside").replace(root / path)

    return change


def moved(path: str, to: str) -> Change:
    """The file or folder has another name."""
    return lambda root: (root / path).rename(root / to)


def removed(path: str) -> Change:
    """The file or folder is no more."""
    return lambda root: shutil.rmtree(root / path) if (root / path).is_dir() else (
        (root / path).unlink()
    )  # fmt: skip


def linked(path: str, target: str) -> Change:
    """A symbolic link leads to the target."""
    return lambda root: (root / path).symlink_to(target)


def all_of(*changes: Change) -> Change:
    """One change after the other."""
    return lambda root: [change(root) for change in changes]


def with_old_time(path: str, change: Change) -> Change:
    """The change, after which the file claims not to have changed."""

    def hidden(root: Path) -> None:
        state = (root / path).stat()
        change(root)
        os.utime(root / path, ns=(state.st_atime_ns, state.st_mtime_ns))

    return hidden


def times_renewed(pattern: str) -> Change:
    """Files and folders are as they were, and claim to be new."""

    def renew(root: Path) -> None:
        for path in root.glob(pattern):
            os.utime(path)

    return renew


def with_line_ends(root: Path) -> None:
    """Every line of an article ends as on Windows."""
    (root / TALKS).write_bytes((root / TALKS).read_bytes().replace(b"\n", b"\r\n"))


CHANGES: dict[str, Change] = {
    "an article is added": put(
        "content/articles/2024/new.md", written("New", "2024-02-22", tags="[Trade]")
    ),
    "an article is edited": edited(TALKS, "Some", "More"),
    "an article is edited and saved by a new file": saved(TALKS, "Some", "More"),
    "an article is edited in as many bytes": edited(TALKS, "Some", "Some".swapcase()),
    "an article is edited under its old time": with_old_time(TALKS, edited(TALKS, "Some", "sOME")),
    "an article is saved under its old time": with_old_time(TALKS, saved(TALKS, "Some", "sOME")),
    "an article is deleted": removed(TALKS),
    "an article is renamed": moved(TALKS, "content/articles/2024/talk-of-talks.md"),
    "an article is moved to another folder": moved(TALKS, "content/articles/2025/talks.md"),
    "two articles change places": all_of(
        moved(TALKS, "aside"), moved(BORDER, TALKS), moved("aside", BORDER)
    ),
    "a folder of articles is renamed": moved("content/articles/2024", "content/articles/first"),
    "a folder of articles is deleted": removed("content/articles/2024"),
    "only a title": edited(TALKS, "Talks resume", "Talks end"),
    "only a date, which moves it": edited(TALKS, "2024-02-20T", "2024-04-20T"),
    "the same date from another place": edited(TALKS, "T10:00:00+00:00", "T12:00:00+02:00"),
    "a date is taken away": edited(TALKS, "date: 2024-02-20T10:00:00+00:00\n", ""),
    "an update is dated": edited(TALKS, "tags:", "updated: 2024-05-01\ntags:"),
    "an id": edited(TALKS, "tags:", "id: another\ntags:"),
    "a slug": edited(TALKS, "tags:", "slug: elsewhere\ntags:"),
    "a slug, and an alias of the old address": edited(
        TALKS, "tags:", "slug: elsewhere\naliases: [/2024/02/talks/]\ntags:"
    ),
    "an alias is added": edited(TALKS, "tags:", "aliases: [/old/talks/]\ntags:"),
    "a tag is added": edited(TALKS, "[Trade,", "[Courts, Trade,"),
    "a tag is removed": edited(TALKS, "[Trade, Energy]", "[Energy]"),
    "the only article of a tag loses it": all_of(
        edited(TALKS, ", Energy]", "]"), edited("content/articles/2024/grain.md", "[Energy]", "[]")
    ),
    "a tag is renamed": edited(TALKS, "[Trade,", "[Commerce,"),
    "a tag is written in other letters": edited(TALKS, "[Trade,", "[TRADE,"),
    "a tag is written in other letters in the oldest article": edited(BORDER, "Trade", "trade"),
    "a country": edited(TALKS, "[NO, RU]", "[NO, KP]"),
    "an author": edited(TALKS, "[The desk]", "[The desk, A guest]"),
    "a section": edited(TALKS, "tags:", "section: Economy\ntags:"),
    "an article becomes a draft": edited(TALKS, "tags:", "status: draft\ntags:"),
    "a draft is published": edited("content/articles/2025/hidden.md", "status: draft\n", ""),
    "an article is withdrawn": edited(TALKS, "tags:", "status: withdrawn\ntags:"),
    "an embargo is lifted": edited(
        "content/articles/2025/later.md", "2026-01-02", "2025-12-31"
    ),
    "an article expires": edited("content/articles/2025/ends.md", "2026-01-03", "2025-12-31"),
    "a page is edited": edited("content/pages/about.md", "Who", "What"),
    "a page gets another title, which all pages show": edited(
        "content/pages/about.md", "About", "About us"
    ),
    "a page is deleted": removed("content/pages/about.md"),
    "the base of all layouts": edited("layouts/base.html", "masthead", "masthead.title"),
    "one layout": edited("layouts/article.html", "page }}", "page.title }}"),
    "a file that layouts include": edited("layouts/foot.html", "end", "very end"),
    "a file that layouts import": edited("layouts/macros.html", "<b>", "<i>"),
    "a layout includes one more file": all_of(
        edited("layouts/foot.html", "The", '{% include "more.html" %}The'),
        put("layouts/more.html", "More"),
    ),
    "the layouts of the site are deleted, for the built-in ones": removed("layouts"),
    "a stylesheet is deleted, for the built-in one": removed("layouts/site.css"),
    "the stylesheet": edited("layouts/site.css", "black", "green"),
    "the title in the configuration": edited("communique.toml", "Digest", "The other"),
    "the address of the site": edited("communique.toml", "example.org/", "example.com/digest/"),
    "the time zone": edited("communique.toml", "\n", '\ntimezone = "Asia/Tokyo"\n'),
    "the language": edited("communique.toml", "\n", '\nlanguage = "fr"\n'),
    "how much feeds hold": put("communique.toml", "[feeds]\nitems = 1\ndays = 1\n"),
    "a name of a country": edited("communique.toml", "g/\"\n", 'g/"\n[geo.names]\nNO = "Noreg"\n'),
    "a name of a country, and a place in it": put(
        "content/data/countries.yml", "NO:\n  name: Noreg\n  places: [Some]\n"
    ),
    "what maps show of land in dispute": put("communique.toml", '[geo.disputes]\nall = "plain"\n'),
    "the land of a country is given to another": put(
        "communique.toml", '[geo.fold]\nNO = "RU"\n'
    ),
    "there are no maps": put("communique.toml", "[build]\nmaps = false\n"),
    "an article gets a picture, and needs no map": edited(
        TALKS, "tags:", "image: {file: pictures/port.png, alt: The port, credit: The desk}\ntags:"
    ),
    "an article is about another place": edited(TALKS, "[NO, RU]", "[FJ]"),
    "an article is about nowhere": edited(TALKS, "[NO, RU]", "[]"),
    "an organisation of the site's own": put(
        "content/data/organisations.yml", "SOME:\n  name: Some\n  kind: aid\n"
    ),
    "the configuration is deleted": removed("communique.toml"),
    "a file to copy is swapped for one as long": put(DOC, "2nd file"),
    "a file to copy is swapped under its old time": with_old_time(DOC, put(DOC, "2nd file")),
    "a file to copy is deleted": removed(DOC),
    "a file to copy is renamed to other letters": moved(DOC, "content/static/files/Doc.txt"),
    "a file to copy gives way to a folder": all_of(
        removed("content/static/files"), put("content/static/files", "now a file")
    ),
    "a picture is replaced": put(PORT, png(9, 6)),
    "a picture is replaced under its old time": with_old_time(PORT, put(PORT, png(9, 6))),
    "a picture of a text is replaced": put(SHIPS, png(9, 6)),
    "a picture has another name": all_of(
        moved(PORT, "content/static/harbour.png"), edited(HAS_PICTURES, "pictures/port", "harbour")
    ),
    "a picture is taken from its article": edited(HAS_PICTURES, "file: pictures/port.png, ", ""),
    "a picture is taken from its text": edited(HAS_PICTURES, "![Ships]", "[Ships]"),
    "a picture is deleted with its article": all_of(removed(HAS_PICTURES), removed(PORT)),
    "two pictures change places": all_of(
        moved(PORT, "aside"), moved(SHIPS, PORT), moved("aside", SHIPS)
    ),
    "what matters in a picture": edited(HAS_PICTURES, "alt:", "focus: 0 0.2, alt:"),
    "what is to be seen in a picture": edited(HAS_PICTURES, "The port", "A port"),
    "a text leads to its picture too": edited(
        HAS_PICTURES, "![Ships]", "[All of it](/pictures/ships.png) ![Ships]"
    ),
    "the form of all pictures": put("communique.toml", '[images]\nformat = "webp"\n'),
    "a byte order mark": lambda root: (root / TALKS).write_bytes(
        b"\xef\xbb\xbf" + (root / TALKS).read_bytes()
    ),
    "line ends": with_line_ends,
    "a time": times_renewed(TALKS),
    "every time": times_renewed("[cl]*/**/*"),
    "a link to an article, in place of it": all_of(
        moved(TALKS, "content/talks.txt"), linked(TALKS, "../../talks.txt")
    ),
    "a link among files to copy": linked("content/static/again.txt", "files/doc.txt"),
}  # fmt: skip
QUIET = {"a byte order mark", "line ends", "a time", "every time",
         "a link to an article, in place of it"}  # fmt: skip


class Twins(NamedTuple):
    """One site twice, as first built: for a new process each time, and for one that stays."""

    root: Path
    watched: Path
    workshop: Workshop
    sources: dict[str, bytes]
    output: dict[str, bytes]

    def builds(self) -> Iterator[tuple[Path, Callable[[datetime], Report]]]:
        """The two roots, and how each is built."""
        yield self.root, lambda now: build(self.root, now)
        yield self.watched, self.workshop.build


def sources_of(root: Path) -> dict[str, bytes]:
    """The files that the site is made of."""
    return {
        name: raw for name, raw in files_in(root).items() if name.startswith(small_site.SOURCES)
    }


def restored(root: Path, sources: dict[str, bytes]) -> None:
    """The site is made of those files again, and of nothing else."""
    for path in root.rglob("*"):
        if path.is_symlink():
            path.unlink()
    now = sources_of(root)
    for name in now.keys() - sources.keys():
        (root / name).unlink()
    write_files(root, {name: raw for name, raw in sources.items() if now.get(name) != raw})
    for path in sorted(root.glob("content/**/*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


@pytest.fixture(scope="module")
def first_twins() -> Iterator[list[Twins]]:
    """The twins for as long as no test fails; then others take their place."""
    made: list[Twins] = []
    yield made
    for twins in made:
        twins.workshop.close()


@pytest.fixture
def twins(first_twins: list[Twins], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twins]:
    if not first_twins:
        folder = tmp_path_factory.mktemp("twins")
        root, watched = small_site.make(folder / "a"), small_site.make(folder / "b")
        workshop = Workshop(watched, jobs=1)
        first_twins.append(
            Twins(root, watched, workshop, sources_of(root), clean(root, folder / "clean"))
        )
        build(root)
        workshop.build(NOW)
    twins = first_twins[-1]
    is_sound = False
    try:
        yield twins
        for root, built in twins.builds():
            restored(root, twins.sources)
            built(NOW)
            assert files_in(root / "site") == twins.output
        is_sound = True
    finally:
        if not is_sound:
            first_twins.pop().workshop.close()


def agree(twins: Twins, elsewhere: Path, now: datetime = NOW, *, quiet: bool = False) -> None:
    """Both twins give what a clean build gives; a further build writes nothing."""
    expected = clean(twins.root, elsewhere, now)
    for root, built in twins.builds():
        first = built(now).published
        assert files_in(root / "site") == expected
        assert not quiet or not (first.written or first.removed or first.rendered)
        again = built(now).published
        assert not again.written
        assert not again.removed
        assert not again.rendered


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_site_is_as_built_anew(twins: Twins, name: str, tmp_path: Path) -> None:
    for root, _ in twins.builds():
        CHANGES[name](root)

    agree(twins, tmp_path / "clean", quiet=name in QUIET)


MOMENTS = {
    "an embargo ends": NOW + timedelta(days=2),
    "an article has expired": NOW + timedelta(days=3),
    "both, after a year": NOW + timedelta(days=365),
    "before a date": datetime.fromisoformat("2024-02-20T09:59:59+00:00"),
    "at a date": datetime.fromisoformat("2024-02-20T10:00:00+00:00"),
    "before everything": NOW - timedelta(days=3650),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_time_alone_changes_the_site(twins: Twins, name: str, tmp_path: Path) -> None:
    agree(twins, tmp_path / "clean", MOMENTS[name])


MISTAKES: dict[str, Change] = {
    "broken front matter": edited(TALKS, "tags: [", "tags: ]["),
    "two names that look the same": all_of(
        put(f"content/articles/{COMPOSED}.md", written("A", "2024-01-01", slug="cafe")),
        put(f"content/articles/{APART}.md", written("B", "2024-01-01", slug="cafe")),
    ),
    "two files to copy whose names look the same": all_of(
        put(f"content/static/{COMPOSED}.txt", "A"), put(f"content/static/{APART}.txt", "B")
    ),
    "a file to copy where pages are": put("content/static/topics", "A file, not a folder"),
    "a file to copy where a page's folder is": put("content/static/2024/02/talks", "A file"),
    "a link out of the content": linked("content/articles/2024/out.md", "/etc/hostname"),
    "a link out of the files to copy": linked("content/static/out.txt", "/etc/hostname"),
    "a link to itself": linked("content/articles/2024/loop.md", "loop.md"),
    "a link to itself among files to copy": linked("content/static/loop", "loop"),
    "a link to a folder": linked("content/static/again", "files"),
    "a layout includes what is not there": edited(
        "layouts/foot.html", "The", '{% include "more.html" %}'
    ),
    "a layout that others need is deleted": removed("layouts/foot.html"),
    "a file to copy whose name is not text": lambda root: Path(
        os.fsdecode(os.fsencode(root) + b"/content/static/caf\xe9.txt")
    ).write_bytes(b"A"),
    "an article whose name is not text": lambda root: Path(
        os.fsdecode(os.fsencode(root) + b"/content/articles/caf\xe9.md")
    ).write_bytes(b"A"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_changes_nothing_and_is_forgotten_when_it_is_mended(
    twins: Twins, name: str
) -> None:
    for root, built in twins.builds():
        MISTAKES[name](root)
        with pytest.raises((CommuniqueError, ExceptionGroup)) as caught:
            built(NOW)
        assert problems_in(caught.value)
        assert files_in(root / "site") == twins.output
        restored(root, twins.sources)
        assert not built(NOW).published.written


def test_what_was_missing_is_found_when_it_appears(twins: Twins, tmp_path: Path) -> None:
    for root, built in twins.builds():
        edited("layouts/foot.html", "The", '{% include "more.html" %}')(root)
        with pytest.raises(ExceptionGroup):
            built(NOW)
        put("layouts/more.html", "Here it is.")(root)

    agree(twins, tmp_path / "clean")
