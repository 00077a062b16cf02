"""Small pictures made in memory, for tests."""

from __future__ import annotations

import struct
from io import BytesIO
from zlib import compress, crc32

from PIL import Image, ImageDraw

from communique.fingerprint import digest
from communique.model import Asset


def drawn(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """A picture whose upper left quarter is red, on blue."""
    picture = Image.new("RGB", (width, height), (20, 40, 200))
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=(200, 30, 20))
    return picture.convert(mode)


def saved(picture: Image.Image, form: str, **choices: object) -> bytes:
    """The picture as bytes of a file."""
    written = BytesIO()
    picture.save(written, form, **choices)  # type: ignore[arg-type]
    return written.getvalue()


def jpeg(width: int = 64, height: int = 48, **choices: object) -> bytes:
    """A photograph."""
    return saved(drawn(width, height), "JPEG", **choices)


def png(width: int = 64, height: int = 48, words: str = "") -> bytes:
    """A chart; ``words`` are written into its header."""
    return saved(drawn(width, height, "P"), "PNG", **({"exif": _exif(words)} if words else {}))


def gif() -> bytes:
    """A picture that moves."""
    return saved(drawn(8, 6), "GIF", save_all=True, append_images=[drawn(8, 6).rotate(180)])


def bomb(width: int, height: int) -> bytes:
    """A few bytes that would be a picture of that size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [header, b"IDAT" + compress(bytes(99)), b"IEND"]
    parts = (struct.pack(">I", len(c) - 4) + c + struct.pack(">I", crc32(c)) for c in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _exif(words: str) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = words
    return exif


def asset(content: bytes, file: str = "pictures/port.jpg") -> Asset:
    """The file with those bytes, among those of a site."""
    return Asset(url=f"/{file}", source=f"content/static/{file}", digest=digest(content))
