"""What can be wrong with what a user gave us, and where.

    CommuniqueError(message, at: Location | None, hint, excerpt)
    ├── ConfigError    communique.toml, or the table [tool.communique]
    ├── ContentError   an article or another file of content/
    ├── LayoutError    a layout: its syntax, a name it uses, a file it includes
    ├── OutputError    the site cannot be written, or two things claim one address
    │   └── UnfinishedError    the writing was cut short: the next build finishes it
    ├── MemoError      what an earlier build remembered cannot be used
    ├── IngestError    a source that cannot be turned into an article
    └── NotifyError    a hub that cannot be told of feeds, or feeds that are not published

Several at once travel in an ``ExceptionGroup``; ``problems_in`` flattens one, sorted.
A user's mistake is always one of these; anything else is a fault of ours and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: a '/'-separated path from the site's root, line and column from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path, self.line, self.column if self.line else None]
        return ":".join(str(part) for part in parts if part is not None)

    def moved(self, lines: int) -> Location:
        """The same column, that many lines further down."""
        return replace(self, line=(self.line or 1) + lines)


class CommuniqueError(Exception):
    """Something the user can mend: what is wrong, where, and what to do.

    ``excerpt`` is the line of the file that is meant, without its line end.
    """

    def __init__(
        self,
        message: str,
        at: Location | None = None,
        *,
        hint: str | None = None,
        excerpt: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.hint = hint
        self.excerpt = excerpt

    def __str__(self) -> str:
        return f"{self.at}: {self.message}" if self.at else self.message

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; the default would lose the keyword-only fields.
        return _rebuilt, (type(self), self.message, self.at, self.hint, self.excerpt)

    def explained(self) -> str:
        """The whole message as a terminal shows it: place, source line, hint."""
        lines = [str(self)]
        if self.excerpt is not None:
            lines.append(f"    {self.excerpt.strip()[:160]}")
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


def _rebuilt(
    kind: type[CommuniqueError],
    message: str,
    at: Location | None,
    hint: str | None,
    excerpt: str | None,
) -> CommuniqueError:
    return kind(message, at, hint=hint, excerpt=excerpt)


class ConfigError(CommuniqueError):
    """The configuration cannot be read, or says something it may not say."""


class ContentError(CommuniqueError):
    """A file under content/ cannot become part of the site."""


class LayoutError(CommuniqueError):
    """A layout cannot be compiled or rendered."""


class OutputError(CommuniqueError):
    """The site cannot be written as asked."""


class UnfinishedError(OutputError):
    """Writing the site was cut short: every file is whole, and some are those of before."""


class MemoError(CommuniqueError):
    """What an earlier build remembered cannot be used."""


class IngestError(CommuniqueError):
    """A source cannot be turned into an article."""


class NotifyError(CommuniqueError):
    """The hub of the feeds cannot be told of them."""


def problems_in(error: BaseException) -> list[CommuniqueError]:
    """Every user-facing problem in ``error``, sorted by place.

    Raises ``error`` itself when it holds anything that is not a ``CommuniqueError``.
    """
    found = list(_leaves(error))
    problems = [leaf for leaf in found if isinstance(leaf, CommuniqueError)]
    if len(problems) != len(found):
        raise error
    return sorted(problems, key=_place)


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _leaves(inner)
    else:
        yield error


def _place(problem: CommuniqueError) -> tuple[str, int, int, str]:
    at = problem.at or Location("")
    return at.path, at.line or 0, at.column or 0, problem.message
