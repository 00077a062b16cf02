"""Markdown made by chance, of the pieces that most easily go wrong together."""

from __future__ import annotations

from hypothesis import strategies as st

_MARKS = r"""
    * ** *** _ __ ` `` ``` ~~~ \ [ ] ( ) ![ ]( ](/a) ](<b> [r] [^1] [^n] <b> </b> <div> </div> <p>
    </p> <!-- --> <? ?> <![CDATA[ ]]> <br/> <hr> <script> </script> &amp; &#38; &x; & < > | # .
    <http://example.org/> <a@example.org> <a href='x'> </a> </span> ' " ! { } :// @ é 中文 العربية
    word a_b_c *word* **word** [word](/a_b) \* \\ \` \[ --|:-: |-|-| a|b === --- [TOC]
"""
_SPACED = (
    "Some words, and more|| *two words* ||**two words**|| *x*, ||[a b](https://example.org/?a=1&b) "
    """||[word](/x "title")||](<b c> 't')||\n[r]: /r 'Title'\n||\n[^1]: Note||\n[^n]: a\n\n    b"""
    "||- ||* ||+ ||1. ||2.  ||> ||# ||## ||### Word||* * *||_ _ _||- - -||    ||   ||  ||\t|| ||\n"
    "||\n\n||  \n||\r\n||\r||\n    ||\n  - ||\n> ||\n\n    code||\n1. ||\n- x||```python\n||```\n"
    '||~~~\n||1986\\. x||&#38 ||<span title="a*b*">||///Footnotes Go Here///||\u00a0||\u2028||\x0b'
    "||\x0c||\x1c||\x85||\x02||\x03||\x02klzzwxh:0000\x03||\x02wzxhzdk:0\x03"
)
PIECES = (*_MARKS.split(), *_SPACED.split("||"))

_piece = st.sampled_from(PIECES)
_line = st.lists(_piece, max_size=6).map("".join)

texts = st.one_of(
    st.lists(_piece, max_size=40).map("".join),
    st.lists(_line, max_size=14).map("\n".join),
    st.text(max_size=60),
)


_WORDS = ("Some words", "two", "*two words*", "**two words**", "[a b](https://example.org/?a=1&b)",
          "[word](/a_b)", "[word](/a*b)", "1986.", '"so"', "it's", "a > b", "é", "中文", "- x",
          "a#b", "=", "{news}", "{analysis}", "-", "_a_", "x*y", "!", "[x]")  # fmt: skip
_STARTS = ("", "", "", "## ", "### ", "##", "> ", "- ", "* ", "1. ", " ", "-")
_sentence = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join)
_block = st.builds(
    lambda start, lines: "\n".join(start + line for line in lines),
    st.sampled_from(_STARTS),
    st.lists(_sentence, min_size=1, max_size=3),
)

_headings = st.sampled_from(["## Background", "### Analysis", "## What comes next {news}"])

plain_texts = st.lists(_block | _headings, min_size=1, max_size=5).map("\n\n".join)
"""Texts that are nearly all paragraphs, headings, quotations and lists of plain words."""
