"""A draft made fit for an article file: it has a title, a date, and its source's name."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo

import msgspec

from communique.ingest.datelines import dated, dateline_in, dateline_of
from communique.ingest.draft import Draft
from communique.ingest.item import Item
from communique.ingest.shelf import Shelved
from communique.model import Kind, Source

DAY_OF_INGEST = "day of ingest"

# In the order of the front matter.
_FIELDS = (
    "title",
    "description",
    "lang",
    "date",
    "updated",
    "kind",
    "authors",
    "tags",
    "key_points",
    "dateline",
    "image",
    "source",
    "endnote",
    "body",
)
_SOONEST_WORDS = 12
# How far ahead of the clock a source's date may lie: time zones and embargoes, not mistakes.
_AHEAD = timedelta(days=2)


def completed(
    item: Item, source: str, *, now: datetime, zone: tzinfo, before: Shelved | None
) -> Draft:
    """The item's draft with a title, a date, and where it came from.

    What had to be filled in is among ``guessed``. A date that had to be filled in ``before``
    stays, and so does what the article was related to.
    """
    draft = _updated(_dated(_placed(_titled(item.draft)), now, zone, before), zone)
    draft = msgspec.structs.replace(draft, related=before.related if before else ())
    known = draft.source or Source()
    named = msgspec.structs.replace(known, file=source, sha256=item.sha256)
    return msgspec.structs.replace(draft, source=named, guessed=_ordered(draft.guessed))


def kind_for(draft: Draft, kind: Kind) -> Kind:
    """A summary is an excerpt, whatever the site's rule."""
    return "excerpt" if draft.excerpt_only and kind == "republished" else kind


def moment_of(text: str | None, zone: tzinfo) -> datetime | None:
    """An ISO 8601 day or time as a moment; None for anything else."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def less_dateline(paragraph: str, dateline: str | None = None) -> str:
    """The paragraph without the dateline it begins with, and without the dash after that."""
    line = dateline or dateline_of(paragraph)
    found = re.match(rf"\W*{re.escape(line)}[\s/:：.]*[-–—]{{0,3}}\s*", paragraph) if line else None
    return paragraph[found.end() :] if found and found.end() < len(paragraph) else paragraph


def _placed(draft: Draft) -> Draft:
    """The dateline stands in its field, and only there."""
    first, gap, rest = draft.markdown.partition("\n\n")
    dateline = draft.dateline or dateline_in([first, *rest.split("\n\n")])
    shorter = less_dateline(first, dateline) if dateline else first
    if shorter == first:  # it stands elsewhere, or in bold
        return draft
    return msgspec.structs.replace(draft, dateline=dateline, markdown=shorter + gap + rest)


def _titled(draft: Draft) -> Draft:
    if draft.title:
        return draft
    text = re.sub(r"\]\([^)]*\)|[#>*_`\[\]\\]", "", draft.markdown or draft.description or "")
    words = text.split()
    title = " ".join(words[:_SOONEST_WORDS])
    if len(words) > _SOONEST_WORDS:
        title = title.rstrip(".,;:—–- ") + " …"
    return msgspec.structs.replace(draft, title=title, guessed=(*draft.guessed, "title"))


def _dated(draft: Draft, now: datetime, zone: tzinfo, before: Shelved | None) -> Draft:
    moment = moment_of(draft.date, zone)
    if moment is not None and moment <= now + _AHEAD:
        return msgspec.structs.replace(draft, date_origin=draft.date_origin or "text")
    written = dated(draft.dateline)
    day = moment_of(written.iso if written else None, zone)
    if written and not draft.date and day is not None and day <= now + _AHEAD:
        return msgspec.structs.replace(
            draft,
            date=written.iso,
            date_origin=f"dateline '{draft.dateline}'",
            guessed=(*draft.guessed, "date"),
        )
    warnings = draft.warnings
    if draft.date:
        warnings += (f"The date {draft.date} cannot be right and was not taken over.",)
    kept = before.date if before and before.date_origin == DAY_OF_INGEST else None
    return msgspec.structs.replace(
        draft,
        date=kept or now.astimezone(zone).date().isoformat(),
        date_origin=DAY_OF_INGEST,
        guessed=(*draft.guessed, "date"),
        warnings=warnings,
    )


def _updated(draft: Draft, zone: tzinfo) -> Draft:
    """Nothing was updated before it was published."""
    date, updated = moment_of(draft.date, zone), moment_of(draft.updated, zone)
    if date is None or updated is None or updated >= date:
        return draft
    warning = f"It cannot have been updated at {draft.updated}, before its date."
    return msgspec.structs.replace(draft, updated=None, warnings=(*draft.warnings, warning))


def _ordered(guessed: tuple[str, ...]) -> tuple[str, ...]:
    names = dict.fromkeys(guessed)
    return tuple(sorted(names, key=lambda name: _FIELDS.index(name) if name in _FIELDS else 99))
