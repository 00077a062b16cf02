"""The source and its blocks: preprocessors and block processors that see first what is there."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.util import ETX, STX

from communique.markdown.limits import Effort, refuse_deep


class SwiftWhitespace(NormalizeWhitespace):
    """Makes line ends, tabs and blank lines alike where they are not."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, and two blank ones."""
        source = "\n".join(lines) + "\n"
        even = not (
            "\t" in source
            or "\r" in source
            or STX in source
            or ETX in source
            or ("\n " in source and " \n" in source)
        )
        return [*lines, "", ""] if even else super().run(lines)


class SwiftFences(FencedBlockPreprocessor):
    """Looks for fenced code where there is a fence."""

    def __init__(self, md: markdown.Markdown, effort: Effort) -> None:
        super().__init__(md, FencedCodeExtension().getConfigs())
        self._effort = effort

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with a placeholder for each block of fenced code."""
        source = "\n".join(lines)
        fences = source.count("```") + source.count("~~~")
        if not fences:
            return lines
        # Each fence that nothing closes is looked for in all that follows.
        self._effort.spend(fences * len(source) // 10)
        return super().run(lines)


class SwiftHtmlBlocks(HtmlBlockPreprocessor):
    """Looks for HTML where there is a tag, or a character reference that the parser would mend."""

    def __init__(self, md: markdown.Markdown, effort: Effort) -> None:
        super().__init__(md)
        self._effort = effort

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with a placeholder for each block of HTML."""
        source = "\n".join(lines)
        if "<" not in source and "&#" not in source:
            return lines
        extractor = _Extractor(self.md, self._effort)
        extractor.feed(source)
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")


class _Extractor(HTMLExtractor):
    """Counts what is looked for in vain: the end of a tag, the element around a comment."""

    def __init__(self, md: markdown.Markdown, effort: Effort) -> None:
        self._effort = effort
        super().__init__(md)

    def parse_starttag(self, i: int) -> int:
        end = super().parse_starttag(i)
        if end == i + 1:
            self._effort.spend(3 * (len(self.rawdata) - i))
        return end

    def handle_data(self, data: str) -> None:
        if data.startswith("<"):
            self._effort.spend(len(self.rawdata) // 20)
        super().handle_data(data)

    def handle_comment(self, data: str) -> None:
        self._effort.spend(len(self.inline_stack) * len(self.rawdata))
        super().handle_comment(data)


# The first line of a block, then any other: what a list, rule, quotation, underlined heading,
# code or definition may begin with. A "#" or "|" anywhere may be a heading or a table.
_FIRST = re.compile(r"[ =\-_*+>\n]|\d+\.|\[(?:\^|[^\[\]]*\]:)|$")
_LATER = re.compile(r"\n {0,3}(?:[=\-_*>]|\[(?:\^|[^\[\]]*\]:))")


def is_paragraph(block: str) -> bool:
    """Whether the block can be nothing but a paragraph."""
    return not (
        "#" in block
        or "|" in block
        or _FIRST.match(block)
        or ("\n" in block and _LATER.search(block))
    )


class PlainParagraphs(BlockProcessor):
    """Takes the blocks that can be nothing but paragraphs, as many as follow one another.

    It is the first to see every block, and so also sees to the limits.
    """

    def __init__(self, parser: BlockParser, effort: Effort) -> None:
        super().__init__(parser)
        self._effort = effort

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Whether the block is a paragraph for certain."""
        refuse_deep(len(self.parser.state))
        if is_paragraph(block):
            return True
        self._effort.spend(len(block) + block.count("[^") * len(block) // 20)
        if "|" in block and "`" in block:
            rows = block.split("\n")
            self._effort.spend(sum(row.count("|") * row.count("`") for row in rows))
        return False

    def run(self, parent: Element, blocks: list[str]) -> None:
        """The paragraphs are in the tree, and no longer among the blocks."""
        count = next(
            (count for count, block in enumerate(blocks) if not is_paragraph(block)),
            len(blocks),
        )
        paragraph = self.parser.blockprocessors["paragraph"]
        for block in blocks[:count]:
            paragraph.run(parent, [block])
        del blocks[:count]
