"""Which blocks of an extracted page are the article: title, bylines, boxes and notes are not.

A block is a paragraph, heading, list, quotation or table. What stands above the first paragraph
and below the last is judged more strictly than what stands between two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml.html import HtmlElement

from communique.ingest.bylines import byline_of
from communique.ingest.credits import credit_of
from communique.ingest.dates import dates_in
from communique.ingest.furniture import is_furniture, opens_related
from communique.ingest.pages.tree import words_of
from communique.ingest.shapes import is_ended, is_prose, kernel, weight

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "dl"})
_ENDNOTE = re.compile(
    r"^[\W_]*(?:(?:additional |further )?(?:reporting|writing|edited|compiled|contribut\w+|with"
    r" (?:files|reporting|contributions|inputs|additional reporting))\b.{0,30}?"
    r"(?::| by | from | in )"
    r"|.{0,120}\bcontributed (?:to this|reporting)"
    r"|.{0,60}\bwith (?:reporting|additional reporting|files) (?:by|from)\b"
    r"|.{0,80}\b(?:associated press|ap|reuters|afp|staff)\b.{0,30}\bwriters?\b.{0,80}\breport\w*)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:can be reached|reach (?:him|her|them|the (?:author|reporter|writer)s?)|contact \w+"
    r"|e-?mail|follow|tweets? at|is on (?:twitter|x))\b.{0,80}"
    r"(?:@|\bon (?:twitter|x|facebook|instagram)\b|\bat\b)",
    re.IGNORECASE,
)
_PITCH = re.compile(
    r"^\W*(?:click (?:here|for)|get (?:the )?.{2,60} (?:app|inbox|delivered|clicking)|sign up"
    r"|subscribe|want to keep up|want more|stay (?:on top|up to date|tuned|informed)|download the"
    r"|join (?:our|the) .{0,40}(?:newsletter|community|conversation)|enjoy this"
    r"|support (?:our|independent|us)|become a member|donate|tell us what|more on this|more from"
    r"|more about|further reading|references?:?$|sources?:|our sources|(?:photo|image) by|©"
    r"|copyright"
    r"|filed under|tags?:|tagged|posted in|topics?:|this (?:article|story|piece|post) (?:was |is "
    r"|has been )?(?:originally|first|adapted|excerpted|reprinted|also)|originally published"
    r"|reprinted|excerpted|read the original|you can also|for (?:all )?the latest|for more"
    r" (?:information|news|stories|details)|(?:learn|find out) more|(?:featured?|header|main) image"
    r"|about the author|cite this|story source|journal reference|materials provided|listen to"
    r"|watch (?:her|his|the|now|more|live)\b|follow \w+|like us|featured fact|browse|comments?$"
    r"|disclosure:|disclaimer|note: (?:content|this)|tempo de leitura|reading time)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"^[\W_]*(?:related|read(?: also| more| next| on| the full)?|also read|more|see also|see|watch"
    r"|listen|don.t miss|must read|check out|you may (?:also )?like|recommended|next|previously"
    r"|explore|learn more|background|live|lire aussi|à lire|lesen sie auch|mehr zum thema"
    r"|lea también|le puede interesar|leia (?:também|mais)|leggi anche"
    r"|читайте также|по теме|читайте"
    r"|اقرأ أيضا|اقرأ أيضاً|相关|延伸阅读|関連)\s*(?:[:|–—>»-]|\.\.\.|…)",
    re.IGNORECASE,
)
_CITATION = re.compile(r"\bdoi\b|\bet al\b.{0,20}(?:19|20)\d\d", re.IGNORECASE)
_COUNTED = re.compile(r"^\W*\d+\s*(?:min|sec|comments?|shares?|views?|likes?)\b", re.IGNORECASE)
_STRICT = 160


def article_blocks(
    blocks: Iterable[HtmlElement],
    *,
    titles: Iterable[str],
    standfirsts: Iterable[str],
    writers: Iterable[str],
) -> tuple[list[HtmlElement], str | None]:
    """The blocks that are the article, in order, and its end note.

    ``titles`` and ``standfirsts`` are shown elsewhere; ``writers`` recognise a note about them.
    """
    judge = _Judge(titles, standfirsts, writers)
    kept = _once([block for block in blocks if judge.may_be_text(block)])
    first = _index(kept, judge.opens_text)
    last = len(kept) - _index(kept[::-1], judge.closes_text)
    opening = [block for block in kept[:first] if judge.may_open(block)]
    closing = [block for block in kept[last:] if judge.may_close(block)]
    body = [*opening, *kept[first:last], *closing]
    notes = [words_of(block) for block in kept[first:] if judge.is_endnote(block)]
    return _without_bare_headings(
        [block for block in body if not judge.is_endnote(block)]
    ), " ".join(notes).strip(" ()[]") or None


class _Judge:
    """Knows what the page says elsewhere, and so what its blocks may be."""

    def __init__(
        self, titles: Iterable[str], standfirsts: Iterable[str], writers: Iterable[str]
    ) -> None:
        self.titles = {kernel(title) for title in titles if title}
        self.standfirsts = {kernel(text) for text in standfirsts if text}
        self.writers = tuple(writer.casefold() for writer in writers)

    def may_be_text(self, block: HtmlElement) -> bool:
        """Whether the block can be the article's, wherever it stands."""
        text = words_of(block)
        if not text or kernel(text) in self.titles:
            return False
        if block.tag in _LISTS:
            return not _is_list_of_links(block)
        if block.tag == "table":
            return _link_share(block, text) < 0.5
        if block.tag in HEADINGS:
            return not opens_related(text) and not _PITCH.match(text)
        return not (is_furniture(text) or _is_promotion(block, text))

    def opens_text(self, block: HtmlElement) -> bool:
        """Whether the article has begun with this block at the latest."""
        text = words_of(block)
        return (
            block.tag in ("p", "blockquote", "ul", "ol") and is_prose(text) and not credit_of(text)
        )

    def closes_text(self, block: HtmlElement) -> bool:
        """Whether the article has not ended before this block."""
        text = words_of(block)
        if block.tag in HEADINGS or _is_pitch(text) or self._is_about_writer(text):
            return False
        if _ENDNOTE.match(text) or _CITATION.search(text):
            return False
        if _CONTACT.search(text) and weight(text) < _STRICT:
            return False
        return is_ended(text) or weight(text) > _STRICT or block.tag != "p"

    def may_open(self, block: HtmlElement) -> bool:
        """Whether a block above the first paragraph is the article's."""
        text = words_of(block)
        if kernel(text) in self.standfirsts or credit_of(text) or byline_of(text):
            return False
        if any(writer in text.casefold() for writer in self.writers) and weight(text) < _STRICT:
            return False
        if (weight(text) < 80 and dates_in(text)) or _COUNTED.match(text):
            return False
        return block.tag != "p" or is_ended(text) or text.endswith(":") or weight(text) > 40

    def may_close(self, block: HtmlElement) -> bool:
        """Whether a block below the last paragraph is the article's."""
        text = words_of(block)
        if block.tag in HEADINGS or _is_pitch(text) or self._is_about_writer(text):
            return False
        if _CITATION.search(text):
            return False
        return not (_CONTACT.search(text) or credit_of(text)) and not _link_share(block, text) > 0.5

    def is_endnote(self, block: HtmlElement) -> bool:
        """Whether the block says who else worked on the article."""
        text = words_of(block)
        return block.tag == "p" and weight(text) < 400 and bool(_ENDNOTE.match(text))

    def _is_about_writer(self, text: str) -> bool:
        plain = text.casefold().lstrip("—–-• _*")
        return weight(text) < 500 and any(
            plain.startswith(
                (f"{writer} is ", f"{writer}, ", f"{writer} covers ", f"{writer} writes ")
            )
            for writer in self.writers
        )


