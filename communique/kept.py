"""Results of pure functions, kept from one build to the next.

What a function gives is given again, the same object, while its inputs are the same. It changes
nothing but time: an empty store gives equal results. A store serves one configuration.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Kept:
    """The results of one build, at hand in the next; what a build does not ask for is dropped."""

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

    def begin(self) -> None:
        """A build begins: what the last one asked for is at hand."""
        self._before, self._now = self._now, {}

    def before(self, name: str) -> Any:
        """What ``keep`` was given under that name in the build before; None if nothing."""
        kept = self._before.get(("whole", name))
        return kept[1] if kept else None

    def whole(self, name: str) -> Any:
        """What ``keep`` was given under that name in this build; None if nothing."""
        kept = self._now.get(("whole", name))
        return kept[1] if kept else None

    def keep(self, name: str, whole: object) -> None:
        """``whole`` is at hand in the next build, for those who compare it piece by piece."""
        self._now["whole", name] = ((), whole)

    def made(self, key: Hashable, make: Callable[..., T], *inputs: Any) -> T:
        """``make(*inputs)``; the object it gave before when the inputs, or the results, are equal.

        ``key`` names the result; each name is asked for once in a build. Inputs that are the same
        objects compare at no cost, so results that feed others keep those from being made again.
        """
        before = self._before.get(key)
        if before is None:
            result = make(*inputs)
        elif before[0] == inputs:
            self._now[key] = before
            return cast(T, before[1])
        else:
            result = make(*inputs)
            if result == before[1]:
                result = before[1]
        self._now[key] = (inputs, result)
        return result
