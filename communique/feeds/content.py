"""An entry as HTML: what a reader shows of an article.

Readers show the content and nothing beside it. So whatever the article's page says in its head
(standfirst, byline, source, corrections, picture) is said again here, in elements that they keep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from communique.bodies import labelled
from communique.dates import direction
from communique.feeds.body import whole
from communique.feeds.entries import address_of, authors_of, source_name, source_of
from communique.feeds.text import as_html, attribute, legal, line, web_address
from communique.illustrated import by_itself, illustrated
from communique.model import Entry, Note, Picture, Plate, SourceNote, Wording

TOO_LONG = 100_000
"""A body with more characters is not put into feeds: the article is read on its page."""


def content_of(
    entry: Entry, html_of: Callable[[str], str], site: str, words: Wording
) -> str | None:
    """The whole article as HTML; None for an excerpt, and for what is too long for a feed.

    ``html_of`` gives a body's HTML by its key; ``site`` is the site's absolute address without its
    closing slash; ``words`` are those of its language.
    """
    if entry.body is None:
        return None
    html = html_of(entry.body.key)
    if len(html) > TOO_LONG:
        return None
    text = away_from_page(html, entry.body.plates, address_of(entry), site, words)
    return _framed(entry, [*_head(entry, words), text, *_foot(entry, words)])


def away_from_page(html: str, plates: Sequence[Plate], page: str, site: str, words: Wording) -> str:
    """A body's safe HTML as it stands where nothing is around it: every address is whole.

    ``page`` is the absolute address of its page; for ``site`` and ``words`` see ``content_of``.
    """
    shown = illustrated(html, plates, by_itself)
    return whole(labelled(legal(shown), words.genre), page, site)


def excerpt_of(entry: Entry, words: Wording) -> str:
    """What there is to know of the article without its text, and the way to it."""
    standfirst = line(entry.description or "")
    opening = [f"<p>{as_html(standfirst)}</p>"] if standfirst else []
    link = f'<p><a href="{attribute(address_of(entry))}">{as_html(entry.leads_on)}</a></p>'
    said = (*_credits(entry, words), *_notes(entry), *_points(entry))
    picture = [_figure(entry.picture, words)] if entry.picture else []
    head = (*opening, *said, *picture, *_contents(entry))
    return _framed(entry, [*head, link, *_foot(entry, words)])


def _contents(entry: Entry) -> Iterator[str]:
    links = ((attribute(web_address(one.url) or one.url), one.name) for one in entry.contents)
    yield from _list(f'<a href="{address}">{as_html(name)}</a>' for address, name in links)


def _points(entry: Entry) -> Iterator[str]:
    yield from _list(map(as_html, entry.points))


def _list(items: Iterable[str]) -> Iterator[str]:
    lines = [f"<li>{item}</li>" for item in items]
    if lines:
        yield "\n".join(["<ul>", *lines, "</ul>"])


def _foot(entry: Entry, words: Wording) -> Iterator[str]:
    """What stands below the text: a note, and the reports that it rests on besides the first."""
    if endnote := line(entry.endnote or ""):
        yield f"<p><em>{as_html(endnote)}</em></p>"
    named = [one for one in entry.sources if source_name(one)]
    if named:
        yield f"<p>{as_html(words.sources)}</p>"
        yield from _list(_source(one, web_address(one.url), words) for one in named)


def _head(entry: Entry, words: Wording) -> Iterator[str]:
    standfirst = line(entry.description or "")
    # A description that was taken from the text would be read twice.
    if standfirst and entry.body and entry.description != entry.body.opening:
        yield f"<p><strong>{as_html(standfirst)}</strong></p>"
    yield from _credits(entry, words)
    yield from _notes(entry)
    yield from _points(entry)
    if entry.picture:
        yield _figure(entry.picture, words)


def _credits(entry: Entry, words: Wording) -> Iterator[str]:
    parts = [f"<strong>{as_html(entry.genre)}</strong>"] if entry.genre else []
    if names := authors_of(entry):
        listed = _listed([as_html(name) for name in names], words)
        parts.append(_said(words.by, listed))
    if entry.source and source_name(entry.source):
        parts.append(_said(words.source, _source(entry.source, source_of(entry), words)))
    if parts:
        yield f"<p>{' · '.join(parts)}</p>"


def _listed(names: list[str], words: Wording) -> str:
    first = words.comma.join(names[:-1])
    return words.last.join([first, names[-1]] if first else names)


def _said(phrase: str, html: str) -> str:
    return as_html(phrase).replace("{}", html)


def _source(source: SourceNote, address: str | None, words: Wording) -> str:
    name = as_html(source_name(source))
    mark = f" ({as_html(words.state_run)})" if source.is_state_run else ""
    title = f", “{as_html(source.title)}”" if source.title else ""
    linked = f'<a href="{attribute(address)}">{name}</a>' if address else name
    return f"{linked}{mark}{title}"


def _notes(entry: Entry) -> Iterator[str]:
    for note in entry.notes:
        yield f"<p><strong>{as_html(note.label)}, {_time(note)}:</strong> {as_html(note.text)}</p>"


def _time(note: Note) -> str:
    return f'<time datetime="{attribute(note.when.iso)}">{as_html(note.when.day)}</time>'


def _figure(picture: Picture, words: Wording) -> str:
    address = web_address(picture.url)
    if address is None:
        return ""
    credit = words.picture.replace("{}", picture.credit) if picture.credit else None
    said = " · ".join(as_html(one) for one in (picture.caption, credit) if one)
    caption = f"<figcaption>{said}</figcaption>" if said else ""
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
    image = f'<img src="{attribute(address)}" alt="{attribute(picture.alt)}"{size}>'
    return f"<figure>{image}{caption}</figure>"


def _framed(entry: Entry, parts: list[str]) -> str:
    html = "\n".join(parts)
    if direction(entry.lang) == "rtl":
        return f'<div lang="{attribute(entry.lang)}" dir="rtl">\n{html}\n</div>'
    return html