def _is_pitch(text: str) -> bool:
    return weight(text) < 2 * _STRICT and bool(_PITCH.match(text))


def _is_promotion(block: HtmlElement, text: str) -> bool:
    """Whether the paragraph leads to another page and says nothing itself."""
    size, share = weight(text), _link_share(block, text)
    if _RELATED.match(text) and share > 0.3 and size < 300:
        return True
    if share > 0.9 and size < 200 and not text.endswith((".", ".”", '."')):
        return True
    if size < 120 and _PITCH.match(text) and not is_prose(text):
        return True
    return share > 0.6 and size < 200 and text.upper() == text


def _is_list_of_links(block: HtmlElement) -> bool:
    items = [item for item in block.iter("li", "dd") if words_of(item)]
    linked = [item for item in items if _link_share(item, words_of(item)) > 0.85]
    return bool(items) and len(linked) >= max(1, len(items) * 0.6)


def _link_share(block: HtmlElement, text: str) -> float:
    """The share of the block's words that are links."""
    linked = sum(len(words_of(link)) for link in block.iter("a"))
    return linked / max(1, len(text))


def _once(blocks: list[HtmlElement]) -> list[HtmlElement]:
    """The blocks without repeats; a pulled quotation is one."""
    kept: list[HtmlElement] = []
    known: list[str] = []
    for block in blocks:
        key = kernel(words_of(block))
        if key in known and len(key) > 20 and block.tag not in HEADINGS:
            continue
        known.append(key)
        kept.append(block)
    return [
        block
        for block, key in zip(kept, known, strict=True)
        if block.tag != "blockquote" or not any(key in one and key != one for one in known)
    ]


def _index(blocks: list[HtmlElement], test: Callable[[HtmlElement], bool]) -> int:
    return next((place for place, block in enumerate(blocks) if test(block)), len(blocks))


def _without_bare_headings(blocks: list[HtmlElement]) -> list[HtmlElement]:
    """The blocks without headings that have nothing under them."""
    kept: list[HtmlElement] = []
    for block in reversed(blocks):
        below = kept[-1].tag if kept else None
        if block.tag in HEADINGS and (below is None or (below in HEADINGS and below <= block.tag)):
            continue
        kept.append(block)
    return kept[::-1]
