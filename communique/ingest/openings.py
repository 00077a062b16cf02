"""Where an article begins: its title, its standfirst, and the lines between them and the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from communique.ingest.bios import is_about
from communique.ingest.bylines import people_named
from communique.ingest.datelines import dateline_of, is_dateline
from communique.ingest.dates import DateFound, dates_in
from communique.ingest.furniture import is_appeal
from communique.ingest.names import is_post
from communique.ingest.roles import Reading, Role
from communique.ingest.shapes import ends_openly, folded, kernel, weight, words_in
from communique.ingest.titles import is_key_point_mark, title_at

_HEAD = 60  # lines within which an opening ends, whatever stands in them
_OF_PICTURES = (Role.CREDIT, Role.CAPTION)
_GLUED = 40  # characters of a date that stands right behind the title
_LONGEST_STANDFIRST = 700


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands above the text; ``begins`` is the number of the line the text begins with.

    ``names`` are those that stand alone, without a “by”. ``is_inferred`` is true when the
    standfirst was told from the text by its place only.
    """

    begins: int
    title: str | None = None
    standfirst: str | None = None
    key_points: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    dates: tuple[DateFound, ...] = ()
    is_inferred: bool = False
    dateline: str | None = None


def opening_of(readings: Sequence[Reading]) -> Opening:
    """The opening of the article these lines are."""
    at = title_at(readings[:_HEAD])
    title = readings[at].text if at is not None else None
    stamps = [reading.stamp for reading in readings[:_HEAD] if reading.stamp]
    authors = tuple(name for stamp in stamps for name in stamp.names)
    below = readings[0 if at is None else at + 1 : _HEAD]
    authors += tuple(name for r in below if r.is_fragment for name in people_named(r.text))
    return _Head(readings, _below_title(readings, at), title or "", authors).opening(title)


