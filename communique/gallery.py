"""The pictures of a site at hand: what articles and other texts may show of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from communique.model import (
    ArticlePage,
    Body,
    EditionPage,
    Feed,
    Figure,
    Form,
    HomePage,
    Image,
    LeafPage,
    Original,
    Output,
    Plate,
    Rendition,
    Shared,
    StoryPage,
)
from communique.pictures import cropped, plate, rendition

CARD = (1200, 630)  # as large as all who show links want it
_NONE: Mapping[str, Original] = MappingProxyType({})


class Gallery:
    """Pictures by their paths under content/static; what is not among ``originals`` is not shown.

    ``modern`` is the form in which each is shown beside JPEG or PNG. With ``draws_cards``, a page
    without a large picture has a card.
    """

    def __init__(
        self,
        originals: Mapping[str, Original] = _NONE,
        modern: Form = "avif",
        *,
        draws_cards: bool = False,
    ) -> None:
        self.originals = originals
        self._modern = modern
        self._draws_cards = draws_cards

    def replaced(self, linked: frozenset[str]) -> frozenset[str]:
        """The files that nobody needs as they are: shown in other forms, and not ``linked`` to."""
        return frozenset(one.file for one in self.originals.values() if not one.is_fixed) - linked

    def state(self) -> tuple[object, ...]:
        """Everything that decides how a picture is shown."""
        return (
            self._modern,
            self._draws_cards,
            *(self.originals[file] for file in sorted(self.originals)),
        )

    def figure(self, image: Image | None, *, is_first: bool = True) -> Figure | None:
        """The picture with all that is said of it; None without a file."""
        original = self.originals.get(image.file or "") if image else None
        if image is None or original is None:
            return None
        return Figure(
            plate=plate(original, self._modern, is_first=is_first),
            alt=image.alt or "",
            caption=image.caption,
            credit=image.credit,
            licence=image.licence,
            source_url=image.source_url,
        )

    def cut(self, image: Image | None, shape: tuple[int, int]) -> Figure | None:
        """The same, cut to a shape (width to height) around its focus."""
        found = self.figure(image)
        if found is None or image is None:
            return None
        original = self.originals[found.plate.file]
        if original.is_fixed:
            return None
        crop = cropped(original, shape, image.focus)
        if crop == (0, 0, original.width, original.height):
            return found
        return replace(found, plate=plate(original, self._modern, crop=crop, is_first=True))

    def shared(self, url: str, title: str, image: Image | None = None) -> Shared | None:
        """What stands for the page at ``url`` where links are shared: the picture, if it is large.

        None where cards are not drawn.
        """
        original = self.originals.get(image.file or "") if image else None
        if image and original and not original.is_fixed:
            width, height = CARD
            if original.width >= width and original.height >= height:
                return _large(original, image, title)
        return drawn_for(url, title) if self._draws_cards else None

    def body(self, body: Body, *, is_first: bool = True) -> Body:
        """The body with its pictures; the same object when it has none."""
        found = tuple(
            plate(self.originals[file], self._modern, is_first=is_first and number == 0)
            for number, file in enumerate(body.pictures)
            if file in self.originals
        )
        return replace(body, plates=found) if found else body


def _large(original: Original, image: Image, title: str) -> Shared:
    width, height = CARD
    crop = cropped(original, CARD, image.focus)
    form: Form = "png" if original.is_graphic else "jpeg"
    made = rendition(original, form, width, crop=crop, height=height)
    alt = image.alt or title
    return Shared(
        url=made.url, width=width, height=height, media=made.media, alt=alt, rendition=made
    )


def drawn_for(url: str, title: str) -> Shared:
    """The card of the page at ``url``."""
    width, height = CARD
    at = f"{url}card.png"
    return Shared(url=at, width=width, height=height, media="image/png", alt=title, is_drawn=True)


def renditions_in(outputs: Iterable[Output]) -> tuple[Rendition, ...]:
    """Every rendition that those pages and feeds name, once each.

    The costly ones come first and equal ones stand together, so that processes share them evenly.
    """
    found = {one.url: one for output in outputs for one in _renditions(output)}
    return tuple(
        sorted(found.values(), key=lambda one: (one.form in ("jpeg", "png"), -one.width, one.url))
    )


def _renditions(output: Output) -> Iterator[Rendition]:
    if isinstance(output, ArticlePage) and output.shared and output.shared.rendition:
        yield output.shared.rendition
    for shown in _plates(output):
        yield from shown.modern
        yield from shown.plain


def _plates(output: Output) -> Iterator[Plate]:
    match output:
        case ArticlePage():
            if output.image:
                yield output.image.plate
            # Of an excerpt the opening is shown, which is prose.
            yield from output.body.plates if output.kind != "excerpt" else ()
        case HomePage():
            if output.picture:
                yield output.picture.plate
        case LeafPage() | StoryPage() | EditionPage():
            yield from output.body.plates if output.body else ()
        case Feed():
            for entry in output.entries:
                yield from entry.body.plates if entry.body else ()
        case _:
            return
