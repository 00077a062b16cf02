"""Pictures: what is said of them. That they have an ``alt`` and a credit, a build sees to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.check.anchors import anchors_in
from communique.check.values import Finding, Manuscript

ALT = 150  # characters
_ELSEWHERE = re.compile(r"!\[[^\]]*\]\(\s*<?(?:https?:)?//", re.IGNORECASE)
_PICTURE_OF = re.compile(
    r"(?:an? |the |une? |la |una? |el )?(?:image|picture|photo(?:graph|graphie)?|imagen"
    r"|foto(?:grafía)?"
    r"|фото(?:графия)?|изображение|صورة)\b",
    re.IGNORECASE,
)


def lead_picture(file: Manuscript) -> Iterator[Finding]:
    """An article's picture says what it shows, and by what right."""
    image = file.article.image if file.article else None
    if image is None or not image.file:
        return
    yield from _alternative(file, image.alt or "", file.line_of("image", "alt"))
    if not image.licence and not image.source_url:
        said = "it is not said by what right the picture is shown"
        hint = "give licence: or source_url: under image:"
        yield file.found("picture-licence", said, file.line_of("image", "file"), hint=hint)


def pictures_within(file: Manuscript) -> Iterator[Finding]:
    """Pictures in a text say what they show, and are files of the site."""
    if "<img" in file.html:
        for anchor in anchors_in(file.document, file.html):
            if anchor.is_shown:
                yield from _alternative(file, anchor.alt or "", anchor.line)
    for paragraph in file.paragraphs if "![" in file.document.body else ():
        for found in _ELSEWHERE.finditer(paragraph.raw):
            yield _hotlinked(file, *paragraph.place(found.start()))


def _alternative(file: Manuscript, alt: str, line: int) -> Iterator[Finding]:
    if len(alt) > ALT:
        said = f"the alternative text has {len(alt)} characters; {ALT} are enough"
        yield file.found("picture-alt-wording", said, line, hint="tell the rest in the caption")
    if _PICTURE_OF.match(alt):
        said = "the alternative text says that it is a picture"
        yield file.found("picture-alt-wording", said, line, hint="begin with what it shows")


def _hotlinked(file: Manuscript, line: int, column: int | None = None) -> Finding:
    return file.found(
        "picture-elsewhere",
        "the picture lies on another site: what it shows there is not up to you",
        line,
        column=column,
        hint="put a copy into content/static/, if you may, and give its path",
    )
