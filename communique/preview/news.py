"""What came of a round, told to every open tab over server-sent events (WHATWG HTML, 9.2).

A tab says which page it shows and the fingerprint of what it saw. After each round, and whenever
it connects, that is compared with the file: so a tab is right after a lost connection, a restart
of the server or a night's sleep, and one whose page did not change is left alone.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress

from communique.preview.desk import Desk
from communique.preview.overlay import overlay
from communique.preview.pages import shown_in
from communique.preview.rounds import Round

BEAT = 15.0
_BEGIN = "retry: 500\n\n"
_PULSE = ": still here\n\n"
_NOTHING = ("",)


class News:
    """Tells the tabs that show what is on the ``desk``. May be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.examiner.heard = self.spread
        self._overlay = ""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tabs: set[asyncio.Queue[Sequence[str] | None]] = set()

    def begin(self, saved: frozenset[str]) -> None:
        """Every tab hears what can be seen of articles that were saved, before they are built."""
        if self.desk.begin(saved):
            self.spread()

    def tell(self, made: Round) -> None:
        """Every tab hears of the round."""
        self.desk.tell(made)
        self._overlay = overlay(made)
        self._spread(_files(made))

    def spread(self) -> None:
        """Every tab looks again at what it shows."""
        self._spread(())

    def close(self) -> None:
        """Every tab's stream ends."""
        self._spread(None)

    def _spread(self, said: Sequence[str] | None) -> None:
        if self._loop:
            with suppress(RuntimeError):  # the loop has ended, and the streams with it
                self._loop.call_soon_threadsafe(self._put, said)

    def _put(self, said: Sequence[str] | None) -> None:
        for tab in self._tabs:
            tab.put_nowait(said)

    async def stream(self, address: str, seen: str, dress: str) -> AsyncIterator[str]:
        """The events for a tab that shows the page at an address.

        ``seen`` is the fingerprint of the page it shows, ``dress`` that of the page's styles.
        """
        tab: asyncio.Queue[Sequence[str] | None] = asyncio.Queue()
        self._tabs.add(tab)
        self._loop = asyncio.get_running_loop()
        bar = ""
        try:
            yield _BEGIN
            files: Sequence[str] | None = ()
            while files is not None:
                message, dress = await asyncio.to_thread(self._message, address, seen, dress, files)
                yield message
                # What takes longer is told after what is waited for.
                before, bar = bar, await asyncio.to_thread(self._bar, address)
                if bar != before:
                    yield bar
                while (files := await _next(tab)) == _NOTHING:
                    yield _PULSE
        finally:
            self._tabs.discard(tab)

    def _message(
        self, address: str, seen: str, dress: str, files: Sequence[str]
    ) -> tuple[str, str]:
        """What a tab is told, and the fingerprint of the styles that it has then."""
        page = shown_in(self.desk.page(address.removeprefix("/")))
        said = {
            "reload": page.print != seen,
            "styles": None if page.dress == dress else page.styles,
            "sheets": page.sheets,
            "files": files,
            "overlay": self._overlay,
        }
        return f"data: {json.dumps(said)}\n\n", page.dress

    def _bar(self, address: str) -> str:
        bar = self.desk.bar(address)
        return f"event: bar\ndata: {json.dumps({'html': bar.html(), 'marks': bar.marks()})}\n\n"


async def _next(tab: asyncio.Queue[Sequence[str] | None]) -> Sequence[str] | None:
    try:
        return await asyncio.wait_for(tab.get(), BEAT)
    except TimeoutError:
        return _NOTHING


def _files(made: Round) -> tuple[str, ...]:
    """The addresses of what was written and is part of pages: pictures, styles, scripts."""
    if made.built is None:
        return ()
    apart = ("/", ".html", ".xml", ".txt")
    return tuple(url for url in made.built.published.written if not url.endswith(apart))
