"""What a source says, before it becomes an article file."""

from __future__ import annotations

from communique.model import Image, Source, Value


class Draft(Value, frozen=True, kw_only=True):
    """A source, understood: the fields of an article and its text as Markdown.

    ``date`` and ``updated`` are ISO 8601, a day or a time with its offset, as the source gives
    them; ``date_origin`` says in a few words where the date was found. ``guessed`` names the front
    matter fields that are inferences an editor should look at, in front matter order, each once.
    ``endnote`` is what stood under the text and is not part of it, such as "Reporting by".
    ``excerpt_only`` is true when the source held a summary and not the text.
    ``related`` are the ids of articles on the site that say much of the same.
    ``warnings`` are full sentences for the person who ran ingest.
    """

    title: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    date_origin: str | None = None
    updated: str | None = None
    dateline: str | None = None
    image: Image | None = None
    key_points: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lang: str | None = None
    source: Source | None = None
    endnote: str | None = None
    related: tuple[str, ...] = ()
    markdown: str = ""
    excerpt_only: bool = False
    guessed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
