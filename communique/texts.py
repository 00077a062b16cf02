"""The HTML of bodies, at hand while a build runs: only what its stale pages show is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set

from communique.memo import Memo

# Bodies that no article has any more are looked for once in so many builds.
EVERY = 50
Again = Callable[[Set[str]], Iterable[tuple[str, str]]]


class Texts:
    """The bodies of one site. ``memo`` holds all that were ever converted and are still used."""

    def __init__(self, memo: Memo) -> None:
        self._memo = memo
        self._at_hand: dict[str, str] = {}
        self._again: Again | None = None
        self._builds = 0

    def begin(self, converted: Mapping[str, str], again: Again) -> None:
        """A build begins: some bodies were just converted; ``again`` converts what is lost."""
        self._at_hand, self._again = dict(converted), again

    def end(self) -> None:
        """Nothing is at hand any more."""
        self._at_hand = {}

    def html(self, key: str) -> str:
        """The HTML of a body that was fetched."""
        return self._at_hand[key]

    def lend(self, key: str, html: str) -> None:
        """One more body is at hand."""
        self._at_hand[key] = html

    def of(self, keys: Iterable[str]) -> Callable[[str], str]:
        """The HTML of any of these bodies, by its key."""
        self.fetch(keys)
        return self.html

    def fetch(self, keys: Iterable[str]) -> None:
        """The bodies with these keys are at hand."""
        needed = set(keys) - self._at_hand.keys()
        self._at_hand.update(self._memo.bodies(needed))
        missing = needed - self._at_hand.keys()
        if missing and self._again:
            self._at_hand.update(self._again(missing))

    def keep(self, keys: Iterable[str]) -> bool:
        """Now and then, the memo forgets all other bodies; returns whether it did now."""
        is_time = self._builds == 0
        if is_time:
            self._memo.keep_bodies(set(keys))
        self._builds = (self._builds + 1) % EVERY
        return is_time
