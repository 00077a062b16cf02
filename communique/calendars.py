"""Dates to come as a calendar that programs subscribe to: iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from communique.model import Event

_LINE = 75  # octets, without the break (RFC 5545, 3.1)


def icalendar(events: Sequence[Event], *, name: str, generator: str, stamp: datetime) -> str:
    """The events as a calendar. ``name`` makes their identities, such as example.org/2024-02-20.

    ``stamp`` is when the calendar was made. An event at midnight lasts its whole day.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_text(generator)}//EN"]
    for number, event in enumerate(events, 1):
        lines += _event(event, f"{name}/{number}", stamp)
    return "".join(_folded(line) for line in (*lines, "END:VCALENDAR"))


def _event(event: Event, identity: str, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(identity)}"
    yield f"DTSTAMP:{_moment(stamp)}"
    if event.at.hour == event.at.minute == event.at.second == 0:
        day = event.at.date()
        yield f"DTSTART;VALUE=DATE:{_day(day)}"
        yield f"DTEND;VALUE=DATE:{_day(day + timedelta(days=1))}"
    else:
        yield f"DTSTART:{_moment(event.at)}"
    yield f"SUMMARY:{_text(event.text)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _text(text: str) -> str:
    """Text as a value (RFC 5545, 3.3.11)."""
    for special in ("\\", ";", ","):
        text = text.replace(special, f"\\{special}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line with its break, in pieces of at most 75 octets, none cut within a character."""
    pieces = [""]
    for character in line:
        if len((pieces[-1] + character).encode()) > _LINE:
            pieces.append(" ")
        pieces[-1] += character
    return "".join(f"{piece}\r\n" for piece in pieces)
