"""In which sizes a picture is shown, and which part of it where the shape is given."""

from __future__ import annotations

from pathlib import PurePosixPath

from communique.fingerprint import fingerprint
from communique.model import Box, Form, Original, Plate, Rendition
from communique.slugs import slug_of

WIDTHS = (480, 960, 1600)
USUAL = 960  # what browsers get that know of no sizes
# A width that is nearly the next one saves nobody anything.
NEARLY = 0.85
STATIC = "content/static"
_ENDINGS: dict[Form, str] = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png"}


def plate(
    original: Original, modern: Form, *, crop: Box | None = None, is_first: bool = False
) -> Plate:
    """The picture, or a part of it, in every form and size that pages may choose from.

    None is larger than the original.
    """
    width, height = _size(original, crop)
    if original.is_fixed:
        return Plate(
            file=original.file, src=f"/{original.file}", width=width, height=height,
            is_first=is_first,
        )  # fmt: skip
    widths = widths_of(width)
    plain: Form = "png" if original.is_graphic else "jpeg"
    of_form = {
        form: tuple(rendition(original, form, one, crop=crop) for one in widths)
        for form in (modern, plain)
    }
    usual = next((one for one in reversed(of_form[plain]) if one.width <= USUAL), of_form[plain][0])
    largest = of_form[plain][-1]
    return Plate(
        file=original.file,
        src=usual.url,
        width=largest.width,
        height=largest.height,
        modern=of_form[modern],
        plain=of_form[plain],
        is_first=is_first,
    )


def widths_of(width: int) -> tuple[int, ...]:
    """The widths that a picture of that width is shown in, the narrowest first."""
    top = min(width, WIDTHS[-1])
    return (*(one for one in WIDTHS if one < top * NEARLY), top)


def rendition(
    original: Original, form: Form, width: int, *, crop: Box | None = None, height: int = 0
) -> Rendition:
    """The picture in one form and width; its height follows from its shape where it is 0."""
    across, down = _size(original, crop)
    height = height or max(1, round(width * down / across))
    made = fingerprint((original.digest, original.is_graphic, crop, height))[:10]
    stem = slug_of(PurePosixPath(original.file).stem)[:60].strip("-")
    return Rendition(
        url=f"/assets/{stem}.{made}.{width}.{_ENDINGS[form]}",
        source=f"{STATIC}/{original.file}",
        digest=original.digest,
        form=form,
        width=width,
        height=height,
        crop=crop,
        is_graphic=original.is_graphic,
    )


def cropped(original: Original, shape: tuple[int, int], focus: tuple[float, float] | None) -> Box:
    """The largest part of the picture that has the shape (width to height) around its focus."""
    across, down = shape
    width = min(original.width, max(1, original.height * across // down))
    height = min(original.height, max(1, original.width * down // across))
    x, y = focus or (0.5, 0.5)
    left = min(max(0, round(original.width * x - width / 2)), original.width - width)
    top = min(max(0, round(original.height * y - height / 2)), original.height - height)
    return left, top, left + width, top + height


def _size(original: Original, crop: Box | None) -> tuple[int, int]:
    if crop is None:
        return original.width, original.height
    return crop[2] - crop[0], crop[3] - crop[1]
