"""Articles that share a story, and what the editor says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from communique.model import Story, StoryFile


def stories_of(
    told: Sequence[tuple[str, str | None]], files: Sequence[StoryFile]
) -> tuple[Story, ...]:
    """Every story there is, by slug. ``told`` are the site's articles: (id, story), newest first.

    A story without a file of its own is called by its slug. One without articles is there while
    it is only watched: else nothing would be known of it before its first article is out.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for id, story in told:
        if story:
            members[story].append(id)
    known = {file.slug: file for file in files}
    watched = {file.slug for file in files if file.status == "watch"}
    return tuple(
        _story(slug, known.get(slug), tuple(members.get(slug, ())))
        for slug in sorted(members.keys() | watched)
    )


def title_of(slug: str) -> str:
    """A title for a story of which nothing else is known: black-sea-grain, Black sea grain."""
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]


def _story(slug: str, file: StoryFile | None, articles: tuple[str, ...]) -> Story:
    url = f"/stories/{slug}/"
    if file is None:
        return Story(slug=slug, url=url, title=title_of(slug), articles=articles)
    return Story(
        slug=slug,
        url=url,
        title=file.title,
        description=file.description,
        status=file.status,
        lang=file.lang,
        body=file.body if file.body.words else None,
        articles=articles,
    )
