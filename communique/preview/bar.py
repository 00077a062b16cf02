"""The bar at the foot of a page in the preview: its file, its problems, its standing, the clock."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from communique.preview.examiner import Noted
from communique.preview.standings import Unpublished

MOST = 50


class Bar(NamedTuple):
    """What an editor should know of a page.

    ``source`` is the file it is made of, ``badges`` why it is not on the site, or what of it is to
    be checked. ``absent`` are all that are not on the site. ``clock`` is the moment that is looked
    at, ``moment`` the same unless that is the present. ``drafts``: all is shown as if it were
    published. ``examined`` are the problems of the whole site, None while nobody has looked.
    """

    source: str | None = None
    badges: tuple[str, ...] = ()
    absent: tuple[Unpublished, ...] = ()
    moment: str | None = None
    clock: str = ""
    zone: str = ""
    drafts: bool = False
    examined: tuple[Noted, ...] | None = None

    def html(self) -> str:
        """What stands in the bar, as HTML."""
        parts = [self._badges(), self._file(), self._problems(), self._absent(), self._clock()]
        return "".join(parts)

    def marks(self) -> dict[str, str]:
        """The badges of what is not on the site, by address: lists that name it show them."""
        return {one.url: ", ".join(one.badges) for one in self.absent}

    def _badges(self) -> str:
        return "".join(f'<span class="badge">{escape(badge)}</span>' for badge in self.badges)

    def _file(self) -> str:
        if self.source is None:
            return ""
        return _opening(self.source, None, "Edit this file", "edit")

    def _problems(self) -> str:
        if self.examined is None:
            return '<span class="soft wide">checking…</span>'
        here = [one for one in self.examined if one.path == self.source]
        listed = "".join(_noted(one) for one in here[:MOST])
        others = len(self.examined) - len(here)
        rest = f'<p class="soft">{_counted(others, "problem")} elsewhere: communique check</p>'
        if not here and not others:
            return '<span class="soft wide">no problems</span>'
        worst = min((_WEIGHTS.get(one.level, 2) for one in here), default=3)
        title = _counted(len(here), "problem") if here else "no problems here"
        inner = (f"<ol>{listed}</ol>" if here else "") + (rest if others else "")
        return _menu("problems", title, inner, f"level{worst}")

    def _absent(self) -> str:
        if not self.absent:
            return ""
        items = "".join(
            f'<li><a href="{escape(one.url)}">{escape(one.title)}</a>'
            f'<p class="soft">{escape(", ".join(one.badges))}</p></li>'
            for one in self.absent[:MOST]
        )
        rest = len(self.absent) - MOST
        more = f'<p class="soft">and {rest} more: communique schedule</p>' if rest > 0 else ""
        said = "Show the site as it is published" if self.drafts else "Show them in lists, too"
        turned = "" if self.drafts else "1"
        button = f'<button type="button" data-drafts="{turned}">{said}</button>'
        title = f"{len(self.absent)} not published"
        return _menu("absent", title, f"{button}<ul>{items}</ul>{more}", "on" * self.drafts)

    def _clock(self) -> str:
        back = '<button type="button" data-back>Back to now</button>' if self.moment else ""
        value = escape(self.clock.replace(" ", "T"))
        inner = (
            "<form><label>The site as it will be, or was, at "
            f'<input type="datetime-local" name="now" value="{value}" required></label>'
            f'<button>Show</button></form><p class="soft">{escape(self.zone)}</p>{back}'
            '<ul class="coming"></ul>'
        )
        title = f"As of {escape(self.moment)}" if self.moment else "Now"
        shown = back if self.moment else ""
        return _menu("clock", title, inner, "on" if self.moment else "") + shown


_WEIGHTS = {"error": 0, "warning": 1, "note": 2}


def _menu(name: str, title: str, inner: str, kind: str) -> str:
    return (
        f'<details id="{name}"><summary class="{kind}">{title}</summary>'
        f'<div class="menu">{inner}</div></details>'
    )


def _opening(path: str, line: int | None, said: str, kind: str) -> str:
    at = f' data-line="{line}"' if line else ""
    shown = escape(path)
    return (
        f'<button type="button" class="{kind}" data-open="{shown}"{at} title="{shown}">'
        f"{escape(said)}</button>"
    )


def _noted(one: Noted) -> str:
    place = f"{one.path}:{one.line}" if one.line else one.path
    hint = f'<p class="soft">{escape(one.hint)}</p>' if one.hint else ""
    return (
        f'<li class="{escape(one.level)}"><p>{escape(one.message)} '
        f'<span class="soft">{escape(one.rule)}</span></p>{hint}'
        f"{_opening(one.path, one.line, place, 'place')}</li>"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
