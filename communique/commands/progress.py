"""What a terminal shows and a pipe does not: how far a run is, and its results as a table.

Loaded by ``reporting`` only when there is a terminal: it costs a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from communique.ingest import Placed, Report

LISTED = 40
_ARTICLES, _SOURCES = "content/articles/", "content/sources/"


@contextmanager
def shown(label: str) -> Iterator[Callable[[int, int], None]]:
    """A function of (done, to do) that moves a bar on standard error; the bar goes at the end."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as progress:
        task = progress.add_task(label, total=None)

        def move(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)

        yield move


def show_table(report: Report) -> None:
    """The articles that were made or updated, those to be checked first, on standard output."""
    rows = [("new", one) for one in report.made] + [("updated", one) for one in report.updated]
    rows.sort(key=lambda row: not row[1].review)
    console = Console()
    if rows:
        console.print(_table(rows[:LISTED]))
    if len(rows) > LISTED:
        console.print(f"and {len(rows) - LISTED} more")


def _table(rows: list[tuple[str, Placed]]) -> Table:
    """A row for each; the folders that are always the same stand in the heading only."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("")
    table.add_column(_ARTICLES, overflow="fold")
    table.add_column(_SOURCES, no_wrap=True, max_width=28)
    table.add_column("please check", overflow="fold")
    for word, one in rows:
        article, source = one.article.removeprefix(_ARTICLES), one.source.removeprefix(_SOURCES)
        # Names of files are text, not markup.
        table.add_row(*map(Text, (word, article, source, ", ".join(one.review))))
    return table
