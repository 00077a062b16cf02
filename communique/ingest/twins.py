"""Whether a new text is one the site has already: the same page, or the same words."""

from __future__ import annotations

from datetime import tzinfo
from typing import Literal, NamedTuple

from communique.ingest.completion import moment_of
from communique.ingest.draft import Draft
from communique.ingest.shelf import Shelf, Shelved
from communique.shingles import RELATED, RELATED_WITHIN, SAME, SAME_WITHIN

# "page": the page an article was made from; "newer": that page, changed since; "words": another
# file that says what an article says; "related": one that says much of it.
Relation = Literal["page", "newer", "words", "related"]

_REMARKS: dict[Relation, str] = {
    "page": "{source} is the page that {path} was made from: not added.",
    "words": "{source} says what {path} says: not added.",
    "related": "{source} is much like {path}: added; look whether both are needed.",
}


class Twin(NamedTuple):
    """The article that a text is like, and how; ``others`` are further ones it is related to."""

    article: Shelved
    relation: Relation
    others: tuple[Shelved, ...] = ()

    def remark(self, source: str) -> str | None:
        """What to tell whoever ran ingest; None where there is nothing to tell."""
        text = _REMARKS.get(self.relation)
        return text.format(source=source, path=self.article.path) if text else None


def twin_of(draft: Draft, shelf: Shelf, zone: tzinfo) -> Twin | None:
    """The article most like the draft; None when it is like none."""
    same = shelf.of_url(draft.source.url if draft.source else None)
    if same is not None:
        return Twin(same, "newer" if _is_later(draft, same, zone) else "page")
    near = shelf.near(draft.markdown)
    for article, alike, within in near[:1]:
        if alike >= SAME or within >= SAME_WITHIN:
            return Twin(article, "words")
    alikes = [article for article, *how in near if how[0] >= RELATED or how[1] >= RELATED_WITHIN]
    return Twin(alikes[0], "related", tuple(alikes[1:])) if alikes else None


def _is_later(draft: Draft, article: Shelved, zone: tzinfo) -> bool:
    new = moment_of(draft.updated or draft.date, zone)
    old = moment_of(article.updated or article.date, zone)
    return new is not None and old is not None and new > old
