"""Pictures: as their files have them, as the site shows them."""

from __future__ import annotations

from typing import Literal

from communique.model.value import Value

OriginalForm = Literal["jpeg", "png", "webp", "avif", "gif", "svg"]
Form = Literal["avif", "webp", "jpeg", "png"]
Box = tuple[int, int, int, int]

MEDIA: dict[str, str] = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpeg": "image/jpeg",
    "png": "image/png",
}


class Original(Value, frozen=True, kw_only=True):
    """A picture as the editor gave it: ``file`` is a path under content/static.

    ``width`` and ``height`` are in pixels, as it is seen: turned the right way up. ``is_graphic``:
    it has few colours or transparent parts, which JPEG would spoil. ``is_fixed``: it moves or is
    drawn, and is shown as it is.
    """

    file: str
    digest: str
    form: OriginalForm
    width: int
    height: int
    is_graphic: bool = False
    is_fixed: bool = False


class Rendition(Value, frozen=True, kw_only=True):
    """A picture in one form and size: where the original lies, and the fingerprint of its bytes.

    ``crop`` is the part of the original that is shown (left, top, right, bottom), in its pixels;
    None is all of it. ``is_graphic`` as in ``Original``.
    """

    url: str
    source: str
    digest: str
    form: Form
    width: int
    height: int
    crop: Box | None = None
    is_graphic: bool = False

    @property
    def media(self) -> str:
        """Its media type."""
        return MEDIA[self.form]


class Plate(Value, frozen=True, kw_only=True):
    """A picture in every form and size that pages may choose from.

    ``file`` is the original's path under content/static; ``src`` the address for browsers that
    know nothing else; ``width`` and ``height`` are those of the largest. ``modern`` and ``plain``
    are the smaller and the better known form, the narrowest first; none, where the original is
    shown as it is. ``is_first``: nothing on its page comes before it, so it is loaded at once.
    """

    file: str
    src: str
    width: int
    height: int
    modern: tuple[Rendition, ...] = ()
    plain: tuple[Rendition, ...] = ()
    is_first: bool = False


class Figure(Value, frozen=True, kw_only=True):
    """A picture with all that is said of it."""

    plate: Plate
    alt: str
    caption: str | None = None
    credit: str | None = None
    licence: str | None = None
    source_url: str | None = None


class Shared(Value, frozen=True, kw_only=True):
    """The picture that stands for a page where links to it are shared, and what it shows.

    ``rendition`` is how it is made of a picture of the editor's; ``is_drawn``: it is a card.
    """

    url: str
    width: int
    height: int
    media: str
    alt: str
    rendition: Rendition | None = None
    is_drawn: bool = False


class SocialCard(Value, frozen=True, kw_only=True):
    """A picture drawn for links to a page: its words, and a map of those countries.

    ``note`` stands below, mostly a date; ``dir`` is that of the words.
    """

    url: str
    title: str
    site: str
    kicker: str | None = None
    note: str | None = None
    countries: tuple[str, ...] = ()
    dir: str = "ltr"
