"""The configuration of a site: ``communique.toml``, or ``[tool.communique]`` in a pyproject.toml.

Every key has a default. Unknown keys and wrong types are errors with file, line and a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from communique.disputes import wrong_in
from communique.errors import ConfigError, Location
from communique.mailboxes import mailbox
from communique.model import Publisher, Value
from communique.rules import FIXED, LEVELS, RULES, hint_for
from communique.tables import (
    Articles,
    Build,
    Check,
    Editions,
    Email,
    Feeds,
    Geo,
    Images,
    Rights,
)
from communique.toml import described, holds_control, line_at, line_of, tree_of
from communique.wording import PHRASES, slots_of

# The authority and date of a tag: URI (RFC 4151, 2.1).
_TAG = re.compile(r"([a-z0-9._-]+@)?[a-z0-9-]+(\.[a-z0-9-]+)*,\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
PREVIEW_ADDRESS = "http://localhost:8000/"
FILE_NAME = "communique.toml"


class Config(Value, frozen=True, kw_only=True):
    """The configuration, complete. ``base_url`` ends with a slash; None when it is not set.

    ``words`` replaces phrases of the site's own: see ``model.Wording`` for their names.
    """

    title: str = "Digest"
    base_url: str | None = None
    description: str = ""
    language: str = "en"
    timezone: str = "UTC"
    feeds: Feeds = Feeds()
    articles: Articles = Articles()
    rights: Rights = Rights()
    geo: Geo = Geo()
    editions: Editions = Editions()
    email: Email = Email()
    images: Images = Images()
    build: Build = Build()
    publisher: Publisher = Publisher()
    check: Check = Check()
    words: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def tag(self) -> str:
        """The authority and date of the site's ``tag:`` URIs."""
        return self.feeds.tag or f"{_host_of(self.address)},2020"

    @property
    def address(self) -> str:
        """Where the site will be found; an address of this computer without a ``base_url``."""
        return self.base_url or PREVIEW_ADDRESS


def _host_of(address: str) -> str:
    """The host of an address in ASCII; empty when it has none that can be."""
    try:
        return (urlsplit(address).hostname or "").encode("idna").decode()
    except ValueError:  # UnicodeError is one
        return ""


def config_of(root: Path) -> Config:
    """The configuration of the site at ``root``; the defaults where it has no file of its own.

    Raises ``ConfigError``, or an ``ExceptionGroup`` of them.
    """
    found = _file_of(root)
    return parsed(_text_of(found[0]), found[0].name, found[1]) if found else Config()


def _file_of(root: Path) -> tuple[Path, tuple[str, ...]] | None:
    """The file of the configuration, and the table it stands under."""
    own, shared = root / FILE_NAME, root / "pyproject.toml"
    if own.is_file():
        return own, ()
    return (shared, ("tool", "communique")) if shared.is_file() else None


def place_of(root: Path, *key: str) -> Location:
    """Where a key is given, or its table is. Raises ``ConfigError`` if the file cannot be read."""
    found = _file_of(root)
    if found is None:
        return Location(FILE_NAME)
    return Location(found[0].name, line_of(_text_of(found[0]), (*found[1], *key)))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", Location(path.name)) from error


def parsed(text: str, name: str, table: tuple[str, ...] = ()) -> Config:
    """The configuration in ``text``, under ``table``; ``name`` is the file's, for messages."""
    tree = tree_of(text, name)
    for key in table:
        tree = tree.get(key, {})
    reader = _Reader(text, name)
    config = reader.filled(Config, tree, table)
    config = msgspec.structs.replace(config, base_url=reader.checked(config, table))
    if reader.problems:
        raise ExceptionGroup("configuration", reader.problems)
    return config


T = TypeVar("T", bound=Value)


