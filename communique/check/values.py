"""What rules see, and what they find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from msgspec import field

from communique.check.paragraphs import Paragraph, paragraphs_in
from communique.frontmatter import Document, Mapping, Node, Sequence
from communique.model import Article, Content, Frozen, Value


class Edit(Value, frozen=True, kw_only=True):
    """On that line, from column ``start`` on (from 0), ``was`` becomes ``now``.

    A line end in ``now`` is written as the file writes its own.
    """

    line: int
    start: int
    was: str
    now: str


class Finding(Value, frozen=True, kw_only=True):
    """What a rule found: where, what is wrong, what to do.

    Lines and columns are from 1. With its ``edits``, if there are any, the file is right.
    """

    rule: str
    path: str
    line: int | None = None
    column: int | None = None
    message: str
    hint: str | None = None
    excerpt: str | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Manuscript:
    """A file of content/ that could be read: its lines, what it says, its body as safe HTML."""

    document: Document
    value: Content
    html: str
    text: str

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The prose of the body as it was written."""
        return paragraphs_in(self.document.body, self.document.body_line)

    @property
    def article(self) -> Article | None:
        """The article, where the file is one."""
        return self.value if isinstance(self.value, Article) else None

    @property
    def title(self) -> str | None:
        """The headline."""
        return None if isinstance(self.value, Frozen) else self.value.title

    @property
    def description(self) -> str | None:
        """The standfirst."""
        return None if isinstance(self.value, Frozen) else self.value.description

    @property
    def key_points(self) -> tuple[str, ...]:
        """The key points that an editor wrote."""
        article = self.article
        return article.key_points if article and not article.is_extracted else ()

    @property
    def language(self) -> str:
        """The language of the text, such as ``en``; empty where nothing says."""
        return "" if isinstance(self.value, Frozen) else self.value.lang.partition("-")[0]

    def line_of_item(self, name: str, number: int) -> int:
        """The line of an item of a list, the first being 1."""
        node = self.document.fields.get(name)
        if isinstance(node, Sequence) and number <= len(node.items):
            return node.items[number - 1].line
        return self.line_of(name)

    def line_of(self, *names: str) -> int:
        """The line of a field, or of one within it; of what is there of it, else 1."""
        line, nodes = 1, self.document.fields
        for name in names:
            node: Node | None = nodes.get(name)
            if node is None:
                break
            line = node.line
            nodes = node.items if isinstance(node, Mapping) else {}
        return line

    def found(
        self,
        rule: str,
        message: str,
        line: int,
        *,
        column: int | None = None,
        hint: str | None = None,
        edits: tuple[Edit, ...] = (),
    ) -> Finding:
        """A finding on that line, which is shown unless it is the first."""
        return Finding(
            rule=rule,
            path=self.document.path,
            line=line,
            column=column,
            message=message,
            hint=hint,
            excerpt=self.document.line(line) if line > 1 else None,
            edits=edits,
        )

    def replaced(self, line: int, was: str, now: str) -> tuple[Edit, ...]:
        """The edit that replaces a text that stands once on a line; none where it does not."""
        shown = self.document.line(line) or ""
        if shown.count(was) != 1:
            return ()
        return (Edit(line=line, start=shown.index(was), was=was, now=now),)


class Anchor(Value, frozen=True, kw_only=True):
    """An address in a body, as it was written; without a column it is somewhere on those lines.

    ``is_shown``: it is that of a picture, which has that ``alt``.
    """

    address: str
    line: int
    column: int | None = None
    is_shown: bool = False
    alt: str | None = None


class Facts(Value, frozen=True, kw_only=True):
    """What is kept of a file for as long as it does not change.

    ``findings`` are those of the rules for one file, ``spared`` the rules it ignores. ``lines`` are
    those of its fields, by name; ``ids`` are those of its body. For ``sketch`` and ``sample`` see
    ``twins``.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    spared: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    anchors: tuple[Anchor, ...] = ()
    ids: tuple[str, ...] = ()
    sketch: bytes = b""
    sample: bytes = b""

    def line(self, name: str) -> int:
        """The line of a field; the first where it is absent."""
        return self.lines.get(name, 1)

    def found(
        self,
        rule: str,
        message: str,
        line: int,
        *,
        column: int | None = None,
        hint: str | None = None,
        edits: tuple[Edit, ...] = (),
    ) -> Finding:
        """A finding on that line."""
        return Finding(
            rule=rule,
            path=self.path,
            line=line,
            column=column,
            message=message,
            hint=hint,
            edits=edits,
        )
