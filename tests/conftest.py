"""What tests share: a site made of a dictionary of files, built at a fixed moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from communique.fingerprint import fingerprint
from communique.model import SocialCard
from communique.pipeline import Report, Workshop
from communique.social import Studio

settings.register_profile("communique", deadline=None, print_blob=True)
settings.load_profile("communique")

NOW = datetime(2026, 1, 1, tzinfo=UTC)

DRAWN = Studio.drawn
Files = Mapping[str, str | bytes]


def write_files(root: Path, files: Files) -> None:
    """The files exist under ``root`` with the given content."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def article(title: str = "A title", body: str = "Some text.", **fields: str) -> str:
    """An article file; ``fields`` are further lines of front matter, as YAML."""
    lines = [f"title: {title}", "date: 2024-02-20"]
    lines += [f"{name}: {value}" for name, value in fields.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file under the folder, by its '/'-separated path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(root: Path, now: datetime = NOW, **choices: bool) -> Report:
    """The site at ``root``, built once in this process."""
    workshop = Workshop(root, jobs=1)
    try:
        return workshop.build(now, **choices)
    finally:
        workshop.close()


def stand_in(studio: Studio, card: SocialCard) -> bytes:
    """What stands for a card where nobody looks at it: as different from others as the card is."""
    return fingerprint(card, key=studio.state.encode()).encode()


@pytest.fixture(scope="session", autouse=True)
def nothing_is_drawn() -> Iterator[None]:
    """Cards are pure and slow: they are drawn in tests of them only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Studio, "drawn", stand_in)
        yield


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards are drawn."""
    monkeypatch.setattr(Studio, "drawn", DRAWN)


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Files], Path]:
    """Makes a site of the given files and returns its root."""

    def make(files: Files) -> Path:
        write_files(tmp_path, {"content/.keep": "", **files})
        return tmp_path

    return make


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept`` writes golden files anew."""
    parser.addoption("--accept", action="store_true", help="write golden files anew")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are written anew."""
    return bool(request.config.getoption("--accept"))
