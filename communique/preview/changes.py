"""What an editor changed in a site's own files, as it happens.

Events say that something happened, never what: the build looks for itself. They are told apart
only from those that cannot matter: what is read, what is hidden, what an editor writes on the side.
The output is not under the folders that are watched, so writing it sets off nothing.
"""

from __future__ import annotations

import errno
import logging
import os
import time
import warnings
from collections.abc import Callable, Set
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_MOVED,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

QUIET = 0.03
SETTLED = 0.01
LONGEST = 1.0
POLLING = 1.0
FOLDERS = frozenset({"content", "layouts"})
FILES = frozenset({"communique.toml", "pyproject.toml"})
# Reading a file fires events too, opened and closed_no_write: the system is not asked for those.
# An atomic save is seen as moved, and the file that is meant is where it was moved to.
KINDS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
# What has just been closed, or moved into place, is complete: less patience is needed.
WHOLE = frozenset({EVENT_TYPE_CLOSED, EVENT_TYPE_MOVED})
_SIDE_STARTS = (".", "~", "#")
_SIDE_ENDS = ("~", ".swp", ".swx", ".tmp", ".part", ".crdownload", "___jb_tmp___", "___jb_old___")
_SIDE_NAMES = frozenset({"4913", "Thumbs.db", "desktop.ini"})  # 4913 is Vim's test of a folder


def is_source(path: str) -> bool:
    """Whether a site may be made from what lies at ``path``, '/'-separated from its root."""
    top, *inner = path.split("/")
    if top in FILES:
        return not inner
    return top in FOLDERS and not any(_is_on_the_side(name) for name in inner)


def _is_on_the_side(name: str) -> bool:
    if name == ".well-known":
        return False
    return name in _SIDE_NAMES or name.startswith(_SIDE_STARTS) or name.endswith(_SIDE_ENDS)


class Changes:
    """The changes in the sources of the site at ``root``, from entering the context on.

    ``theme`` is the folder of the built-in layouts. ``remark`` says why changes are found late,
    when they are.
    """

    def __init__(self, root: Path, theme: Path) -> None:
        self.remark: str | None = None
        self._folders = {name: root / name for name in sorted(FOLDERS)}
        if theme.resolve() != self._folders["layouts"].resolve():
            self._folders["layouts/"] = theme
        # Last: where the system has no watches left, it is this one that fails. Those that fail
        # in folders of folders are passed over in silence.
        self._folders[""] = root
        self._seen: SimpleQueue[tuple[str, bool]] = SimpleQueue()
        self._observer: BaseObserver | None = None
        self._watches: dict[str, ObservedWatch] = {}

    def __enter__(self) -> Changes:
        # Folders made in quick succession are told twice to watchdog, which warns of itself.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        # What it logs, such as an event in the moment in which it ends, is no news to anyone.
        logging.getLogger("watchdog").addHandler(logging.NullHandler())
        try:
            self._begin(Observer)
        except OSError as error:
            self._poll(error)
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    @property
    def has_more(self) -> bool:
        """Whether something has changed that was not asked for yet."""
        return not self._seen.empty()

    def wait(self, seconds: float) -> frozenset[str]:
        """The paths that changed, once all is quiet; none when nothing did for ``seconds``."""
        changed: set[str] = set()
        end = time.monotonic() + seconds + LONGEST
        with suppress(Empty):
            while time.monotonic() < end:
                path, is_whole = self._seen.get(timeout=seconds)
                seconds = SETTLED if is_whole else QUIET
                changed.add(path)
        self._follow(changed & FOLDERS)
        return frozenset(changed)

    def _follow(self, names: Set[str]) -> None:
        """Folders that were removed, moved or made anew are watched where they are now."""
        try:
            for name in sorted(names):
                self._hang(name)
        except OSError as error:
            self._poll(error)

    def _begin(self, kind: Callable[[], BaseObserver]) -> None:
        self._observer = kind()
        self._observer.start()
        for name in self._folders:
            self._hang(name)

    def _end(self) -> None:
        if self._observer:
            self._observer.stop()
            self._observer.join()
        self._observer = None
        self._watches = {}

    def _poll(self, error: OSError) -> None:
        self._end()
        self.remark = f"changes are looked for once a second: {_reason(error)}"
        self._begin(lambda: PollingObserver(timeout=POLLING))

    def _hang(self, name: str) -> None:
        if not self._observer:
            return
        former = self._watches.pop(name, None)
        if former:
            self._observer.unschedule(former)
        folder = self._folders[name].resolve()
        listener = _Listener(name.rstrip("/"), str(folder), self._seen)
        try:
            self._watches[name] = self._observer.schedule(
                listener, str(folder), recursive=bool(name), event_filter=KINDS
            )
        except (FileNotFoundError, NotADirectoryError):
            return  # when it appears, the root's own watch says so


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the system has no file watches left\n  hint: raise fs.inotify.max_user_watches"
    if error.errno == errno.EMFILE:
        return "the system has no watchers left\n  hint: raise fs.inotify.max_user_instances"
    return error.strerror or str(error)


class _Listener(FileSystemEventHandler):
    """Tells the paths of sources that events in one folder are about."""

    def __init__(self, name: str, folder: str, seen: SimpleQueue[tuple[str, bool]]) -> None:
        self._name = name
        self._folder = folder
        self._seen = seen

    def on_any_event(self, event: FileSystemEvent) -> None:
        for given in (event.src_path, event.dest_path):
            if not given:
                continue
            inner = os.path.relpath(os.fsdecode(given), self._folder).replace(os.sep, "/")
            path = "/".join(part for part in (self._name, inner) if part and part != ".")
            if is_source(path):
                self._seen.put((path, event.event_type in WHOLE))
