"""Markdown to safe HTML, and what else a build wants from a body.

    dialect     which Markdown this is: Python-Markdown, its extensions, and rules of ours
    sanitised   the HTML that may pass, whatever the Markdown said
    prose       plain text, number of words and opening of a body
    limits      how long, deep and tangled a text may be
    citations   references to the list of sources
    passages    headings that say what follows them
    plain       bodies of plain paragraphs, headings, quotations and lists, without a tree
    blocks, inline, patterns, tree
                the same HTML from Python-Markdown, sooner: each class replaces one of its
                processors by one that sees first whether there is anything to do

Everything here is a function of the text alone.
"""

from __future__ import annotations

import platform
from importlib.metadata import version

from communique.errors import ContentError
from communique.illustrated import without_remote
from communique.markdown.dialect import DIALECT_VERSION, Dialect
from communique.markdown.limits import refuse_large
from communique.markdown.prose import PROSE_VERSION, paragraphs_of, prose_of
from communique.markdown.sanitised import SANITISER_VERSION, sanitised
from communique.model import Value

CONVERTER_VERSION = (
    f"communique {DIALECT_VERSION}.{SANITISER_VERSION}.{PROSE_VERSION}"
    f" markdown {version('markdown')} nh3 {version('nh3')} python {platform.python_version()}"
)
"""What ``Converted`` depends on besides the text. Python's own parser reads raw HTML."""


class Converted(Value, frozen=True, kw_only=True):
    """A body, converted.

    ``html`` is safe to show as it is. ``text`` is its prose, one paragraph or heading a line: no
    tables, code, figures or footnotes. ``words`` counts the prose (see ``prose.words_in``).
    ``opening`` is its beginning without headings, at most 280 characters, cut at a word.
    """

    html: str
    text: str
    words: int
    opening: str

    @property
    def paragraphs(self) -> list[str]:
        """The prose by paragraphs, without headings, lists and quotations."""
        return paragraphs_of(self.html)


class Converter:
    """Converts bodies, one after another. Make one for each process or thread, and keep it.

    Pictures that lie elsewhere are shown if ``remote``; else each is a link.
    """

    def __init__(self, *, remote: bool = False) -> None:
        self._dialect = Dialect()
        self._remote = remote

    def converted(self, markdown: str, *, prefix: str = "", cites: bool = False) -> Converted:
        """The body as HTML and as prose; with ``cites``, ``[1]`` leads to a source.

        ``prefix`` begins the id of every heading and footnote, for pages that show several bodies.
        Raises ``ContentError`` when the text is too long, nested too deeply or too tangled.
        """
        refuse_large(markdown)
        try:
            html = sanitised(self._dialect.to_html(markdown, prefix, cites=cites))
        except ContentError:
            self._dialect = Dialect()  # this one was left half way
            raise
        if not self._remote:
            html = without_remote(html)
        prose = prose_of(html)
        return Converted(html=html, text=prose.text, words=prose.words, opening=prose.opening)
