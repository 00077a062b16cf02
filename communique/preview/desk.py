"""What is looked at in the preview, and what an editor should know of it.

By default that is the published site, as its files are; whatever is not published has its pages
beside it, in memory. At another moment, or with drafts in its lists, all of the site is in memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from communique.errors import CommuniqueError
from communique.library import curated_in
from communique.model import Article
from communique.pipeline import Workshop
from communique.preview.bar import Bar
from communique.preview.examiner import Examiner
from communique.preview.glimpse import Content, Glimpse, content_of
from communique.preview.pages import MISSING, PAGE, file_at, names_in
from communique.preview.rounds import Round
from communique.preview.sketches import sketched
from communique.preview.standings import Unpublished, badges_of, said, unpublished
from communique.schedule import changes_to_come

INDEX = "index.html"
COMING = 8


class View(NamedTuple):
    """The site at a moment, None being the present; with ``drafts``, as if all were published."""

    moment: datetime | None = None
    drafts: bool = False


class Known(NamedTuple):
    """What is known of the content at ``now``: the file behind each page, what is not published."""

    content: Content
    now: datetime
    sources: Mapping[str, str]
    articles: Mapping[str, Article]
    absent: tuple[Unpublished, ...]


class Answer(NamedTuple):
    """What is at an address: the path of its file under the site, which is there or in memory."""

    path: str
    file: Path | None = None
    content: bytes = b""

    def bytes(self) -> bytes:
        """The bytes. Raises ``OSError`` when the file cannot be read."""
        return self.file.read_bytes() if self.file else self.content


class Desk:
    """The site of ``workshop`` as an editor sees it. ``now`` None is the present.

    May be asked from any thread.
    """

    def __init__(
        self, workshop: Workshop, now: datetime | None = None, *, drafts: bool = False
    ) -> None:
        self.workshop = workshop
        self.site = workshop.output
        self.view = View(None, drafts)
        self.examiner = Examiner(workshop.root, workshop.output)
        self._now = now
        self._lock = RLock()
        self._content: Content | None = None
        self._sketches: dict[str, bytes] = {}
        self._is_behind = True
        self._known: Known | None = None
        self._glimpses: dict[bool, tuple[datetime, Content, Glimpse]] = {}

    def begin(self, saved: frozenset[str]) -> bool:
        """A round begins, in which those articles were saved; whether some page is seen at once."""
        self.examiner.yield_to_others()
        self._sketches = sketched(self.workshop, saved) if saved else {}
        return bool(self._sketches)

    def tell(self, made: Round) -> None:
        """What is in memory is made anew when it is asked for, if the round changed anything."""
        self._sketches = {}
        if made.built:
            self._is_behind = True
        self.examiner.look(self.now())

    def turn_to(self, view: View) -> None:
        """From now on that is looked at."""
        self.view = view
        self.examiner.look(self.now())

    def now(self) -> datetime:
        """The moment that is looked at; the present is told to the minute."""
        present = self._now or datetime.now(UTC).replace(second=0, microsecond=0)
        return self.view.moment or present

    def answer(self, address: str) -> Answer | None:
        """What is at an address, decoded; None when there is nothing.

        What is hidden, or lies outside the site by links or dots, is not there.
        """
        view = self.view
        if view == View() and (sketch := self._sketches.get(f"/{address.removesuffix(INDEX)}")):
            return Answer(f"{address.strip('/')}/{INDEX}", None, sketch)
        if view == View() and (file := file_at(self.site, address)):
            return Answer(file.relative_to(self.site).as_posix(), file)
        names = names_in(address)
        if names is None:
            return None
        shown = (view.drafts, True) if view != View() else (True,)
        for everything in dict.fromkeys(shown):
            found = self._in_memory("/".join(names), everything=everything)
            if found:
                return found
        return None

    def page(self, address: str) -> bytes | None:
        """The page that answers, be it the site's page for what is missing.

        None when there is neither, or when what is there is no page.
        """
        found = self.answer(address) or self.answer(MISSING)
        if found is None or not found.path.endswith(PAGE):
            return None
        with suppress(OSError):
            return found.bytes()
        return None

    def _in_memory(self, path: str, *, everything: bool) -> Answer | None:
        # What is wrong with the site is told by rounds, and by check.
        with self._lock, suppress(CommuniqueError, ExceptionGroup):
            glimpse = self._glimpse(everything=everything)
            for at in (path, f"{path}/{INDEX}" if path else INDEX):
                content = glimpse.bytes_of(at) if glimpse else None
                if content is not None:
                    return Answer(at, None, content)
        return None

    def _glimpse(self, *, everything: bool) -> Glimpse | None:
        """The site in memory as it is looked at. Raises what is wrong with it."""
        known = self.known()
        if known is None:
            return None
        before = self._glimpses.get(everything)
        if before and before[0] == known.now and before[1] is known.content:
            return before[2]
        self._glimpses.pop(everything, None)
        made = Glimpse(
            self.workshop,
            known.content,
            known.now,
            everything=everything,
            before=before[2] if before else None,
        )
        self._glimpses[everything] = known.now, known.content, made
        return made

    def known(self) -> Known | None:
        """What is known of the content; None while none of it can be read."""
        with self._lock:
            if self._is_behind:
                self._is_behind = False
                with suppress(CommuniqueError, ExceptionGroup):  # the round tells of them
                    self._content = content_of(self.workshop)
            now = self.now()
            if self._content and not self._is_current(now):
                self._known = _known(self._content, now)
            return self._known

    def _is_current(self, now: datetime) -> bool:
        known = self._known
        return known is not None and known.content is self._content and known.now == now

    def bar(self, address: str) -> Bar:
        """What an editor should know of the page at an address."""
        known = self.known()
        if known is None:
            return Bar()
        url = address.removesuffix(INDEX)
        zone = known.content.config.zone
        article = known.articles.get(url)
        moment = self.view.moment
        return Bar(
            source=known.sources.get(url),
            badges=badges_of(article, known.now, zone) if article else (),
            absent=known.absent,
            moment=said(moment, zone) if moment else None,
            clock=said(known.now, zone),
            zone=str(zone),
            drafts=self.view.drafts,
            examined=self.examiner.found,
        )

    def coming(self) -> tuple[tuple[str, str, str], ...]:
        """What next changes by itself: the moment for machines, for people, and what happens."""
        known = self.known()
        if known is None:
            return ()
        config, _, loaded = known.content
        present = self._now or datetime.now(UTC)
        found = changes_to_come(loaded.articles, curated_in(config, loaded), present)
        return tuple(
            (one.at.isoformat(), said(one.at, config.zone), one.what) for one in found[:COMING]
        )


def _known(content: Content, now: datetime) -> Known:
    config, _, loaded = content
    return Known(
        content=content,
        now=now,
        sources={url: path for path, url in loaded.addresses.items()},
        articles={one.url: one for one in loaded.articles},
        absent=unpublished(loaded.articles, now, config.zone),
    )
