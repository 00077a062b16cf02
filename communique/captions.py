"""What must be said of a picture: what is to be seen, and who made it.

Those who cannot see it need the one (WCAG 2.2, 1.1.1), its maker is owed the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar
from urllib.parse import quote

from communique.errors import CommuniqueError, ContentError
from communique.fields import Fields
from communique.frontmatter import Document
from communique.illustrated import Shown
from communique.model import Image

T = TypeVar("T")

_SHARE = re.compile(r"0(?:\.\d{1,3})?|1(?:\.0{1,3})?|\.\d{1,3}", re.ASCII)
_AN_ALT = "say what is to be seen, for those who cannot see it"
_A_CREDIT = "say who made it"
_IN_A_BODY = 'write ![what is to be seen](/pictures/port.jpg "A caption. Photo: its maker")'


def image_of(fields: Fields) -> Image:
    """The picture that a table of front matter describes. One that is shown must be described."""
    image = Image(
        file=fields.text("file"),
        focus=_focus(fields),
        alt=fields.text("alt"),
        caption=fields.text("caption"),
        credit=fields.text("credit"),
        licence=fields.text("licence"),
        source_url=fields.web_address("source_url"),
    )
    if image.file:
        _check_file(image.file, fields)
        if not image.alt:
            fields.wrong("the picture has no 'alt'", fields.line("file"), _AN_ALT)
        if not image.credit:
            fields.wrong("the picture has no 'credit'", fields.line("file"), _A_CREDIT)
    return image


def _check_file(file: str, fields: Fields) -> None:
    if file.startswith("/") or ".." in file.split("/") or "://" in file or "\\" in file:
        hint = "a path under content/static/, such as pictures/port.jpg"
        fields.wrong(f"'image.file' cannot be '{file[:80]}'", fields.line("file"), hint)


def _focus(fields: Fields) -> tuple[float, float] | None:
    found = fields.text("focus")
    if found is None:
        return None
    shares = found.replace(",", " ").split()
    if len(shares) == 2 and all(_SHARE.fullmatch(one) for one in shares):
        return float(shares[0]), float(shares[1])
    hint = "how far from the left and from the top, each from 0 to 1, such as 0.3 0.6"
    fields.wrong(f"'image.focus' cannot be '{found[:40]}'", fields.line("focus"), hint)
    return None


def with_captions(document: Document, shown: Sequence[Shown], read: Callable[[], T]) -> T:
    """What ``read`` makes of a document with those pictures in its body.

    Raises an ``ExceptionGroup`` of what is wrong with the pictures, and of what ``read`` raises.
    """
    faults: list[CommuniqueError] = list(_faults_in(document, shown))
    try:
        value = read()
    except ExceptionGroup as group:
        raise ExceptionGroup(document.path, [group, *faults]) from group
    if faults:
        raise ExceptionGroup(document.path, faults)
    return value


def _faults_in(document: Document, shown: Sequence[Shown]) -> Iterator[ContentError]:
    for one in shown:
        name = one.src[:80]
        if one.file is None and "//" not in one.src:
            hint = f"begin with a slash: /{one.src.lstrip('./')[:80]} is in content/static/"
            yield _fault(document, one, f"the picture '{name}' is not an address of the site", hint)
        if not one.alt:
            yield _fault(document, one, f"the picture '{name}' has no words for it", _IN_A_BODY)
        if not (one.title or one.has_caption):
            yield _fault(document, one, f"the picture '{name}' has no credit", _IN_A_BODY)


def _fault(document: Document, shown: Shown, message: str, hint: str) -> ContentError:
    line = line_of(document.text, shown.src, document.body_line)
    return ContentError(message, document.at(line), hint=hint, excerpt=document.line(line))


def line_of(text: str, name: str, first: int = 1) -> int:
    """The line of a file, from ``first`` on, that names a picture; ``first`` when none does."""
    names = {name, quote(name)}
    for number, line in enumerate(text.split("\n"), 1):
        if number >= first and any(one in line for one in names):
            return number
    return first
