"""One rendition of a picture as bytes: turned, cut, scaled, in sRGB, and without a word about it.

No camera, place, time or name that the file told is in what is written: only pixels are taken over.
Encoders run in one thread with fixed settings, so that equal input gives equal bytes.
"""

from __future__ import annotations

from io import BytesIO

from PIL import ImageCms
from PIL.Image import Dither, Image, Quantize, Resampling

from communique.model import Rendition
from communique.pictures.files import (
    FAULTS,
    form_of,
    is_on_its_side,
    opened,
    quietly,
    said_of,
    turn_of,
)

# What a reader cannot tell from more, at the sizes that are shown.
_AVIF = {"quality": 60, "speed": 8, "codec": "aom", "max_threads": 1, "autotiling": False}
_WEBP = {"quality": 78, "method": 4}
_JPEG = {"quality": 80, "optimize": True, "progressive": True}
_SIXTEEN = "I;16"


def encoded(content: bytes, rendition: Rendition) -> bytes:
    """The rendition of the picture that the bytes of its file are.

    Raises ``ValueError`` with a sentence when they cannot be decoded.
    """
    form = form_of(content)
    if form is None or form == "svg":
        raise ValueError("is not a picture")
    picture = opened(content, form)
    try:
        with quietly():
            pixels = _in_srgb(_scaled(picture, rendition), picture.info.get("icc_profile"))
    except (*FAULTS, MemoryError) as error:
        raise ValueError(f"cannot be read: {said_of(error)}") from error
    return _written(pixels, rendition)


def _scaled(picture: Image, rendition: Rendition) -> Image:
    """The part that is shown, the right way up, in its size."""
    turn = turn_of(picture)
    whole = picture.size[::-1] if is_on_its_side(turn) else picture.size
    left, top, right, bottom = rendition.crop or (0, 0, *whole)
    # A JPEG can be decoded at a half, a quarter or an eighth of its size, which is faster.
    share = max(rendition.width / (right - left), rendition.height / (bottom - top))
    if share < 0.5:
        picture.draft(None, (int(picture.width * share * 2), int(picture.height * share * 2)))
    pixels = _in_simple_mode(picture)
    if turn is not None:
        pixels = pixels.transpose(turn)
    x, y = pixels.width / whole[0], pixels.height / whole[1]
    box = (left * x, top * y, right * x, bottom * y)
    size = (rendition.width, rendition.height)
    return pixels.resize(size, Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _in_simple_mode(picture: Image) -> Image:
    """The pixels in a mode that can be scaled: no palette, no more than eight bits."""
    picture.load()
    if picture.mode.startswith(_SIXTEEN) or picture.mode in ("I", "F"):
        return picture.convert("F").point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in picture.info or picture.mode in ("LA", "La", "PA", "RGBa"):
        return picture.convert("RGBA")
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    return picture if picture.mode in ("RGB", "RGBA", "CMYK") else picture.convert("RGB")


def _in_srgb(pixels: Image, profile: bytes | None) -> Image:
    """The picture in the one colour space that needs no profile."""
    wanted = "RGBA" if pixels.mode == "RGBA" else "RGB"
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(pixels, given, srgb, outputMode=wanted)
        except (ImageCms.PyCMSError, OSError):  # a profile of another space, or a damaged one
            converted = None
        if converted is not None:
            pixels = converted
    pixels = pixels.convert(wanted)
    pixels.info.clear()
    return pixels


def _in_few_colours(pixels: Image) -> Image:
    """The picture as it was before it was scaled: what is opaque had a palette."""
    if pixels.mode == "RGBA":
        return pixels
    return pixels.quantize(256, method=Quantize.MEDIANCUT, dither=Dither.NONE)


def _written(pixels: Image, rendition: Rendition) -> bytes:
    sampling = "4:4:4" if rendition.is_graphic else "4:2:0"
    written = BytesIO()
    if rendition.form == "avif":
        pixels.save(written, "AVIF", subsampling=sampling, **_AVIF)
    elif rendition.form == "webp":
        pixels.save(written, "WEBP", **_WEBP)
    elif rendition.form == "jpeg":
        pixels.convert("RGB").save(written, "JPEG", **_JPEG)
    else:
        _in_few_colours(pixels).save(written, "PNG", optimize=True)
    return written.getvalue()