def _below_title(readings: Sequence[Reading], at: int | None) -> int:
    """The number of the line below the title, which may stand twice."""
    if at is None:
        return 0
    own = kernel(readings[at].text)
    below = at + 1
    while below < len(readings) and readings[below].is_text and kernel(readings[below].text) == own:
        below += 1
    return below if below < len(readings) else at + 1


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines after the title, seen with the title in mind."""

    readings: Sequence[Reading]
    after: int
    title: str
    authors: tuple[str, ...]

    def opening(self, title: str | None) -> Opening:
        begins = self._begins()
        points = self._key_points(begins)
        standfirst, is_inferred = self._standfirst(begins, points)
        return Opening(
            begins=begins,
            title=title,
            standfirst=standfirst,
            key_points=tuple(self.readings[n].text for n in points),
            names=self._bare_names(begins, standfirst),
            dates=self._glued_dates(begins),
            is_inferred=is_inferred,
            dateline=self._dateline(begins),
        )

    @property
    def _last(self) -> int:
        return min(len(self.readings), self.after + _HEAD)

    def _is_title(self, number: int) -> bool:
        """Whether a line is the title again, perhaps with a date right behind it."""
        text = self.readings[number].text
        if len(text) > len(self.title) + _GLUED:
            return False
        own = kernel(self.title)
        return len(own) > 4 and kernel(text).startswith(own)

    def _is_text(self, number: int) -> bool:
        """Whether a line may be a standfirst or begin the text."""
        reading = self.readings[number]
        if not reading.is_text or self._is_title(number) or is_key_point_mark(reading):
            return False
        is_aside = is_appeal(reading.text) or is_about(reading.text, self.authors)
        return not is_aside and not is_dateline(reading.text)

    def _is_head_mark(self, number: int) -> bool:
        """Whether a line stands above texts only: a stamp, or the title once more."""
        reading = self.readings[number]
        if reading.is_text and is_dateline(reading.text):
            return True
        return reading.role is Role.STAMP or (reading.is_text and self._is_title(number))

    def _glued_dates(self, begins: int) -> tuple[DateFound, ...]:
        """The dates that stand right behind the title where it comes again."""
        again = [n for n in range(self.after, begins) if self._is_title(n)]
        return tuple(date for n in again for date in dates_in(self.readings[n].text))

    def _sentences(self) -> list[int]:
        return [
            n
            for n in range(self.after, self._last)
            if self._is_text(n)
            and self.readings[n].is_sentence
            and not _is_caption(self.readings, n)
        ]

    def _begins(self) -> int:
        """The line of the first paragraph."""
        sentences = [n for n in self._sentences() if not self._is_point(n)]
        for place, number in enumerate(sentences[:4]):
            following = sentences[place + 1] if place + 1 < len(sentences) else None
            if following is None or not self._stands_above(number, following):
                return number
        return self._first_fragment()

    def _first_fragment(self) -> int:
        """Where a text without a single full paragraph begins."""
        marks = [n for n in range(self.after, self._last) if self._is_head_mark(n)]
        start = marks[-1] + 1 if marks and marks[-1] + 1 < len(self.readings) else self.after
        texts = [n for n in range(start, len(self.readings)) if self._is_text(n)]
        return texts[0] if texts else len(self.readings)

    def _is_point(self, number: int) -> bool:
        """Whether a line is an entry of a list of key points."""
        return any(number in group for group in self._lists())

    def _lists(self) -> list[list[int]]:
        """Runs of two or more lines that are listed above the text."""
        groups: list[list[int]] = []
        group: list[int] = []
        is_marked = False
        for number in range(self.after, self._last):
            reading = self.readings[number]
            if self._is_text(number) and (
                reading.line.bullet or (is_marked and not ends_openly(reading.text))
            ):
                group.append(number)
                continue
            if is_key_point_mark(reading):
                is_marked = True
            elif reading.is_text:
                is_marked = False
            if group:
                groups.append(group)
                group = []
            if reading.is_sentence and not reading.line.bullet and number > self.after + 1:
                break
        return [group for group in groups if len(group) > 1]

    def _stands_above(self, number: int, following: int) -> bool:
        """Whether a sentence is not the first paragraph but something above it."""
        reading, below = self.readings[number], self.readings[following]
        if weight(reading.text) > _LONGEST_STANDFIRST:
            return False
        if _restates(below.text, reading.text):
            return True
        between = range(number + 1, following)
        above = range(self.after, number)
        buttons = sum(self.readings[n].role is Role.FURNITURE for n in between)
        is_stamped = any(map(self._is_head_mark, above))
        if any(map(self._is_head_mark, between)):
            return not is_stamped or self._is_followed_by_much(following)
        if dateline_of(below.text) and between and weight(reading.text) < 260:
            return not dateline_of(reading.text)
        pictures = any(self.readings[n].role in _OF_PICTURES for n in between)
        if is_stamped:
            return buttons > 0 and pictures and weight(reading.text) <= 160
        return buttons >= 3

    def _is_followed_by_much(self, number: int) -> bool:
        rest = [reading for reading in self.readings[number:] if reading.is_sentence]
        return len(rest) >= 3

    def _key_points(self, begins: int) -> list[int]:
        for group in self._lists():
            if group[-1] < begins:
                return group
        marks = [n for n in range(self.after, begins) if self.readings[n].role is Role.STAMP]
        if not marks:
            return []
        run = [n for n in range(self.after, marks[0]) if self._could_be_standfirst(n)]
        return run if len(run) >= 3 else []

    def _could_be_standfirst(self, number: int) -> bool:
        reading = self.readings[number]
        return (
            self._is_text(number)
            and words_in(reading.text) >= 5
            and not people_named(reading.text)
            and not _is_caption(self.readings, number)
            and not reading.line.bullet
        )

    def _standfirst(self, begins: int, points: Sequence[int]) -> tuple[str | None, bool]:
        """The line above the text that sums it up, and whether its place alone says so."""
        marks = [n for n in range(self.after, begins) if self._is_head_mark(n)]
        for number in range(self.after, begins):
            if number in points or not self._could_be_standfirst(number):
                continue
            reading = self.readings[number]
            text = self.readings[begins].text if begins < len(self.readings) else ""
            if _restates(text, reading.text):
                return reading.text, False
            is_first = not any(self.readings[n].is_text for n in range(self.after, number))
            is_above = any(mark > number for mark in marks)
            if reading.is_sentence or (is_above and not any(mark < number for mark in marks)):
                return reading.text, not is_above
            if is_first and not marks and weight(reading.text) >= 30:
                return reading.text, True
        return None, False

    def _bare_names(self, begins: int, standfirst: str | None) -> tuple[str, ...]:
        """Names on a line of their own beside a stamp or a button, or right under the title."""
        upper = self.readings[begins : begins + max(1, (len(self.readings) - begins) // 2)]
        body = folded(" ".join(reading.text for reading in upper))
        for number in range(self.after, begins):
            reading = self.readings[number]
            if not reading.is_text or reading.text == standfirst or self._is_title(number):
                continue
            names = people_named(reading.text)
            near = self.readings[max(self.after, number - 1) : number + 3]
            is_near_mark = any(map(_is_beside_names, near))
            if names and is_near_mark and not any(folded(name) in body for name in names):
                return (*names, *self._names_below(number + 1, begins))
        return ()

    def _dateline(self, begins: int) -> str | None:
        """The dateline that stands on lines of its own right above the text."""
        texts = [n for n in range(max(self.after, begins - 4), begins) if self.readings[n].text]
        lines = [self.readings[n].text for n in texts]
        if lines and is_dateline(lines[-1]):
            return lines[-1].strip(" -–—")
        if len(lines) > 2 and is_dateline(f"{lines[-3].upper()} {lines[-1]}"):
            return f"{lines[-3]} ({lines[-2]})"
        return None

    def _names_below(self, number: int, begins: int) -> tuple[str, ...]:
        """The names on the lines right under a name, one to a line."""
        lines = [self.readings[n] for n in range(number, begins)]
        below = takewhile(lambda r: r.is_text and bool(people_named(r.text)), lines)
        return tuple(name for reading in below for name in people_named(reading.text))


def _is_beside_names(reading: Reading) -> bool:
    """Whether a line is of the kind that an author's bare name stands by."""
    if reading.role in (Role.STAMP, Role.FURNITURE):
        return True
    return reading.is_fragment and len(reading.text) < 60 and is_post(reading.text)


def _is_caption(readings: Sequence[Reading], number: int) -> bool:
    """Whether a line stands right above the credit of a picture."""
    return number + 1 < len(readings) and readings[number + 1].role is Role.CREDIT


def _restates(below: str, text: str) -> bool:
    """Whether a paragraph begins with what ``text`` said."""
    start = kernel(text)[:80]
    return len(start) >= 24 and start in kernel(below[:400])
