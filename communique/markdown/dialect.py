"""Which Markdown this is: Python-Markdown, its extensions, and the rules of ours.

Tables, footnotes, fenced code, lists that keep to their kind, and headings with an id. A body's
headings stand under the title of its page, which is the only ``h1``: a body that has one has all
its headings moved down a level. Punctuation stays as it was written.
"""

from __future__ import annotations

from typing import cast
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, TocTreeprocessor, slugify_unicode
from markdown.treeprocessors import Treeprocessor

from communique.markdown.blocks import (
    PlainParagraphs,
    SwiftFences,
    SwiftHtmlBlocks,
    SwiftWhitespace,
)
from communique.markdown.citations import CITED, Citations
from communique.markdown.inline import SwiftInline, knows_patterns_of
from communique.markdown.limits import Effort
from communique.markdown.passages import Passages
from communique.markdown.patterns import bound_links
from communique.markdown.plain import plain_html
from communique.markdown.tree import HeadingIds, SwiftPrettify, SwiftUnescape, to_html

DIALECT_VERSION = 3

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Dialect:
    """One ``markdown.Markdown`` of the dialect, used again and again."""

    def __init__(self, *, swift: bool = True) -> None:
        self._footnotes = PrefixedFootnotes(BACKLINK_TITLE="↩ {}")
        self._headings = PrefixedHeadings(marker="")
        self._rules = HouseRules()
        self._markdown = markdown.Markdown(
            extensions=[
                TableExtension(use_align_attribute=True),
                self._footnotes,
                FencedCodeExtension(),
                SaneListExtension(),
                self._headings,
                self._rules,
            ],
            output_format="html",
        )
        self._effort = Effort()
        self._swift = swift
        if swift:
            quicken(self._markdown, self._effort)

    def to_html(self, text: str, prefix: str = "", *, cites: bool = False) -> str:
        """The text as HTML, not yet safe: see ``sanitised``."""
        self._rules.citations.are_wanted = cites and CITED.search(text) is not None
        self._footnotes.prefix = prefix
        self._headings.prefix = prefix
        self._effort.spent = 0
        self._effort.spend(text.count("\n\n") ** 2 // 100)
        plain = plain_html(text, self._headings.slug) if self._swift else None
        return self._markdown.reset().convert(text) if plain is None else plain


def quicken(md: markdown.Markdown, effort: Effort) -> None:
    """Replaces the processors that have something to gain, and bounds what a text may cost.

    The HTML is the same to the byte, whatever the text.
    """
    toc = cast(TocTreeprocessor, md.treeprocessors["toc"])
    md.preprocessors.register(SwiftWhitespace(md), "normalize_whitespace", 30)
    md.preprocessors.register(SwiftFences(md, effort), "fenced_code_block", 25)
    md.preprocessors.register(SwiftHtmlBlocks(md, effort), "html_block", 20)
    md.parser.blockprocessors.register(PlainParagraphs(md.parser, effort), "plain", 1000)
    bound_links(md, effort)
    if knows_patterns_of(md):
        md.treeprocessors.register(SwiftInline(md, effort), "inline", 20)
    md.treeprocessors.register(SwiftPrettify(md), "prettify", 10)
    md.treeprocessors.register(HeadingIds(md, toc), "toc", 5)
    md.treeprocessors.register(SwiftUnescape(md), "unescape", 0)
    md.serializer = to_html


class PrefixedFootnotes(FootnoteExtension):
    """Footnotes whose ids are told apart by a prefix, not by a count of conversions."""

    prefix = ""

    def makeFootnoteId(self, id: str) -> str:
        return super().makeFootnoteId(self.prefix + id)

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:
        return super().makeFootnoteRefId(self.prefix + id, found)

    def unique_ref(self, reference: str, found: bool = False) -> str:
        # As in Python-Markdown, "fnref:1", "fnref2:1", "fnref3:1" and so on, but counted and not
        # tried one after another.
        if not found:
            return reference
        times = self.found_refs.get(reference, 0) + 1
        self.found_refs[reference] = times
        return reference if times == 1 else reference.replace("fnref", f"fnref{times}", 1)


class PrefixedHeadings(TocExtension):
    """Headings whose ids begin with a prefix and keep the letters of any script."""

    prefix = ""

    def __init__(self, **options: str) -> None:
        super().__init__(slugify=self.slug, **options)

    def slug(self, text: str, separator: str = "-") -> str:
        """The id of a heading with that text, if no other has it."""
        return self.prefix + (slugify_unicode(text, separator) or "section")


class HouseRules(Extension):
    """Headings below the page's own, aligned cells without ``style``, sections, citations."""

    citations: Citations

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Run after inline markup and before headings get their ids."""
        self.citations = Citations(md)
        md.treeprocessors.register(self.citations, "citations", 9)
        md.treeprocessors.register(Demotion(md), "demotion", 8)
        md.treeprocessors.register(Alignment(md), "alignment", 7)
        md.treeprocessors.register(Passages(md), "passages", 6)


class Demotion(Treeprocessor):
    """Leaves no ``h1``: a body with one has every heading one level lower."""

    def run(self, root: Element) -> None:
        if root.find(".//h1") is None:
            return
        lower = dict(zip(LEVELS, (*LEVELS[1:], "h6"), strict=True))
        for element in root.iter():
            element.tag = lower.get(element.tag, element.tag)


class Alignment(Treeprocessor):
    """Says how a cell is aligned by a class: ``align`` is obsolete, ``style`` is forbidden."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            for cell in (*table.iter("th"), *table.iter("td")):
                if "align" in cell.attrib:
                    cell.set("class", cell.attrib.pop("align"))
