"""Runs of words in the middle of Markdown, and the signs that are put around them.

``escaping`` makes whole lines out of plain words. Here words have links and emphasis between them,
so each run is escaped by itself, emphasis is put in as signs that no text has, and ``settled``
turns those into marks once it is known what they stand beside.
"""

from __future__ import annotations

import re

# Private use characters: taken out of every text before they are put in.
STRONG, STRONG_END, EMPHASIS, EMPHASIS_END, BREAK = "\ue000\ue001\ue002\ue003\ue004"
_LINK, _TO = "\ue005\ue006"
_SIGNS = re.compile("[\ue000-\ue006]")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BACKSLASH = re.compile(r"\\(?=[^\w\s]|_|\s*$)")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?]|$)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_UNESCAPED = re.compile(r"((?<!\\)(?:\\\\)*)([\[\]])")
_OPEN = re.compile(r"((?<!\\)(?:\\\\)*)\[")
_START = re.compile(r"^(?:[>#+]|-(?=\s|-*\s*$)|\[(?=[^\[\]]*\]:))")
_UNESCAPABLE = re.compile(r"^[~=|:]")
_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)")
_PAIRS = {STRONG: STRONG_END, EMPHASIS: EMPHASIS_END}


def run(text: str | None) -> str:
    """Plain words with what counts inside a line escaped; a space at either end stays."""
    if not text:
        return ""
    words = _BACKSLASH.sub(r"\\\\", _SPACE.sub(" ", _SIGNS.sub("", text)))
    words = _TAG.sub("&lt;", _ENTITY.sub("&amp;", words))
    return _UNDERSCORE.sub(r"\\_", re.sub(r"([*`])", r"\\\1", words))


def link(words: str, address: str) -> str:
    """Words that were made of runs as a link; ``address`` holds nothing that counts in Markdown."""
    words = words.replace(_LINK, "[").replace(_TO, "](").replace(BREAK, " ")
    # Not \\]: before a colon it would be the name of a reference.
    label = _UNESCAPED.sub(r"\1\\\2", words).replace("\\]:", "&#93;:")
    return f"{_LINK}{label}{_TO}{address})"


def settled(line: str) -> str:
    """The line with its signs as marks; emphasis inside or beside other emphasis is left out."""
    if "](" in line or "[^" in line:
        line = _OPEN.sub(r"\1\\[", line)
    line = line.replace(_LINK, "[").replace(_TO, "](")
    line = line.replace(STRONG_END + STRONG, "").replace(EMPHASIS_END + EMPHASIS, "")
    made: list[str] = []
    inside = ""
    for part in re.split("([\ue000-\ue003])", line):
        if part in _PAIRS and not inside and not (made and made[-1].endswith("*")):
            inside = part
            made.append("**" if part == STRONG else "*")
        elif inside and part == _PAIRS[inside]:
            made.append("**" if inside == STRONG else "*")
            inside = ""
        elif not _SIGNS.fullmatch(part) and part:
            made.append(part)
    return "".join(made)


def started(line: str) -> str:
    """The line with the mark escaped that would count only at its start."""
    line = _START.sub(r"\\\g<0>", _NUMBER.sub(r"\1\\\2", line))
    return _UNESCAPABLE.sub(lambda mark: f"&#{ord(mark[0])};", line)