class _Reader:
    """Turns TOML tables into values and collects everything that is wrong with them."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.problems: list[ConfigError] = []

    def filled(self, kind: type[T], tree: Mapping[str, Any], table: tuple[str, ...]) -> T:
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        given = {}
        for key, found in tree.items():
            if key not in fields:
                self._unknown(key, tuple(fields), table)
            else:
                before = len(self.problems)
                value = self._typed(fields[key].type, found, (*table, key))
                if len(self.problems) == before or isinstance(value, Value):
                    given[key] = value
        return kind(**given)

    def _typed(self, kind: Any, found: Any, at: tuple[str, ...]) -> Any:
        if isinstance(kind, type) and issubclass(kind, Value):
            if isinstance(found, dict):
                return self.filled(kind, found, at)
            self._wrong(f"'{at[-1]}' is a table: write [{'.'.join(at)}]", at)
            return None
        if holds_control(found):
            self._wrong(f"a control character cannot stand in '{at[-1]}'", at)
            return None
        try:
            return msgspec.convert(found, kind)
        except msgspec.ValidationError:
            self._wrong(f"'{at[-1]}' must be {described(kind)}, not {found!r}", at)
            return None

    def _unknown(self, key: str, known: tuple[str, ...], table: tuple[str, ...]) -> None:
        close = get_close_matches(key, known, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"known: {', '.join(known)}"
        self._wrong(f"unknown key '{key}'", (*table, key), hint)

    def _wrong(self, message: str, at: tuple[str, ...], hint: str | None = None) -> None:
        line = line_of(self.text, at)
        place, excerpt = Location(self.name, line), line_at(self.text, line)
        self.problems.append(ConfigError(message, place, hint=hint, excerpt=excerpt))

    def checked(self, config: Config, table: tuple[str, ...]) -> str | None:
        """The address with its closing slash; what no type can express is checked on the way."""
        self._check_words(config.words, table)
        self._check_publisher(config.publisher, table)
        self._check_rules(config.check.rules, table)
        self._check_counts(config, table)
        self._check_feeds(config.feeds, table)
        self._check_email(config.email, table)
        for at, said, hint in wrong_in(config.geo.names, config.geo.disputes, config.geo.fold):
            self._wrong(said, (*table, "geo", *at), hint)
        # Every build asks, and the list of all zones is made of hundreds of files.
        if config.timezone != "UTC" and config.timezone not in _zones():
            self._wrong(
                f"unknown time zone '{config.timezone}'",
                (*table, "timezone"),
                "a name of the IANA list, such as Europe/Paris or UTC",
            )
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", config.editions.cut_off, re.ASCII):
            self._wrong(
                f"'cut_off' must be a time of day, not {config.editions.cut_off!r}",
                (*table, "editions", "cut_off"),
                'such as "06:00"',
            )
        if config.base_url is None:
            return None
        is_whole = re.match(r"https?://", config.base_url) and "?" not in config.base_url
        if not is_whole or not _host_of(config.base_url):
            self._wrong(
                f"'base_url' must be a whole address, not {config.base_url!r}",
                (*table, "base_url"),
                "such as https://example.org/ or https://example.org/digest/",
            )
        return config.base_url.rstrip("/") + "/"

    def _check_publisher(self, publisher: Publisher, table: tuple[str, ...]) -> None:
        """Addresses are the site's, or whole."""
        for name, said in msgspec.structs.asdict(publisher).items():
            for one in said if isinstance(said, tuple) else (said,):
                if name in _NO_ADDRESSES or one is None or one.startswith(("/", "https://")):
                    continue
                hint = "such as /about/ or https://example.org/about/"
                self._wrong(f"'{name}' must be an address", (*table, "publisher", name), hint)

    def _check_counts(self, config: Config, table: tuple[str, ...]) -> None:
        counts = (
            ("feeds", "items", config.feeds.items),
            ("feeds", "days", config.feeds.days),
            ("build", "jobs", config.build.jobs),
            ("email", "latest", config.email.latest),
            ("editions", "words", config.editions.words),
            ("editions", "piece_words", config.editions.piece_words),
            ("editions", "brief_words", config.editions.brief_words),
        )
        for within, name, count in counts:
            if count < 0:
                self._wrong(f"'{name}' must be 0 or more, not {count}", (*table, within, name))

    def _check_feeds(self, feeds: Feeds, table: tuple[str, ...]) -> None:
        if feeds.tag and not _TAG.fullmatch(feeds.tag):
            hint = "a host that was yours, and when, such as example.org,2024"
            self._wrong(f"'tag' cannot be {feeds.tag!r}", (*table, "feeds", "tag"), hint)
        if feeds.hub and not re.fullmatch(r"https?://[!-~]+", feeds.hub):
            hint = "such as https://pubsubhubbub.appspot.com/"
            said = f"'hub' must be a web address, not {feeds.hub!r}"
            self._wrong(said, (*table, "feeds", "hub"), hint)

    def _check_email(self, email: Email, table: tuple[str, ...]) -> None:
        if email.sender is not None:
            try:
                mailbox(email.sender)
            except ValueError:
                said = f"'sender' must be an address of e-mail, not {email.sender!r}"
                hint = 'such as "The Digest <digest@example.org>"'
                self._wrong(said, (*table, "email", "sender"), hint)
        if not re.fullmatch(r"[ -;=?-~]+", email.unsubscribe):
            said = f"'unsubscribe' cannot be {email.unsubscribe!r}"
            hint = "an address such as https://example.org/stop/, or a word of your mail service's"
            self._wrong(said, (*table, "email", "unsubscribe"), hint)

    def _check_rules(self, rules: Mapping[str, str], table: tuple[str, ...]) -> None:
        for name, level in rules.items():
            at = (*table, "check", "rules", name)
            if name not in RULES:
                self._wrong(f"no rule is called '{name}'", at, hint_for(name))
            elif name in FIXED:
                self._wrong(f"the level of '{name}' cannot be changed", at)
            elif level not in LEVELS:
                self._wrong(f"'{name}' cannot be '{level}'", at, f"one of: {', '.join(LEVELS)}")

    def _check_words(self, words: Mapping[str, str], table: tuple[str, ...]) -> None:
        for name, phrase in words.items():
            at = (*table, "words", name)
            if name not in PHRASES:
                close = get_close_matches(name, PHRASES, n=1)
                hint = f"did you mean '{close[0]}'?" if close else f"known: {', '.join(PHRASES)}"
                self._wrong(f"no phrase is called '{name}'", at, hint)
            elif missing := [slot for slot in slots_of(name) if slot not in phrase]:
                self._wrong(f"'{name}' must hold {' and '.join(missing)}", at)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


_NO_ADDRESSES = frozenset({"name", "twitter"})
