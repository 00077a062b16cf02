"""The path of a new user is walked as ``docs/getting-started.md`` tells it."""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.cli import main

PAGE = Path(__file__).parent.parent / "docs/getting-started.md"
NOW = "2026-11-23T13:31:25+00:00"
_BLOCK = re.compile(r"^```\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
_SAVED = re.compile(r"save(?:d| it| this)? as\s+`([^`]+)`", re.IGNORECASE)
_CHANGE = re.compile(r"Change `([^`]+)` to `([^`]+)`")
_COMMAND = re.compile(r"^\$ (.*)\n", re.MULTILINE)
# What cannot be printed by a test, or is: see test_preview.
_NOT_RUN = "communique serve"


class Walk:
    """A user in a folder, who does what the page says."""

    def __init__(self, folder: Path, screen: io.StringIO) -> None:
        self.here = folder
        self.start = folder
        self._screen = screen

    def reads(self, prose: str, block: str) -> str:
        """Does what a passage and the block after it say; returns the block as it should be."""
        for old, new in _CHANGE.findall(prose):
            self._change(old, new)
        saved = _SAVED.search(prose)
        if saved and not block.startswith("$ "):
            path = self.here / saved[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block, "utf-8")
            return block
        commands = _COMMAND.findall(block)
        if any(command.startswith(_NOT_RUN + " ") or command == _NOT_RUN for command in commands):
            return block
        return "".join(f"$ {command}\n{self._does(command)}" for command in commands)

    def _change(self, old: str, new: str) -> None:
        (path,) = (
            one
            for one in self.here.glob("content/articles/*/*.md")
            if old in one.read_text("utf-8")
        )
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    def _does(self, command: str) -> str:
        program, *given = shlex.split(command)
        if program == "cd":
            self.here /= given[0]
            os.chdir(self.here)
            return ""
        if program == "cat":
            return (self.here / given[0]).read_text("utf-8")
        assert program == "communique"
        self._screen.seek(0)
        self._screen.truncate()
        takes_now = not given or given[0] in ("init", "check") or given[0].startswith("--root")
        main([*given, "--now", NOW] if takes_now and "serv" not in given else given)
        said = self._screen.getvalue().replace(str(self.start.resolve()), "/home/you")
        return re.sub(r"in \d+\.\d\d s$", "in 0.00 s", said, flags=re.MULTILINE)


def walked(page: str, walk: Walk) -> Iterator[str]:
    """The page, with what really came of every command."""
    end = 0
    for found in _BLOCK.finditer(page):
        prose = page[end : found.start()]
        yield prose
        yield f"```\n{walk.reads(prose, found[1])}```\n"
        end = found.end()
    yield page[end:]


def test_the_path_of_a_new_user_is_as_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: bool
) -> None:
    screen = io.StringIO()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "argv", ["communique"])
    page = PAGE.read_text("utf-8")
    found = "".join(walked(page, Walk(tmp_path, screen)))
    if accept:
        PAGE.write_text(found, "utf-8")
    assert found == page or accept
