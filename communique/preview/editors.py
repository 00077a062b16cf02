"""A file opened in the editor of whoever looks at the preview, at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from threading import Thread

from communique.preview.changes import is_source

Which = Callable[[str], str | None]

# How an editor with a window is told a line; {file} and {line} are filled in.
_AT_LINE: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(
        ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"),
        ("--goto", "{file}:{line}"),
    ),
    **dict.fromkeys(("zed", "zeditor", "subl", "sublime_text", "lapce"), ("{file}:{line}",)),
    **dict.fromkeys(("gedit", "gnome-text-editor", "xed", "pluma"), ("+{line}", "{file}")),
    **dict.fromkeys(("gvim", "mvim", "neovide"), ("+{line}", "{file}")),
    **dict.fromkeys(("kate", "kwrite", "mate", "bbedit"), ("--line", "{line}", "{file}")),
    "emacsclient": ("-n", "+{line}", "{file}"),
    "notepad++": ("-n{line}", "{file}"),
    "mousepad": ("--line={line}", "{file}"),
}
# These write to the terminal, which is that of the server.
_IN_TERMINALS = frozenset(
    {"vi", "vim", "nvim", "nano", "pico", "micro", "hx", "helix", "emacs", "ed"}
)
# In the order in which they are looked for where nobody named one.
_LOOKED_FOR = (
    *("code", "codium", "cursor", "zed", "subl", "kate", "gnome-text-editor", "gedit", "mousepad"),
    *("gvim", "mate", "notepad++"),
)
NONE_KNOWN = (
    "no editor with a window is known here: name one with --editor, or in the environment as "
    "COMMUNIQUE_EDITOR, such as --editor 'code'"
)


class EditorError(Exception):
    """A file cannot be opened in an editor; says why and what to do."""


def source_at(root: Path, path: str) -> Path:
    """The file of a site's sources at a path from its root. Raises ``EditorError`` for others."""
    file = (root / path).resolve()
    inside = file.is_relative_to(root.resolve()) and is_source(PurePath(path).as_posix())
    if ".." in PurePath(path).parts or not inside or not file.is_file():
        raise EditorError(f"{path} is no file of this site's sources")
    return file


def editor_of(
    asked: str | None, environment: Mapping[str, str] = os.environ, which: Which = shutil.which
) -> list[str]:
    """The command of the editor: the one asked for, else the user's own, else one that is found.

    Raises ``EditorError`` when there is none that has a window.
    """
    if asked:
        return _words(asked)
    for name in ("VISUAL", "EDITOR"):
        words = _words(environment.get(name, ""))
        if words and _name_of(words[0]) not in _IN_TERMINALS:
            return words
    found = next(filter(None, map(which, _LOOKED_FOR)), None)
    if found is None:
        raise EditorError(NONE_KNOWN)
    return [found]


def _words(command: str) -> list[str]:
    return shlex.split(command, posix=sys.platform != "win32")


def _name_of(program: str) -> str:
    return PurePath(program.replace("\\", "/")).stem.lower()


def opening(editor: Sequence[str], file: Path, line: int) -> list[str]:
    """The command that shows the file in the editor, at that line where it can be told."""
    form = _AT_LINE.get(_name_of(editor[0]), ("{file}",))
    return [*editor, *(part.format(file=file, line=line) for part in form)]


def open_in_editor(root: Path, path: str, line: int, asked: str | None) -> None:
    """The file of the site at ``root`` is shown in an editor. Raises ``EditorError``."""
    file = source_at(root, path)
    command = opening(editor_of(asked), file, line)
    try:
        editor = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise EditorError(f"{command[0]} cannot be started: {error.strerror}") from error
    Thread(target=editor.wait, name="editor", daemon=True).start()
