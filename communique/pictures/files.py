"""A picture's file: of which kind it is, how large, which way up. Nothing is decoded.

The file may be hostile. Its kind is told by its first bytes, never by its name, and its size is
known before anything is made of it that grows with the size.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL.AvifImagePlugin import AvifImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.Image import Image, Transpose
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from communique.model import Asset, Original, OriginalForm
from communique.pictures.drawings import size_of_drawing

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")
# Decoded, that is 240 MB. What is shown has a sixtieth of it.
MOST_PIXELS = 80_000_000
TALLEST = 10  # times its width
# What Pillow raises for files that are not what they seem.
FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    KeyError,
    IndexError,
    OverflowError,
    RuntimeError,
    struct.error,
)

_OPENING: dict[str, Callable[[BytesIO], ImageFile]] = {
    "jpeg": JpegImageFile,
    "png": PngImageFile,
    "gif": GifImageFile,
    "webp": WebPImageFile,
    "avif": AvifImageFile,
}
_ORIENTATION = 0x0112
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


def original_in(content: bytes, asset: Asset) -> Original:
    """The picture that the bytes of a file are.

    Raises ``ValueError`` with a sentence for what is no picture, too large, or not safe.
    """
    form = form_of(content)
    if form is None:
        raise ValueError("is not a picture that browsers show (JPEG, PNG, WebP, AVIF, GIF, SVG)")
    file = asset.url.removeprefix("/")
    if form == "svg":
        width, height = size_of_drawing(content)
        return Original(
            file=file, digest=asset.digest, form=form, width=width, height=height, is_fixed=True
        )
    picture = opened(content, form)
    width, height = picture.size[::-1] if is_on_its_side(turn_of(picture)) else picture.size
    if height > TALLEST * width:
        raise ValueError(f"is more than {TALLEST} times as high as wide")
    return Original(
        file=file,
        digest=asset.digest,
        form=form,
        width=width,
        height=height,
        is_graphic=_is_graphic(picture, form),
        is_fixed=_moves(picture),
    )


def form_of(content: bytes) -> OriginalForm | None:
    """Of which kind a file is, by its first bytes; None when it is no picture we know."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and b"avi" in content[8:64]:
        return "avif"
    return "svg" if b"<svg" in content[:4096] else None


def opened(content: bytes, form: OriginalForm) -> ImageFile:
    """The picture, its header read.

    Raises ``ValueError`` for what has no header, or would fill the memory.
    """
    if form == "webp":
        _refuse_large(*_webp_size(content))
    try:
        with quietly():
            picture = _OPENING[form](BytesIO(content))
    except FAULTS as error:
        raise ValueError(f"cannot be read: {said_of(error)}") from error
    _refuse_large(*picture.size)
    return picture


@contextmanager
def quietly() -> Iterator[None]:
    """What Pillow remarks on a file, such as words of a camera that are cut short, is not told."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _refuse_large(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise ValueError("has no size")
    if width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        raise ValueError(
            f"is too large: {width} by {height} pixels, and no more than {most} million can be"
        )


def _moves(picture: ImageFile) -> bool:
    try:
        with quietly():
            return bool(getattr(picture, "is_animated", False))
    except FAULTS as error:
        raise ValueError(f"cannot be read: {said_of(error)}") from error


def turn_of(picture: Image) -> Transpose | None:
    """How the picture must be turned to be the right way up (EXIF 2.32, "Orientation")."""
    exif = picture.info.get("exif")
    return _TURNS.get(_orientation(exif)) if isinstance(exif, bytes) else None


def is_on_its_side(turn: Transpose | None) -> bool:
    """Whether width and height change places."""
    return turn in (Transpose.TRANSPOSE, Transpose.ROTATE_270, Transpose.TRANSVERSE,
                    Transpose.ROTATE_90)  # fmt: skip


def said_of(error: Exception) -> str:
    """What a library says is wrong, in one line."""
    return " ".join(str(error).split())[:120] or "it is damaged"


def _orientation(exif: bytes) -> int:
    """The orientation in the first directory of EXIF, which is TIFF; 1 if there is none."""
    tiff = exif.removeprefix(b"Exif\x00\x00")
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return 1
    start = struct.unpack_from(f"{order}I", tiff, 4)[0]
    entries = tiff[start : start + 2]
    count = struct.unpack(f"{order}H", entries)[0] if len(entries) == 2 else 0
    for at in range(start + 2, min(start + 2 + 12 * count, len(tiff) - 11), 12):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, at)
        if tag == _ORIENTATION:
            return int(value)
    return 1


def _is_graphic(picture: Image, form: OriginalForm) -> bool:
    if form == "png":
        return "transparency" in picture.info or picture.mode in ("P", "PA", "1", "LA", "RGBA")
    return form == "gif" or picture.mode in ("RGBA", "LA", "PA")


def _webp_size(content: bytes) -> tuple[int, int]:
    """The size in a WebP header (RFC 9649): opening the file would take memory for it."""
    kind = content[12:16]
    if kind == b"VP8X":
        across, down = content[24:27], content[27:30]
        return 1 + int.from_bytes(across, "little"), 1 + int.from_bytes(down, "little")
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    across, down = content[26:28], content[28:30]
    return int.from_bytes(across, "little") & 0x3FFF, int.from_bytes(down, "little") & 0x3FFF
