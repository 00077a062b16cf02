"""How long, deep and tangled a text may be.

Markdown is read with regular expressions and by looking for what closes what is open. Texts made
for it, such as one of many thousand brackets that nothing closes, would keep that busy for days.
No text that people write comes near these limits, and they are the same on every machine.
"""

from __future__ import annotations

from communique.errors import ContentError

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 100
MAX_STEPS = 60_000_000
MAX_TAGS = 50_000


def refuse_large(text: str) -> None:
    """Raises ``ContentError`` over a million characters, or fifty thousand HTML tags.

    The sanitiser takes time in the square of how deep tags are nested: three seconds for as many.
    """
    if len(text) > MAX_CHARACTERS:
        raise ContentError(
            f"the text has {len(text):,} characters; {MAX_CHARACTERS:,} is the most",
            hint="divide it into several articles",
        )
    if text.count("<") > MAX_TAGS:
        raise ContentError(
            f"the text has more than {MAX_TAGS:,} HTML tags",
            hint="write it as Markdown, or divide it into several articles",
        )


def refuse_deep(depth: int) -> None:
    """Raises ``ContentError`` when lists, quotations or emphasis are nested over 100 deep."""
    if depth > MAX_DEPTH:
        raise ContentError(
            "the text is nested too deeply",
            hint="look for lists, quotations or emphasis inside one another",
        )


class Effort:
    """What reading one text has cost so far, in steps: about a character looked at in Python."""

    def __init__(self) -> None:
        self.spent = 0

    def spend(self, steps: int) -> None:
        """Raises ``ContentError`` when the text has cost sixty million: two to five seconds."""
        self.spent += steps
        if self.spent > MAX_STEPS:
            raise ContentError(
                "the text is too tangled to be read as Markdown",
                hint="look for brackets, quotation marks or tags that nothing closes",
            )
