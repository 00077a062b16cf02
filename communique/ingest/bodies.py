"""The text itself: paragraphs, headings and lists, without what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.ingest.blocks import Block, Shape
from communique.ingest.furniture import is_appeal
from communique.ingest.roles import Reading, Role
from communique.ingest.shapes import ends_openly, folded, is_ended, kernel, weight, words_in

_FRAMED = re.compile(r"^[-–—*]{1,3}\s+(.{2,80}?)\s+[-–—*]{1,3}$")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[IVX]{1,4}\.|[一二三四五六七八九十]{1,2}、)\s*(?=\S)")
_SPEAKER = re.compile(r"^(?:[^\W\d_][\w .'’-]{1,40}:$|[QA]:|[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}: )")
_STATEMENT = re.compile(
    r"(?!(?:what|why|how|who|where|when|is|are|was|will|can)\b).+\b(?:is|are|was|were|has|have|had)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{4,}")
_MOST_WORDS = 10
_LONG_LINE = 8  # words
_QUOTES = "\"'“‘«„‹「『¿¡#$€£"


def blocks_of(body: Sequence[Reading], title: str, is_page: bool) -> tuple[Block, ...]:
    """The text these lines hold. ``is_page``: they come from a web page, buttons and all."""
    texts = [
        reading
        for reading in body
        if _is_of_text(reading, title) and not (is_page and is_appeal(reading.text))
    ]
    numbers = {id(reading): n for n, reading in enumerate(body)}
    vocabulary = _vocabulary(texts)
    blocks: list[Block] = []
    for place, reading in enumerate(texts):
        spot = _Spot(body, texts, numbers[id(reading)], place)
        block = _block(spot, reading, vocabulary, is_page)
        if block is not None:
            blocks.append(block)
    return tuple(_without_stray_headings(blocks))


def left_out(body: Sequence[Reading], blocks: Sequence[Block], title: str) -> tuple[str, ...]:
    """The longer lines of text that ``blocks_of`` took for captions or links."""
    kept = {block.text for block in blocks}
    texts = [reading.text for reading in body if _is_of_text(reading, title)]
    return tuple(text for text in texts if text not in kept and words_in(text) >= _LONG_LINE)


def _is_of_text(reading: Reading, title: str) -> bool:
    own = kernel(title)
    return reading.is_text and not (len(own) > 4 and kernel(reading.text) == own)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A line among its neighbours: ``body`` has all lines, ``texts`` those of the article."""

    body: Sequence[Reading]
    texts: Sequence[Reading]
    number: int
    place: int

    @property
    def above(self) -> Reading | None:
        return self.texts[self.place - 1] if self.place else None

    @property
    def below(self) -> Reading | None:
        return self.texts[self.place + 1] if self.place + 1 < len(self.texts) else None

    @property
    def is_apart(self) -> bool:
        """Whether the line is set off from the texts above and below."""
        below = self.body[self.number + 1] if self.number + 1 < len(self.body) else None
        return self.body[self.number].line.is_apart and (below is None or below.line.is_apart)

    @property
    def is_beside_picture(self) -> bool:
        """Whether a credit, caption or stamp touches the line, buttons aside."""
        above = list(self.body[max(0, self.number - 3) : self.number])
        while above and above[-1].role is Role.FURNITURE:
            above.pop()
        near = (*above[-1:], *self.body[self.number + 1 : self.number + 2])
        return any(reading.role in (Role.CREDIT, Role.CAPTION, Role.STAMP) for reading in near)


def _block(
    spot: _Spot, reading: Reading, vocabulary: frozenset[str], is_page: bool
) -> Block | None:
    line = reading.line
    if line.level:
        return Block(Shape.HEADING, line.text, line.source, level=max(2, line.level))
    framed = _FRAMED.match(line.text)
    if framed and spot.below:
        return Block(Shape.HEADING, framed[1])
    if line.bullet and not (_NUMBERED.match(line.text) and _is_heading(spot, reading)):
        return Block(Shape.ITEM, line.text, line.source, bullet=line.bullet)
    if reading.is_sentence:
        return Block(Shape.PARAGRAPH, line.text, line.source)
    is_aside = is_page and (_is_elsewhere(line.text, vocabulary) or _is_statement(line.text))
    if _is_heading(spot, reading) and not is_aside:
        return Block(Shape.HEADING, line.text, line.source)
    if is_page and _is_link(spot, reading):
        return None
    return Block(Shape.PARAGRAPH, line.text, line.source)


def _is_heading(spot: _Spot, reading: Reading) -> bool:
    """Whether a short line stands alone between two paragraphs."""
    text = reading.text
    if words_in(text) > _MOST_WORDS or weight(text) > 90 or not spot.is_apart:
        return False
    ends = text.rstrip("\"'”’»)")[-1:]
    if (ends_openly(text) and ends not in "?？؟!！") or _SPEAKER.match(text):
        return False
    if (
        spot.below is None
        or spot.is_beside_picture
        or not (text[0].isalnum() or text[0] in _QUOTES)
    ):
        return False
    is_first = spot.above is None
    return (is_first or _is_full(spot.above)) and _is_full(spot.below)


def _is_full(reading: Reading | None) -> bool:
    """Whether a neighbour is a paragraph, a list, or at least a whole sentence."""
    return reading is not None and (
        reading.is_sentence
        or bool(reading.line.bullet)
        or (is_ended(reading.text) and words_in(reading.text) >= 3)
        or reading.text.endswith(":")
    )


def _is_elsewhere(text: str, vocabulary: frozenset[str]) -> bool:
    """Whether a long heading has few words of this article: it leads to another."""
    words = _WORDS.findall(folded(text))
    known = sum(word[:6] in vocabulary for word in words)
    return len(words) >= 5 and known * 2 < len(words)


def _is_statement(text: str) -> bool:
    """Whether a line without a full stop says something in full, as captions do."""
    return words_in(text) >= _LONG_LINE and bool(_STATEMENT.match(text))


def _is_link(spot: _Spot, reading: Reading) -> bool:
    """Whether a fragment on a page is a link or a caption and not a short paragraph."""
    is_cut = reading.text.endswith(("..", "…"))
    if (is_ended(reading.text) and not is_cut) or reading.text.endswith(":"):
        return False
    beside = [near for near in (spot.above, spot.below) if near and near.is_fragment]
    is_run = any(not is_ended(near.text) and not near.text.endswith(":") for near in beside)
    return is_run or spot.is_beside_picture or words_in(reading.text) > 3


def _vocabulary(texts: Sequence[Reading]) -> frozenset[str]:
    """The beginnings of the longer words of the paragraphs."""
    plain = " ".join(reading.text for reading in texts if reading.is_sentence)
    return frozenset(word[:6] for word in _WORDS.findall(folded(plain[:60_000])))


def _without_stray_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a heading left out that has no text under it."""
    for place, block in enumerate(blocks):
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.shape is not Shape.HEADING or below is not None:
            yield block
