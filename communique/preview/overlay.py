"""Problems as a box over the last good page: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from communique.errors import CommuniqueError, Location
from communique.preview.rounds import Round

MOST = 20


def overlay(made: Round) -> str:
    """The box for what came of a round, as HTML; empty when all is well.

    Problems that kept the site as it was get a panel; sources that cannot be ingested, which keep
    nothing else from being shown, a bar that can be opened.
    """
    if made.fault:
        return _panel("Communiqué made a mistake", _fault(made.fault))
    if made.problems:
        return _panel(_counted(len(made.problems), "problem"), _list(made.problems))
    if made.unread:
        title = f"{_counted(len(made.unread), 'source')} not ingested"
        return f'<details class="bar"><summary>{title}</summary>{_list(made.unread)}</details>'
    return ""


def _panel(title: str, content: str) -> str:
    return (
        '<section class="panel" role="alert">'
        '<header><button type="button" class="hide" title="Hide (Esc)" aria-label="Hide">×</button>'
        f"<h1>{title}</h1><p>The site is as it was before. This goes away once it is mended.</p>"
        f"</header>{content}</section>"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _list(problems: Sequence[CommuniqueError]) -> str:
    items = "".join(_item(problem) for problem in problems[:MOST])
    rest = len(problems) - MOST
    more = f"<p>and {rest} more, in the terminal</p>" if rest > 0 else ""
    return f"<ol>{items}</ol>{more}"


def _item(problem: CommuniqueError) -> str:
    at = problem.at
    parts = [f'<p class="message">{escape(problem.message)}</p>']
    if at:
        parts.append(_place(at))
    if problem.excerpt is not None:
        line = f"<b>{at.line}</b>" if at and at.line else ""
        parts.append(f"<pre>{line}{escape(problem.excerpt.rstrip()[:400])}</pre>")
    if problem.hint:
        parts.append(f'<p class="hint">{escape(problem.hint)}</p>')
    return f"<li>{''.join(parts)}</li>"


def _place(at: Location) -> str:
    shown, path = escape(str(at)), escape(at.path)
    line = f' data-line="{at.line}"' if at.line else ""
    return f'<button type="button" class="place" data-open="{path}"{line}>{shown}</button>'


def _fault(fault: str) -> str:
    last = fault.rstrip().splitlines()[-1]
    return (
        f'<ol><li><p class="message">{escape(last)}</p>'
        f"<details><summary>Traceback</summary><pre>{escape(fault)}</pre></details>"
        '<p class="hint">Your files are not to blame. Later edits are still built.</p></li></ol>'
    )
