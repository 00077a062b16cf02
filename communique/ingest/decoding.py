"""Bytes become text: the encoding found out, the invisible characters put right.

In this order: a byte order mark, strict UTF-8, a declared charset, then the reading that looks
most like writing of what charset-normalizer and the usual legacy encodings offer, and Windows-1252
with replacements when nothing fits.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from communique.ingest.legibility import legibility
from communique.model import Value

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = (
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1256",
    "gb18030",
    "cp949",
    "big5",
    "cp932",
    "euc_jp",
    "koi8_r",
    "koi8_u",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp866",
    "iso8859_2",
    "iso8859_5",
    "iso8859_6",
    "cp874",
    "utf_16_le",
    "utf_16_be",
)
_NO_CONTROLS = bytes([9, 10, 12, 13, *range(32, 256)])
_SAMPLE = 1 << 16  # bytes that are looked at when the encoding has to be guessed
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
# Patterns pass over what is tidy many times as fast as str.translate does.
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060"
    "\u2066-\u2069\ufeff]+"
)
_MOJIBAKE = re.compile(
    "[ÃÂ][\u0080-\u00bf©®°±´·«»]|â€[™œ\u009d“”˜¦]|ï»¿|Ð[\u0080-\u00bf°-¿]|Ñ[\u0080-\u008f]"
    "|(?:[РС][\u0400-\u045f°-¿ђ-џ‚-›]){4}|\ufffd"
)


class Decoded(Value, frozen=True, kw_only=True):
    """A text, the encoding its bytes were read in, and what an editor should know about that."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decoded(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of ``raw``, tidied. Never raises: what cannot be read becomes U+FFFD and a warning.

    ``declared`` is the charset a message or server named; it is believed when it fits.
    """
    encoding = _marked(raw) or _declared(raw, declared) or _guessed(raw)
    text = raw.decode(encoding, errors="replace")
    return Decoded(text=tidied(text), encoding=encoding, warnings=_warnings(text, encoding))


def tidied(text: str) -> str:
    """``text`` in NFC with ``\\n`` line ends, plain spaces, and no characters nobody can see.

    Zero-width joiners stay: Hindi, Persian and emoji are spelt with them.
    """
    text = _UNSEEN.sub("", _SPACE.sub(" ", _LINE_ENDS.sub("\n", text)))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _marked(raw: bytes) -> str | None:
    """The encoding a byte order mark, strict UTF-8 or the zeros of UTF-16 give away."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark) and _fits(raw, encoding):
            return "utf-8-sig" if mark == codecs.BOM_UTF8 else encoding
    zeros = raw[:_SAMPLE].count(0)
    if zeros * 5 > len(raw[:_SAMPLE]) > 3:
        high_first = raw[0:_SAMPLE:2].count(0) * 2 > zeros
        return "utf-16-be" if high_first else "utf-16-le"
    return "utf-8" if _fits(raw, "utf-8") and not _has_controls(raw) else None


def _has_controls(raw: bytes) -> bool:
    """Whether so many bytes are control characters that they must be halves of others."""
    sample = raw[:_SAMPLE]
    return len(sample.translate(None, _NO_CONTROLS)) * 50 > len(sample)


def _declared(raw: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    return name if _fits(raw, name) else None


def _guessed(raw: bytes) -> str:
    """The encoding under which a sample reads most like writing."""
    sample = raw[:_SAMPLE]
    best = from_bytes(sample).best() if len(sample) > 64 else None
    # Of two that read alike the first counts; a text with few accents is rather Western.
    names = (*((best.encoding,) if best and best.encoding != "cp1250" else ()), *_LEGACY)
    readings = {name: _reading(sample, name) for name in dict.fromkeys(names)}
    worth = {name: legibility(text) for name, text in readings.items() if text is not None}
    return max(worth, key=lambda name: worth[name], default="cp1252")


def _reading(sample: bytes, encoding: str) -> str | None:
    """``sample`` decoded, its last character perhaps cut; None when it does not fit."""
    for cut in range(4):
        try:
            return sample[: len(sample) - cut].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 8:
                return None
    return None


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeError:
        return False
    return True


def _warnings(text: str, encoding: str) -> tuple[str, ...]:
    found = _MOJIBAKE.search(text)
    if found is None:
        return ()
    near = text[max(0, found.start() - 12) : found.end() + 12].replace("\n", " ").strip()
    return (f"The text may have been damaged by a wrong encoding (read as {encoding}): “{near}”.",)
