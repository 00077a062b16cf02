"""Whose text it is: sources, and how much of a text is theirs."""

from __future__ import annotations

from collections.abc import Iterator

from communique.check.values import Finding, Manuscript

SHARE = 0.25  # of an article's words
QUOTED = 75  # words
LISTED = 8


def source_missing(file: Manuscript) -> Iterator[Finding]:
    """A text that is somebody else's says whose, and where it can be read."""
    article = file.article
    if article is None or article.kind == "own":
        return
    source = article.source
    if source is None or not (source.name or source.url):
        yield file.found(
            "source-missing",
            f"the text is {_whose(article.kind)}, and no source: says whose",
            file.line_of("source") if source else file.line_of("kind"),
            hint="give source: a name: and a url:",
        )


def _whose(kind: str) -> str:
    return "an excerpt" if kind == "excerpt" else "republished"


def excerpt_share(file: Manuscript) -> Iterator[Finding]:
    """Quotations that stand by themselves are a small part of an article of one's own.

    Over 75 words, and over a quarter of the text, are more than it takes to make a point (Isbell,
    The Rise of the News Aggregator, 2010).
    """
    article = file.article
    if article is None or article.kind != "own" or not article.body.words:
        return
    quotations = [one for one in file.paragraphs if one.kind == "quote"]
    words = sum(len(one.text.replace(">", " ").split()) for one in quotations)
    share = words / max(article.body.words, words)
    if words > QUOTED and share > SHARE:
        yield file.found(
            "excerpt-share",
            f"{words} words, {share:.0%} of the text, are quotations",
            quotations[0].line,
            hint="quote what makes the point and tell the rest; or write kind: republished",
        )


def review_left(file: Manuscript) -> Iterator[Finding]:
    """What ingest guessed has been looked at before it is published."""
    article = file.article
    if article is None or not article.review or article.status != "published":
        return
    names = list(article.review[:LISTED])
    more = len(article.review) - len(names)
    listed = ", ".join(names) + (f" and {more} more" if more else "")
    yield file.found(
        "review-left",
        f"nobody has confirmed what ingest guessed: {listed}",
        file.line_of("review"),
        hint="correct these fields, then delete their names, or review: as a whole",
    )
